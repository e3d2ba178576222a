import { beforeEach, describe, expect, it } from '@jest/globals';
import { addTickets, openDeskBench } from './bench';
import { toldIn, writersOf } from './written-messages';

const COMMENTS = { resource: 'case', event: 'newComment' };
const REPLIES = { resource: 'case', event: 'newReply' };

describe('a trigger of Zoho Desk that waits for messages', () => {
	const bench = openDeskBench({ now: new Date(Date.now() - 30 * 3_600_000) });
	const write = writersOf(() => bench.zoho);
	let ticket: string;
	beforeEach(() => {
		[ticket = ''] = addTickets(bench.zoho, 30);
		bench.later(60);
	});

	it('gives a new comment once, with the number and subject of its ticket', async () => {
		const trigger = bench.activate(COMMENTS);
		await trigger.poll();
		bench.later();
		const id = await write.agentComments(ticket, 'Look');
		bench.later(3);
		const polls = [await trigger.poll(), await trigger.poll()];
		const [{ ticketNumber }] = bench.zoho.records('tickets');
		expect(polls.map(({ items, error }) => [error, items])).toEqual([
			[
				undefined,
				[
					expect.objectContaining({
						id,
						event: 'newComment',
						eventTime: expect.stringMatching(/Z$/),
						kind: 'comment',
						writtenBy: 'agent',
						content: 'Look',
						isPublic: false,
						ticket: { id: ticket, ticketNumber, subject: 'Ticket 1' },
					}),
				],
			],
			[undefined, []],
		]);
	});

	it('gives a new reply with its text, and no comment', async () => {
		const trigger = bench.activate(REPLIES);
		await trigger.poll();
		bench.later();
		const id = write.customerReplies(ticket, 'It works again');
		await write.agentComments(ticket, 'Fine');
		bench.later(3);
		const { items } = await trigger.poll();
		expect(items).toEqual([
			expect.objectContaining({
				id,
				event: 'newReply',
				kind: 'thread',
				direction: 'in',
				writtenBy: 'customer',
				content: 'It works again',
			}),
		]);
	});

	it.each([
		['anyone', ['newReply From the customer', 'newReply From us']],
		['customer', ['newReply From the customer']],
		['agent', ['newReply From us']],
	])('gives replies of %s', async (writtenBy, expected) => {
		const trigger = bench.activate({ ...REPLIES, writtenBy });
		await trigger.poll();
		bench.later();
		write.customerReplies(ticket, 'From the customer');
		bench.later();
		await write.agentReplies(ticket, 'From us');
		bench.later(3);
		expect(toldIn((await trigger.poll()).items)).toEqual(expected);
	});

	it.each([
		['anyone', ['newComment From the customer', 'newComment From us']],
		['customer', ['newComment From the customer']],
		['agent', ['newComment From us']],
	])('gives comments of %s', async (writtenBy, expected) => {
		const trigger = bench.activate({ ...COMMENTS, writtenBy });
		await trigger.poll();
		bench.later();
		write.customerComments(ticket, 'From the customer');
		bench.later();
		await write.agentComments(ticket, 'From us');
		bench.later(3);
		expect(toldIn((await trigger.poll()).items)).toEqual(expected);
	});

	it('gives no message from before the start, even of the same ticket', async () => {
		await write.agentComments(ticket, 'Old');
		bench.later();
		bench.zoho.change('tickets', ticket, { subject: 'Changed' });
		const trigger = bench.activate(COMMENTS);
		await trigger.poll();
		bench.later(5);
		await write.agentComments(ticket, 'New');
		bench.later(3);
		expect(toldIn((await trigger.poll()).items)).toEqual(['newComment New']);
	});

	it('gives several messages of one second, each once and in order', async () => {
		const trigger = bench.activate(COMMENTS);
		await trigger.poll();
		bench.later();
		bench.zoho.clock.freeze();
		const ids: string[] = [];
		for (const content of ['1', '2', '3', '4']) ids.push(await write.agentComments(ticket, content));
		bench.later(3);
		const polls = [await trigger.poll(), await trigger.poll()];
		expect(polls.map(({ items }) => items.map(({ id }) => id))).toEqual([ids, []]);
	});

	it('gives no first message of a new ticket as a reply, but the answer to it', async () => {
		const trigger = bench.activate(REPLIES);
		await trigger.poll();
		bench.later();
		const [fresh = ''] = addTickets(bench.zoho, 1, { channel: 'Email', threadCount: '1' });
		bench.later(3);
		const first = await trigger.poll();
		await write.agentReplies(fresh, 'Hello');
		bench.later(3);
		const second = await trigger.poll();
		expect([first, second].map(({ items }) => toldIn(items))).toEqual([[], ['newReply Hello']]);
	});

	it('gives a draft once it is sent, even after others', async () => {
		const trigger = bench.activate(REPLIES);
		await trigger.poll();
		bench.later();
		const draft = await write.agentDrafts(ticket, 'Drafted');
		bench.later(30);
		write.customerReplies(ticket, 'Meanwhile');
		bench.later(3);
		const before = await trigger.poll();
		bench.later(60);
		await write.sendDraft(ticket, draft);
		bench.later(3);
		const polls = [before, await trigger.poll(), await trigger.poll()];
		expect(polls.map(({ items }) => toldIn(items))).toEqual([['newReply Meanwhile'], ['newReply Drafted'], []]);
	});

	it('gives no comment again that is edited, or when another one is deleted', async () => {
		const trigger = bench.activate(COMMENTS);
		await trigger.poll();
		bench.later();
		const one = await write.agentComments(ticket, 'One');
		await write.agentComments(ticket, 'Two');
		bench.later(3);
		const first = await trigger.poll();
		await write.deleteComment(ticket, one);
		bench.later(3);
		const second = await trigger.poll();
		expect([first, second].map(({ items }) => toldIn(items))).toEqual([['newComment One', 'newComment Two'], []]);
	});

	it('gives what it owes after a restart of n8n', async () => {
		const trigger = bench.activate({ ...COMMENTS, options: { most: 2 } });
		await trigger.poll();
		bench.later();
		for (const content of ['1', '2', '3']) await write.agentComments(ticket, content);
		bench.later(3);
		const first = await trigger.poll();
		await trigger.restart();
		bench.later();
		const second = await trigger.poll();
		expect([first, second].map(({ items }) => toldIn(items))).toEqual([
			['newComment 1', 'newComment 2'],
			['newComment 3'],
		]);
	});

	it('starts again with now when a person changes from comments to replies', async () => {
		const trigger = bench.activate(COMMENTS);
		await trigger.poll();
		write.customerReplies(ticket, 'Before');
		bench.later();
		trigger.publish(REPLIES);
		const first = await trigger.poll();
		bench.later();
		write.customerReplies(ticket, 'After');
		bench.later(3);
		expect([first.items, toldIn((await trigger.poll()).items)]).toEqual([[], ['newReply After']]);
	});

	it('shows a message for a test run, and says when there is none', async () => {
		const trigger = bench.activate(REPLIES);
		const none = await trigger.test();
		write.customerReplies(ticket, 'Hello');
		const { items, credits } = await trigger.test();
		expect([none.error?.message, toldIn(items), credits]).toEqual([
			'The credential shows no replies yet, so there is no test event.',
			['newReply Hello'],
			7,
		]);
	});

	it('is not offered for other records', async () => {
		const { error, requests } = await bench.activate({ resource: 'contact', event: 'newComment' }).poll();
		expect([error?.message, requests]).toEqual(["The trigger cannot wait for 'new comment' of contacts.", 0]);
	});

	it('refuses another writer by its name', async () => {
		const { error, requests } = await bench.activate({ ...COMMENTS, writtenBy: 'robots' }).poll();
		expect([error?.message, requests]).toEqual([expect.stringMatching(/^'Written By'/), 0]);
	});
});
