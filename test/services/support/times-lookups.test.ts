import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { DateTime } from 'luxon';
import { spanOf, zohoToIso } from '../../../nodes/ZohoSupport/services/support/times';
import { PACIFIC } from './zones-of-test';

const two = (one: number) => String(one).padStart(2, '0');
/** The times of an hour, one a minute. */
const hourOf = (day: string, hour: number) =>
	Array.from({ length: 60 }, (_, minute) => `${day} ${two(hour)}:${two(minute)}:07`);
const isoOf = (times: readonly string[]) => times.map((time) => zohoToIso(time, PACIFIC));

/** How often luxon was asked; each time it looks up the zone. */
const lookUps = () => jest.mocked(DateTime.fromISO).mock.calls.length + jest.mocked(DateTime.fromSQL).mock.calls.length;

beforeEach(() => {
	jest.spyOn(DateTime, 'fromISO');
	jest.spyOn(DateTime, 'fromSQL');
});

afterEach(() => {
	jest.restoreAllMocks();
});

// Each test has days of its own: what was looked up is remembered.
describe('the zone of a long list of times, which is slow to look up,', () => {
	it('is looked up for the start and the end of each day, not for each time', () => {
		const times = Array.from({ length: 24 }, (_, hour) => hourOf('2031-01-08', hour)).flat();
		expect(isoOf(times)).toEqual(times.map((time) => `${time.replace(' ', 'T')}.000-08:00`));
		expect(lookUps()).toBe(2);
	});

	it('is looked up for each hour of a day on which the offset changes', () => {
		const [before, after] = [hourOf('2031-03-09', 1), hourOf('2031-03-09', 3)];
		expect(isoOf([...before, ...after])).toEqual([
			...before.map((time) => `${time.replace(' ', 'T')}.000-08:00`),
			...after.map((time) => `${time.replace(' ', 'T')}.000-07:00`),
		]);
		expect(lookUps()).toBe(6);
	});

	it('is not looked up again to tell what instants a time can mean', () => {
		isoOf(hourOf('2031-01-09', 9));
		const spans = hourOf('2031-01-09', 10).map((time) => spanOf(`${time.replace(' ', 'T')}.000-08:00`, PACIFIC));
		expect([spans.length, lookUps()]).toEqual([60, 2]);
	});
});

describe('the instants that a time can mean', () => {
	it('are both passes of an hour that comes twice', () => {
		const earliest = Date.parse('2026-11-01T01:30:15-07:00');
		expect(spanOf('2026-11-01T01:30:15.000-07:00', PACIFIC)).toEqual({ earliest, latest: earliest + 3_600_999 });
	});

	it.each([null, undefined, '', '2026-11-01', '2026-11-01T01:30:15', 'x2026-11-01T01:30:15Z', 'null'])(
		'are none of what is no time with an offset: %j',
		(given) => {
			expect(spanOf(given, PACIFIC)).toBeUndefined();
		},
	);
});
