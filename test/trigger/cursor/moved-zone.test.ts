import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Cursor, cursorAt } from '../../../nodes/ZohoSupport/trigger/cursor/cursor';
import { movedBy } from '../../../nodes/ZohoSupport/trigger/cursor/moved-zone';
import { SeenVersions } from '../../../nodes/ZohoSupport/trigger/cursor/seen-versions';
import type { SeenRecord } from '../../../nodes/ZohoSupport/trigger/events/version';
import { replay } from '../../helpdesk/replay';
import { DAY, HOUR, MINUTE, NOON, row, type RowOfTest, SECOND, version } from '../rows';

/** Records of one half of the year and of the other. */
const WINTER: RowOfTest = { made: -30 * DAY, changed: -HOUR };
const SUMMER: RowOfTest = { made: -200 * DAY, changed: -2 * HOUR };
const cursorOf = (...known: SeenRecord[]): Cursor => ({ ...cursorAt(NOON), overlap: NOON - HOUR, seen: SeenVersions.of(known) });
/** The same record, its creation and its change moved by so much. */
const moved = (id: number, given: RowOfTest, made: number, changed = made, says = {}): SeenRecord => row(id, { made: (given.made ?? 0) + made, changed: (given.changed ?? 0) + changed, says });
const told = (cursor: Cursor, rows: readonly SeenRecord[]) => {
	const { moved: isMoved, delta } = movedCursor(cursor, undefined, rows);
	return [isMoved, delta];
};
const NOT_MOVED = [false, 0];

describe('the times of a portal', () => {
	const both = () => cursorOf(row(1, WINTER), row(2, SUMMER));

	it('have moved where each creation that is known moved, however far', () => {
		const zone = fc.integer({ min: -26 * 60, max: 26 * 60 }).filter((minutes) => minutes !== 0);
		fc.assert(
			fc.property(zone, (minutes) => {
				const by = minutes * MINUTE;
				expect(told(both(), [moved(1, WINTER, by), moved(2, SUMMER, by), row(3)])).toEqual([true, by]);
			}),
			replay(50),
		);
	});

	it('take the whole cursor along', () => {
		const { cursor } = movedCursor(both(), undefined, [moved(1, WINTER, 5 * HOUR), moved(2, SUMMER, 5 * HOUR)]);
		expect(cursor).toEqual({ ...cursorAt(NOON + 5 * HOUR), overlap: NOON + 4 * HOUR, seen: SeenVersions.of([moved(1, WINTER, 5 * HOUR), moved(2, SUMMER, 5 * HOUR)]) });
	});

	it('have not where they are the same, and leave the very cursor', () => {
		const cursor = both();
		const kept = movedCursor(cursor, undefined, [row(1, WINTER), row(2, SUMMER)]);
		expect([kept.cursor === cursor, kept.moved, kept.delta]).toEqual([true, false, 0]);
	});

	it('have not where no row is known', () => {
		expect([told(both(), []), told(both(), [row(3)]), told(cursorAt(null), [row(1)])]).toEqual([NOT_MOVED, NOT_MOVED, NOT_MOVED]);
	});

	it.each([[HOUR], [-HOUR], [30 * MINUTE], [-30 * MINUTE]])('have moved where those of one half of the year did, by what summer time makes: %d ms', (by) => {
		expect(told(both(), [row(1, WINTER), moved(2, SUMMER, by, 0)])).toEqual([true, Math.min(0, by)]);
	});

	it.each([[SECOND], [59 * MINUTE], [2 * HOUR], [-90 * MINUTE], [-DAY]])('have not where some creations stayed and others moved by %d ms: somebody edited those', (by) => {
		expect(told(both(), [row(1, WINTER), moved(2, SUMMER, by, 0)])).toEqual(NOT_MOVED);
	});

	it('have moved by as much as those of late, which is the least, where summer time took others further', () => {
		expect(told(both(), [moved(1, WINTER, 5 * HOUR), moved(2, SUMMER, 6 * HOUR, 5 * HOUR)])).toEqual([true, 5 * HOUR]);
	});

	it('have moved by as much as changes did, where creations tell but of the other half of the year', () => {
		expect([told(cursorOf(row(2, SUMMER)), [moved(2, SUMMER, 6 * HOUR, 5 * HOUR)]), told(cursorOf(row(2, SUMMER)), [moved(2, SUMMER, -4 * HOUR, -5 * HOUR)])]).toEqual([[true, 5 * HOUR], [true, -5 * HOUR]]);
	});

	it('are not told by the change of a record that says something else since: that one was changed', () => {
		expect(told(cursorOf(row(2, SUMMER)), [moved(2, SUMMER, 6 * HOUR, 5 * HOUR, { Status: 'Closed' })])).toEqual([true, 6 * HOUR]);
	});

	it.each([
		[2 * HOUR, 3 * HOUR],
		[2 * HOUR + SECOND, 5 * HOUR],
	])('are not told by a change that lies further from the creation than any summer time: %d ms', (further, by) => {
		expect(told(cursorOf(row(2, SUMMER)), [moved(2, SUMMER, 5 * HOUR, 5 * HOUR - further)])).toEqual([true, by]);
	});

	it('are not told by rows without a creation', () => {
		expect([told(both(), [row(1, { made: null, changed: 5 * HOUR })]), told(cursorOf(row(1, { made: null })), [row(1, { made: 5 * HOUR })])]).toEqual([NOT_MOVED, NOT_MOVED]);
	});

	it('are told by rows that only a poll before a crash knew', () => {
		const { moved: isMoved, delta } = movedCursor(cursorAt(NOON), SeenVersions.of([version(9)]), [row(9, { made: 3 * HOUR })]);
		expect([isMoved, delta]).toEqual([true, 3 * HOUR]);
	});

	it('leave a cursor that is nowhere, nowhere', () => {
		const { cursor } = movedCursor({ ...cursorAt(null), seen: SeenVersions.of([row(1)]) }, undefined, [row(1, { made: HOUR })]);
		expect([cursor.overlap, cursor.watermark]).toEqual([null, null]);
	});
});
