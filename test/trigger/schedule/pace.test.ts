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
	])('for polls of %d requests, with %d left for the day: one poll per %d ms', (cost, left, wait) => {
		expect(spread(cost, { ...DAWN, left })).toBe(wait);
	});

	it.each([
		[1, 0],
		[3, 2],
		[1, -5],
	])('are too few for a poll of %d requests if %d are left', (cost, left) => {
		expect(spread(cost, { ...DAWN, left })).toBeUndefined();
	});
});

describe('the next poll', () => {
	it('comes one wait after the first one', () => {
		expect(paceAfter(undefined, 1, DAWN).due).toBe(NOON + HOUR);
	});

	it('is timed from when this one was due, not from when it ran', () => {
		expect(paceAfter(wallTime(NOON - 10 * MINUTE), 1, DAWN).due).toBe(NOON + 50 * MINUTE);
	});

	it('makes up for one poll at most after a long pause', () => {
		expect(paceAfter(wallTime(NOON - 5 * HOUR), 1, DAWN).due).toBe(NOON);
	});

	it('comes whenever n8n polls if there are enough requests for one a minute', () => {
		expect([
			paceAfter(undefined, 1, { ...DAWN, left: 1440 }).due,
			paceAfter(undefined, 1, { ...DAWN, left: 1439 }).due,
		]).toEqual([undefined, expect.closeTo(NOON + MINUTE, -3)]);
	});

	it('comes on the new day at the latest', () => {
		expect(paceAfter(wallTime(NOON + 20 * HOUR), 1, { ...DAWN, left: 1 }).due).toBe(NOON + DAY);
	});

	it('comes on the new day if no request is left', () => {
		expect(paceAfter(undefined, 1, { ...DAWN, left: 0 }).due).toBe(NOON + DAY);
	});
});

describe('the pace after a poll', () => {
	it('says when the next poll is due, and what that was computed from', () => {
		expect(paceAfter(undefined, 1, DAWN)).toEqual({ due: NOON + HOUR, paced: NOON, room: 24 });
	});

	it('is empty if the next poll need not wait', () => {
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
		['if no time was set', {}, true],
		['when it is due', pace(NOON), true],
		['after it was due', pace(NOON - 1), true],
		['not before it is due', pace(NOON + 1), false],
		['not long before it is due', pace(NOON + 40 * DAY), false],
		[
			'not before its time, in a state that does not say when that was reckoned',
			pace(NOON + 1, { paced: undefined }),
			false,
		],
		['if our clock was set back since', pace(NOON + HOUR, { paced: wallTime(NOON + 1) }), true],
		['if the limit was raised or the reserve lowered since', pace(NOON + HOUR, { room: 23 }), true],
		[
			'not before its time, where a limit was lowered or a reserve raised since',
			pace(NOON + HOUR, { room: 25 }),
			false,
		],
		['if the state does not have the number of requests per day', pace(NOON + HOUR, { room: undefined }), true],
	])('may send requests %s', (_when, one, expected) => {
		expect(isDue(one, DAWN)).toBe(expected);
	});
});

/** Plays a day of polls, each a little late. Returns when they sent requests, and how many were left. */
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

describe('a poll', () => {
	const [now, room] = [wallTime(NOON), 100];

	it('is due if nothing says when it is, whatever else was saved', () => {
		expect(isDue({ paced: now, room }, { now, room })).toBe(true);
	});

	it('waits from the moment on at which that was computed', () => {
		const pace = { due: wallTime(NOON + HOUR), paced: now, room };
		expect([-1, 0, HOUR - 1, HOUR].map((after) => isDue(pace, { now: wallTime(NOON + after), room }))).toEqual([
			true,
			false,
			false,
			true,
		]);
	});
});

describe('a day of polls', () => {
	const jitter = fc.array(fc.nat(40 * SECOND), { minLength: 7, maxLength: 7 });
	const every = fc.constantFrom(MINUTE, 2 * MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR);

	it('never spends more requests than were left', () => {
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

	it('spends nearly all requests, however irregularly n8n polls', () => {
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

	it('sends requests at every poll if there are enough', () => {
		expect(dayOfPolls(1_441, MINUTE, 1, [0]).asked).toHaveLength(1_440);
	});
});
