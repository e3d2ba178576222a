import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { OPEN_POINTS } from '../../simulator/support/open-points';
import { momentOf, pacificDay, wallTime } from '../../simulator/zone-time';

const ZONES = OPEN_POINTS.find(({ name }) => name === 'portalZone')?.values ?? [];

describe('Local times of a zone', () => {
	it('mean the earlier moment when the clocks go back', () => {
		expect(momentOf('2026-11-01 01:30:00', 'America/Los_Angeles')).toBe(Date.parse('2026-11-01T08:30:00Z'));
		expect(wallTime(Date.parse('2026-11-01T09:30:00Z'), 'America/Los_Angeles')).toBe('2026-11-01 01:30:00');
	});

	it('use the old offset in the hour that is skipped', () => {
		expect(momentOf('2026-03-08 02:30:00', 'America/Los_Angeles')).toBe(Date.parse('2026-03-08T10:30:00Z'));
	});

	it.each(['2026-02-30 00:00:00', '2026-01-01', '2026-01-01T00:00:00', 'soon', '2026-01-01 24:61:00'])(
		'cannot be read from %s',
		(text) => {
			expect(momentOf(text, 'UTC')).toBeUndefined();
		},
	);

	it.each(ZONES)('survive the way to text and back in %s', (zone) => {
		const seconds = fc.integer({ min: Date.parse('2006-01-01') / 1000, max: Date.parse('2040-01-01') / 1000 });
		fc.assert(
			fc.property(seconds, (second) => {
				const text = wallTime(second * 1000, zone);
				const moment = momentOf(text, zone) ?? Number.NaN;
				expect(wallTime(moment, zone)).toBe(text);
				expect(moment).toBeLessThanOrEqual(second * 1000);
			}),
		);
	});

	it('give Pacific days of 23 and 25 hours', () => {
		const hours = (from: string): number => {
			const start = Date.parse(from);
			let end = start;
			while (pacificDay(end) === pacificDay(start)) end += 3_600_000;
			return (end - start) / 3_600_000;
		};
		expect([hours('2026-03-08T08:00:00Z'), hours('2026-11-01T07:00:00Z'), hours('2026-06-01T07:00:00Z')]).toEqual([
			23, 25, 24,
		]);
	});
});
