import { describe, expect, it } from '@jest/globals';
import { type Kind, planRounds } from '../../scripts/chaos/plan';

function counts(kinds: readonly Kind[]): Partial<Record<Kind, number>> {
	const counted: Partial<Record<Kind, number>> = {};
	for (const kind of kinds) counted[kind] = (counted[kind] ?? 0) + 1;
	return counted;
}

describe('the rounds of the crash test', () => {
	it('are the same for the same seed', () => {
		expect(planRounds(7, 30)).toEqual(planRounds(7, 30));
	});

	it('are others for another seed', () => {
		expect(planRounds(7, 30)).not.toEqual(planRounds(8, 30));
	});

	it('begin like those of a longer run', () => {
		expect(planRounds(7, 5)).toEqual(planRounds(7, 30).slice(0, 5));
	});

	it('begin with a kill before the first scheduled poll and one around a poll, however few there are', () => {
		expect(planRounds(7, 2).map(({ kind }) => kind)).toEqual(['published', 'polling']);
	});

	it.each([0, 10, 20])('hold every kind in the ten from the %sth on', (from) => {
		const kinds = planRounds(7, 30)
			.slice(from, from + 10)
			.map(({ kind }) => kind);
		expect(counts(kinds)).toEqual({ published: 1, polling: 5, anytime: 1, starting: 2, overtaken: 1 });
	});

	it('kill within 300 ms of a poll that new cases are shown', () => {
		const polling = planRounds(7, 300).filter(({ kind }) => kind === 'polling');
		expect(Math.max(...polling.map(({ delay }) => delay))).toBeLessThanOrEqual(300);
	});

	it('have at least one new case before the kill', () => {
		expect(Math.min(...planRounds(7, 300).map(({ cases }) => cases.before))).toBe(1);
	});
});
