import { describe, expect, it } from '@jest/globals';
import { addCases, idsOf, openWorkbench } from './workbench';
import { openForm } from './form-of-node';

describe('the form', () => {
	const bench = openWorkbench();
	const { description } = openForm();

	it('needs only a credential, and then reads the newest 50 cases', async () => {
		const ids = addCases(bench.simulator, 60);
		const { items, requests } = await bench.run({});
		expect(idsOf(items)).toEqual(ids.reverse().slice(0, 50));
		expect(requests).toBe(1);
	});

	it('belongs to a node that an AI agent may use as a tool', () => {
		expect(description().usableAsTool).toBe(true);
	});

	it('shows the usage of the day without a request', async () => {
		const { items, requests } = await bench.run({ resource: 'apiUsage', operation: 'getUsage' });
		expect(items).toEqual([
			{
				unit: 'requests',
				dailyLimit: 1_000_000,
				usedToday: expect.any(Number),
				leftToday: expect.any(Number),
				keptForPeople: 100_000,
				isUsedUp: false,
				resetsAt: expect.stringMatching(/Z$/),
			},
		]);
		expect(requests).toBe(0);
	});

	it('shows a person who runs it manually what it spent', async () => {
		addCases(bench.simulator, 1);
		const { outcome, requests } = await bench.run({});
		expect(outcome.hints.map(({ message }) => message)).toEqual([
			expect.stringMatching(/^1 request used; [\d,]+ of today's 1,000,000 are left/),
		]);
		expect(requests).toBe(1);
	});
});
