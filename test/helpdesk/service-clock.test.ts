import { describe, expect, it } from '@jest/globals';
import type { ServiceClock } from '../../nodes/ZohoSupport/helpdesk/changes';
import { ClockWatch } from '../../nodes/ZohoSupport/helpdesk/service-clock';
import { steadyTime } from '../../nodes/ZohoSupport/helpdesk/instants';
import { HOUR, MINUTE, moment, NOON, noonPlus, SECOND } from '../trigger/rows';

/** The result of an earlier reading. */
const EARLIER: ServiceClock = { instant: noonPlus(), steady: steadyTime(0) };

/** Answers with their times of change as offsets from noon, and when they were asked and answered. */
const told = (
	answers: ReadonlyArray<readonly [changes: number[], asked: number, answered: number]>,
	known?: ServiceClock,
	zoneMoved = false,
) => {
	const watch = new ClockWatch(known);
	for (const [changes, asked, answered] of answers) watch.see(changes.map(noonPlus), moment(asked), moment(answered));
	return watch.atStart(zoneMoved);
};

describe('the time that the service clock had certainly reached', () => {
	it('is not known before the first request, or without a row or an earlier reading', () => {
		expect([told([]), told([], EARLIER), told([[[], 0, 1]])]).toEqual([undefined, undefined, undefined]);
	});

	it('is the newest row of the first answer, as of its arrival', () => {
		expect(told([[[-MINUTE, 0, -HOUR], 5, 9]])).toEqual({ instant: NOON, steady: 9 });
	});

	it('is the newest row of all answers, minus the time since the first request and a second for rounding', () => {
		expect(
			told([
				[[0], 5, 9],
				[[MINUTE], 9, 5 + 20 * SECOND],
			]),
		).toEqual({ instant: NOON + MINUTE - 20 * SECOND - SECOND, steady: 5 });
	});

	it('is known from the first answer if the later ones took too long', () => {
		expect(
			told([
				[[0], 5, 9],
				[[MINUTE], 9, 5 + 59 * SECOND + 1],
			]),
		).toEqual({ instant: NOON, steady: 9 });
	});

	it('is the result of an earlier reading plus the time since, minus one percent', () => {
		expect(told([[[], 100 * SECOND, 101 * SECOND]], EARLIER)).toEqual({
			instant: NOON + 99 * SECOND,
			steady: 100 * SECOND,
		});
	});

	it('is in whole milliseconds', () => {
		expect(told([[[], 150, 160]], EARLIER)?.instant).toBe(NOON + 148);
	});

	it("is known from the rows alone if the portal's times moved", () => {
		expect([told([[[], 0, 1]], EARLIER, true), told([[[-HOUR], 5, 9]], EARLIER, true)]).toEqual([
			undefined,
			{ instant: NOON - HOUR, steady: 9 },
		]);
	});

	it('counts from a second walk, with the rows of both', () => {
		const watch = new ClockWatch(undefined);
		watch.see([noonPlus()], moment(0), moment(1));
		watch.restart();
		expect(watch.atStart(false)).toBeUndefined();
		watch.see([noonPlus(-HOUR)], moment(50), moment(60));
		expect(watch.atStart(false)).toEqual({ instant: NOON, steady: 60 });
	});
});
