/** What the output panel of the open node says. */
import type { Page } from 'playwright-core';
import { marked } from './browser';

export const OUTPUT_PANEL = marked('output-panel');

/** What n8n says there of a step that was not run. */
export const NOT_RUN = 'No output data';

/**
 * Waits until the panel says a text, as a person reads it: the lines as they stand, and what is hidden left out. Gives
 * what it says, also where it never did.
 * @param within milliseconds; without them as long as any condition of the page may take
 */
export async function outputOnce(page: Page, text: RegExp, within?: number): Promise<string> {
	const body = await page.locator('body').elementHandle();
	await page
		.waitForFunction(
			({ body, panel, source, flags }) => {
				const element = body?.querySelector(panel) ?? {};
				return 'innerText' in element && new RegExp(source, flags).test(String(element.innerText));
			},
			{ body, panel: OUTPUT_PANEL, source: text.source, flags: text.flags },
			{ timeout: within },
		)
		.catch(() => undefined);
	return await page.locator(OUTPUT_PANEL).innerText();
}
