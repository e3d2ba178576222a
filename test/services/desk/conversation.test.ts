import { describe, expect, it } from '@jest/globals';
import { DeskConversations } from '../../../nodes/ZohoSupport/services/desk/conversation';
import type { JsonObject } from '../../../nodes/ZohoSupport/helpdesk/json';
import { body, data, EMPTY, pageOf, refusal, type Script, scriptedDoor, thrown } from './scripted-door';

const minute = (at: number) => `2026-11-24T10:${String(at).padStart(2, '0')}:00.000Z`;

const thread = (id: string, at: number, more: JsonObject = {}): JsonObject => ({
	id,
	type: 'thread',
	channel: 'EMAIL',
	direction: 'in',
	visibility: 'public',
	status: 'SUCCESS',
	createdTime: minute(at),
	author: { name: 'Ann Lee', type: 'END_USER' },
	summary: `summary ${id}`,
	...more,
});

const comment = (id: string | undefined, at: number): JsonObject => ({
	...(id === undefined ? {} : { id }),
	type: 'comment',
	commentedTime: minute(at),
	commenterId: '7',
	commenter: { name: 'Agent', type: 'AGENT' },
	isPublic: false,
	content: `comment ${at}`,
	contentType: 'plainText',
});

const ALL = { withContent: false, firstOnly: false };
const FULL = { withContent: true, firstOnly: false };
const FIRST = { withContent: true, firstOnly: true };

/** A ticket with these messages, as the service lists them: the newest first. */
function ticketWith(rows: readonly JsonObject[], base = 0): Script {
	return (call) => {
		const [, , , list, id] = call.path.split('/');
		if (list === 'conversations') return pageOf(rows, call, base);
		if (list === 'comments')
			return pageOf(
				rows.filter(({ type }) => type === 'comment'),
				call,
			);
		if (id !== undefined) return body({ ...rows.find((row) => row.id === id), content: `<p>text ${id}</p>` });
		return pageOf(rows.filter(({ type }) => type === 'thread').reverse(), call);
	};
}

