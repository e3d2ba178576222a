import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Settings } from 'luxon';
import { filterTime, isoToZoho, isTimeZone, zohoToIso } from '../../../nodes/ZohoSupport/services/support/times';
import { replay } from './replay';
import { PACIFIC, SUMMER, WINTER, FIXED, NAMED, zones, instants, wallTime } from './zones-of-test';

/** Sets the clock that luxon reads. */
function at(now: number): void {
	Settings.now = () => now;
	Settings.resetCaches();
}

afterEach(() => {
	Settings.now = () => Date.now();
	Settings.resetCaches();
});

describe('a time sent to the service', () => {
	it.each([
		['2026-07-01T12:00:00Z', PACIFIC, '2026-07-01 05:00:00'],
		['2026-01-01T12:00:00.999Z', PACIFIC, '2026-01-01 04:00:00'],
		['2026-01-01T00:30:00+05:30', 'UTC', '2025-12-31 19:00:00'],
		['2026-01-01T00:30:00+0530', 'UTC', '2025-12-31 19:00:00'],
		['2026-01-01T00:30', 'Asia/Kolkata', '2026-01-01 00:30:00'],
		['2026-01-01T00:30:15', 'Pacific/Kiritimati', '2026-01-01 00:30:15'],
		['2026-12-31T23:30:00Z', 'Pacific/Kiritimati', '2027-01-01 13:30:00'],
	])('%s in %s is %s', (iso, zone, written) => {
		expect(isoToZoho(iso, zone)).toBe(written);
	});

	it.each(FIXED.concat(NAMED))('a date stays the same day in %s', (zone) => {
		expect(isoToZoho('2026-03-08', zone)).toBe('03/08/2026');
	});

	it.each(['2026-02-30', '2026-13-01', '2026-01-01T25:00:00Z', '', 'soon'])('%j is not a date', (iso) => {
		expect(isoToZoho(iso, 'UTC')).toBeUndefined();
	});

	it('an hour that summer time skips moves forward', () => {
		expect(isoToZoho('2026-03-08T02:30:00', PACIFIC)).toBe('2026-03-08 03:30:00');
	});
});

describe('a time read from the service', () => {
	it.each([
		['2026-03-08 09:30:15', PACIFIC, '2026-03-08T09:30:15.000-07:00'],
		['2026-01-08 09:30', PACIFIC, '2026-01-08T09:30:00.000-08:00'],
		['2026-01-08 09:30:15.5', 'Asia/Kolkata', '2026-01-08T09:30:15.500+05:30'],
		['2026-01-08 09:30:15.125', 'Asia/Kolkata', '2026-01-08T09:30:15.125+05:30'],
		['2026-01-08 00:00:00', 'Pacific/Kiritimati', '2026-01-08T00:00:00.000+14:00'],
		['03/08/2026', PACIFIC, '2026-03-08'],
	])('%s in %s is %s', (written, zone, iso) => {
		expect(zohoToIso(written, zone)).toBe(iso);
	});

	it.each(FIXED.concat(NAMED))('a date stays the same day in %s', (zone) => {
		expect(zohoToIso('12/31/2026', zone)).toBe('2026-12-31');
	});

	it.each([
		'02/30/2026',
		'13/01/2026',
		'2026-01-01 25:00:00',
		'2026-02-30 10:00:00',
		'0000-00-00 00:00:00',
		'2026-01-01T10:00:00',
		'1/2/2026',
		'',
		'null',
		'2026-01-01',
		'10:30:00',
		'2026-01-01 10:75:00',
		'2026-01-01 10:30:75',
		'2026-01-01 10:00:00 +02:00',
	])('%j is not a time', (written) => {
		expect(zohoToIso(written, 'UTC')).toBeUndefined();
	});

	it.each([SUMMER, WINTER])('an hour that summer time skips moves forward, at any current time (%i)', (now) => {
		at(now);
		expect(zohoToIso('2026-03-08 02:30:00', PACIFIC)).toBe('2026-03-08T03:30:00.000-07:00');
	});

	// Another year for each current time, because look-ups are cached.
	it.each([
		['2026-11-01 01:30:00', PACIFIC, SUMMER, '2026-11-01T01:30:00.000-07:00'],
		['2025-11-02 01:30:00', PACIFIC, WINTER, '2025-11-02T01:30:00.000-07:00'],
		['2026-10-25 02:59', 'Europe/Berlin', SUMMER, '2026-10-25T02:59:00.000+02:00'],
		['2025-10-26 02:59', 'Europe/Berlin', WINTER, '2025-10-26T02:59:00.000+02:00'],
		['2026-04-05 01:45:00', 'Australia/Lord_Howe', WINTER, '2026-04-05T01:45:00.000+11:00'],
		['2025-04-06 01:45:00', 'Australia/Lord_Howe', SUMMER, '2025-04-06T01:45:00.000+11:00'],
	])('an hour that comes twice means the first one, at any current time: %s in %s at %i', (written, zone, now, iso) => {
		at(now);
		expect(zohoToIso(written, zone)).toBe(iso);
	});
});

describe('a question for changes since an instant', () => {
	it.each([
		['2026-07-01T12:00:30.500Z', '2026-07-01 04:59:59', 'to the minute'],
		['2026-11-01T07:30:00Z', '2026-11-01 00:29:59', 'in the hour before one that comes twice'],
		['2026-11-01T08:30:00Z', '2026-11-01 00:29:59', 'in an hour that comes twice, the first time'],
		['2026-11-01T09:30:00Z', '2026-11-01 00:29:59', 'in an hour that comes twice, the second time'],
		['2026-11-01T10:30:00Z', '2026-11-01 02:29:59', 'after it'],
	])('%s asks from %s (%s)', (since, asked) => {
		expect(filterTime(new Date(since), PACIFIC)).toBe(asked);
	});

	it('asks from a local time before that of every later change, also without seconds', () => {
		fc.assert(
			fc.property(instants, zones, fc.nat(6 * 3600), (since, zone, seconds) => {
				const change = wallTime(new Date(since.getTime() + seconds * 1000), zone);
				expect(filterTime(since, zone) < `${change.slice(0, 16)}:00`).toBe(true);
			}),
			replay(1000),
		);
	});

	it('asks for little more than needed', () => {
		fc.assert(
			fc.property(instants, zones, (since, zone) => {
				const asked = Date.parse(zohoToIso(filterTime(since, zone), zone) ?? '');
				return asked < since.getTime() && since.getTime() - asked <= 3 * 3600_000;
			}),
			replay(300),
		);
	});
});

describe('a time zone', () => {
	it.each([...FIXED, ...NAMED])('%s is valid', (zone) => {
		expect(isTimeZone(zone)).toBe(true);
	});

	it.each(['Mars/Olympus', 'PDTX', '+25:99x', ' '])('%j is not valid', (zone) => {
		expect(isTimeZone(zone)).toBe(false);
	});
});
