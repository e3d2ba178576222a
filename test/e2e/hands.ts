/** The two ways in which a person fills in a form. */
import type { Locator, Page } from 'playwright-core';

/** Presses of a key after which something counts as out of reach. */
const REACH = 120;

export interface Hand {
	/** Opens a node of the canvas. */
	open(node: Locator): Promise<void>;
	press(button: Locator): Promise<void>;
	/** Turns a switch over. */
	turn(toggle: Locator): Promise<void>;
	/** Puts a text in the place of what stands in an input. */
	write(input: Locator, text: string): Promise<void>;
	/**
	 * Opens a list, types a text into its search, and picks one of the entries that hold it. Absent for a hand that cannot go
	 * on behind such a list, where n8n drops the focus: such a person gives the name.
	 */
	search?(input: Locator, list: SearchedList, text: string, choice: string): Promise<void>;
	/** Opens a menu by its button, and picks an entry. */
	pickFromMenu(button: Locator, entry: string): Promise<void>;
	/** Picks the choice of that name from a dropdown. */
	pick(dropdown: Locator, choice: string): Promise<void>;
}

/** A list with a search. */
export interface SearchedList {
	box: Locator;
	entries: Locator;
}

/** The choices of the open dropdown, by their exact name; a choice may have a description below it. */
export function choiceNamed(page: Page, choice: string): Locator {
	return page.getByRole('option').filter({ has: page.getByText(choice, { exact: true }), visible: true });
}

function menuEntry(page: Page, entry: string): Locator {
	return page.getByRole('menuitem', { name: entry, exact: true }).filter({ visible: true });
}

export class Mouse implements Hand {
	constructor(private readonly page: Page) {}

	async open(node: Locator): Promise<void> {
		await node.dblclick();
	}

	async press(button: Locator): Promise<void> {
		await button.click();
	}

	async turn(toggle: Locator): Promise<void> {
		await toggle.click();
	}

	async write(input: Locator, text: string): Promise<void> {
		await input.click();
		await replaceText(this.page, text);
	}

	async search(input: Locator, { box, entries }: SearchedList, text: string, choice: string): Promise<void> {
		await input.click();
		await box.click();
		await this.page.keyboard.type(text);
		await entries.filter({ hasText: choice }).click();
	}

	async pickFromMenu(button: Locator, entry: string): Promise<void> {
		await button.click();
		await menuEntry(this.page, entry).click();
	}

	async pick(dropdown: Locator, choice: string): Promise<void> {
		await dropdown.click();
		await choiceNamed(this.page, choice).click();
	}
}

export class Keyboard implements Hand {
	constructor(private readonly page: Page) {}

	/**
	 * A node is chosen by a click: the keys of n8n's canvas go on from the chosen one. Then the mouse is put aside: a list
	 * that opens or scrolls below its pointer would mark the entry there, whatever the arrow keys say.
	 */
	async open(node: Locator): Promise<void> {
		await node.click();
		await this.page.mouse.move(1, 1);
		await this.page.keyboard.press('Enter');
	}

	async press(button: Locator): Promise<void> {
		await this.reach(button);
		await this.page.keyboard.press('Enter');
	}

	async turn(toggle: Locator): Promise<void> {
		await this.reach(toggle);
		await this.page.keyboard.press('Space');
	}

	async write(input: Locator, text: string): Promise<void> {
		await this.reach(input);
		await replaceText(this.page, text);
	}

	async pickFromMenu(button: Locator, entry: string): Promise<void> {
		await this.press(button);
		const wanted = menuEntry(this.page, entry);
		await wanted.waitFor();
		await this.walkTo(wanted, ':focus');
		// n8n leaves the focus behind its form: a step back leads to the end of the form.
		await this.page.keyboard.press('Shift+Tab');
	}

	/** Some lists open as soon as they are reached, the others by the arrow key. */
	async pick(dropdown: Locator, choice: string): Promise<void> {
		await this.reach(dropdown);
		await this.page.keyboard.press('ArrowDown');
		const wanted = choiceNamed(this.page, choice);
		await wanted.waitFor();
		await this.walkTo(wanted);
	}

	/** By the arrow keys: n8n marks the choice that the Enter key takes. */
	private async walkTo(choice: Locator, mark = '[class*="hover"]'): Promise<void> {
		const isMarked = async () => await choice.evaluate((element, selector) => element.matches(selector), mark);
		for (let presses = 0; !(await isMarked()); presses += 1) {
			if (presses === REACH) throw new Error(`The arrow keys do not lead to ${String(choice)}.`);
			await this.page.keyboard.press('ArrowDown');
		}
		await this.page.keyboard.press('Enter');
		await choice.waitFor({ state: 'hidden' });
	}

	/**
	 * By the Tab key, forwards or, where the target stands higher up, backwards.
	 * @throws when the key does not lead there
	 */
	private async reach(target: Locator): Promise<void> {
		await target.waitFor();
		for (let presses = 0; presses < REACH; presses += 1) {
			const way = await wayTo(target);
			if (way === 'there') return;
			await this.page.keyboard.press(way === 'up' ? 'Shift+Tab' : 'Tab');
		}
		throw new Error(`The Tab key does not lead to ${String(target)}.`);
	}
}

/** Where an element is, seen from the one that has the focus. */
async function wayTo(target: Locator): Promise<'there' | 'up' | 'down'> {
	return await target.evaluate((element) => {
		if (element.matches(':focus-within')) return 'there';
		const focused = element.ownerDocument.activeElement;
		const { DOCUMENT_POSITION_FOLLOWING: follows } = element;
		return focused !== null && element.compareDocumentPosition(focused) & follows ? 'up' : 'down';
	});
}

async function replaceText(page: Page, text: string): Promise<void> {
	await page.keyboard.press('ControlOrMeta+A');
	await page.keyboard.insertText(text);
}
