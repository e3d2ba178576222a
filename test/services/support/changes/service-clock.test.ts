import { describe, expect, it } from '@jest/globals';
import type { ServiceClock } from '../../../../nodes/ZohoSupport/helpdesk/changes';
import { ClockWatch } from '../../../../nodes/ZohoSupport/services/support/changes/service-clock';
import { steadyTime } from '../../../../nodes/ZohoSupport/helpdesk/instants';
import { HOUR, MINUTE, moment, NOON, noonPlus, SECOND } from '../../../trigger/rows';

/** What an earlier reading came to. */
const EARLIER: ServiceClock = { instant: noonPlus(), steady: steadyTime(0) };

/** Answers with changes told from noon, each with when it was asked and answered. */
const told = (
	answers: ReadonlyArray<readonly [changes: number[], asked: number, answered: number]>,
	known?: ServiceClock,
	zoneMoved = false,
) => {
	const watch = new ClockWatch(known);
	for (const [changes, asked, answered] of answers) watch.see(changes.map(noonPlus), moment(asked), moment(answered));
	return watch.atStart(zoneMoved);
};

describe('how far the clock of the service had surely come', () => {
	it('is not told before anything was asked, nor where no row came and no earlier reading told', () => {
		expect([told([]), told([], EARLIER), told([[[], 0, 1]])]).toEqual([undefined, undefined, undefined]);
	});

	it('tells the newest row of the first answer, as of when that was here', () => {
		expect(told([[[-MINUTE, 0, -HOUR], 5, 9]])).toEqual({ instant: NOON, steady: 9 });
	});

	it('tell later answers, less the time since the first question and a second of rounding, as of that question', () => {
		expect(
			told([
				[[0], 5, 9],
				[[MINUTE], 9, 5 + 20 * SECOND],
			]),
		).toEqual({ instant: NOON + MINUTE - 20 * SECOND - SECOND, steady: 5 });
	});

	it('tells the first answer where the later ones took too long', () => {
		expect(
			told([
				[[0], 5, 9],
				[[MINUTE], 9, 5 + 59 * SECOND + 1],
			]),
		).toEqual({ instant: NOON, steady: 9 });
	});

	it('tells the time that went by since an earlier reading, less one part in a hundred', () => {
		expect(told([[[], 100 * SECOND, 101 * SECOND]], EARLIER)).toEqual({
			instant: NOON + 99 * SECOND,
			steady: 100 * SECOND,
		});
	});

	it('is whole milliseconds', () => {
		expect(told([[[], 150, 160]], EARLIER)?.instant).toBe(NOON + 148);
	});

	it('is told by the rows alone where the times of the portal moved', () => {
		expect([told([[[], 0, 1]], EARLIER, true), told([[[-HOUR], 5, 9]], EARLIER, true)]).toEqual([
			undefined,
			{ instant: NOON - HOUR, steady: 9 },
		]);
	});

	it('is told anew by a second walk, whose rows and those of the first count', () => {
		const watch = new ClockWatch(undefined);
		watch.see([noonPlus()], moment(0), moment(1));
		watch.restart();
		expect(watch.atStart(false)).toBeUndefined();
		watch.see([noonPlus(-HOUR)], moment(50), moment(60));
		expect(watch.atStart(false)).toEqual({ instant: NOON, steady: 60 });
	});
});
