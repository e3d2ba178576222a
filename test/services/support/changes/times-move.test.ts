import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { timesMove } from '../../../../nodes/ZohoSupport/services/support/changes/times-move';
import { SeenVersions } from '../../../../nodes/ZohoSupport/trigger/cursor/seen-versions';
import type { SeenRecord } from '../../../../nodes/ZohoSupport/trigger/events/version';
import { replay } from '../replay';
import { DAY, HOUR, MINUTE, row, type RowOfTest } from '../../../trigger/rows';

/** Records of winter and of summer. */
const WINTER: RowOfTest = { made: -30 * DAY, changed: -HOUR };
const SUMMER: RowOfTest = { made: -200 * DAY, changed: -2 * HOUR };
const seen = (...rows: SeenRecord[]) => SeenVersions.of(rows, -Infinity);
const both = () => seen(row(1, WINTER), row(2, SUMMER));
/** A record with both times moved. */
const moved = (id: number, given: RowOfTest, made: number, changed = made, says = {}): SeenRecord =>
	row(id, { made: (given.made ?? 0) + made, changed: (given.changed ?? 0) + changed, says });

/** The smallest move, in milliseconds. */
const movedBy = (...given: Parameters<typeof timesMove>) => timesMove(...given)?.by;

describe('the times of a portal', () => {
	it('have moved if the known creation times moved, however far', () => {
		const zone = fc.integer({ min: -26 * 60, max: 26 * 60 }).filter((minutes) => minutes !== 0);
		fc.assert(
			fc.property(zone, (minutes) => {
				const by = minutes * MINUTE;
				expect(movedBy([moved(1, WINTER, by), moved(2, SUMMER, by), row(3)], both())).toBe(by);
			}),
			replay(50),
		);
	});

	it('have not moved if they are the same or no row is known', () => {
		expect([
			movedBy([row(1, WINTER), row(2, SUMMER)], both()),
			movedBy([], both()),
			movedBy([row(3)], both()),
			movedBy([row(1)], SeenVersions.none),
		]).toEqual([undefined, undefined, undefined, undefined]);
	});

	it('have not moved if a known record was only changed', () => {
		expect(movedBy([moved(1, WINTER, 0, 5 * HOUR)], both())).toBeUndefined();
	});

	it.each([HOUR, -HOUR, 9 * HOUR])(
		'have moved by the smaller difference if only the times of one half of the year moved: %d ms',
		(by) => {
			expect(movedBy([row(1, WINTER), moved(2, SUMMER, by, 0)], both())).toBe(Math.min(0, by));
		},
	);

	it('have moved by the smallest difference if summer time moved some times further', () => {
		expect([
			movedBy([moved(1, WINTER, 5 * HOUR), moved(2, SUMMER, 6 * HOUR)], both()),
			movedBy([moved(2, SUMMER, 6 * HOUR, 5 * HOUR)], both()),
		]).toEqual([5 * HOUR, 5 * HOUR]);
	});

	it('are not judged by the time of change if the content changed too', () => {
		expect(movedBy([moved(2, SUMMER, 6 * HOUR, 5 * HOUR, { Status: 'Closed' })], both())).toBe(6 * HOUR);
	});

	it('are not judged by rows without a creation time', () => {
		expect([
			movedBy([row(1, { made: null, changed: 5 * HOUR })], both()),
			movedBy([row(1, { made: 5 * HOUR })], seen(row(1, { made: null }))),
		]).toEqual([undefined, undefined]);
	});

	it('are judged also by rows that only a later cursor knows', () => {
		expect(movedBy([row(9, { made: 3 * HOUR })], SeenVersions.none, seen(row(9)))).toBe(3 * HOUR);
	});

	it('may have moved two hours less for records that were not seen', () => {
		expect(timesMove([moved(1, WINTER, 5 * HOUR)], both())).toEqual({ by: 5 * HOUR, surely: 3 * HOUR });
	});
});
