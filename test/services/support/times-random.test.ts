import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isIsoTime, isoToZoho, zohoToIso } from '../../../nodes/ZohoSupport/services/support/times';
import { replay } from './replay';
import { FIXED, zones, instants, wallTime } from './zones-of-test';

describe('any time, sent and read again,', () => {
	/** The instant after a trip to the service and back, to the second. */
	const trip = (instant: Date, zone: string) =>
		Date.parse(zohoToIso(isoToZoho(instant.toISOString(), zone) ?? '', zone) ?? '');

	it('is the same instant, except in an hour that comes twice', () => {
		fc.assert(
			fc.property(instants, zones, (instant, zone) => {
				const off = Math.abs(trip(instant, zone) - instant.getTime());
				if (off !== 0) expect(wallTime(new Date(trip(instant, zone)), zone)).toBe(wallTime(instant, zone));
				expect([0, 30, 60, 120].map((minutes) => minutes * 60_000)).toContain(off);
			}),
			replay(600),
		);
	});

	it.each(FIXED)('is the same instant always in %s', (zone) => {
		fc.assert(
			fc.property(instants, (instant) => trip(instant, zone) === instant.getTime()),
			replay(30),
		);
	});

	it('written by the service becomes the same text again, except in a skipped hour', () => {
		fc.assert(
			fc.property(instants, zones, (instant, zone) => {
				const written = wallTime(instant, zone);
				expect(isoToZoho(zohoToIso(written, zone) ?? '', zone)).toBe(written);
			}),
			replay(600),
		);
	});

	it('without seconds means the whole minute', () => {
		fc.assert(
			fc.property(instants, fc.constantFrom(...FIXED), (instant, zone) => {
				const read = Date.parse(zohoToIso(wallTime(instant, zone).slice(0, 16), zone) ?? '');
				expect(read).toBe(Math.floor(instant.getTime() / 60_000) * 60_000);
			}),
			replay(200),
		);
	});

	it('keeps any date in any zone', () => {
		fc.assert(
			fc.property(instants, zones, (instant, zone) => {
				const date = instant.toISOString().slice(0, 10);
				expect(zohoToIso(isoToZoho(date, zone) ?? '', zone)).toBe(date);
			}),
			replay(300),
		);
	});

	it('is recognized as a time in both forms, and no other text is', () => {
		fc.assert(
			fc.property(
				instants,
				zones,
				(instant, zone) =>
					isIsoTime(instant.toISOString()) &&
					zohoToIso(wallTime(instant, zone), zone) !== undefined &&
					zohoToIso(instant.toISOString(), zone) === undefined,
			),
			replay(100),
		);
		expect(
			[
				'2026',
				'2026-07',
				'20260701',
				'10:30',
				'2026-07-01 10:30',
				'x2026-07-01',
				'x2026-07-01T10:30:00Z',
				'2026-07-01T10:30:00Z, then',
			].filter(isIsoTime),
		).toEqual([]);
	});

	it('is recognized with an offset without a colon', () => {
		expect(isIsoTime('2026-07-01T10:30:00+0530')).toBe(true);
	});
});
