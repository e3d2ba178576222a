/** What a person meets in the editor. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { PROMISES } from '../../scripts/n8n/promises';
import { NODE_TYPE } from '../../scripts/n8n/credential';
import { withCredential } from '../../scripts/n8n/workflow';
import { picture } from './browser';
import { formsWorkflow, OPERATION_FORMS } from './operations';
import { exampleNamed, type Place } from './place';

export function canvasSentences(place: () => Place): void {
	for (const words of ['zoho desk', 'zoho support', 'ticket', 'help desk'])
		it(`finds the node and its trigger, with their icon, in the nodes panel by "${words}"`, async () => {
			const { editor, session, browser } = place();
			await editor.openWorkflow(exampleNamed(session, 'first-light').id);
			const entry = await editor.findInNodesPanel(words);
			const icon = entry.locator('img').first();
			assert.ok(await icon.evaluate((image) => 'naturalWidth' in image && Number(image.naturalWidth) > 0));
			await picture(browser.page, `nodes-panel ${words}`.replaceAll(' ', '-'));
			await entry.click();
			for (const list of ['Triggers', 'Actions']) await browser.page.getByText(`${list} (`).waitFor();
		});

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
		assert.match(await editor.output(items), items);
		await picture(browser.page, 'output-of-the-last-step');
	});
}

export function formSentences(place: () => Place): void {
	let workflowId = '';

	it('stores a workflow with a node for each operation', async () => {
		const { api, credentials } = place().session;
		workflowId = await api.addWorkflow(withCredential(formsWorkflow(), credentials.authToken));
	});

	for (const { name, fields } of OPERATION_FORMS) {
		it(`shows the form to ${name}`, async () => {
			const { editor, browser } = place();
			await editor.openWorkflow(workflowId);
			await editor.showAll();
			await editor.openNode(name);
			const shown = await editor.fieldNames();
			for (const field of ['Resource', 'Operation', ...fields])
				assert.ok(shown.includes(field), `"${field}" is missing among ${shown.join(', ')}`);
			await picture(browser.page, `form ${name}`.replaceAll(' ', '-'));
		});
	}

	it('changes the form with the operation that is chosen', async () => {
		const { editor } = place();
		await editor.openWorkflow(workflowId);
		await editor.openNode('get many cases');
		assert.ok((await editor.fieldNames()).includes('Return All'));
		await editor.choose('operation', 'Delete');
		const shown = await editor.fieldNames();
		assert.ok(shown.includes('Case') && !shown.includes('Return All'), shown.join(', '));
	});
}