describe('a conversation', () => {
	it('is one list of threads and comments, the oldest first, for the price of one page', async () => {
		const door = scriptedDoor(ticketWith([comment('3', 30), thread('2', 20), thread('1', 10)]));
		const messages = await new DeskConversations(door.send).read('9', ALL);
		expect(messages).toMatchObject([
			{ id: '1', kind: 'thread', direction: 'in', channel: 'EMAIL', isPublic: true, content: null },
			{ id: '2', kind: 'thread', createdTime: minute(20), author: { name: 'Ann Lee' } },
			{ id: '3', kind: 'comment', createdTime: minute(30), author: { name: 'Agent' }, isPublic: false },
		]);
		expect(door.asked()).toEqual(['GET /tickets/9/conversations?from=0&limit=200']);
		expect(door.credits()).toBe(3);
	});

	it('has the text of comments always, and that of threads for one credit each', async () => {
		const door = scriptedDoor(ticketWith([comment('3', 30), thread('2', 20), thread('1', 10)]));
		const messages = await new DeskConversations(door.send).read('9', FULL);
		expect(messages.map(({ content }) => content)).toEqual(['<p>text 1</p>', '<p>text 2</p>', 'comment 30']);
		expect(door.credits()).toBe(5);
	});

	it('does not read a thread again whose row has its text', async () => {
		const door = scriptedDoor(ticketWith([thread('1', 10, { content: 'here' })]));
		expect(await new DeskConversations(door.send).read('9', FULL)).toMatchObject([{ content: 'here' }]);
		expect(door.calls).toHaveLength(1);
	});

	it('reads the rest of a text that was cut', async () => {
		const door = scriptedDoor(({ path }) =>
			path.endsWith('/fullContent')
				? body({ id: '1', content: 'all of it' })
				: path.endsWith('/1')
					? body({ id: '1', content: 'all', isContentTruncated: true })
					: data([thread('1', 10)]),
		);
		expect(await new DeskConversations(door.send).read('9', FULL)).toMatchObject([{ content: 'all of it' }]);
	});

	it('takes the comments from their own list if they come without ids', async () => {
		const rows = [comment(undefined, 30), thread('1', 10)];
		const door = scriptedDoor((call) =>
			call.path.endsWith('/comments') ? data([comment('3', 30)]) : pageOf(rows, call),
		);
		const messages = await new DeskConversations(door.send).read('9', ALL);
		expect(messages.map(({ id }) => id)).toEqual(['1', '3']);
		expect(door.asked()[1]).toBe('GET /tickets/9/comments?from=0&limit=100');
	});

	it('shows epochs as ISO 8601', async () => {
		const door = scriptedDoor(() => data([thread('1', 10, { createdTime: '1764000000000' })]));
		expect(await new DeskConversations(door.send).read('9', ALL)).toMatchObject([
			{ createdTime: '2025-11-24T16:00:00.000Z' },
		]);
	});

	it.each([0, 1])('of several pages has each message once if the first row is %d', async (base) => {
		const rows = Array.from({ length: 450 }, (_, at) => thread(String(at + 1), 0));
		const door = scriptedDoor(ticketWith(rows, base));
		const messages = await new DeskConversations(door.send).read('9', ALL);
		expect(messages.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
		expect(door.credits()).toBe(9);
	});

	it('goes on after a page that may have been cut silently', async () => {
		const rows = Array.from({ length: 130 }, (_, at) => thread(String(at + 1), 0));
		const door = scriptedDoor((call) => pageOf(rows, { ...call, query: { ...call.query, limit: '100' } }));
		expect(await new DeskConversations(door.send).read('9', ALL)).toHaveLength(130);
	});

	it('asks for smaller pages where the service names a lower bound, and remembers it', async () => {
		const door = scriptedDoor((call) =>
			Number(call.query?.limit) > 100
				? { ...refusal('data'), parameter: 'limit', range: { least: 1, most: 100 } }
				: data([thread('1', 10)]),
		);
		const conversations = new DeskConversations(door.send);
		expect(await conversations.read('9', ALL)).toHaveLength(1);
		expect(await conversations.read('8', ALL)).toHaveLength(1);
		expect(door.asked()).toEqual([
			'GET /tickets/9/conversations?from=0&limit=200',
			'GET /tickets/9/conversations?from=0&limit=100',
			'GET /tickets/8/conversations?from=0&limit=100',
		]);
	});

	it('of a ticket without messages is empty', async () => {
		expect(await new DeskConversations(scriptedDoor(() => EMPTY).send).read('9', FULL)).toEqual([]);
	});

	it('that cannot be read is an error with the words of the service', async () => {
		const door = scriptedDoor(() => refusal('not-found'));
		await expect(new DeskConversations(door.send).read('9', ALL)).rejects.toThrow('Zoho says: no [X]');
		const lost = scriptedDoor(() => thrown('network'));
		await expect(new DeskConversations(lost.send).read('9', ALL)).rejects.toThrow('The answer was lost.');
	});
});

describe('the first message', () => {
	it('is the oldest thread with its text, for four credits', async () => {
		const door = scriptedDoor(ticketWith([comment('3', 5), thread('2', 20), thread('1', 10)]));
		expect(await new DeskConversations(door.send).read('9', FIRST)).toMatchObject([
			{ id: '1', content: '<p>text 1</p>' },
		]);
		expect(door.asked()).toEqual([
			'GET /tickets/9/threads?sortBy=sendDateTime&from=0&limit=50',
			'GET /tickets/9/threads/1',
		]);
		expect(door.credits()).toBe(4);
	});

	it('is found in either order, and is no draft', async () => {
		const rows = [thread('2', 20), thread('1', 10), thread('0', 1, { status: 'DRAFT' })];
		const door = scriptedDoor(() => data(rows));
		const messages = await new DeskConversations(door.send).read('9', { withContent: false, firstOnly: true });
		expect(messages.map(({ id }) => id)).toEqual(['1']);
		expect(door.credits()).toBe(3);
	});

	it('is missing if there is no thread', async () => {
		const door = scriptedDoor(() => EMPTY);
		expect(await new DeskConversations(door.send).read('9', FIRST)).toEqual([]);
	});
});
