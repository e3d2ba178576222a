/** The open form of a node, by the labels that a person reads. Every other file of these tests knows labels only. */
import type { Locator, Page } from 'playwright-core';
import { marked } from './browser';
import type { Hand } from './hands';
import { NOT_RUN, outputOnce } from './output-panel';

/** What goes into a field: a text that is typed or the name of a choice, how a switch stands, or what it points at. */
export type Entry = string | boolean | Pointer | Added;

/** A value of a field that the form shows only after a person has added it. */
export interface Added {
	added: string;
}

/** A record, person or department: by one of the ways that the field offers, or chosen from its list after a search. */
export type Pointer =
	| { by: 'By ID' | 'By URL' | 'By Ticket Number' | 'By Name' | 'By Address'; value: string }
	| { search: string; choice: string };

/** The open list of a field that points at something. */
export const LIST = '[data-test-id^="resource-locator-"] [role="dialog"]';

/** Milliseconds after which a run that n8n does not show counts as forgotten. */
const FORGOTTEN_AFTER = 15_000;

const DROPDOWN = 'input[role="combobox"]';
const SWITCH = '.el-switch';
const TEXT = 'input:not([role]):not([type="checkbox"]), textarea, .cm-content';

export class NodeForm {
	constructor(
		private readonly page: Page,
		private readonly hand: Hand,
	) {}

	/** Fills in a field, whatever its kind. */
	async set(label: string, entry: Entry): Promise<void> {
		const field = this.field(label);
		if (typeof entry === 'object' && 'added' in entry) {
			await this.hand.pickFromMenu(this.page.locator(`${marked('add-fields-select')} button`), label);
			return await this.set(label, entry.added);
		}
		await field.waitFor();
		const dropdown = field.locator(DROPDOWN).first();
		if (typeof entry === 'object') await this.point(field, entry);
		else if (typeof entry === 'boolean') await this.turn(field.locator(SWITCH).first(), entry);
		else if (await dropdown.isVisible()) await this.hand.pick(dropdown, entry);
		else await this.hand.write(field.locator(TEXT).first(), entry);
	}

	/** Adds a row, such as a condition, by its button. */
	async addRow(button: string): Promise<void> {
		const rows = this.page.locator(marked('node-parameters')).getByRole('button', { name: button, exact: true });
		await this.hand.press(rows.first());
	}

	/** Opens the list of a field that points at something, and waits for its first entries. */
	async openList(label: string): Promise<void> {
		await this.hand.press(this.field(label).locator(marked('rlc-input')).first());
		await this.listed('').first().waitFor();
	}

	/** Waits until the open list has so many entries. */
	async listHolds(count: number): Promise<void> {
		await this.listed('')
			.nth(count - 1)
			.waitFor();
	}

	/** Types into the search of the open list, and waits for an entry. */
	async searchList(words: string, entry: string): Promise<void> {
		await this.hand.write(this.searchBox(), words);
		await this.listed(entry).waitFor();
	}

	async chooseFromList(entry: string): Promise<void> {
		await this.hand.press(this.listed(entry));
	}

	/**
	 * Clicks *Execute step* and waits until the output panel says a text; gives what it says, also where it never did. Where
	 * n8n loads the workflow anew while the step runs, it forgets the run: then a person clicks again.
	 */
	async execute(text: RegExp): Promise<string> {
		const button = this.page.locator(marked('node-execute-button')).first();
		await this.hand.press(button);
		const shown = await outputOnce(this.page, text, FORGOTTEN_AFTER);
		if (text.test(shown)) return shown;
		if (shown.includes(NOT_RUN)) await this.hand.press(button);
		return await outputOnce(this.page, text);
	}

	/** Back to the canvas, by the cross at the top: a field may keep the Escape key to itself. */
	async close(): Promise<void> {
		await this.page.locator(marked('ndv-close-button')).click();
		await this.page.locator(marked('node-parameters')).waitFor({ state: 'hidden' });
	}

	/** A field with its label. */
	field(label: string): Locator {
		const title = this.page.locator('label').getByText(label, { exact: true });
		return this.page
			.locator(`${marked('node-parameters')} ${marked('input-label')}`)
			.filter({ has: title })
			.last();
	}

	private async point(field: Locator, pointer: Pointer): Promise<void> {
		const input = field.locator(marked('rlc-input')).first();
		if ('by' in pointer) {
			await this.hand.pick(field.locator(`${marked('rlc-mode-selector')} input`), pointer.by);
			return await this.hand.write(input, pointer.value);
		}
		if (this.hand.search === undefined) return await this.point(field, { by: 'By Name', value: pointer.choice });
		const list = { box: this.searchBox(), entries: this.listed('') };
		await this.hand.search(input, list, pointer.search, pointer.choice);
	}

	/** An entry of the open list. */
	private listed(text: string): Locator {
		return this.page.locator(marked('rlc-item')).filter({ hasText: text, visible: true });
	}

	private searchBox(): Locator {
		return this.page.locator(marked('rlc-search')).filter({ visible: true });
	}

	private async turn(toggle: Locator, on: boolean): Promise<void> {
		const stands = await toggle.locator('[role="switch"]').getAttribute('aria-checked');
		if (stands !== String(on)) await this.hand.turn(toggle);
	}
}
