import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Budget, isDue, type Pace, paceAfter, spread } from '../../../nodes/ZohoSupport/trigger/schedule/pace';
import { replay } from '../../services/support/replay';
import { wallTime } from '../../../nodes/ZohoSupport/helpdesk/instants';
import { DAY, HOUR, MINUTE, NOON, SECOND } from '../rows';

const DAWN: Budget = { room: 24, left: 24, now: wallTime(NOON), resetsAt: wallTime(NOON + DAY) };

describe('the requests of a day', () => {
	it.each([
		[1, 24, HOUR],
		[2, 24, 2 * HOUR],
		[5, 24, 6 * HOUR],
		[24, 24, DAY],
	])('that cost %d each, with %d left for the day, are %d ms apart', (cost, left, wait) => {
		expect(spread(cost, { ...DAWN, left })).toBe(wait);
	});

	it.each([
		[1, 0],
		[3, 2],
		[1, -5],
	])('do not pay for a poll of %d with %d left', (cost, left) => {
		expect(spread(cost, { ...DAWN, left })).toBeUndefined();
	});
});

describe('the next poll', () => {
	it('is one wait after the first one', () => {
		expect(paceAfter(undefined, 1, DAWN).due).toBe(NOON + HOUR);
	});

	it('is reckoned from when this one was due, not from when it ran', () => {
		expect(paceAfter(wallTime(NOON - 10 * MINUTE), 1, DAWN).due).toBe(NOON + 50 * MINUTE);
	});

	it('makes up for one poll at most after a long silence', () => {
		expect(paceAfter(wallTime(NOON - 5 * HOUR), 1, DAWN).due).toBe(NOON);
	});

	it('is whenever n8n polls while the requests last for one a minute', () => {
		expect([
			paceAfter(undefined, 1, { ...DAWN, left: 1440 }).due,
			paceAfter(undefined, 1, { ...DAWN, left: 1439 }).due,
		]).toEqual([undefined, expect.closeTo(NOON + MINUTE, -3)]);
	});

	it('is never later than the new day', () => {
		expect(paceAfter(wallTime(NOON + 20 * HOUR), 1, { ...DAWN, left: 1 }).due).toBe(NOON + DAY);
	});

	it('is on the new day where nothing is left', () => {
		expect(paceAfter(undefined, 1, { ...DAWN, left: 0 }).due).toBe(NOON + DAY);
	});
});

describe('the pace after a poll', () => {
	it('says when the next may ask, and what that was reckoned with', () => {
		expect(paceAfter(undefined, 1, DAWN)).toEqual({ due: NOON + HOUR, paced: NOON, room: 24 });
	});

	it('says nothing where the next may ask whenever n8n polls', () => {
		expect(paceAfter(undefined, 1, { ...DAWN, left: 1_440 })).toEqual({});
	});
});

describe('a poll', () => {
	const pace = (due: number, more: Partial<Pace> = {}): Pace => ({
		due: wallTime(due),
		paced: wallTime(NOON - HOUR),
		room: 24,
		...more,
	});

	it.each<[string, Pace, boolean]>([
		['where no time was said', {}, true],
		['when it is time', pace(NOON), true],
		['after its time', pace(NOON - 1), true],
		['not before its time', pace(NOON + 1), false],
		['not long before its time', pace(NOON + 40 * DAY), false],
		[
			'not before its time, in a state that does not say when that was reckoned',
			pace(NOON + 1, { paced: undefined }),
			false,
		],
		['where our clock was set back since', pace(NOON + HOUR, { paced: wallTime(NOON + 1) }), true],
		['where a limit was raised or a reserve lowered since', pace(NOON + HOUR, { room: 23 }), true],
		[
			'not before its time, where a limit was lowered or a reserve raised since',
			pace(NOON + HOUR, { room: 25 }),
			false,
		],
		['in a state that does not say how much room a day had', pace(NOON + HOUR, { room: undefined }), true],
	])('may ask %s', (_when, one, expected) => {
		expect(isDue(one, DAWN)).toBe(expected);
	});
});

/** A day of polls: when they asked, and what was left. Each poll comes by so much too late. */
function dayOfPolls(
	left: number,
	every: number,
	cost: number,
	lateness: readonly number[],
	extra: readonly number[] = [0],
) {
	const asked: number[] = [];
	let [pace, rest]: [Pace, number] = [{}, left];
	for (let tick = 0; tick * every < DAY; tick += 1) {
		const now = wallTime(NOON + tick * every + lateness[tick % lateness.length]);
		if (now >= NOON + DAY || !isDue(pace, { room: left, now })) continue;
		asked.push(now);
		rest -= cost + Math.min(extra[asked.length % extra.length], Math.max(0, rest - cost));
		pace = paceAfter(pace.due, cost, { ...DAWN, room: left, left: rest, now });
	}
	return { asked, rest };
}

describe('a day of polls', () => {
	const jitter = fc.array(fc.nat(40 * SECOND), { minLength: 7, maxLength: 7 });
	const every = fc.constantFrom(MINUTE, 2 * MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR);

	it('never spends more than was left', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 3, max: 2_000 }),
				every,
				fc.integer({ min: 1, max: 3 }),
				jitter,
				fc.array(fc.nat(5), { minLength: 11, maxLength: 11 }),
				(left, interval, cost, late, extra) => {
					expect(dayOfPolls(left, interval, cost, late, extra).rest).toBeGreaterThanOrEqual(0);
				},
			),
			replay(200),
		);
	});

	it('spends nearly all of it, however irregularly n8n polls: jitter costs no rate', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 20, max: 2_000 }),
				every,
				fc.integer({ min: 1, max: 3 }),
				jitter,
				(left, interval, cost, late) => {
					const possible = Math.min(Math.floor(left / cost), DAY / interval);
					expect(dayOfPolls(left, interval, cost, late).asked.length).toBeGreaterThanOrEqual(
						Math.floor(possible * 0.95) - 2,
					);
				},
			),
			replay(200),
		);
	});

	it.each([
		[225, MINUTE],
		[225, 5 * MINUTE],
		[100, 10 * MINUTE],
	])('with %d requests and a poll every %d ms has no gap longer than two waits', (left, interval) => {
		const { asked } = dayOfPolls(left, interval, 1, [0, 20 * SECOND, 5 * SECOND]);
		const gaps = asked.slice(1).map((at, place) => at - asked[place]);
		expect(Math.max(...gaps)).toBeLessThanOrEqual(2 * Math.max(interval, DAY / left) + MINUTE);
	});

	it('asks at every poll while the requests last for it', () => {
		expect(dayOfPolls(1_441, MINUTE, 1, [0]).asked).toHaveLength(1_440);
	});
});
