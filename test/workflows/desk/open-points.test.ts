import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { changedOpenPoints, defaultOpenPoints, OPEN_POINTS } from '../../../simulator/desk/open-points';
import { type DeskSimulator, startDeskSimulator } from '../../../simulator/desk/simulator';
import { createEngine, type Engine } from '../../engine/engine';
import { skippedWaits } from '../waits';
import { expected, play } from './play';
import { ALONE, drawn, SEED } from './switches';

describe('every operation of Zoho Desk, under all open points,', () => {
	let engine: Engine;
	let zoho: DeskSimulator;
	skippedWaits();
	beforeAll(async () => {
		engine = await createEngine();
		zoho = await startDeskSimulator();
	});
	afterAll(async () => await zoho.close());

	it('is tried with each value of each switch', () => {
		const tried = new Set([
			...ALONE.map((one) => one.join(' ')),
			...Object.entries(defaultOpenPoints()).map((one) => one.join(' ')),
		]);
		const all = OPEN_POINTS.flatMap(({ name, values }) => values.map((value) => `${name} ${value}`));
		expect(all.filter((one) => !tried.has(one))).toEqual([]);
	});

	it('works with every switch at its default', async () => {
		expect(await play(await engine.restarted(), zoho, {})).toEqual(expected(defaultOpenPoints()));
	});

	it.each(ALONE)('works with %s = %s', async (name, value) => {
		const points = changedOpenPoints(defaultOpenPoints(), { [name]: value });
		expect(await play(await engine.restarted(), zoho, points)).toEqual(expected(points));
	});

	it.each(drawn())(`works with many switches at once (seed ${SEED}, %s)`, async (_, points, isDeep) => {
		expect(await play(await engine.restarted(), zoho, points, isDeep)).toEqual(expected(points));
	});
});
