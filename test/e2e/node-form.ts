/** The open form of a node, by the labels that a person reads. Every other file of these tests knows labels only. */
import type { Locator, Page } from 'playwright-core';
import { marked } from './browser';
import type { Hand } from './hands';

/** What goes into a field: a text that is typed or the name of a choice, or how a switch stands. */
export type Entry = string | boolean;

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
		await field.waitFor();
		const dropdown = field.locator(DROPDOWN).first();
		if (typeof entry === 'boolean') await this.turn(field.locator(SWITCH).first(), entry);
		else if (await dropdown.isVisible()) await this.hand.pick(dropdown, entry);
		else await this.hand.write(field.locator(TEXT).first(), entry);
	}

	/** Clicks *Execute step* and waits until the output panel says a text; gives what it says, also where it never did. */
	async execute(text: RegExp): Promise<string> {
		await this.hand.press(this.page.locator(marked('node-execute-button')).first());
		return await this.output(text);
	}

	/** Waits until the output panel says a text; gives what it says, also where it never did. */
	async output(text: RegExp): Promise<string> {
		const panel = this.page.locator(marked('output-panel'));
		await panel
			.filter({ hasText: text })
			.waitFor()
			.catch(() => undefined);
		return await panel.innerText();
	}

	/** Back to the canvas. */
	async close(): Promise<void> {
		await this.page.keyboard.press('Escape');
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

	private async turn(toggle: Locator, on: boolean): Promise<void> {
		const stands = await toggle.locator('[role="switch"]').getAttribute('aria-checked');
		if (stands !== String(on)) await this.hand.turn(toggle);
	}
}
