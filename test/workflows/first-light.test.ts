import { beforeAll, describe, expect, it } from '@jest/globals';
import { loadExample, runExample, type AnswerFormat, type ExampleRun } from '../../scripts/start/example';
import { supportPortal } from '../../scripts/start/portals';
import { brokenPromises, FIRST_LIGHT } from '../../scripts/start/promises';
import { type DayCount, quotaLine } from '../../scripts/start/report';
import { startSimulator } from '../../simulator/support/simulator';
import { createEngine } from '../engine/engine';

/** One run of the example on an empty help desk, and what the service counted. */
async function runOnFreshPortal(format: AnswerFormat): Promise<ExampleRun & { day: DayCount }> {
	const engine = await createEngine();
	const simulator = await startSimulator({ edition: 'free', licences: 1 });
	simulator.clock.freeze();
	try {
		const run = await runExample(engine, loadExample('first-light', format), supportPortal(simulator));
		const { quota } = simulator;
		return { ...run, day: { unit: 'requests', limit: quota.limit(), used: quota.used() } };
	} finally {
		await simulator.close();
	}
}

/** Items without the parts that differ between runs: times, and the address of the service. */
function lasting({ steps }: ExampleRun): unknown {
	return steps.map(({ step, items }) => ({
		step,
		items: items.map((item) =>
			Object.fromEntries(Object.entries(item).filter(([field]) => !/time$|At$|^URI$/i.test(field))),
		),
	}));
}

describe('the first-light example', () => {
	const runs: Partial<Record<AnswerFormat, Awaited<ReturnType<typeof runOnFreshPortal>>>> = {};

	beforeAll(async () => {
		runs.json = await runOnFreshPortal('json');
		runs.xml = await runOnFreshPortal('xml');
	});

	it.each(['json', 'xml'] as const)('keeps its promises of items, fields and requests with answers as %s', (format) => {
		const run = runs[format];
		expect(run?.error).toBeUndefined();
		expect(brokenPromises(FIRST_LIGHT, run?.steps ?? [])).toEqual([]);
	});

	it.each(['json', 'xml'] as const)(
		'says what is left of the day as the service counts it, with answers as %s',
		(format) => {
			const run = runs[format];
			expect(run && quotaLine(run.day, run.steps)).toMatchObject({ agree: true });
		},
	);

	it('gives the same items in both formats', () => {
		expect(runs.xml && lasting(runs.xml)).toEqual(runs.json && lasting(runs.json));
	});
});
