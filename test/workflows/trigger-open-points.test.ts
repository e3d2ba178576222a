import { beforeAll, describe, expect, it } from '@jest/globals';
import { changedOpenPoints, defaultOpenPoints, OPEN_POINTS } from '../../simulator/support/open-points';
import { seededRandom } from '../../simulator/seeded-random';
import type { OpenPoints } from '../../simulator/support/simulator';
import { createEngine, type Engine } from '../engine/engine';
import { expectedOfTrigger, playTrigger } from './trigger-scenario';

const SEED = 20_261_125;
const COMBINATIONS = 40;

/** The switches that affect a trigger, which only reads lists. */
const NOTICED = OPEN_POINTS.filter(
	({ name }) =>
		![
			'classicApi',
			'addRowLimit',
			'addPastLimit',
			'addPartialFailure',
			'getByIdList',
			'deleteList',
			'writeAnswerShape',
			'writeAnswerNumbers',
			'responseCodeType',
			'unknownField',
			'notFound',
			'signInAnswer',
			'searchLag',
		].includes(name),
);

const ALONE = NOTICED.flatMap(({ name, values, default: usual }) =>
	values.filter((value) => value !== usual).map((value) => [name, value] as const),
);

function drawn(): ReadonlyArray<readonly [name: string, points: OpenPoints]> {
	const next = seededRandom(SEED);
	return Array.from({ length: COMBINATIONS }, (_, place) => {
		const change = Object.fromEntries(
			NOTICED.map(({ name, values }) => [name, values[Math.floor(next() * values.length)]]),
		);
		return [`${place + 1}: ${Object.values(change).join(' ')}`, changedOpenPoints(defaultOpenPoints(), change)];
	});
}

describe('the trigger, under all open points,', () => {
	let engine: Engine;

	beforeAll(async () => {
		engine = await createEngine();
	});

	it.each(['json', 'xml'] as const)('gives each event once with every switch at its default in %s', async (format) => {
		expect(await playTrigger(engine, defaultOpenPoints(), format)).toEqual(expectedOfTrigger(defaultOpenPoints()));
	});

	it.each(ALONE)('gives each event once with %s = %s', async (name, value) => {
		const points = changedOpenPoints(defaultOpenPoints(), { [name]: value });
		expect(await playTrigger(engine, points, 'json')).toEqual(expectedOfTrigger(points));
	});

	it.each(drawn())(`gives each event once with many switches at once (seed ${SEED}, %s)`, async (_, points) => {
		expect(await playTrigger(engine, points, 'json')).toEqual(expectedOfTrigger(points));
	});
});
