import { describe, expect, it, jest } from '@jest/globals';
import { type Lived, live } from './lived-days';
import { movedClock } from './moved-clock';
import { officeDays } from './office-days';
import { openTriggerBench } from './trigger-bench';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Requests a day on Free, without the reserve for people. */
const FREE = { edition: 'free', dailyLimit: 250 } as const;
const FOR_THE_TRIGGER = 225;

/** Midnight in California. Europe ends its summer time that night. */
const OCTOBER = Date.parse('2026-10-24T07:00:00Z');

/** Midnight before California ends its summer time: a day of 25 hours. */
const LONG_DAY = Date.parse('2026-11-01T07:00:00Z');

interface Days {
	readonly from: number;
	readonly days: number;
	readonly everyMinutes: number;
	/** How far the service's clock is ahead of n8n's. */
	readonly ahead?: number;
}

describe('300 new cases a day on Free', () => {
	// Thousands of polls take seconds, and longer on a busy machine.
	jest.setTimeout(5 * MINUTE);
	const bench = openTriggerBench();
	const setClock = movedClock(OCTOBER);

	it.each([
		['a day of polls each minute', { from: OCTOBER, days: 1, everyMinutes: 1 }, 7],
		[
			'a day of 25 hours, polled every 5 minutes, where the service is an hour ahead',
			{ from: LONG_DAY, days: 25 / 24, everyMinutes: 5, ahead: HOUR },
			10,
		],
		['a week of polls every 15 minutes', { from: OCTOBER, days: 7, everyMinutes: 15 }, 15],
	])('%s: each starts the workflow once, and the reserve is not used', async (_, days: Days, minutes) => {
		const { waits, missed, repeated, errors, requestsADay } = await lived(days);
		expect({ started: waits.length, missed, repeated, errors }).toEqual({
			started: Math.round(300 * days.days),
			missed: 0,
			repeated: 0,
			errors: [],
		});
		expect(requestsADay.filter((requests) => requests > FOR_THE_TRIGGER)).toEqual([]);
		expect(Math.max(...waits)).toBeLessThanOrEqual(minutes * MINUTE);
	});

	async function lived({ from, days, everyMinutes, ahead = 0 }: Days): Promise<Lived> {
		const until = from + days * 24 * HOUR;
		setClock(from);
		bench.simulator.reset({
			edition: 'free',
			licences: 1,
			seed: 1,
			cases: 100,
			openPoints: { portalZone: 'Europe/Berlin' },
		});
		bench.simulator.clock.set(new Date(from + ahead));
		const trigger = bench.activate(undefined, { ...FREE, timeZone: 'Europe/Berlin' });
		const happenings = officeDays({
			from,
			until,
			zone: 'Europe/Berlin',
			cases: Math.round(300 * days),
			changes: 3,
			seed: 1,
		});
		return await live({ simulator: bench.simulator, trigger, setClock, from, until, everyMinutes, happenings });
	}
});
