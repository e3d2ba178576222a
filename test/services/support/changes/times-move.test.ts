import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { timesMove } from '../../../../nodes/ZohoSupport/services/support/changes/times-move';
import { SeenVersions } from '../../../../nodes/ZohoSupport/trigger/cursor/seen-versions';
import type { SeenRecord } from '../../../../nodes/ZohoSupport/trigger/events/version';
import { replay } from '../replay';
import { DAY, HOUR, MINUTE, row, type RowOfTest } from '../../../trigger/rows';

/** Records of one half of the year and of the other. */
const WINTER: RowOfTest = { made: -30 * DAY, changed: -HOUR };
const SUMMER: RowOfTest = { made: -200 * DAY, changed: -2 * HOUR };
const seen = (...rows: SeenRecord[]) => SeenVersions.of(rows, -Infinity);
const both = () => seen(row(1, WINTER), row(2, SUMMER));
/** The same record, its creation and its change moved by so much. */
const moved = (id: number, given: RowOfTest, made: number, changed = made, says = {}): SeenRecord =>
	row(id, { made: (given.made ?? 0) + made, changed: (given.changed ?? 0) + changed, says });

/** By how much they moved at least, in milliseconds. */
const movedBy = (...given: Parameters<typeof timesMove>) => timesMove(...given)?.by;

describe('the times of a portal', () => {
	it('have moved where each creation that is known moved, however far', () => {
		const zone = fc.integer({ min: -26 * 60, max: 26 * 60 }).filter((minutes) => minutes !== 0);
		fc.assert(
			fc.property(zone, (minutes) => {
				const by = minutes * MINUTE;
				expect(movedBy([moved(1, WINTER, by), moved(2, SUMMER, by), row(3)], both())).toBe(by);
			}),
			replay(50),
		);
	});

	it('have not where they are the same, nor where no row is known', () => {
		expect([
			movedBy([row(1, WINTER), row(2, SUMMER)], both()),
			movedBy([], both()),
			movedBy([row(3)], both()),
			movedBy([row(1)], SeenVersions.none),
		]).toEqual([undefined, undefined, undefined, undefined]);
	});

	it('have not where a known record was only changed', () => {
		expect(movedBy([moved(1, WINTER, 0, 5 * HOUR)], both())).toBeUndefined();
	});

	it.each([HOUR, -HOUR, 9 * HOUR])(
		'have moved where only those of one half of the year did, by the least: %d ms',
		(by) => {
			expect(movedBy([row(1, WINTER), moved(2, SUMMER, by, 0)], both())).toBe(Math.min(0, by));
		},
	);

	it('have moved by the least where summer time took some further, be it the change of a record that says the same', () => {
		expect([
			movedBy([moved(1, WINTER, 5 * HOUR), moved(2, SUMMER, 6 * HOUR)], both()),
			movedBy([moved(2, SUMMER, 6 * HOUR, 5 * HOUR)], both()),
		]).toEqual([5 * HOUR, 5 * HOUR]);
	});

	it('are not told by the change of a record that says something else since: that one was changed', () => {
		expect(movedBy([moved(2, SUMMER, 6 * HOUR, 5 * HOUR, { Status: 'Closed' })], both())).toBe(6 * HOUR);
	});

	it('are not told by rows without a creation, here or there', () => {
		expect([
			movedBy([row(1, { made: null, changed: 5 * HOUR })], both()),
			movedBy([row(1, { made: 5 * HOUR })], seen(row(1, { made: null }))),
		]).toEqual([undefined, undefined]);
	});

	it('are told by rows too that only a later cursor knows', () => {
		expect(movedBy([row(9, { made: 3 * HOUR })], SeenVersions.none, seen(row(9)))).toBe(3 * HOUR);
	});

	it('may have moved two hours further for records that nobody saw, which summer time took elsewhere', () => {
		expect(timesMove([moved(1, WINTER, 5 * HOUR)], both())).toEqual({ by: 5 * HOUR, surely: 3 * HOUR });
	});
});
