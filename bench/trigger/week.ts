/** Child: days of a desk on Free with 300 new cases a day, polled by n8n every so many minutes, by a clock that is moved. Its result is what came of it. */
import { mock } from 'node:test';
import { startSimulator } from '../../simulator/simulator';
import { createEngine } from '../../test/engine/engine';
import { activeTrigger, FRESH } from '../../test/workflows/active-trigger';
import { live } from '../../test/workflows/lived-days';
import { officeDays } from '../../test/workflows/office-days';
import { workAsChild } from '../children';
import type { Week } from './figures';

/** Midnight in California; Europe, where the desk is, ends its summer time that night. */
const FROM = Date.parse('2026-10-24T07:00:00Z');
const ZONE = 'Europe/Berlin';
const CASES_A_DAY = 300;
const DAY_MS = 24 * 60 * 60_000;
const MINUTE_MS = 60_000;

workAsChild(async ([days, minutes]): Promise<Week> => {
	const everyMinutes = Number(minutes);
	const until = FROM + Number(days) * DAY_MS;
	const setClock = moveClocks();
	const engine = await createEngine();
	const desk = await startSimulator({
		edition: 'free',
		licences: 1,
		seed: 1,
		cases: 500,
		openPoints: { portalZone: ZONE },
	});
	const trigger = activeTrigger(engine, desk, FRESH, { edition: 'free', dailyLimit: 250, timeZone: ZONE });
	const happenings = officeDays({
		from: FROM,
		until,
		zone: ZONE,
		cases: CASES_A_DAY * Number(days),
		changes: 3,
		seed: 1,
	});
	const { waits, errors, requestsADay, ...rest } = await live({
		desk,
		trigger,
		setClock,
		from: FROM,
		until,
		everyMinutes,
		happenings,
	});
	const minutesWaited = waits.map((wait) => wait / MINUTE_MS).sort((a, b) => a - b);
	return {
		everyMinutes,
		...rest,
		waits: minutesWaited,
		errors: errors.length,
		mostRequests: Math.max(...requestsADay),
	};
});

/** The dates and the steady clock of this process stand from now on, unless the function that it gives moves them. */
function moveClocks(): (at: number) => void {
	mock.timers.enable({ apis: ['Date'], now: FROM });
	mock.method(performance, 'now', () => Date.now() - FROM);
	return (at) => mock.timers.setTime(at);
}
