/** What the forms themselves cost: the requests that reach Zoho Desk while a person fills them in. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { withCredentials } from '../../scripts/n8n/workflow';
import { Mouse } from './hands';
import { LIST, NodeForm } from './node-form';
import { pictureOfDocs } from './pictures';
import type { Place } from './place';
import { Scene } from './scene';
import { workflowOf, type Step } from './workflows';

const CONTACTS = 12_000;
const WANTED = 'Quisling';

/** A node as a person saved it who chose from lists. */
const chosen = (value: string, name: string) => ({ __rl: true, mode: 'list', value, cachedResultName: name });

export function requestSentences(place: () => Place): void {
	const sent = () => place().session.desk.journal.count({ kind: 'api' });
	/** Opens a workflow of such nodes. */
	const openSteps = async (steps: Step[]) => {
		const { editor, session } = place();
		const workflow = workflowOf('What forms cost', steps);
		await editor.openWorkflow(await session.api.addWorkflow(withCredentials(workflow, session.credentials)));
		await editor.showAll();
	};
	const formOf = () => new NodeForm(place().browser.page, new Mouse(place().browser.page));

	it('opens saved nodes for no request', async () => {
		const { session, editor } = place();
		const { agents, departments } = session.desk.access;
		const recordId = chosen(new Scene(session).ticket(), 'The printer is silent');
		const common = { service: 'desk', resource: 'case', recordId };
		const steps: Step[] = [
			{ name: 'Get', parameters: { ...common, operation: 'get' } },
			{ name: 'Assign', parameters: { ...common, operation: 'assign', agentId: chosen(agents.ben, 'Ben Agent') } },
			{
				name: 'Move',
				parameters: { ...common, operation: 'move', departmentId: chosen(departments.billing, 'Billing') },
			},
			{ name: 'Usage', parameters: { service: 'desk', resource: 'apiUsage', operation: 'getUsage' } },
		];
		await openSteps(steps);
		const before = sent();
		for (const { name } of steps) {
			await editor.openNode(name);
			await formOf().close();
		}
		assert.equal(sent() - before, 0);
	});

	it(`finds one of ${CONTACTS.toLocaleString('en')} contacts, with one request for a search`, async () => {
		const { session, editor, browser } = place();
		for (let number = 1; number < CONTACTS; number += 1)
			session.desk.add('contacts', { firstName: 'Ann', lastName: `Person ${number}`, email: `p${number}@x.example` });
		session.desk.add('contacts', { firstName: 'Vera', lastName: WANTED, email: 'vera@x.example' });
		session.desk.add('contacts', { firstName: 'Karl', lastName: WANTED, email: 'karl@x.example' });
		await openSteps([{ name: 'Step', parameters: { service: 'desk', resource: 'contact', operation: 'get' } }]);
		await editor.openNode('Step');
		const form = formOf();
		await form.openList('Contact');
		const before = sent();
		await form.searchList(WANTED, `Vera ${WANTED}`);
		assert.equal(sent() - before, 1);
		await pictureOfDocs(browser.page, 'locator-search', { part: LIST });
		await form.chooseFromList(`Vera ${WANTED}`);
		assert.equal(sent() - before, 1, 'choosing costs nothing more');
		assert.match(await form.execute(/vera@x\.example/), /1 item[^]*vera@x\.example/);
	});
}
