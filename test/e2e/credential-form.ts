/** n8n's form for one credential, and what its connection test says. */
import type { Page } from 'playwright-core';
import { marked } from './browser';
import { labels } from './editor';
import { choiceNamed } from './hands';

/** The dialog that holds the form. */
export const FORM = marked('editCredential-modal');

export interface TestResult {
	/** Whether n8n shows its green notice. */
	connected: boolean;
	/** Everything that the notice says, details included. */
	text: string;
}

export class CredentialForm {
	constructor(
		private readonly page: Page,
		private readonly url: string,
	) {}

	/** Opens an empty form of this type. */
	async create(typeName: string): Promise<void> {
		await openNewCredential(this.page, this.url, typeName);
	}

	/** Picks an option of a dropdown. */
	async choose(field: string, option: string): Promise<void> {
		await this.page
			.locator(`${FORM} ${marked(`parameter-input-${field}`)} input`)
			.first()
			.click();
		await choiceNamed(this.page, option).click();
	}

	/** Opens the form of a stored credential; n8n tests it at once and this waits for that to end. */
	async open(id: string): Promise<void> {
		await this.page.goto('about:blank');
		const tested = this.tested();
		await this.page.goto(`${this.url}/home/credentials/${id}`);
		await this.page
			.locator(`${FORM} ${marked('credential-connection-parameter')}`)
			.first()
			.waitFor();
		await tested;
	}

	/** The labels of the fields on the form, in order. */
	async fieldNames(): Promise<string[]> {
		return await labels(this.page.locator(`${FORM} ${marked('credential-connection-parameter')}`));
	}

	async fill(field: string, value: string): Promise<void> {
		const input = this.page.locator(`${FORM} ${marked(`parameter-input-${field}`)} input`).first();
		await input.fill(value);
		await input.blur();
	}

	/** Scrolls the form until a field can be seen. */
	async show(label: string): Promise<void> {
		await this.page.locator(FORM).locator('label:visible', { hasText: label }).first().scrollIntoViewIfNeeded();
	}

	/** Saves the form, which makes n8n test the connection, and tells what it shows then. */
	async saveAndTest(): Promise<TestResult> {
		const tested = this.tested();
		await this.page.locator(`${marked('credential-save-button')} button`).click();
		await tested;
		return await this.result();
	}

	/** Presses the button of the notice that repeats the test. */
	async testAgain(): Promise<TestResult> {
		const tested = this.tested();
		await this.page.locator(FORM).getByRole('button', { name: 'Retry' }).click();
		await tested;
		return await this.result();
	}

	private async tested(): Promise<void> {
		await this.page.waitForResponse((response) => response.url().endsWith('/rest/credentials/test'));
	}

	private async result(): Promise<TestResult> {
		const good = this.page.locator(marked('credentials-config-container-test-success'));
		const bad = this.page.getByText('Couldn’t connect with these settings');
		await good.or(bad).filter({ visible: true }).first().waitFor();
		// Not pressed, only awaited: while a test runs the button is disabled.
		await this.page.locator(FORM).getByRole('button', { name: 'Retry' }).click({ trial: true });
		const connected = await good.isVisible();
		const details = this.page.locator(FORM).getByText('More details');
		if (await details.isVisible()) await details.click();
		const above = await this.page.locator(`${FORM} ${marked('node-credentials-config-container')}`).innerText();
		const [firstField] = await this.fieldNames();
		return { connected, text: above.split(`\n${firstField}\n`)[0] ?? '' };
	}
}

/** Looks a type up in n8n's list of all types, and opens the empty form. */
export async function openNewCredential(page: Page, url: string, typeName: string): Promise<void> {
	await page.goto('about:blank');
	await page.goto(`${url}/home/credentials/create`);
	await page.locator(`${marked('new-credential-type-select')} input`).click();
	await page.keyboard.type(typeName);
	// By a click: the Enter key takes what n8n marks, which may be another type while the list is being filtered.
	await page.getByRole('option').filter({ hasText: typeName, visible: true }).click();
	await page.locator(marked('new-credential-type-button')).click();
	await page
		.locator(`${FORM} ${marked('credential-connection-parameter')}`)
		.first()
		.waitFor();
}
