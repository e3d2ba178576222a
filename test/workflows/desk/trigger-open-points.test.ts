import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { changedOpenPoints, defaultOpenPoints } from '../../../simulator/desk/open-points';
import { type DeskSimulator, startDeskSimulator } from '../../../simulator/desk/simulator';
import { createEngine, type Engine } from '../../engine/engine';
import { skippedWaits } from '../waits';
import { expectedOfTrigger, playTrigger } from './play-trigger';
import { ALONE, drawn, SEED } from './switches';

describe('the trigger of Zoho Desk, under all open points,', () => {
	let engine: Engine;
	let zoho: DeskSimulator;
	skippedWaits();
	beforeAll(async () => {
		engine = await createEngine();
		zoho = await startDeskSimulator();
	});
	afterAll(async () => await zoho.close());

	it('gives each event once with every switch at its default', async () => {
		expect(await playTrigger(await engine.restarted(), zoho, {})).toEqual(expectedOfTrigger(defaultOpenPoints()));
	});

	it.each(ALONE)('gives each event once with %s = %s', async (name, value) => {
		const points = changedOpenPoints(defaultOpenPoints(), { [name]: value });
		expect(await playTrigger(await engine.restarted(), zoho, points)).toEqual(expectedOfTrigger(points));
	});

	it.each(drawn())(`gives each event once with many switches at once (seed ${SEED}, %s)`, async (_, points) => {
		expect(await playTrigger(await engine.restarted(), zoho, points)).toEqual(expectedOfTrigger(points));
	});
});
