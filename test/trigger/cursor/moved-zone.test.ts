import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Cursor, cursorAt } from '../../../nodes/ZohoSupport/trigger/cursor/cursor';
import { movedBy, zoneMove } from '../../../nodes/ZohoSupport/trigger/cursor/moved-zone';
import { SeenVersions } from '../../../nodes/ZohoSupport/trigger/cursor/seen-versions';
import type { SeenRecord } from '../../../nodes/ZohoSupport/trigger/events/version';
import { replay } from '../../services/support/replay';
import { DAY, HOUR, MINUTE, NOON, noonPlus, row, type RowOfTest, version } from '../rows';

/** Records of one half of the year and of the other. */
const WINTER: RowOfTest = { made: -30 * DAY, changed: -HOUR };
const SUMMER: RowOfTest = { made: -200 * DAY, changed: -2 * HOUR };
const seen = (...rows: SeenRecord[]) => SeenVersions.of(rows, -Infinity);
const both = () => seen(row(1, WINTER), row(2, SUMMER));
/** The same record, its creation and its change moved by so much. */
const moved = (id: number, given: RowOfTest, made: number, changed = made, says = {}): SeenRecord =>
	row(id, { made: (given.made ?? 0) + made, changed: (given.changed ?? 0) + changed, says });

describe('the times of a portal', () => {
	it('have moved where each creation that is known moved, however far', () => {
		const zone = fc.integer({ min: -26 * 60, max: 26 * 60 }).filter((minutes) => minutes !== 0);
		fc.assert(
			fc.property(zone, (minutes) => {
				const by = minutes * MINUTE;
				expect(zoneMove([moved(1, WINTER, by), moved(2, SUMMER, by), row(3)], both())).toBe(by);
			}),
			replay(50),
		);
	});

	it('have not where they are the same, nor where no row is known', () => {
		expect([
			zoneMove([row(1, WINTER), row(2, SUMMER)], both()),
			zoneMove([], both()),
			zoneMove([row(3)], both()),
			zoneMove([row(1)], SeenVersions.none),
		]).toEqual([undefined, undefined, undefined, undefined]);
	});

	it('have not where a known record was only changed', () => {
		expect(zoneMove([moved(1, WINTER, 0, 5 * HOUR)], both())).toBeUndefined();
	});

	it.each([HOUR, -HOUR, 9 * HOUR])(
		'have moved where only those of one half of the year did, by the least: %d ms',
		(by) => {
			expect(zoneMove([row(1, WINTER), moved(2, SUMMER, by, 0)], both())).toBe(Math.min(0, by));
		},
	);

	it('have moved by the least where summer time took some further, be it the change of a record that says the same', () => {
		expect([
			zoneMove([moved(1, WINTER, 5 * HOUR), moved(2, SUMMER, 6 * HOUR)], both()),
			zoneMove([moved(2, SUMMER, 6 * HOUR, 5 * HOUR)], both()),
		]).toEqual([5 * HOUR, 5 * HOUR]);
	});

	it('are not told by the change of a record that says something else since: that one was changed', () => {
		expect(zoneMove([moved(2, SUMMER, 6 * HOUR, 5 * HOUR, { Status: 'Closed' })], both())).toBe(6 * HOUR);
	});

	it('are not told by rows without a creation, here or there', () => {
		expect([
			zoneMove([row(1, { made: null, changed: 5 * HOUR })], both()),
			zoneMove([row(1, { made: 5 * HOUR })], seen(row(1, { made: null }))),
		]).toEqual([undefined, undefined]);
	});

	it('are told by rows too that only a later cursor knows', () => {
		expect(zoneMove([row(9, { made: 3 * HOUR })], SeenVersions.none, seen(row(9)))).toBe(3 * HOUR);
	});
});

describe('a cursor in the times that the portal shows now', () => {
	const cursor = (): Cursor => ({
		...cursorAt(noonPlus()),
		overlap: noonPlus(-HOUR),
		seen: both(),
		quiet: false,
		cost: 3,
	});

	it('is the very cursor where they did not move', () => {
		const one = cursor();
		expect(movedBy(one, undefined)).toBe(one);
	});

	it.each([5 * HOUR, -5 * HOUR, 0])(
		'stands two hours before where it stood, moved by %d ms: no record that summer time moved less is passed over',
		(by) => {
			const after = movedBy(cursor(), by);
			expect([after.overlap, after.watermark, after.quiet, after.cost]).toEqual([
				NOON - HOUR + by - 2 * HOUR,
				NOON + by - 2 * HOUR,
				false,
				3,
			]);
		},
	);

	it('knows its versions in the new times', () => {
		expect(movedBy(cursor(), HOUR).seen.version('1')).toEqual(version(1, { made: -30 * DAY + HOUR, changed: 0 }));
	});

	it('is nowhere where it was nowhere', () => {
		const after = movedBy({ ...cursor(), overlap: null, watermark: null }, HOUR);
		expect([after.overlap, after.watermark]).toEqual([null, null]);
	});
});
