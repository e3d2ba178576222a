import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dueAfter, isDue, spread } from '../../../nodes/ZohoSupport/trigger/schedule/pace';
import { replay } from '../../helpdesk/replay';
import { DAY, HOUR, MINUTE, NOON, SECOND } from '../rows';

describe('the requests of a day', () => {
	it.each([
		[1, 24, HOUR],
		[2, 24, 2 * HOUR],
		[5, 24, 6 * HOUR],
		[24, 24, DAY],
	])('that cost %d each, with %d left for the day, are %d ms apart', (cost, left, wait) => {
		expect(spread(cost, { left, now: NOON, resetsAt: NOON + DAY })).toBe(wait);
	});

	it.each([[1, 0], [3, 2], [1, -5]])('do not pay for a poll of %d with %d left', (cost, left) => {
		expect(spread(cost, { left, now: NOON, resetsAt: NOON + DAY })).toBeUndefined();
	});
});

describe('the next poll', () => {
	const day = { left: 24, now: NOON, resetsAt: NOON + DAY };

	it('is one wait after the first one', () => {
		expect(dueAfter(undefined, 1, day)).toBe(NOON + HOUR);
	});

	it('is reckoned from when this one was due, not from when it ran', () => {
		expect(dueAfter(NOON - 10 * MINUTE, 1, day)).toBe(NOON + 50 * MINUTE);
	});

	it('makes up for one poll at most after a long silence', () => {
		expect(dueAfter(NOON - 5 * HOUR, 1, day)).toBe(NOON);
	});

	it('is whenever n8n polls while the requests last for one a minute', () => {
		expect([dueAfter(undefined, 1, { ...day, left: 1440 }), dueAfter(undefined, 1, { ...day, left: 1439 })]).toEqual([undefined, expect.closeTo(NOON + MINUTE, -3)]);
	});

	it('is never later than the new day', () => {
		expect(dueAfter(NOON + 20 * HOUR, 1, { ...day, left: 1 })).toBe(NOON + DAY);
	});

	it('is on the new day where nothing is left', () => {
		expect(dueAfter(undefined, 1, { ...day, left: 0 })).toBe(NOON + DAY);
	});
});

describe('a poll', () => {
	it.each<[string, number | undefined, boolean]>([
		['where no time was said', undefined, true],
		['when it is time', NOON, true],
		['after its time', NOON - 1, true],
		['before its time', NOON + 1, false],
		['a day of 25 hours before its time', NOON + 25 * HOUR, false],
		['so long before its time that our clock was set back', NOON + 25 * HOUR + 1, true],
	])('may ask %s: %p', (_when, due, expected) => {
		expect(isDue(due, NOON)).toBe(expected);
	});
});

/** A day of polls: when they asked, and what was left. Each poll comes by so much too late. */
function dayOfPolls(left: number, every: number, cost: number, lateness: readonly number[], extra: readonly number[] = [0]) {
	const asked: number[] = [];
	let [due, rest]: [number | undefined, number] = [undefined, left];
	for (let tick = 0; tick * every < DAY; tick += 1) {
		const now = NOON + tick * every + lateness[tick % lateness.length];
		if (now >= NOON + DAY || !isDue(due, now)) continue;
		asked.push(now);
		rest -= cost + Math.min(extra[asked.length % extra.length], Math.max(0, rest - cost));
		due = dueAfter(due, cost, { left: rest, now, resetsAt: NOON + DAY });
	}
	return { asked, rest };
}

describe('a day of polls', () => {
	const jitter = fc.array(fc.nat(40 * SECOND), { minLength: 7, maxLength: 7 });
	const every = fc.constantFrom(MINUTE, 2 * MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR);

	it('never spends more than was left', () => {
		fc.assert(
			fc.property(fc.integer({ min: 3, max: 2_000 }), every, fc.integer({ min: 1, max: 3 }), jitter, fc.array(fc.nat(5), { minLength: 11, maxLength: 11 }), (left, interval, cost, late, extra) => {
				expect(dayOfPolls(left, interval, cost, late, extra).rest).toBeGreaterThanOrEqual(0);
			}),
			replay(200),
		);
	});

	it('spends nearly all of it, however irregularly n8n polls: jitter costs no rate', () => {
		fc.assert(
			fc.property(fc.integer({ min: 20, max: 2_000 }), every, fc.integer({ min: 1, max: 3 }), jitter, (left, interval, cost, late) => {
				const possible = Math.min(Math.floor(left / cost), DAY / interval);
				expect(dayOfPolls(left, interval, cost, late).asked.length).toBeGreaterThanOrEqual(Math.floor(possible * 0.95) - 2);
			}),
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
