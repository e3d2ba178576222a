import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type DeskSimulator, startDeskSimulator } from '../../../simulator/desk/simulator';
import { createEngine, type Engine } from '../../engine/engine';
import { fakeDates } from '../fake-dates';
import { skippedWaits } from '../waits';
import { BEGINS, EXPECTED_MESSAGES, playMessages } from './play-messages';
import { ALONE, drawn, SEED } from './switches';

describe('the trigger of Zoho Desk for messages, under all open points,', () => {
	let engine: Engine;
	let zoho: DeskSimulator;
	skippedWaits();
	fakeDates(BEGINS);
	beforeAll(async () => {
		engine = await createEngine();
		zoho = await startDeskSimulator();
	});
	afterAll(async () => await zoho.close());

	it('gives each message once with every switch at its default', async () => {
		expect(await playMessages(await engine.restarted(), zoho, {})).toEqual(EXPECTED_MESSAGES);
	});

	it.each(ALONE)('gives each message once with %s = %s', async (name, value) => {
		expect(await playMessages(await engine.restarted(), zoho, { [name]: value })).toEqual(EXPECTED_MESSAGES);
	});

	it.each(drawn())(`gives each message once with many switches at once (seed ${SEED}, %s)`, async (_, points) => {
		expect(await playMessages(await engine.restarted(), zoho, points)).toEqual(EXPECTED_MESSAGES);
	});
});
