import { describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';
import { addTickets, idsOf, openDeskBench, subjectsOf } from './bench';

const LAGS = ['0', '30', '300', 'out-of-order'] as const;
const HOUR = 60;
const told = (items: readonly IDataObject[]) =>
	items.map(({ event, subject }) => `${String(event)} ${String(subject)}`);

describe('a trigger of Zoho Desk, whose search is late,', () => {
	const bench = openDeskBench({ now: new Date(Date.now() - 6 * 3_600_000) });

	it.each(LAGS)('gives a new ticket with the next poll, whatever the search knows (%s seconds)', async (indexLag) => {
		bench.zoho.setOpenPoints({ indexLag });
		const trigger = bench.activate({ resource: 'case', event: 'createdOrUpdated' });
		await trigger.poll();
		bench.later();
		addTickets(bench.zoho, 3);
		expect(subjectsOf((await trigger.poll()).items)).toEqual(['Ticket 1', 'Ticket 2', 'Ticket 3']);
	});

	it.each(LAGS.flatMap((lag) => [1, 120].map((count) => [lag, count] as const)))(
		'gives no ticket again once the search knows it (%s seconds, %i tickets)',
		async (indexLag, count) => {
			bench.zoho.setOpenPoints({ indexLag });
			const trigger = bench.activate({ resource: 'case', event: 'createdOrUpdated' });
			await trigger.poll();
			bench.later();
			addTickets(bench.zoho, count);
			const came: IDataObject[] = [];
			for (let polls = 0; polls < 8; polls += 1) {
				came.push(...(await trigger.poll()).items);
				bench.later();
			}
			expect([came.length, new Set(idsOf(came)).size]).toEqual([count, count]);
		},
	);

	it.each(LAGS)('gives each change once, as soon as the search knows it (%s seconds)', async (indexLag) => {
		bench.zoho.setOpenPoints({ indexLag });
		const ids = addTickets(bench.zoho, 20);
		bench.later(HOUR);
		const trigger = bench.activate({ resource: 'case', event: 'updated' });
		await trigger.poll();
		const came: IDataObject[] = [];
		for (const [place, id] of ids.entries()) {
			bench.zoho.change('tickets', id, { subject: `Changed ${place}` });
			came.push(...(await trigger.poll()).items);
			bench.later();
		}
		for (let polls = 0; polls < 7; polls += 1) {
			came.push(...(await trigger.poll()).items);
			bench.later();
		}
		expect(told(came).sort()).toEqual(ids.map((_, place) => `updated Changed ${place}`).sort());
	});

	it('gives the whole rest after a restart of n8n', async () => {
		const trigger = bench.activate({ resource: 'case', event: 'created', options: { most: 4 } });
		await trigger.poll();
		bench.later();
		addTickets(bench.zoho, 10);
		const before = await trigger.poll();
		await trigger.restart();
		const after = [await trigger.poll(), await trigger.poll(), await trigger.poll()];
		const came = new Set([before, ...after].flatMap(({ items }) => idsOf(items)));
		expect(came.size).toBe(10);
	});

	it('gives what happened while n8n was down', async () => {
		bench.zoho.setOpenPoints({ indexLag: '300' });
		const [id = ''] = addTickets(bench.zoho, 1);
		const trigger = bench.activate({ resource: 'case', event: 'createdOrUpdated' });
		await trigger.poll();
		bench.later(HOUR);
		bench.zoho.change('tickets', id, { subject: 'Changed' });
		bench.zoho.add('tickets', { subject: 'New' });
		bench.later(HOUR);
		await trigger.restart();
		expect(told((await trigger.poll()).items).sort()).toEqual(['created New', 'updated Changed']);
	});

	it('gives 7,000 changes of one second, each once', async () => {
		bench.zoho.clock.freeze();
		const ids = addTickets(bench.zoho, 7_000);
		bench.later(HOUR);
		const trigger = bench.activate({ resource: 'case', event: 'updated', options: { most: 10_000 } });
		await trigger.poll();
		bench.later();
		for (const id of ids) bench.zoho.change('tickets', id, { subject: 'Changed' });
		bench.later();
		const { items, error } = await trigger.poll();
		expect([error?.message, items.length, new Set(idsOf(items)).size]).toEqual([undefined, 7_000, 7_000]);
	});
});

describe('a trigger of Zoho Desk, after two days without n8n,', () => {
	const bench = openDeskBench({ now: new Date(Date.now() - 60 * 3_600_000) });

	it('gives all new tickets with one poll: 240 for 24 credits', async () => {
		const trigger = bench.activate();
		addTickets(bench.zoho, 1);
		bench.later();
		await trigger.poll();
		for (let hour = 0; hour < 48; hour += 1) {
			bench.later(60);
			addTickets(bench.zoho, 5);
		}
		await trigger.restart();
		const { items, credits } = await trigger.poll();
		expect([new Set(idsOf(items)).size, items.length, credits]).toEqual([240, 240, 24]);
	});

	it('gives what customers answered', async () => {
		const [id = ''] = addTickets(bench.zoho, 1);
		bench.later(60);
		const trigger = bench.activate({ resource: 'case', event: 'newReply' });
		await trigger.poll();
		bench.later(60);
		bench.zoho.receive(id, { kind: 'reply', content: 'It smokes' });
		bench.later(48 * 60);
		await trigger.restart();
		expect((await trigger.poll()).items.map(({ content }) => content)).toEqual(['It smokes']);
	});
});

describe('a trigger of Zoho Desk that begins', () => {
	const bench = openDeskBench({ now: new Date(Date.now() - 2_000 * 3_600_000) });

	/** Tickets of so many hours ago, named after them. */
	function hoursAgo(...hours: number[]): void {
		const now = Date.now();
		for (const ago of [...hours].sort((a, b) => b - a)) {
			bench.zoho.clock.set(new Date(now - ago * 3_600_000));
			bench.zoho.add('tickets', { subject: `${ago} hours ago` });
		}
		bench.zoho.clock.set(new Date(now));
	}

	it.each(['created', 'updated', 'createdOrUpdated'])('now, gives nothing old, however much (%s)', async (event) => {
		hoursAgo(1_000, 30, 3, 1);
		const trigger = bench.activate({ resource: 'case', event });
		expect([await trigger.poll(), await trigger.poll()].map(({ items }) => items)).toEqual([[], []]);
	});

	it('now, in an empty portal, waits for the first ticket', async () => {
		hoursAgo();
		const trigger = bench.activate();
		await trigger.poll();
		bench.later();
		addTickets(bench.zoho, 1);
		expect((await trigger.poll()).items).toHaveLength(1);
	});

	it.each([
		[{ startFrom: 'hours', startHours: 24 }, ['23 hours ago', '2 hours ago']],
		[
			{ startFrom: 'date', startDate: '2000-01-01T00:00:00' },
			['1000 hours ago', '30 hours ago', '23 hours ago', '2 hours ago'],
		],
		[{ startFrom: 'everything', startMost: 100 }, ['1000 hours ago', '30 hours ago', '23 hours ago', '2 hours ago']],
		[{ startFrom: 'everything', startMost: 3 }, ['30 hours ago', '23 hours ago', '2 hours ago']],
	])('with %j gives the wanted tickets, oldest first, and goes on from there', async (start, expected) => {
		hoursAgo(2, 1_000, 23, 30);
		const trigger = bench.activate({ resource: 'case', event: 'created', ...start });
		const polls = [await trigger.poll(), await trigger.poll()];
		bench.later();
		bench.zoho.add('tickets', { subject: 'New' });
		polls.push(await trigger.poll());
		expect(polls.map(({ items }) => subjectsOf(items))).toEqual([expected, [], ['New']]);
	});

	it('again for another module, without old records', async () => {
		bench.zoho.add('contacts', { lastName: 'Lee' });
		const trigger = bench.activate();
		await trigger.poll();
		trigger.publish({ resource: 'contact', event: 'created' });
		const first = await trigger.poll();
		bench.later();
		bench.zoho.add('contacts', { lastName: 'Kim' });
		expect([first.items, (await trigger.poll()).items.map(({ lastName }) => lastName)]).toEqual([[], ['Kim']]);
	});

	it('with a wrong date names the setting, and sends nothing', async () => {
		const { error, requests } = await bench
			.activate({ resource: 'case', event: 'created', startFrom: 'date', startDate: 'tomorrow' })
			.poll();
		expect([error?.message, requests]).toEqual(["'Start Date' must be a date and time, but it is 'tomorrow'.", 0]);
	});
});
