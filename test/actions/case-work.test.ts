import { describe, expect, it } from '@jest/globals';
import { body, EMPTY, refusal, thrown } from '../services/desk/scripted-door';
import { caseNode } from './case-run';

const REPLY = { recordId: '9', fromAddress: 'help@example.com', message: 'Hello' };

describe('Reply', () => {
	it('gives the message and its case', async () => {
		const { door, run } = caseNode({
			operation: 'reply',
			items: [{ ...REPLY, 'options.cc': 'a@example.com; b@example.com', 'options.attachmentIds': '5, 6' }],
			script: () => body({ id: '55', status: 'SUCCESS' }),
		});
		expect(await run()).toEqual([
			{ json: { id: '55', outcome: 'sent', caseId: '9', status: 'SUCCESS' }, pairedItem: { item: 0 } },
		]);
		expect(door.calls[0].body).toMatchObject({
			content: 'Hello',
			contentType: 'plainText',
			cc: 'a@example.com,b@example.com',
			attachmentIds: ['5', '6'],
		});
	});

	it('can be a draft', async () => {
		const { door, run } = caseNode({
			operation: 'reply',
			items: [{ ...REPLY, delivery: 'draft' }],
			script: () => body({ id: '55' }),
		});
		expect(await run()).toMatchObject([{ json: { outcome: 'drafted' } }]);
		expect(door.asked()).toEqual(['POST /tickets/9/draftReply']);
	});

	it.each([
		[{ message: ' ' }, "'Message' is empty"],
		[{ fromAddress: 'help' }, "'From Address' is 'help', which is no e-mail address"],
		[{ 'options.to': 'ann' }, "'To' is 'ann', which is no e-mail address"],
		[{ recordId: 1892000000042032000 }, 'has lost its last digits'],
		[{ 'options.attachmentIds': 'scan.pdf' }, "'Attachment IDs' holds 'scan.pdf', which is not an ID"],
	])('is not sent with %j', async (wrong, words) => {
		const { door, run } = caseNode({ operation: 'reply', items: [{ ...REPLY, ...wrong }], script: () => EMPTY });
		await expect(run()).rejects.toThrow(words);
		expect(door.calls).toEqual([]);
	});

	it('that fails does not sink the others, with Continue on Fail', async () => {
		const { run } = caseNode({
			operation: 'reply',
			items: ['1', '2', '3'].map((recordId) => ({ ...REPLY, recordId })),
			goOn: true,
			script: ({ path }) => (path.includes('/2/') ? refusal('not-found') : body({ id: '55' })),
		});
		expect((await run()).map(({ json }) => json)).toMatchObject([
			{ caseId: '1' },
			{ error: 'Zoho says: no [X]', details: { item: 1, outcome: 'refused' } },
			{ caseId: '3' },
		]);
	});

	it('is not sent again by Retry On Fail if it was sent, or may have been', async () => {
		let isDown = true;
		const { door, run } = caseNode({
			operation: 'reply',
			items: ['1', '2', '3'].map((recordId) => ({ ...REPLY, recordId })),
			goOn: true,
			retryOnFail: true,
			script: ({ path }) => {
				if (path.includes('/2/')) return thrown('network');
				return path.includes('/3/') && isDown ? refusal('data') : body({ id: '55' });
			},
		});
		expect((await run()).map(({ json }) => json.error)).toMatchObject([
			undefined,
			expect.stringContaining('Uncertain: '),
			'Zoho says: no [X]',
		]);
		isDown = false;
		expect((await run()).map(({ json }) => json.outcome)).toEqual(['sent', undefined, 'sent']);
		expect(door.asked().map((asked) => asked.split('/')[2])).toEqual(['1', '2', '3', '3']);
	});

	it('stops at the first failed item without Continue on Fail, and says what was sent', async () => {
		const { door, run } = caseNode({
			operation: 'reply',
			items: ['1', '2', '3'].map((recordId) => ({ ...REPLY, recordId })),
			script: ({ path }) => (path.includes('/2/') ? refusal('data') : body({ id: '55' })),
		});
		await expect(run()).rejects.toMatchObject({
			message: 'Item 1: Zoho says: no [X]',
			description: expect.stringContaining('Already written: item 0 sent 55.'),
		});
		expect(door.calls).toHaveLength(2);
	});

	it('is not tried for the other items once the credits are gone', async () => {
		const { door, run } = caseNode({
			operation: 'reply',
			items: ['1', '2'].map((recordId) => ({ ...REPLY, recordId })),
			goOn: true,
			script: () => thrown('quota'),
		});
		expect((await run()).map(({ json }) => json.details)).toMatchObject([
			{ outcome: 'notSent' },
			{ outcome: 'notSent' },
		]);
		expect(door.calls).toHaveLength(1);
	});
});

