/** n8n's form for a credential of Zoho Desk, filled in by mouse and keyboard, and the window in which a person consents. */
import type { Locator, Page } from 'playwright-core';
import type { DeskSimulator } from '../../simulator/desk/simulator';
import { marked } from './browser';
import { FORM, openNewCredential } from './credential-form';
import { labels } from './editor';

/** How n8n calls the type, and a credential of it that got no name. */
export const TYPE_NAME = 'Zoho Desk OAuth2 API';
export const USUAL_NAME = 'Zoho Desk account';

export class OAuthForm {
	constructor(
		private readonly page: Page,
		private readonly url: string,
	) {}

	/** Looks the type up in n8n's list of all types, and opens the empty form. */
	async create(): Promise<void> {
		await openNewCredential(this.page, this.url, TYPE_NAME);
		await this.field('clientId').waitFor();
	}

	/** Opens the form of a stored credential. */
	async open(id: string): Promise<void> {
		await this.page.goto('about:blank');
		await this.page.goto(`${this.url}/home/credentials/${id}`);
		await this.field('clientId').waitFor();
	}

	/** Gives the credential another name. */
	async rename(name: string): Promise<void> {
		await this.page
			.locator(`${FORM} ${marked('inline-edit-preview')}`)
			.first()
			.click();
		await this.page.keyboard.press('ControlOrMeta+A');
		await this.page.keyboard.insertText(name);
		await this.page.keyboard.press('Enter');
	}

	/** Fills in where the simulator is, and what its API console gave. */
	async fillIn({ url, access }: DeskSimulator): Promise<void> {
		await this.paste('clientId', access.clientId);
		await this.paste('clientSecret', access.clientSecret);
		await this.field('dataCentre').click();
		await this.page.getByRole('option').filter({ hasText: 'Other Address', visible: true }).click();
		await this.paste('deskAddress', url);
		await this.paste('accountsAddress', url);
	}

	/** The labels of the fields on the form, in order. */
	async fieldNames(): Promise<string[]> {
		return await labels(this.page.locator(`${FORM} ${marked('credential-connection-parameter')}`));
	}

	/** Presses *Connect*, or the button for an account that is connected already; gives the window that asks. */
	async connect(): Promise<Page> {
		const opening = this.page.waitForEvent('popup');
		const again = this.page.locator(marked('oauth-switch-account-button'));
		await this.page.locator(marked('quick-connect-button')).or(again).filter({ visible: true }).click();
		const window = await opening;
		await window.getByRole('button', { name: 'Accept' }).waitFor();
		return window;
	}

	/** What the form says of the connection: waits until it says that there is one, or that there is none. */
	async says(isConnected: boolean): Promise<string> {
		const banner = isConnected ? 'oauth-connect-success-banner' : 'oauth-not-connected-banner';
		const shown = this.page.locator(FORM).locator(marked(banner));
		await shown.waitFor();
		return await shown.innerText();
	}

	/** Where the address stands that n8n has in this test. */
	redirectUrl(): Locator {
		return this.page.locator(FORM).getByText('/rest/oauth2-credential/callback');
	}

	/** Scrolls back to the head of the form. */
	async showHead(): Promise<void> {
		await this.page.locator(FORM).getByText('OAuth Redirect URL').scrollIntoViewIfNeeded();
	}

	private field(name: string): Locator {
		return this.page.locator(`${FORM} ${marked(`parameter-input-${name}`)} input`).first();
	}

	/** At once, as a person pastes: what is typed faster than by hand, n8n's form takes over too late. */
	private async paste(name: string, value: string): Promise<void> {
		await this.field(name).click();
		await this.page.keyboard.insertText(value);
		await this.page.keyboard.press('Tab');
	}
}

/** Presses a button of the consent page, and waits until the window is back at n8n, or closed by it. */
export async function decide(window: Page, decision: 'Accept' | 'Reject'): Promise<void> {
	const closed = window.waitForEvent('close').catch(() => undefined);
	const back = window.waitForURL(/\/rest\/oauth2-credential\/callback/, { waitUntil: 'commit' }).catch(() => undefined);
	await window.getByRole('button', { name: decision }).click();
	await Promise.race([closed, back]);
}
