import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { changedOpenPoints, defaultOpenPoints, OPEN_POINTS } from '../../../simulator/desk/open-points';
import { type DeskSimulator, type OpenPoints, startDeskSimulator } from '../../../simulator/desk/simulator';
import { createEngine, type Engine } from '../../engine/engine';
import { skippedWaits } from '../waits';
import { expected, play } from './play';
import { expectedOfTrigger, playTrigger } from './play-trigger';

const SEED = 20_261_126;
const COMBINATIONS = 20;

/** Each value that differs from the default, one at a time. */
const ALONE = OPEN_POINTS.flatMap(({ name, values, default: usual }) =>
	values.filter((value) => value !== usual).map((value) => [name, value] as const),
);

/** The switches that a trigger of tickets meets: it only reads lists, searches and single records. */
const NOTICED: ReadonlySet<string> = new Set([
	'pageLimit',
	'ticketsFrom',
	'searchCeiling',
	'listCeiling',
	'rangeEnds',
	'timePrecision',
	'indexLag',
	'commentModifies',
	'wrongId',
	'emptyList',
	'organizationFields',
	'fieldChoices',
	'scopeList',
]);

function drawn(): ReadonlyArray<readonly [name: string, points: OpenPoints]> {
	const one = fc.record(Object.fromEntries(OPEN_POINTS.map(({ name, values }) => [name, fc.constantFrom(...values)])));
	return fc.sample(one, { seed: SEED, numRuns: COMBINATIONS }).map((change, place) => {
		const points = changedOpenPoints(defaultOpenPoints(), change);
		const moved = OPEN_POINTS.filter((point) => points[point.name] !== point.default);
		return [`${place + 1}: ${moved.map(({ name }) => `${name}=${points[name]}`).join(' ')}`, points];
	});
}

describe('Zoho Desk, under all open points:', () => {
	let engine: Engine;
	let zoho: DeskSimulator;
	skippedWaits();
	beforeAll(async () => {
		engine = await createEngine();
		zoho = await startDeskSimulator();
	});
	afterAll(async () => await zoho.close());

	it('each value of each switch is tried', () => {
		const tried = new Set([
			...OPEN_POINTS.map(({ name, default: usual }) => `${name} ${usual}`),
			...ALONE.map((one) => one.join(' ')),
		]);
		const all = OPEN_POINTS.flatMap(({ name, values }) => values.map((value) => `${name} ${value}`));
		expect(all.filter((one) => !tried.has(one))).toEqual([]);
	});

	it('every operation works with every switch at its default', async () => {
		expect(await play(await engine.restarted(), zoho, {})).toEqual(expected(defaultOpenPoints()));
	});

	it.each(ALONE)('every operation works with %s = %s', async (name, value) => {
		const points = changedOpenPoints(defaultOpenPoints(), { [name]: value });
		expect(await play(await engine.restarted(), zoho, points)).toEqual(expected(points));
	});

	it.each(drawn())(`every operation works with many switches at once (seed ${SEED}, %s)`, async (_, points) => {
		expect(await play(await engine.restarted(), zoho, points)).toEqual(expected(points));
	});

	it('the trigger gives each event once with every switch at its default', async () => {
		expect(await playTrigger(await engine.restarted(), zoho, {})).toEqual(expectedOfTrigger(defaultOpenPoints()));
	});

	it.each(ALONE.filter(([name]) => NOTICED.has(name)))(
		'the trigger gives each event once with %s = %s',
		async (name, value) => {
			const points = changedOpenPoints(defaultOpenPoints(), { [name]: value });
			expect(await playTrigger(await engine.restarted(), zoho, points)).toEqual(expectedOfTrigger(points));
		},
	);

	it.each(drawn())(
		`the trigger gives each event once with many switches at once (seed ${SEED}, %s)`,
		async (_, points) => {
			expect(await playTrigger(await engine.restarted(), zoho, points)).toEqual(expectedOfTrigger(points));
		},
	);
});
