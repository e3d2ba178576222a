import { describe, expect, it } from '@jest/globals';
import { ClockWatch, type ServiceClock } from '../../../nodes/ZohoSupport/trigger/cursor/service-clock';
import { HOUR, MINUTE, NOON, SECOND } from '../rows';

const moment = (steady: number) => ({ wall: 0, steady });
/** Answers with changes told from noon, each with when it was asked and answered. */
const told = (answers: ReadonlyArray<readonly [changes: number[], asked: number, answered: number]>, known?: ServiceClock, delta = 0) => {
	const watch = new ClockWatch(known);
	for (const [changes, asked, answered] of answers) watch.see(changes.map((one) => NOON + one), moment(asked), moment(answered));
	return watch.atStart(delta);
};

describe('how far the clock of the service had surely come', () => {
	it('is not told before anything was asked, nor where no row came and no earlier reading told', () => {
		expect([told([]), told([], { instant: NOON, steady: 0 }), told([[[], 0, 1]])]).toEqual([undefined, undefined, undefined]);
	});

	it('tells the newest row of the first answer, as of when that was here', () => {
		expect(told([[[-MINUTE, 0, -HOUR], 5, 9]])).toEqual({ instant: NOON, steady: 9 });
	});

	it('tell later answers, less the time since the first question and a second of rounding, as of that question', () => {
		expect(told([[[0], 5, 9], [[MINUTE], 9, 5 + 20 * SECOND]])).toEqual({ instant: NOON + MINUTE - 20 * SECOND - SECOND, steady: 5 });
	});

	it('tells the first answer where the later ones took too long', () => {
		expect(told([[[0], 5, 9], [[MINUTE], 9, 5 + 59 * SECOND + 1]])).toEqual({ instant: NOON, steady: 9 });
	});

	it('tells the time that went by since an earlier reading, less one part in a hundred', () => {
		expect(told([[[], 100 * SECOND, 101 * SECOND]], { instant: NOON, steady: 0 })).toEqual({ instant: NOON + 99 * SECOND, steady: 100 * SECOND });
	});

	it('is whole milliseconds', () => {
		expect(told([[[], 150, 160]], { instant: NOON, steady: 0 })?.instant).toBe(NOON + 148);
	});

	it('moves with the times of the portal', () => {
		expect(told([[[], 0, 1]], { instant: NOON, steady: 0 }, -5 * HOUR)?.instant).toBe(NOON - 5 * HOUR);
	});

	it('is told anew by a second walk, whose rows and those of the first count', () => {
		const watch = new ClockWatch(undefined);
		watch.see([NOON], moment(0), moment(1));
		watch.restart();
		expect(watch.atStart(0)).toBeUndefined();
		watch.see([NOON - HOUR], moment(50), moment(60));
		expect(watch.atStart(0)).toEqual({ instant: NOON, steady: 60 });
	});
});
