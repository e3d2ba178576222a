import { describe, expect, it, jest } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';
import type { Simulator } from '../../simulator/support/simulator';
import { movedClock } from './moved-clock';
import { type ActiveTrigger, FRESH, openTriggerBench } from './trigger-bench';
import { addCases, idsOf } from './workbench';

const MINUTE = 60_000;
const START = Date.parse('2026-11-24T12:00:00Z');
const BACKLOG = 10_000;

/**
 * Pages of 200 that overlap by one row: the first brings 200 rows, each other one 199, plus one more look at the front.
 */
const REQUESTS = 52;

/** How many versions a trigger remembers one by one. */
const REMEMBERED = 2_000;

describe('10,000 cases between two polls', () => {
	// Takes seconds, and longer on a busy machine.
	jest.setTimeout(5 * MINUTE);
	const bench = openTriggerBench();
	const setClock = movedClock(START);

	it('come in one poll when that many are allowed, oldest first and each once', async () => {
		const trigger = await activated({ ...FRESH, options: { most: BACKLOG } });
		const ids = addOneASecond(bench.simulator, BACKLOG);
		const { items, sizes, requests } = await polls(trigger, 2);
		expect([sizes, requests]).toEqual([
			[BACKLOG, 0],
			[REQUESTS, 1],
		]);
		expect(idsOf(items)).toEqual(ids);
	});

	it('come over ten polls by default, with the same number of requests', async () => {
		const trigger = await activated(FRESH);
		const ids = addOneASecond(bench.simulator, BACKLOG);
		const { items, sizes, requests } = await polls(trigger, 12);
		expect([sizes, requests]).toEqual([
			[...tenTimes(1_000), 0, 0],
			[REQUESTS, ...tenTimes(0).slice(1), 1, 1],
		]);
		expect(idsOf(items)).toEqual(ids);
	});

	it('come once each when 2,000 of them were created in the second of the poll, are read once more, and then no longer', async () => {
		const trigger = await activated(FRESH);
		bench.simulator.clock.advance(MINUTE);
		const ids = addCases(bench.simulator, REMEMBERED);
		const drained = await polls(trigger, 2);
		const later = addCases(bench.simulator, 1);
		const after = await polls(trigger, 4);
		expect([drained.sizes, drained.requests]).toEqual([
			[1_000, 1_000],
			[22, 0],
		]);
		expect([after.sizes, after.requests]).toEqual([
			[1, 0, 0, 0],
			[12, 1, 1, 1],
		]);
		expect(idsOf([...drained.items, ...after.items])).toEqual([...ids, ...later]);
	});

	it('repeat those beyond 2,000 that were created in the second of the poll, marked, and then no longer', async () => {
		const trigger = await activated({ ...FRESH, options: { most: BACKLOG } });
		bench.simulator.clock.advance(MINUTE);
		const ids = addCases(bench.simulator, 3_000);
		const first = await polls(trigger, 1);
		const later = addCases(bench.simulator, 1);
		const after = await polls(trigger, 4);
		const again = after.items.filter(({ possibleRepeat }) => possibleRepeat === true);
		expect(idsOf(first.items)).toEqual(ids);
		expect(after.sizes).toEqual([1_001, 0, 0, 0]);
		expect(idsOf(after.items.filter((item) => !again.includes(item)))).toEqual(later);
		expect(idsOf(again)).toEqual(ids.slice(0, 1_000));
	});

	/** A trigger after its first poll, with some cases in the portal and a frozen clock. */
	async function activated(parameters: typeof FRESH): Promise<ActiveTrigger> {
		setClock(START);
		bench.simulator.clock.set(new Date(START));
		bench.simulator.clock.freeze();
		addOneASecond(bench.simulator, 30);
		setClock(bench.simulator.clock.now().getTime());
		const trigger = bench.activate(parameters);
		await trigger.poll();
		return trigger;
	}

	/** One poll a minute. */
	async function polls(
		trigger: ActiveTrigger,
		count: number,
	): Promise<{ items: IDataObject[]; sizes: number[]; requests: number[] }> {
		const all = { items: [] as IDataObject[], sizes: [] as number[], requests: [] as number[] };
		for (let poll = 0; poll < count; poll += 1) {
			setClock(bench.simulator.clock.now().getTime());
			const { items, error, requests } = await trigger.poll();
			if (error !== undefined) throw new Error(error.message);
			all.items.push(...items);
			all.sizes.push(items.length);
			all.requests.push(requests);
			bench.simulator.clock.advance(MINUTE);
		}
		return all;
	}
});

function addOneASecond(simulator: Simulator, count: number): string[] {
	return Array.from({ length: count }, (): string[] => {
		simulator.clock.advance(1_000);
		return addCases(simulator, 1);
	}).flat();
}

function tenTimes(value: number): number[] {
	return Array.from({ length: 10 }, () => value);
}
