import { describe, expect, it } from '@jest/globals';
import { openTriggerBench, subjectsOf } from './trigger-bench';
import { addCases } from './workbench';

describe('the trigger', () => {
	const bench = openTriggerBench();

	it('starts the workflow once for each new case, oldest first, and not in between', async () => {
		addCases(bench.simulator, 3);
		const trigger = bench.activate();
		const seeded = await trigger.poll();
		bench.simulator.clock.advance(60_000);
		addCases(bench.simulator, 2, { Priority: 'High' });
		const found = await trigger.poll();
		const silent = await trigger.poll();
		expect([seeded.error, found.error, silent.error]).toEqual([undefined, undefined, undefined]);
		expect([seeded.items, subjectsOf(found.items), silent.items]).toEqual([[], ['Case 1', 'Case 2'], []]);
		expect([seeded.requests, found.requests, silent.requests]).toEqual([1, 1, 1]);
	});
});
