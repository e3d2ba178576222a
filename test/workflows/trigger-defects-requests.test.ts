import { describe, expect, it, jest } from '@jest/globals';
import { openTriggerBench } from './trigger-bench';
import { addCases } from './workbench';
import { skipWaits } from './waits';

const BOTH = { resource: 'case', event: 'createdOrUpdated' };

describe('the trigger', () => {
	const bench = openTriggerBench();

	it('signs in once for all its polls (15)', async () => {
		const trigger = bench.activate(BOTH, { signIn: 'password' });
		for (let poll = 0; poll < 5; poll += 1) await trigger.poll();
		expect(bench.simulator.journal.count({ kind: 'sign-in' })).toBe(1);
	});

	it('waits as long as the service asks when the rate limit is reached (16)', async () => {
		const waits: number[] = [];
		const trigger = bench.activate(BOTH);
		await trigger.poll();
		addCases(bench.simulator, 1);
		skipWaits((wait) => void waits.push(wait));
		bench.simulator.faults.add({ kind: 'http-429', method: 'getrecords', retryAfter: 7 });
		const { items } = await trigger.poll();
		jest.restoreAllMocks();
		expect([items.length, waits]).toEqual([1, [7_000]]);
	});

	it("shows Zoho's own words and code when a poll is refused (17)", async () => {
		const trigger = bench.activate(BOTH);
		await trigger.poll();
		skipWaits();
		bench.simulator.faults.add({ kind: 'error-4500', method: 'getrecords', count: 3 });
		const { error } = await trigger.poll();
		jest.restoreAllMocks();
		expect(error?.message).toMatch(/\[4500\]/);
	});
});
