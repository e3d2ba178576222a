import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { fakeDates } from '../fake-dates';
import { addTickets, openDeskBench } from './bench';
import { toldIn, writersOf } from './written-messages';

const COMMENTS = { resource: 'case', event: 'newComment' };
const BEGINS = Date.parse('2026-11-26T06:00:00Z');

describe('a trigger of Zoho Desk for messages whose list comes up short', () => {
	fakeDates(BEGINS);
	const bench = openDeskBench({ now: new Date(BEGINS), openPoints: { commentModifies: 'yes' } });
	const write = writersOf(() => bench.zoho);
	let ticket: string;
	let trigger: ReturnType<typeof bench.activate>;
	const later = (minutes: number) => {
		bench.later(minutes);
		jest.setSystemTime(bench.zoho.clock.now());
	};
	const withoutBody = (count: number, after = 0) =>
		bench.zoho.faults.add({ kind: 'empty', operationId: 'getTicketComments', count, after });
	beforeEach(async () => {
		bench.zoho.clock.freeze();
		[ticket = ''] = addTickets(bench.zoho, 3);
		later(60);
		trigger = bench.activate(COMMENTS);
		await trigger.poll();
		later(5);
	});

	it('tells a comment whose list came without a body, with the next poll', async () => {
		await write.agentComments(ticket, 'Here');
		withoutBody(1);
		const polls = [await trigger.poll()];
		for (const minutes of [1, 1]) {
			later(minutes);
			polls.push(await trigger.poll());
		}
		expect(polls.map(({ items, error }) => [error, toldIn(items)])).toEqual([
			[undefined, []],
			[undefined, ['newComment Here']],
			[undefined, []],
		]);
	});

	it('tells it although the ticket rests, and n8n is started again after a day and a half', async () => {
		await write.agentComments(ticket, 'Here');
		withoutBody(1);
		const first = await trigger.poll();
		later(36 * 60);
		addTickets(bench.zoho, 1);
		const second = await trigger.poll();
		expect([first, second].map(({ items }) => toldIn(items))).toEqual([[], ['newComment Here']]);
	});

	it('tells each of 130 comments once, though the second page came without a body', async () => {
		for (let made = 0; made < 130; made += 1) await write.agentComments(ticket, String(made));
		withoutBody(1, 1);
		const polls = [await trigger.poll(), await trigger.poll(), await trigger.poll()];
		const told = polls.flatMap(({ items }) => toldIn(items));
		expect([polls.map(({ items }) => items.length), new Set(told).size]).toEqual([[100, 30, 0], 130]);
	});

	it('reads a list that stays shorter than the number four times, one poll after the other, and no more', async () => {
		await write.agentComments(ticket, 'Counted, not listed');
		withoutBody(9);
		const credits: number[] = [];
		for (let polls = 0; polls < 6; polls += 1) credits.push((await trigger.poll()).credits);
		expect(credits.map((spent) => spent - credits[5])).toEqual([expect.any(Number), 3, 3, 3, 0, 0]);
	});
});
