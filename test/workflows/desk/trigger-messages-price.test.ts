import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { fakeDates } from '../fake-dates';
import { addTickets, openDeskBench } from './bench';
import { toldIn, writersOf } from './written-messages';

const COMMENTS = { resource: 'case', event: 'newComment' };
const REPLIES = { resource: 'case', event: 'newReply' };

describe('the price of a trigger of Zoho Desk that waits for messages', () => {
	const begins = Date.parse('2026-11-26T06:00:00Z');
	fakeDates(begins);
	const bench = openDeskBench({ seed: 7, tickets: 2_300, now: new Date(begins) });
	const write = writersOf(() => bench.zoho);
	beforeEach(() => bench.zoho.clock.freeze());
	const oldest = () => String(bench.zoho.records('tickets')[0].id);
	/** Time passes for Zoho and for n8n. */
	const later = (minutes: number) => {
		bench.later(minutes);
		jest.setSystemTime(bench.zoho.clock.now());
	};

	it.each([COMMENTS, REPLIES])(
		'is 63 credits to begin, and 3 for the organization, then 3 for a quiet poll of %j',
		async (parameters) => {
			const trigger = bench.activate(parameters);
			const first = await trigger.poll();
			later(1);
			const quiet = await trigger.poll();
			expect([first, quiet].map(({ items, credits }) => [items.length, credits])).toEqual([
				[0, 66],
				[0, 3],
			]);
		},
	);

	it('is 60 more once an hour with many tickets, and 3 when the access token is renewed', async () => {
		const trigger = bench.activate(COMMENTS);
		await trigger.poll();
		const credits: number[] = [];
		for (let polls = 0; polls < 12; polls += 1) {
			later(10);
			credits.push((await trigger.poll()).credits);
		}
		expect(credits).toEqual([3, 3, 3, 3, 3, 66, 3, 3, 3, 3, 3, 66]);
	});

	it('is 3 more for each ticket with a new comment, 4 for one with a reply', async () => {
		const [comments, replies] = [bench.activate(COMMENTS), bench.activate(REPLIES)];
		await comments.poll();
		await replies.poll();
		later(1);
		bench.zoho.setOpenPoints({ commentModifies: 'yes' });
		await write.agentComments(oldest(), 'Seen');
		write.customerReplies(oldest(), 'Done?');
		const polls = [await comments.poll(), await replies.poll()];
		expect(polls.map(({ items, credits }) => [items.length, credits])).toEqual([
			[1, 6],
			[1, 7],
		]);
	});

	it('is the text of those messages alone that the workflow gets', async () => {
		const trigger = bench.activate({ ...REPLIES, writtenBy: 'agent' });
		await trigger.poll();
		later(1);
		write.customerReplies(oldest(), 'Done?');
		const { items, credits } = await trigger.poll();
		expect([items, credits]).toEqual([[], 6]);
	});

	it('lets a comment of an old ticket be told at once, if it changes the ticket', async () => {
		bench.zoho.setOpenPoints({ commentModifies: 'yes' });
		const trigger = bench.activate(COMMENTS);
		await trigger.poll();
		later(1);
		await write.agentComments(oldest(), 'To an old ticket');
		const polls = [await trigger.poll(), await trigger.poll()];
		expect(polls.map(({ items }) => toldIn(items))).toEqual([['newComment To an old ticket'], []]);
	});

	it('lets a comment that changes nothing wait for the next look through the newest 2,000 tickets', async () => {
		const trigger = bench.activate(COMMENTS);
		await trigger.poll();
		later(30);
		const among = String(bench.zoho.records('tickets')[1_000].id);
		await write.agentComments(among, 'Silent');
		await write.agentComments(oldest(), 'Never seen');
		const polls = [await trigger.poll()];
		later(30);
		polls.push(await trigger.poll());
		later(60);
		polls.push(await trigger.poll());
		expect(polls.map(({ items }) => toldIn(items))).toEqual([[], ['newComment Silent'], []]);
	});

	it('finds the answer of a customer to any ticket with the next look', async () => {
		bench.zoho.setOpenPoints({ replyModifies: 'no' });
		const trigger = bench.activate(REPLIES);
		await trigger.poll();
		later(30);
		write.customerReplies(oldest(), 'Still broken');
		later(30);
		const polls = [await trigger.poll()];
		later(60);
		polls.push(await trigger.poll());
		expect(polls.map(({ items }) => toldIn(items))).toEqual([['newReply Still broken'], []]);
	});

	it('goes on when a ticket is deleted just before its messages are read', async () => {
		const trigger = bench.activate(COMMENTS);
		await trigger.poll();
		later(1);
		const [gone = '', stays = ''] = addTickets(bench.zoho, 2);
		await write.agentComments(gone, 'Gone');
		await write.agentComments(stays, 'Stays');
		bench.zoho.beforeAnswer(({ operationId }) => {
			if (operationId !== 'getTicketComments') return;
			bench.zoho.beforeAnswer(undefined);
			bench.zoho.remove('tickets', gone);
		});
		const { items, error } = await trigger.poll();
		expect([error?.message, toldIn(items)]).toEqual([undefined, ['newComment Stays']]);
	});

	it('keeps what it owes when a request in the middle fails', async () => {
		const trigger = bench.activate(COMMENTS);
		await trigger.poll();
		later(1);
		for (const id of addTickets(bench.zoho, 2)) await write.agentComments(id, 'Here');
		bench.zoho.faults.add({ kind: 'html', operationId: 'getTicketComments', count: 3 });
		const polls = [await trigger.poll(), await trigger.poll(), await trigger.poll()];
		expect(polls.map(({ items }) => items.length)).toEqual([0, 2, 0]);
	});
});
