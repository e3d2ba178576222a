import { describe, expect, it } from '@jest/globals';
import type { INodeParameters } from 'n8n-workflow';
import { deskWorkflow } from '../desk-portal';
import { withFile, ZOHO } from '../zoho-node';
import { addTickets, openDeskBench } from './bench';

describe('the work on tickets of Zoho Desk', () => {
	const bench = openDeskBench({ seed: 7, tickets: 30, now: '2026-11-24T20:00:00Z' });

	/** Runs an operation on one new ticket, or on as many as are asked for. */
	async function on(operation: string, more: INodeParameters = {}, ids = addTickets(bench.zoho, 1)) {
		const parameters = { resource: 'case', operation, recordId: '={{ $json.id }}', ...more };
		return { ids, items: await bench.items(parameters, { items: ids.map((id) => ({ id })) }) };
	}

	it('adds a comment, which the conversation shows', async () => {
		const { ids, items } = await on('addComment', { message: 'Looked at it', isPublic: false });
		expect(items).toMatchObject([{ outcome: expect.any(String) }]);
		const { items: messages } = await on('getConversation', {}, ids);
		expect(messages).toMatchObject([{ kind: 'comment', content: expect.stringContaining('Looked at it') }]);
	});

	it('sends a reply from an address of the department', async () => {
		const fromAddress = { __rl: true, mode: 'list', value: bench.zoho.access.fromAddress };
		const reply = { fromAddress, message: 'Fixed', options: { to: 'ann@example.com' } };
		const { ids, items } = await on('reply', reply);
		expect(items).toMatchObject([{ outcome: expect.any(String) }]);
		const { items: messages } = await on('getConversation', { withContent: true }, ids);
		expect(messages.map(({ kind }) => kind)).toEqual(['thread']);
	});

	it('closes many tickets with one call', async () => {
		const { items } = await on('closeMany', {}, addTickets(bench.zoho, 3));
		expect(items).toHaveLength(3);
		expect(bench.calls()).toEqual(['POST /api/v1/closeTickets']);
	});

	it('adds and removes tags', async () => {
		const { ids, items } = await on('addTags', { tags: 'urgent, vip' });
		expect(items).toHaveLength(1);
		expect((await on('removeTags', { tags: 'vip' }, ids)).items).toHaveLength(1);
	});

	it('merges tickets', async () => {
		const [other] = addTickets(bench.zoho, 1);
		const { items } = await on('merge', { casesToMerge: other });
		expect(items).toHaveLength(1);
	});

	it('moves a ticket to another department, and tells its history', async () => {
		const { ids, items } = await on('move', { departmentId: bench.zoho.access.departments.billing });
		expect(items).toHaveLength(1);
		expect((await on('getHistory', {}, ids)).items.length).toBeGreaterThan(0);
	});

	it('assigns a ticket to an agent', async () => {
		const agent = bench.zoho.access.agents.ada;
		const { ids } = await on('assign', { assignTo: 'agent', agentId: agent });
		expect((await on('get', {}, ids)).items).toMatchObject([{ assigneeId: agent }]);
	});

	it('keeps a file, lists it and gives it back', async () => {
		const [id] = addTickets(bench.zoho, 1);
		const about = { resource: 'case', recordId: id };
		const upload = { ...about, operation: 'uploadAttachment', binaryPropertyName: 'file' };
		const uploaded = await bench.engine.run(withFile(deskWorkflow(upload, [{ text: 'hello' }]), 'file'));
		expect(uploaded.json(ZOHO)).toMatchObject([{ outcome: expect.any(String) }]);
		const [file] = await bench.items({ ...about, operation: 'listAttachments' });
		expect(file).toMatchObject({ name: 'note.txt' });
		const down = await bench.run({ ...about, operation: 'downloadAttachment', attachmentId: String(file.id) });
		const [{ binary }] = down.items(ZOHO);
		expect(Buffer.from(binary?.data.data ?? '', 'base64').toString()).toBe('hello');
	});
});
