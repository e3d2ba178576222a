/** What the output panel of the open node says. */
import type { Page } from 'playwright-core';
import { marked } from './browser';

export const OUTPUT_PANEL = marked('output-panel');

/**
 * Waits until the panel says a text, as a person reads it: the lines as they stand, and what is hidden left out. Gives
 * what it says, also where it never did.
 */
export async function outputOnce(page: Page, text: RegExp): Promise<string> {
	const body = await page.locator('body').elementHandle();
	await page
		.waitForFunction(
			({ body, panel, source, flags }) => {
				const element = body?.querySelector(panel) ?? {};
				return 'innerText' in element && new RegExp(source, flags).test(String(element.innerText));
			},
			{ body, panel: OUTPUT_PANEL, source: text.source, flags: text.flags },
		)
		.catch(() => undefined);
	return await page.locator(OUTPUT_PANEL).innerText();
}
