import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';
import type { OpenPoints } from '../../simulator/support/simulator';
import { type ActiveTrigger, openTriggerBench, TRIGGER } from './trigger-bench';
import { addCases, addCasesApart, doubles, idsOf, priceOfAll } from './workbench';
import { skipWaits } from './waits';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const ORDERS: ReadonlyArray<OpenPoints['recordOrder']> = [
	'newest-first',
	'oldest-first',
	'none',
	'recently-modified-first',
	'recently-modified-last',
];
const BOTH = { resource: 'case', event: 'createdOrUpdated' };
/** Orders in which new cases look as if the last changed came first, so the front is read once more. */
const FALLING: ReadonlySet<string> = new Set(['newest-first', 'recently-modified-first']);

/** The saved state of the trigger. */
function stateOf({ staticData }: ActiveTrigger): string {
	return JSON.stringify(staticData[`node:${TRIGGER}`]);
}

/** The polling defects of other packages, with their numbers in this project's list. This trigger has none of them. */
describe.each(ORDERS)('with records in the order %s the trigger', (recordOrder) => {
	const bench = openTriggerBench();
	const begin = async (before: number, parameters = BOTH): Promise<{ trigger: ActiveTrigger; ids: string[] }> => {
		bench.simulator.setOpenPoints({ recordOrder });
		const ids = Array.from({ length: before }, () => {
			bench.simulator.clock.advance(MINUTE);
			return addCases(bench.simulator, 1)[0] ?? '';
		});
		bench.simulator.clock.advance(HOUR);
		const trigger = bench.activate(parameters);
		await trigger.poll();
		bench.simulator.clock.advance(MINUTE);
		return { trigger, ids };
	};

	afterEach(() => void jest.restoreAllMocks());

	it('fires although the portal has more than one page of records (1)', async () => {
		const { trigger } = await begin(300);
		const [id] = addCases(bench.simulator, 1);
		const { items, requests } = await trigger.poll();
		expect([idsOf(items), requests]).toEqual([[id], 1]);
	});

	it('fires for each of two edits of one case (2)', async () => {
		const { trigger, ids } = await begin(3);
		const found: IDataObject[] = [];
		for (const Status of ['Pending', 'Closed']) {
			bench.simulator.change('requests', ids[1] ?? '', { Status });
			found.push(...(await trigger.poll()).items);
			bench.simulator.clock.advance(MINUTE);
		}
		expect(found.map(({ id, Status }) => [id, Status])).toEqual([
			[ids[1], 'Pending'],
			[ids[1], 'Closed'],
		]);
	});

	it.each([HOUR, -HOUR])('works when the clock of the service is %d ms off (3)', async (off) => {
		bench.simulator.clock.advance(off);
		const { trigger } = await begin(2);
		const ids = addCases(bench.simulator, 2);
		expect(idsOf([...(await trigger.poll()).items, ...(await trigger.poll()).items])).toEqual(ids);
	});

	it('gives records that are a second apart, whenever a poll falls between them (3)', async () => {
		const { trigger } = await begin(2);
		bench.simulator.clock.freeze();
		const first = addCases(bench.simulator, 3);
		const early = await trigger.poll();
		const second = addCases(bench.simulator, 3);
		const late = [await trigger.poll(), await trigger.poll()];
		expect([idsOf(early.items), idsOf(late[0]?.items ?? []), late[1]?.items]).toEqual([first, second, []]);
	});

	it('finds a case that was created during a request (3)', async () => {
		const { trigger } = await begin(2);
		const first = addCases(bench.simulator, 250);
		const meanwhile: string[] = [];
		bench.simulator.beforeAnswer(() => void (meanwhile.length < 3 && meanwhile.push(...addCases(bench.simulator, 1))));
		const early = await trigger.poll();
		bench.simulator.beforeAnswer(undefined);
		const late = [await trigger.poll(), await trigger.poll()];
		const all = idsOf([early, ...late].flatMap(({ items }) => items));
		expect([doubles(all), new Set(all)]).toEqual([[], new Set([...first, ...meanwhile])]);
	});

	it('gives a burst of more than a page, oldest first (4)', async () => {
		const { trigger } = await begin(5);
		const ids = addCasesApart(bench.simulator, 450);
		const { items, requests } = await trigger.poll();
		expect([idsOf(items), requests]).toEqual([ids, priceOfAll(450, FALLING.has(recordOrder))]);
		expect((await trigger.poll()).items).toEqual([]);
	});

	it('gives no old events when it is activated (5)', async () => {
		bench.simulator.setOpenPoints({ recordOrder });
		addCases(bench.simulator, 250);
		const { items, error } = await bench.activate(BOTH).poll();
		expect([items, error]).toEqual([[], undefined]);
	});

	it('gives none of 450 records again at the next polls (6)', async () => {
		const { trigger } = await begin(0);
		addCases(bench.simulator, 450);
		await trigger.poll();
		const polls = [await trigger.poll(), await trigger.poll()];
		expect(polls.flatMap(({ items }) => items)).toEqual([]);
	});

	it('fails when a page fails, and finds everything at the next poll (7)', async () => {
		const { trigger } = await begin(5);
		const ids = addCasesApart(bench.simulator, 450);
		skipWaits();
		bench.simulator.faults.add({ kind: 'http-500', method: 'getrecords', after: 1, count: 3 });
		const state = stateOf(trigger);
		const failed = await trigger.poll();
		expect([failed.error?.message, failed.items, stateOf(trigger)]).toEqual([
			expect.stringMatching(/HTTP 500/),
			[],
			state,
		]);
		expect(idsOf((await trigger.poll()).items)).toEqual(ids);
	});

	it('gives nothing again when the newest record is deleted (8)', async () => {
		const { trigger } = await begin(5);
		const ids = addCases(bench.simulator, 20);
		await trigger.poll();
		bench.simulator.remove('requests', ids.at(-1) ?? '');
		const polls = [await trigger.poll(), await trigger.poll()];
		expect(polls.flatMap(({ items }) => items)).toEqual([]);
	});

	it('continues after the workflow is published again or n8n is restarted (9)', async () => {
		const { trigger } = await begin(5);
		const published = addCases(bench.simulator, 2);
		trigger.publish(BOTH);
		const first = await trigger.poll();
		bench.simulator.clock.advance(MINUTE);
		const restarted = addCases(bench.simulator, 2);
		await trigger.restart();
		const second = await trigger.poll();
		expect([idsOf(first.items), idsOf(second.items)]).toEqual([published, restarted]);
	});

	it('catches up with a week in which the workflow was not active', async () => {
		const { trigger } = await begin(5);
		const ids: string[] = [];
		for (let day = 0; day < 7; day += 1) {
			bench.simulator.clock.advance(24 * HOUR);
			ids.push(...addCases(bench.simulator, 40));
		}
		const { items, requests } = await trigger.poll();
		expect([idsOf(items), requests]).toEqual([ids, priceOfAll(285, FALLING.has(recordOrder))]);
	});

	it('gives all of 201 new cases when five of the first page are edited between the two pages', async () => {
		const { trigger } = await begin(5);
		const ids = addCasesApart(bench.simulator, 201);
		const edited =
			recordOrder.startsWith('recently') || recordOrder === 'oldest-first' ? ids.slice(0, 5) : ids.slice(-5);
		editBeforePage(2, edited);
		const polls = [await trigger.poll(), await trigger.poll()];
		expect(missing(ids, polls)).toEqual([]);
		expect(polls[0]?.items.every(({ event }) => event === 'created')).toBe(true);
	});

	it('gives all of 230 new cases when the second page fails and forty are edited before the next poll', async () => {
		const { trigger } = await begin(5);
		const ids = addCasesApart(bench.simulator, 230);
		skipWaits();
		bench.simulator.faults.add({ kind: 'error-4500', method: 'getrecords', count: 3, after: 1 });
		const failed = await trigger.poll();
		jest.restoreAllMocks();
		for (const id of [...ids.slice(0, 20), ...ids.slice(-20)])
			bench.simulator.change('requests', id, { Status: 'Pending' });
		bench.simulator.clock.advance(MINUTE);
		const polls = [await trigger.poll(), await trigger.poll()];
		expect([failed.error?.message, failed.items]).toEqual([expect.stringMatching(/4500/), []]);
		expect(missing(ids, polls)).toEqual([]);
	});

	/** Edits cases before the answer with this number. The clock advances a second with each. */
	function editBeforePage(page: number, ids: readonly string[]): void {
		let asked = 0;
		bench.simulator.beforeAnswer(() => {
			asked += 1;
			if (asked !== page) return;
			for (const id of ids) {
				bench.simulator.clock.advance(1_000);
				bench.simulator.change('requests', id, { Status: 'Pending' });
			}
		});
	}

	function missing(ids: readonly string[], polls: ReadonlyArray<{ items: IDataObject[] }>): string[] {
		bench.simulator.beforeAnswer(undefined);
		const given = new Set(idsOf(polls.flatMap(({ items }) => items)));
		return ids.filter((id) => !given.has(id));
	}

	it('loses nothing when rows move between two pages of one poll', async () => {
		const { trigger, ids: old } = await begin(50);
		const ids = addCasesApart(bench.simulator, 450);
		let asked = 0;
		bench.simulator.beforeAnswer(() => {
			asked += 1;
			if (asked !== 2) return;
			for (const id of [ids[0], ids[220], ids[449]]) bench.simulator.remove('requests', id ?? '');
			bench.simulator.change('requests', old[7] ?? '', { Status: 'Closed' });
			bench.simulator.change('requests', ids[100] ?? '', { Status: 'Closed' });
		});
		const first = await trigger.poll();
		bench.simulator.beforeAnswer(undefined);
		const second = [await trigger.poll(), await trigger.poll()];
		const given = idsOf([first, ...second].flatMap(({ items }) => items));
		const there = [...ids.filter((_, place) => ![0, 220, 449].includes(place)), old[7]];
		expect(there.filter((id) => !given.includes(id ?? ''))).toEqual([]);
		expect(second[1]?.items).toEqual([]);
	});
});
