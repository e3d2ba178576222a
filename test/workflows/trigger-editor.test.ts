import { describe, expect, it } from '@jest/globals';
import { openTriggerBench } from './trigger-bench';
import { addCases } from './workbench';

describe('a test run in the editor', () => {
	const bench = openTriggerBench();

	it('gives one real, recent record and does not change the state', async () => {
		const trigger = bench.activate();
		await trigger.poll();
		addCases(bench.simulator, 3);
		const state = JSON.stringify(trigger.staticData);
		const tested = await trigger.test();
		expect(tested.items).toEqual([
			expect.objectContaining({ event: 'created', Subject: expect.stringMatching(/^Case \d$/) }),
		]);
		expect([tested.requests, JSON.stringify(trigger.staticData)]).toEqual([1, state]);
		expect((await trigger.poll()).items).toHaveLength(3);
	});

	it('also gives one when nothing happened for weeks, with a second request', async () => {
		bench.simulator.clock.advance(-60 * 24 * 60 * 60_000);
		addCases(bench.simulator, 1);
		bench.simulator.clock.advance(60 * 24 * 60 * 60_000);
		const { items, requests } = await bench.activate().test();
		expect([items.length, requests]).toEqual([1, 2]);
	});

	it('says in plain words that the help desk is empty', async () => {
		const { error, items } = await bench.activate().test();
		expect(error?.message).toBe('The credential shows no cases yet, so there is no test event.');
		expect(error?.description).toMatch(/^Add one in Zoho Support and fetch the test event again/);
		expect(items).toEqual([]);
	});

	it('says in plain words that no record meets the conditions', async () => {
		addCases(bench.simulator, 2, { Status: 'Open' });
		const { error } = await bench
			.activate({
				resource: 'case',
				event: 'created',
				conditions: { condition: [{ field: 'Status', comparison: 'is', value: 'Closed' }] },
			})
			.test();
		expect(error?.message).toBe("None of the 2 cases that were read meets the conditions under 'Only When'.");
	});

	it('shows what a changed field will look like', async () => {
		addCases(bench.simulator, 1, { Status: 'Open' });
		const { items } = await bench
			.activate({ resource: 'case', event: 'fieldChanged', watchedFields: ['Status'] })
			.test();
		expect(items).toEqual([
			expect.objectContaining({
				event: 'fieldChanged',
				changes: [{ field: 'Status', old: null, new: 'Open' }],
				oldValuesKnown: false,
			}),
		]);
	});
});
