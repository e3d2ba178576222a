/** The system's Chromium, and what its console said. */
import { existsSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';

const PROGRAMS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const ARGUMENTS = [
	'--headless',
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	// Letters look the same on every machine.
	'--font-render-hinting=none',
	'--disable-lcd-text',
	'--force-color-profile=srgb',
];
/** Milliseconds that a condition on the page may take. */
const PATIENCE = 60_000;

/** The size of the page, in pixels. */
export const USUAL = { width: 1440, height: 900 };

export interface OpenBrowser {
	page: Page;
	/** Errors on the page's console and uncaught errors of its scripts, each with where it came from. */
	errors: string[];
	close(): Promise<void>;
}

/** @throws with what to install when there is no Chromium */
export async function openBrowser(): Promise<OpenBrowser> {
	const executablePath = process.env.CHROMIUM ?? PROGRAMS.find((program) => existsSync(program));
	if (executablePath === undefined)
		throw new Error('No Chromium found: `apt-get install -y chromium`, or set CHROMIUM to its path.');
	const browser: Browser = await chromium.launch({
		executablePath,
		args: ARGUMENTS,
		// Ctrl-C is for run.ts, which ends n8n as well.
		handleSIGINT: false,
		handleSIGTERM: false,
		handleSIGHUP: false,
	});
	const context = await browser.newContext({ viewport: USUAL, deviceScaleFactor: 1, reducedMotion: 'reduce' });
	const page = await context.newPage();
	page.setDefaultTimeout(PATIENCE);
	// "Leave the page?": yes, tests throw their edits away.
	page.on('dialog', (dialog) => void dialog.accept());
	const errors: string[] = [];
	page.on('console', (message) => {
		if (message.type() === 'error') errors.push(`${message.text()} (${message.location().url})`);
	});
	page.on('pageerror', (error) => errors.push(String(error.stack ?? error)));
	return { page, errors, close: async () => await browser.close() };
}

/** The selector of an element that n8n marks for tests. */
export function marked(testId: string): string {
	return `[data-test-id="${testId}"]`;
}
