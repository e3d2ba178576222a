/** What a person meets who wants a ticket of Zoho Desk to start a workflow, or changes from one service to the other. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { NODE_TYPE } from '../../scripts/n8n/credential';
import { withCredentials } from '../../scripts/n8n/workflow';
import type { WorkflowJson } from '../engine/engine';
import { marked } from './browser';
import { oneStepWorkflow, STEP } from './workflows';
import { picture, pictureOfDocs } from './pictures';
import type { Place } from './place';

const TRIGGER = 'When a ticket comes in';

function triggerWorkflow(): WorkflowJson {
	const pollTimes = { item: [{ mode: 'everyX', value: 15, unit: 'minutes' }] };
	const trigger = {
		id: 'trigger',
		name: TRIGGER,
		type: `${NODE_TYPE}Trigger`,
		typeVersion: 1,
		position: [0, 0] as [number, number],
		parameters: { service: 'desk', pollTimes, resource: 'case', event: 'created' },
	};
	return { name: 'New ticket', nodes: [trigger], connections: {}, settings: { executionOrder: 'v1' } };
}

export function deskTriggerSentences(place: () => Place): void {
	const openForm = async () => {
		const { editor, session } = place();
		const workflow = withCredentials(triggerWorkflow(), { desk: session.credentials.desk });
		await editor.openWorkflow(await session.api.addWorkflow(workflow));
		await editor.openNode(TRIGGER);
	};

	it('shows what its poll times cost, in credits', async () => {
		const { editor, browser } = place();
		await openForm();
		const price = await editor.shown('price', /credits/);
		await pictureOfDocs(browser.page, 'trigger-form', { part: marked('node-parameters') });
		assert.match(price, /^About [\d,]+ credits a day; [\d,]+ are allowed$/);
		assert.ok(await editor.fits('price'), 'the line is cut off');
	});

	it('fetches one real ticket, the one that changed last', async () => {
		const { editor, session, browser } = place();
		const contact = { lastName: 'Lee', email: 'ann.lee@example.com' };
		session.desk.add('tickets', { subject: 'The printer is silent', contact });
		await openForm();
		const shown = await editor.fetchTestEvent(/The printer is silent/);
		await picture(browser.page, 'desk-trigger-test-event');
		assert.match(shown, /1 item[^]*created[^]*The printer is silent/);
	});

	it('becomes a form of the service whose credential is chosen', async () => {
		const { editor, session } = place();
		await editor.openWorkflow(await session.api.addWorkflow(oneStepWorkflow('Either service', {})));
		await editor.openNode(STEP);
		const { desk, authToken } = session.credentials;
		await editor.chooseCredential(authToken.name);
		assert.ok(!(await editor.fieldNames()).includes('Filters'), 'Zoho Support can filter in a search only');
		await editor.chooseCredential(desk.name);
		assert.ok((await editor.fieldNames()).includes('Filters'));
	});
}
