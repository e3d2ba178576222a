import { describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';
import type { Simulator } from '../../simulator/simulator';
import { type ActiveTrigger, FRESH, openTriggerBench } from './trigger-bench';
import { addCases, doubles, idsOf } from './workbench';

const BACKLOG = 10_000;

/** Pages of 200, each of which begins with the last row of the page before: the first brings 200 rows, every other one 199. */
const REQUESTS = 51;

describe('10,000 cases between two polls', () => {
	const bench = openTriggerBench();

	it('come in one poll where so many are allowed at once, oldest first and each once', async () => {
		const trigger = await activated({ ...FRESH, options: { most: BACKLOG } });
		const ids = addOneASecond(bench.desk, BACKLOG);
		const [drained, after] = [await trigger.poll(), await trigger.poll()];
		expect([drained.error, drained.requests, after.items.length, after.requests]).toEqual([undefined, REQUESTS, 0, 1]);
		expect(idsOf(drained.items)).toEqual(ids);
	});

	it('come over ten polls by default, for the same requests', async () => {
		const trigger = await activated(FRESH);
		const ids = addOneASecond(bench.desk, BACKLOG);
		const { items, sizes, requests } = await drain(trigger, 12);
		expect([sizes, requests]).toEqual([[...Array.from({ length: 10 }, () => 1_000), 0, 0], [REQUESTS, ...Array.from({ length: 9 }, () => 0), 1, 1]]);
		expect(idsOf(items)).toEqual(ids);
	});

	it('come each once when all of them were made within one second', async () => {
		const trigger = await activated(FRESH);
		bench.desk.clock.advance(60_000);
		const ids = addCases(bench.desk, BACKLOG);
		const { items, requests } = await drain(trigger, 14);
		expect([doubles(idsOf(items)), new Set(idsOf(items))]).toEqual([[], new Set(ids)]);
		expect(requests).toEqual([]);
	});

	/** A trigger that has polled once on a desk with some cases, at a moment that stands still. */
	async function activated(parameters: typeof FRESH): Promise<ActiveTrigger> {
		bench.desk.clock.freeze();
		addOneASecond(bench.desk, 30);
		const trigger = bench.activate(parameters);
		await trigger.poll();
		return trigger;
	}

	async function drain(trigger: ActiveTrigger, polls: number): Promise<{ items: IDataObject[]; sizes: number[]; requests: number[] }> {
		const all = { items: [] as IDataObject[], sizes: [] as number[], requests: [] as number[] };
		for (let poll = 0; poll < polls; poll += 1) {
			const { items, requests } = await trigger.poll();
			all.items.push(...items);
			all.sizes.push(items.length);
			all.requests.push(requests);
		}
		return all;
	}
});

function addOneASecond(desk: Simulator, count: number): string[] {
	return Array.from({ length: count }, (): string[] => {
		desk.clock.advance(1_000);
		return addCases(desk, 1);
	}).flat();
}
