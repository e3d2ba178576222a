import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dailyLimit, pacificDay, quotaResetsAt } from '../../../nodes/ZohoSupport/services/support/limits';
import { replay } from './replay';

describe('the requests of a day', () => {
	it.each([
		['free', 1, 250],
		['free', 40, 250],
		['express', 1, 250],
		['express', 19, 4_750],
		['express', 20, 5_000],
		['express', 21, 5_000],
		['professional', 3, 750],
		['professional', 1_000, 5_000],
		['enterprise', 21, 5_250],
		['enterprise', 60, 15_000],
		['enterprise', 61, 15_000],
		['enterprise', 0, 250],
		['enterprise', -5, 250],
		['enterprise', 2.9, 500],
	] as const)('of %s with %d licences are %d', (edition, licences, requests) => {
		expect(dailyLimit(edition, licences)).toBe(requests);
	});
});

describe('the Pacific day', () => {
	it.each([
		['2026-07-01T06:59:59Z', '2026-06-30', '2026-07-01T07:00:00.000Z', 'in summer'],
		['2026-07-01T07:00:00Z', '2026-07-01', '2026-07-02T07:00:00.000Z', 'in summer'],
		['2026-12-31T07:59:59Z', '2026-12-30', '2026-12-31T08:00:00.000Z', 'in winter'],
		['2027-01-01T08:00:00Z', '2027-01-01', '2027-01-02T08:00:00.000Z', 'in winter'],
		['2026-03-08T08:00:00Z', '2026-03-08', '2026-03-09T07:00:00.000Z', 'of 23 hours, at its start'],
		['2026-03-09T06:59:59Z', '2026-03-08', '2026-03-09T07:00:00.000Z', 'of 23 hours, at its end'],
		['2026-11-01T07:00:00Z', '2026-11-01', '2026-11-02T08:00:00.000Z', 'of 25 hours, at its start'],
		['2026-11-01T08:30:00Z', '2026-11-01', '2026-11-02T08:00:00.000Z', 'of 25 hours, in the hour that comes twice'],
		['2026-11-02T07:59:59Z', '2026-11-01', '2026-11-02T08:00:00.000Z', 'of 25 hours, at its end'],
	])('of %s is %s and ends at %s (%s)', (now, day, end) => {
		expect([pacificDay(new Date(now)), quotaResetsAt(new Date(now)).toISOString()]).toEqual([day, end]);
	});

	it('lasts exactly until its reset, at any instant', () => {
		fc.assert(
			fc.property(
				fc.date({ min: new Date('2007-06-01T00:00:00Z'), max: new Date('2036-01-01T00:00:00Z'), noInvalidDate: true }),
				(now) => {
					const reset = quotaResetsAt(now);
					expect(reset.getTime()).toBeGreaterThan(now.getTime());
					expect(pacificDay(new Date(reset.getTime() - 1))).toBe(pacificDay(now));
					expect(pacificDay(reset)).not.toBe(pacificDay(now));
				},
			),
			replay(500),
		);
	});
});
