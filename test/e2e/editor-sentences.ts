/** What a person meets in the editor. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { PROMISES } from '../../scripts/n8n/promises';
import { NODE_TYPE } from '../../scripts/n8n/credential';
import { outputOnce } from './output-panel';
import { picture } from './pictures';
import { exampleNamed, type Place } from './place';

export function canvasSentences(place: () => Place): void {
	it('shows the example on the canvas with the node’s icon and what each step does', async () => {
		const { editor, session, browser } = place();
		const example = exampleNamed(session, 'first-light');
		await editor.openWorkflow(example.id);
		await editor.showAll();
		const names = example.workflow.nodes.filter(({ type }) => type === NODE_TYPE).map(({ name }) => name);
		for (const name of names) await editor.node(name).locator('img').first().waitFor();
		await picture(browser.page, 'canvas');
	});

	it('runs the example with Execute workflow and shows the items of each step', async () => {
		const { editor, session, browser } = place();
		const example = exampleNamed(session, 'first-light');
		const [promise] = PROMISES[example.key] ?? [];
		assert.ok(promise);
		session.zoho.reset();
		await editor.openWorkflow(example.id);
		await editor.execute();
		await editor.showAll();
		await picture(browser.page, 'canvas-after-run');
		assert.ok([promise.requests].flat().includes(session.zoho.journal.count({ kind: 'api' })));
		const last = Object.keys(promise.items).at(-1) ?? '';
		await editor.openNode(last);
		const items = new RegExp(`\\b${promise.items[last]} item`);
		assert.match(await outputOnce(browser.page, items), items);
		await picture(browser.page, 'output-of-the-last-step');
	});
}