describe('the other work on cases', () => {
	it.each([
		[
			'addComment',
			{ message: 'Hi', messageFormat: 'html', isPublic: true },
			'POST /tickets/9/comments',
			{ id: '66', outcome: 'commented', caseId: '9' },
		],
		[
			'assign',
			{ assignTo: 'agentAndTeam', agentId: '4', teamId: '5' },
			'PATCH /tickets/9',
			{ id: '9', outcome: 'assigned', agent: '4', team: '5' },
		],
		['assign', { assignTo: 'nobody' }, 'PATCH /tickets/9', { id: '9', outcome: 'assigned' }],
		['move', { departmentId: '3' }, 'POST /tickets/9/move?departmentId=3', { id: '9', department: '3' }],
		['merge', { casesToMerge: '[1892000000042032001, "2"]' }, 'POST /tickets/9/merge', { outcome: 'merged' }],
		['mark', { markAs: 'unread' }, 'POST /tickets/9/markAsUnRead', { id: '9', outcome: 'marked', isRead: false }],
		['addTags', { tags: 'urgent, printer' }, 'POST /tickets/9/associateTag', { tags: ['urgent', 'printer'] }],
		['removeTags', { tags: ['urgent'] }, 'POST /tickets/9/dissociateTag', { id: '9', outcome: 'untagged' }],
	])('%s of %j', async (operation, form, asked, json) => {
		const items = [{ recordId: '9', ...form }];
		// A change is answered with the record itself.
		const script = ({ method }: { method: string }) => body({ id: method === 'PATCH' ? '9' : '66' });
		const { door, run } = caseNode({ operation, items, script });
		expect(await run()).toMatchObject([{ json, pairedItem: { item: 0 } }]);
		expect(door.asked()).toEqual([asked]);
	});

	it('keeps every digit of the IDs in a list', async () => {
		const items = [{ recordId: '9', casesToMerge: '[1892000000042032001]' }];
		const { door, run } = caseNode({ operation: 'merge', items, script: () => EMPTY });
		await run();
		expect(door.calls[0].body).toEqual({ ids: ['1892000000042032001'] });
	});

	it.each([
		['merge', { casesToMerge: '' }, "'Tickets to Merge' is empty"],
		['merge', { casesToMerge: '8, 9' }, "'Tickets to Merge' holds the ticket 9 itself"],
		['assign', { agentId: '' }, "'Agent' is empty"],
		['addTags', { tags: ' , ' }, "'Tags' is empty"],
	])('%s is not sent with %j', async (operation, form, words) => {
		const { door, run } = caseNode({ operation, items: [{ recordId: '9', ...form }], script: () => EMPTY });
		await expect(run()).rejects.toThrow(words);
		expect(door.calls).toEqual([]);
	});
});

describe('Close Many', () => {
	const items = ['1', '2', '1', '3'].map((recordId) => ({ recordId }));

	it('closes the cases of all items with one request, each once', async () => {
		const { door, run } = caseNode({ operation: 'closeMany', items, script: () => EMPTY });
		expect((await run()).map(({ json }) => json)).toEqual(
			['1', '2', '1', '3'].map((id) => ({ id, outcome: 'closed' })),
		);
		expect(door.calls.map((call) => call.body)).toEqual([{ ids: ['1', '2', '3'] }]);
	});

	it('finds the bad case of a refused request', async () => {
		const { run } = caseNode({
			operation: 'closeMany',
			items,
			goOn: true,
			script: (call) => (JSON.stringify(call.body).includes('"2"') ? refusal('data') : EMPTY),
		});
		expect((await run()).map(({ json }) => json.outcome ?? json.error)).toEqual([
			'closed',
			expect.stringContaining('Zoho says: no [X]'),
			'closed',
			'closed',
		]);
	});

	it('sends nothing if an ID is wrong, without Continue on Fail', async () => {
		const wrong = [{ recordId: '1' }, { recordId: 'x' }];
		const { door, run } = caseNode({ operation: 'closeMany', items: wrong, script: () => EMPTY });
		await expect(run()).rejects.toThrow("holds 'x', which is not an ID");
		expect(door.calls).toEqual([]);
	});
});

describe('reading', () => {
	it('Get History gives one item an event, and keeps what was read before trouble', async () => {
		const rows = Array.from({ length: 50 }, (_, at) => ({ eventName: `E${at}`, eventTime: null }));
		const { door, run } = caseNode({
			operation: 'getHistory',
			items: [{ recordId: '9', returnAll: true }],
			goOn: true,
			script: () => (door.calls.length === 1 ? body({ data: rows }) : thrown('network')),
		});
		const output = await run();
		expect(output).toHaveLength(51);
		expect(output[0].json).toEqual({ caseId: '9', eventName: 'E0', eventTime: null });
		expect(output[50].json.error).toBe('The answer was lost.');
	});

	it('Get Conversation reads the first message alone if asked to', async () => {
		const { door, run } = caseNode({
			operation: 'getConversation',
			items: [{ recordId: '9', withContent: false, 'options.firstMessageOnly': true }],
			script: () => body({ data: [{ id: '1', createdTime: '2026-11-24T10:00:00Z' }] }),
		});
		expect(await run()).toMatchObject([{ json: { caseId: '9', id: '1', kind: 'thread' } }]);
		expect(door.calls).toHaveLength(1);
	});
});
