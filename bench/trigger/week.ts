import { mock } from 'node:test';
import { startSimulator } from '../../simulator/support/simulator';
import { createEngine } from '../../test/engine/engine';
import { activeTrigger, FRESH } from '../../test/workflows/active-trigger';
import { live } from '../../test/workflows/lived-days';
import { officeDays } from '../../test/workflows/office-days';

/** Days on Free, polled at one interval. */
export interface Week extends Readonly<Record<'everyMinutes' | 'missed' | 'repeated' | 'errors', number>> {
	/** Minutes from the creation of each case to the start of its workflow, shortest first. */
	readonly waits: readonly number[];
	/** The most of any Pacific day. */
	readonly mostRequests: number;
}

/** Midnight in California. In Europe, where the portal is, summer time ends in that night. */
const FROM = Date.parse('2026-10-24T07:00:00Z');
const ZONE = 'Europe/Berlin';
const CASES_A_DAY = 300;
const DAY_MS = 24 * 60 * 60_000;
const MINUTE_MS = 60_000;

/** Lets n8n poll a portal on Free for some days, by a clock that is moved. */
export async function liveOnFree(days: number, everyMinutes: number): Promise<Week> {
	const until = FROM + days * DAY_MS;
	const setClock = moveClocks();
	const engine = await createEngine();
	const openPoints = { portalZone: ZONE } as const;
	const simulator = await startSimulator({ edition: 'free', licences: 1, seed: 1, cases: 500, openPoints });
	const trigger = activeTrigger(engine, simulator, FRESH, { edition: 'free', dailyLimit: 250, timeZone: ZONE });
	const cases = CASES_A_DAY * days;
	const happenings = officeDays({ from: FROM, until, zone: ZONE, cases, changes: 3, seed: 1 });
	const lived = await live({ simulator: simulator, trigger, setClock, from: FROM, until, everyMinutes, happenings });
	return {
		everyMinutes,
		waits: lived.waits.map((wait) => wait / MINUTE_MS).sort((a, b) => a - b),
		missed: lived.missed,
		repeated: lived.repeated,
		errors: lived.errors.length,
		mostRequests: Math.max(...lived.requestsADay),
	};
}

/** Stops both clocks of this process. The function it returns sets them. */
function moveClocks(): (at: number) => void {
	mock.timers.enable({ apis: ['Date'], now: FROM });
	mock.method(performance, 'now', () => Date.now() - FROM);
	return (at) => mock.timers.setTime(at);
}
