/** What an agent of n8n does with the node as its tools. The model is scripted; n8n, node and agent are real. */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { itemsOf } from '../../scripts/n8n/api';
import { DESK_CREDENTIAL_TYPE } from '../../scripts/n8n/credential';
import type { Session } from '../../scripts/n8n/session';
import { TOOL_TYPE, withCredentials, type ServiceName } from '../../scripts/n8n/workflow';
import type { WorkflowJson } from '../engine/engine';
import { type OfferedTool, openModel, type Script, type ScriptedModel } from './scripted-model';

const AGENT = 'Ticket agent';
const START = 'Start here';
const EXAMPLE = 'ai/ticket-agent';
/** The tools of the example, as a model is offered them, in the order of their names. */
const TOOLS = ['Add_private_comment', 'Assign_ticket', 'Close_ticket', 'Find_ticket', 'Read_conversation'];
/** Work that the classic API has no request for. */
const DESK_ONLY = ['Add private comment', 'Assign ticket'];

interface ToldItem {
	readonly id?: string;
	readonly outcome?: string;
	readonly error?: string;
}

/** The first item that a tool gave. */
function first(told: unknown): ToldItem {
	const [item] = told as readonly ToldItem[];
	return item;
}

export function agentSentences(place: () => { readonly session: Session }): void {
	let model: ScriptedModel;
	let openAiApi = { id: '', name: 'Scripted model' };

	before(async () => {
		model = await openModel();
		const data = { apiKey: 'scripted', url: model.url };
		openAiApi = { ...openAiApi, id: await place().session.api.addCredential(openAiApi.name, 'openAiApi', data) };
	});
	after(async () => await model.close());

	/** Runs the example with this script on a service, and gives the text with which the agent ended. */
	async function play(service: ServiceName, script: Script): Promise<string> {
		const { api, credentials, examples } = place().session;
		const example = examples.find(({ key }) => key === EXAMPLE);
		assert.ok(example, 'the example is there');
		const stored = { desk: credentials.desk, support: credentials.authToken };
		const workflow = withModel(withCredentials(onService(example.workflow, service), stored), openAiApi);
		model.play(script);
		const execution = await api.run(await api.addWorkflow(workflow), START);
		assert.equal(execution.status, 'success', JSON.stringify(execution.data?.resultData?.error));
		return String(itemsOf(execution, AGENT)[0]?.output);
	}

	it('finds a ticket, sums it up, comments, assigns it by name and closes it', { timeout: 300_000 }, async () => {
		const { desk } = place().session;
		const [ticket] = desk.records('tickets').filter(({ status }) => status !== 'Closed');
		const id = String(ticket.id);
		desk.receive(id, { kind: 'reply', content: 'The printer is on fire.' });
		const before = { credits: desk.journal.credits(), calls: desk.journal.entries().length };
		const output = await play('desk', [
			() => ({ tool: 'Find_ticket', with: { ticket_number: `#${String(ticket.ticketNumber)}` } }),
			(told) => ({ tool: 'Read_conversation', with: { ticket_id: first(told).id } }),
			() => ({ tool: 'Add_private_comment', with: { ticket_id: id, comment: 'It burns.', dry_run: true } }),
			() => ({ tool: 'Add_private_comment', with: { ticket_id: id, comment: 'It burns.', dry_run: false } }),
			() => ({ tool: 'Assign_ticket', with: { ticket_id: id, agent: 'Bob', dry_run: false } }),
			() => ({ tool: 'Assign_ticket', with: { ticket_id: id, agent: 'Ben Agent', dry_run: false } }),
			() => ({ tool: 'Close_ticket', with: { ticket_id: id, dry_run: false } }),
			() => ({ say: 'Done.' }),
		]);
		assert.equal(output, 'Done.');
		assertOffered(model.seen.offered);
		const [found, conversation, dry, commented, refused, assigned, closed] = model.seen.told;
		assert.equal(first(found).id, id);
		assert.match(JSON.stringify(conversation), /The printer is on fire\./);
		assert.equal(first(dry).outcome, 'dryRun');
		assert.equal(first(commented).outcome, 'commented');
		assert.match(
			first(refused).error ?? '',
			/'Bob', but no active agent of the department .* has this name\. Give the ID or the name of one of these:/,
		);
		assert.equal(first(assigned).outcome, 'assigned');
		assert.equal(first(closed).outcome, 'updated');
		const after = desk.records('tickets').find((one) => one.id === id);
		assert.equal(after?.status, 'Closed');
		assert.equal(after.assigneeId, desk.access.agents.ben);
		assert.equal(after.commentCount, '1');
		const sent = desk.journal.entries().slice(before.calls);
		assert.deepEqual(
			sent.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path.replace(id, 'ID')}`),
			['POST /api/v1/tickets/ID/comments', 'PATCH /api/v1/tickets/ID', 'PATCH /api/v1/tickets/ID'],
		);
		process.stdout.write(
			`        five tasks: ${sent.length} requests, ${desk.journal.credits() - before.credits} credits\n`,
		);
	});

	it('finds a case of the classic service, reads its conversation and closes it', { timeout: 300_000 }, async () => {
		const { zoho } = place().session;
		const id = zoho.add('requests', { Subject: 'Printer', 'Contact Name': 'Ann Lee', Status: 'Open' });
		const number = zoho.records('requests').find((one) => one.id === id)?.fields['Request Id'];
		const before = zoho.journal.count({ kind: 'api' });
		const output = await play('support', [
			() => ({ tool: 'Find_ticket', with: { ticket_number: String(number) } }),
			(told) => ({ tool: 'Read_conversation', with: { ticket_id: first(told).id } }),
			() => ({ tool: 'Close_ticket', with: { ticket_id: id, dry_run: true } }),
			() => ({ tool: 'Close_ticket', with: { ticket_id: id, dry_run: false } }),
			() => ({ say: 'Done.' }),
		]);
		assert.equal(output, 'Done.');
		const [found, , dry, closed] = model.seen.told.map(first);
		assert.equal(found.id, id);
		assert.deepEqual([dry.outcome, closed.outcome], ['dryRun', 'updated']);
		assert.equal(zoho.records('requests').find((one) => one.id === id)?.fields.Status, 'Closed');
		const requests = zoho.journal.count({ kind: 'api' }) - before;
		assert.equal(requests, 4);
	});
}

/** Names, descriptions and parameters say to a model what each tool does and takes. */
function assertOffered(offered: readonly OfferedTool[]): void {
	const byName = [...offered].sort((a, b) => a.name.localeCompare(b.name));
	assert.deepEqual(
		byName.map(({ name }) => name),
		TOOLS,
	);
	assert.deepEqual(
		byName.map(({ description }) => description),
		[
			'Add a comment to a ticket in Zoho Desk and Support',
			'Assign a ticket in Zoho Desk and Support',
			'Update a ticket in Zoho Desk and Support',
			'Get a ticket in Zoho Desk and Support',
			'Get the conversation of a ticket in Zoho Desk and Support',
		],
	);
	const assign = byName[1].parameters.properties;
	assert.deepEqual(Object.keys(assign).sort(), ['agent', 'dry_run', 'ticket_id']);
	assert.match(JSON.stringify(assign.agent), /full name or the e-mail address/);
	assert.match(JSON.stringify(assign.dry_run), /boolean/);
}

/** The workflow on a service, with the tools that it has work for. */
function onService(workflow: WorkflowJson, service: ServiceName): WorkflowJson {
	if (service === 'desk') return workflow;
	const nodes = workflow.nodes
		.filter(({ name }) => !DESK_ONLY.includes(name))
		.map((node) => {
			if (node.type !== TOOL_TYPE) return node;
			const { [DESK_CREDENTIAL_TYPE]: _, ...credentials } = node.credentials ?? {};
			return { ...node, credentials, parameters: { ...node.parameters, service } };
		});
	const connections = Object.fromEntries(
		Object.entries(workflow.connections).filter(([name]) => !DESK_ONLY.includes(name)),
	);
	return { ...workflow, nodes, connections };
}

/** The workflow with the scripted model, which speaks the older of the two interfaces of OpenAI. */
function withModel(workflow: WorkflowJson, openAiApi: { readonly id: string; readonly name: string }): WorkflowJson {
	const nodes = workflow.nodes.map((node) =>
		node.name === 'Model'
			? { ...node, parameters: { ...node.parameters, responsesApiEnabled: false }, credentials: { openAiApi } }
			: node,
	);
	return { ...workflow, nodes };
}
