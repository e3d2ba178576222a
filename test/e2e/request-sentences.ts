/** What the forms themselves cost: the requests that reach Zoho Desk while a person fills them in. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { DESK_CREDENTIAL_TYPE, deskCredentialFor } from '../../scripts/n8n/credential';
import { withCredentials } from '../../scripts/n8n/workflow';
import { marked, USUAL } from './browser';
import { noteTokens } from './desk-secrets';
import { Mouse } from './hands';
import { LIST, NodeForm } from './node-form';
import type { Entries } from './operation';
import { pictureOfDocs } from './pictures';
import type { Place } from './place';
import { Scene } from './scene';
import { STEP, workflowOf, type Step } from './workflows';

const CONTACTS = 12_000;
const WANTED = 'Quisling';
/** Rows of a page of the list. */
const FIRST_PAGE = 100;

/** A form that asks Zoho for nothing. Opened last, it shows that none of the others is still about to. */
const USAGE_STEP = { name: 'Usage', parameters: { service: 'desk', resource: 'apiUsage', operation: 'getUsage' } };
/** What a person fills in for a new ticket: a text, a choice from a list, a field of the portal's own. */
const FILLED: Entries = [
	['Subject', 'The printer is silent'],
	['Status', 'Open'],
	['Priority', 'High'],
	['Severity', { added: 'S1' }],
];
/** The size of the page that shows the whole form of a new ticket. */
const TALL = { width: 1440, height: 1200 };

/** A node as a person saved it who chose from lists. */
const chosen = (value: string, name: string) => ({ __rl: true, mode: 'list', value, cachedResultName: name });

export function requestSentences(place: () => Place): void {
	const sent = () => place().session.desk.journal.count({ kind: 'api' });
	/** Opens a workflow of such nodes. */
	const openSteps = async (steps: Step[], credentials: Partial<Place['session']['credentials']> = {}) => {
		const { editor, session } = place();
		const workflow = workflowOf('What forms cost', steps);
		await editor.openWorkflow(
			await session.api.addWorkflow(withCredentials(workflow, { ...session.credentials, ...credentials })),
		);
		await editor.showAll();
	};
	/** A new credential of one department, which names its organization: nobody has asked for its fields yet. */
	const credentialOf = async (department: 'billing' | 'support') => {
		const { api, desk } = place().session;
		const { departments, orgId } = desk.access;
		const data = { ...deskCredentialFor(desk), organizationId: orgId, departmentId: departments[department] };
		noteTokens(desk);
		const name = `The department ${department}`;
		return { name, id: await api.addCredential(name, DESK_CREDENTIAL_TYPE, data) };
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
			USAGE_STEP,
		];
		await openSteps(steps);
		const before = sent();
		for (const { name } of steps) {
			await editor.openNode(name);
			await formOf().close();
		}
		assert.equal(sent() - before, 0);
	});

	it('shows the fields of a department for at most two requests, and those of a saved node for none', async () => {
		const { editor, browser } = place();
		const desk = await credentialOf('billing');
		await openSteps([{ name: STEP, parameters: { service: 'desk', operation: 'create' } }, USAGE_STEP], { desk });
		const before = sent();
		await editor.openNode(STEP);
		const form = formOf();
		for (const [label, entry] of FILLED) await form.set(label, entry);
		const first = sent() - before;
		assert.ok(first > 0 && first <= 2, `${first} requests`);
		await browser.page.setViewportSize(TALL);
		await pictureOfDocs(browser.page, 'mapper', { part: marked('mapping-fields-container') }).finally(
			async () => await browser.page.setViewportSize(USUAL),
		);
		await form.close();
		for (const step of [STEP, USAGE_STEP.name]) {
			await editor.openNode(step);
			await form.close();
		}
		assert.equal(sent() - before, first);
	});

	it('lists the values of a field for at most two requests, and reads only what meets the condition', async () => {
		const { session, editor, browser } = place();
		new Scene(session).ticket();
		await openSteps([{ name: STEP, parameters: { service: 'desk' } }], { desk: await credentialOf('support') });
		await editor.openNode(STEP);
		const form = formOf();
		await form.addRow('Add Condition');
		const before = sent();
		await form.set('Value', { search: 'Esc', choice: 'Escalated' });
		assert.ok(sent() - before <= 2, `${sent() - before} requests`);
		await pictureOfDocs(browser.page, 'conditions', { part: marked('node-parameters') });
		const shown = await form.execute(/\d+ items?[^]*Escalated/);
		assert.match(shown, /Escalated/);
		assert.doesNotMatch(shown, /On Hold|Closed/);
	});

	it(`finds one of ${CONTACTS.toLocaleString('en')} contacts, with one request for a search`, async () => {
		const { session, editor, browser } = place();
		for (let number = 1; number < CONTACTS; number += 1)
			session.desk.add('contacts', { firstName: 'Ann', lastName: `Person ${number}`, email: `p${number}@x.example` });
		session.desk.add('contacts', { firstName: 'Vera', lastName: WANTED, email: 'vera@x.example' });
		session.desk.add('contacts', { firstName: 'Karl', lastName: WANTED, email: 'karl@x.example' });
		await openSteps([{ name: STEP, parameters: { service: 'desk', resource: 'contact', operation: 'get' } }]);
		await editor.openNode(STEP);
		const form = formOf();
		const lists = () => session.desk.journal.count({ operationId: 'getContacts' });
		const opened = lists();
		await form.openList('Contact');
		// n8n asks for what follows the first entries by itself.
		await form.listHolds(FIRST_PAGE);
		assert.equal(lists() - opened, 1);
		const before = sent();
		await form.searchList(WANTED, `Vera ${WANTED}`);
		assert.equal(sent() - before, 1);
		await pictureOfDocs(browser.page, 'locator-search', { part: LIST });
		await form.chooseFromList(`Vera ${WANTED}`);
		assert.equal(sent() - before, 1, 'choosing costs nothing more');
		assert.match(await form.execute(/vera@x\.example/), /1 item[^]*vera@x\.example/);
	});
}
