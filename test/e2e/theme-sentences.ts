/** What the node looks like in the light and in the dark theme. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { withCredentials } from '../../scripts/n8n/workflow';
import { marked } from './browser';
import { pictureOfDocs } from './pictures';
import type { Place } from './place';
import { oneStepWorkflow, STEP } from './workflows';

const THEMES = [
	{ colorScheme: 'light', icon: 'zohoSupport.svg' },
	{ colorScheme: 'dark', icon: 'zohoSupport.dark.svg' },
] as const;

export function themeSentences(place: () => Place): void {
	for (const { colorScheme, icon } of THEMES)
		it(`shows its icon, what it does, and its form in the ${colorScheme} theme`, async () => {
			const { editor, session, browser } = place();
			const { page } = browser;
			await page.emulateMedia({ colorScheme });
			try {
				const workflow = withCredentials(oneStepWorkflow('Read tickets', { service: 'desk' }), session.credentials);
				await editor.openWorkflow(await session.api.addWorkflow(workflow));
				const shown = editor.node(STEP);
				const image = shown.locator('img').first();
				await image.waitFor();
				const source = await image.getAttribute('src');
				assert.equal(source?.split('/').at(-1), icon);
				assert.match(await shown.innerText(), /get many: ticket/);
				await pictureOfDocs(page, `canvas-${colorScheme}`, {
					part: `${marked('canvas-node')}[data-node-name="${STEP}"]`,
				});
				await editor.openNode(STEP);
				await pictureOfDocs(page, `form-${colorScheme}`, { part: marked('node-parameters') });
			} finally {
				await page.emulateMedia({ colorScheme: 'light' });
			}
		});
}
