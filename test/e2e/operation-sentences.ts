/** A person fills in each operation, by mouse and by keyboard, runs it, and sees what came. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { withCredentials, type ServiceName } from '../../scripts/n8n/workflow';
import { Keyboard, Mouse } from './hands';
import { NodeForm } from './node-form';
import { DESK_OPERATIONS } from './desk-operations';
import type { Operation } from './operation';
import { picture } from './pictures';
import type { Place } from './place';
import { Scene } from './scene';
import { SUPPORT_OPERATIONS } from './support-operations';
import { workflowOf } from './workflows';

const OPERATIONS = { desk: DESK_OPERATIONS, support: SUPPORT_OPERATIONS };
const HANDS = { mouse: Mouse, keyboard: Keyboard };

export function operationSentences(place: () => Place, service: ServiceName): void {
	for (const [means, Hand] of Object.entries(HANDS)) {
		const operations = OPERATIONS[service];
		let workflow: string | undefined;

		/** One workflow with a freshly dropped node for each operation. It stays open from one to the next. */
		const openWorkflow = async () => {
			const { editor, session } = place();
			const { authToken, desk } = session.credentials;
			const steps = operations.map(({ title, needsFile }) => ({ name: title, parameters: { service }, needsFile }));
			const all = workflowOf(`Every operation, ${service}, ${means}`, steps);
			workflow ??= await session.api.addWorkflow(withCredentials(all, { desk, support: authToken }));
			if (await editor.returnTo(workflow)) await editor.showAll();
		};

		for (const operation of operations)
			it(`${operation.title}, filled in by ${means}`, async () => {
				await openWorkflow();
				const { editor, session, browser } = place();
				const hand = new Hand(browser.page);
				await editor.openNode(operation.title, hand);
				const form = new NodeForm(browser.page, hand);
				const shown = await play(form, operation, new Scene(session));
				await picture(browser.page, `${service} ${operation.title} ${means}`.replaceAll(' ', '-'));
				assert.match(shown, operation.shows);
				await form.close();
			});
	}
}

async function play(form: NodeForm, { resource, choice, entries, shows }: Operation, scene: Scene): Promise<string> {
	if (resource !== undefined) await form.set('Resource', resource);
	if (choice !== undefined) await form.set('Operation', choice);
	for (const [label, entry] of (await entries?.(scene)) ?? []) await form.set(label, entry);
	return await form.execute(shows);
}
