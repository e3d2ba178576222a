/** The one n8n and the one browser that all end-to-end tests share. */
import { join } from 'node:path';
import { ensureInstalled } from '../../scripts/n8n/install';
import { openSession, type Session, type StoredExample } from '../../scripts/n8n/session';
import { readExamples } from '../../scripts/n8n/workflow';
import { openBrowser, type OpenBrowser } from './browser';
import { CredentialForm } from './credential-form';
import { Editor } from './editor';
import { PROJECT } from './folders';

/** Tickets of Zoho Desk: fewer than *Get Many* reads by default. */
export const TICKETS = 30;
/** The day of the pictures in the docs. */
const NOW = '2026-11-02T09:00:00Z';

/** The built package to load. */
export const PACKAGE_FOLDER = process.env.PACKAGE_FOLDER ?? PROJECT;

export interface Place {
	session: Session;
	browser: OpenBrowser;
	editor: Editor;
	credentialForm: CredentialForm;
}

const closers: Array<() => Promise<void>> = [];

/** For what is not to stay behind when the tests end, or are ended by Ctrl-C. */
export function atClose(close: () => Promise<void>): void {
	closers.push(close);
}

/** Starts n8n and the browser, and signs in. */
export async function openPlace(): Promise<Place> {
	const examples = readExamples(join(PROJECT, 'examples'));
	const installation = await ensureInstalled();
	const session = await openSession(installation, {
		packageFolder: PACKAGE_FOLDER,
		examples,
		tickets: TICKETS,
		now: NOW,
	});
	closers.push(session.close);
	const browser = await openBrowser();
	closers.push(browser.close);
	const { url } = session.n8n;
	return {
		session,
		browser,
		editor: new Editor(browser.page, url),
		credentialForm: new CredentialForm(browser.page, url),
	};
}

/** Ends what openPlace and others started, however far it came. */
export async function closePlace(): Promise<void> {
	for (const close of closers.splice(0).reverse()) await close();
}

/** The example of that file name. */
export function exampleNamed({ examples }: Session, key: string): StoredExample {
	const example = examples.find((one) => one.key === key);
	if (example === undefined) throw new Error(`There is no example "${key}".`);
	return example;
}
