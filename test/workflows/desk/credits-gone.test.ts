import { describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';
import { movedClock } from '../moved-clock';
import { addTickets, GO_ON, openDeskBench } from './bench';
import { autoMap } from '../zoho-node';

const READ = { resource: 'case', operation: 'getMany', limit: 10 };
const GET = { resource: 'case', operation: 'get', recordId: '={{ $json.id }}' };
const CREATE = { resource: 'contact', operation: 'create', fields: autoMap() };
const BACK = /come back at \d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

const fate = ({ outcome, details }: IDataObject) => outcome ?? (details as IDataObject | undefined)?.outcome;

describe('when the credits of the day are gone, Zoho Desk', () => {
	const bench = openDeskBench({ seed: 7, tickets: 20 });
	const requests = () => bench.zoho.journal.count({ kind: 'api' });

	it('is asked once, and the error says when the credits come back', async () => {
		bench.zoho.credits.exhaust();
		const { error } = await bench.run(READ);
		expect([error?.message, requests()]).toEqual([expect.stringMatching(BACK), 1]);
	});

	it('gets no further request until then, whoever runs', async () => {
		bench.zoho.credits.exhaust();
		await bench.run(READ);
		const outcomes = [
			await bench.run(READ),
			await bench.run(CREATE, { items: [{ 'Last Name': 'A' }] }),
			await bench.run(READ, { mode: 'trigger' }),
		];
		expect(outcomes.map(({ error }) => error?.message)).toEqual(outcomes.map(() => expect.stringMatching(BACK)));
		expect(requests()).toBe(1);
	});

	it('gets one request for many items, and every item says so', async () => {
		bench.zoho.credits.exhaust();
		const ids = addTickets(bench.zoho, 5);
		const items = await bench.items(GET, { items: ids.map((id) => ({ id })), settings: GO_ON });
		expect(items.map(({ error }) => error)).toEqual(ids.map(() => expect.stringMatching(BACK)));
		expect(requests()).toBe(1);
	});

	it('keeps what was written apart from what was not sent', async () => {
		bench.zoho.faults.add({ kind: 'threshold-exceeded', operationId: 'createContact', after: 3 });
		const rows = Array.from({ length: 10 }, (_, place) => ({ 'Last Name': `New ${place}` }));
		const items = await bench.items(CREATE, { items: rows, settings: GO_ON });
		expect(items.map(fate)).toEqual([...Array(3).fill('created'), ...Array(7).fill('notSent')]);
	});

	it('keeps the records of a long read so far', async () => {
		addTickets(bench.zoho, 300);
		bench.zoho.faults.add({ kind: 'threshold-exceeded', operationId: 'getTickets', after: 2 });
		const items = await bench.items({ ...READ, returnAll: true }, { settings: GO_ON });
		expect([items.length, items.at(-1)?.error]).toEqual([199 + 1, expect.stringMatching(BACK)]);
	});

	it('shows the state in Get API Usage, without a request', async () => {
		bench.zoho.credits.exhaust();
		await bench.run(READ);
		const items = await bench.items({ resource: 'apiUsage', operation: 'getUsage' });
		expect([items, requests()]).toMatchObject([[{ isUsedUp: true, unit: 'credits', leftToday: 0 }], 1]);
	});

	it('stops a trigger with one visible error, and then quietly', async () => {
		const trigger = bench.activate();
		await trigger.poll();
		bench.zoho.credits.exhaust();
		const polls = [await trigger.poll(), await trigger.poll(), await trigger.poll()];
		expect(polls.map(({ error }) => error?.message)).toEqual([expect.stringMatching(BACK), undefined, undefined]);
	});

	it('is asked for nothing more by a trigger that was stopped', async () => {
		const trigger = bench.activate();
		await trigger.poll();
		bench.zoho.credits.exhaust();
		await trigger.poll();
		const before = requests();
		await trigger.poll();
		expect(requests()).toBe(before);
	});
});

describe('the day after the credits were gone, Zoho Desk', () => {
	const start = Date.parse('2026-11-24T20:00:00Z');
	const moveTo = movedClock(start);
	const bench = openDeskBench({ seed: 7, tickets: 20, now: new Date(start) });

	it('gives a trigger all that was created meanwhile', async () => {
		const trigger = bench.activate();
		await trigger.poll();
		bench.zoho.credits.exhaust();
		addTickets(bench.zoho, 3);
		await trigger.poll();
		moveTo(start + 13 * 3_600_000);
		bench.zoho.clock.set(new Date(start + 13 * 3_600_000));
		const { items, error } = await trigger.poll();
		expect([error, items.length]).toEqual([undefined, 3]);
	});
});
