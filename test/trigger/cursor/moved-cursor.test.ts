import { describe, expect, it } from '@jest/globals';
import { type Cursor, cursorAt, movedBy } from '../../../nodes/ZohoSupport/trigger/cursor/cursor';
import { SeenVersions } from '../../../nodes/ZohoSupport/trigger/cursor/seen-versions';
import { DAY, HOUR, NOON, noonPlus, row, type RowOfTest, version } from '../rows';

const WINTER: RowOfTest = { made: -30 * DAY, changed: -HOUR };
/** A move of all times; some may have moved up to two hours less. */
const move = (by: number) => ({ by, surely: by - 2 * HOUR });

describe('a cursor after the times of the service moved', () => {
	const cursor = (): Cursor => ({
		...cursorAt(noonPlus()),
		overlap: noonPlus(-HOUR),
		seen: SeenVersions.of([row(1, WINTER)], -Infinity),
		hints: { quiet: false },
		cost: 3,
	});

	it('is the same object if they did not move', () => {
		const one = cursor();
		expect(movedBy(one, undefined)).toBe(one);
	});

	it.each([5 * HOUR, -5 * HOUR, 0])(
		'moves by the smallest possible amount, so that it skips no record: %d ms',
		(by) => {
			const after = movedBy(cursor(), move(by));
			expect([after.overlap, after.watermark, after.hints.quiet, after.cost]).toEqual([
				NOON - HOUR + by - 2 * HOUR,
				NOON + by - 2 * HOUR,
				false,
				3,
			]);
		},
	);

	it('knows its versions with their new times', () => {
		expect(movedBy(cursor(), move(HOUR)).seen.version('1')).toEqual(version(1, { made: -30 * DAY + HOUR, changed: 0 }));
	});

	it('stays empty if it was empty', () => {
		const after = movedBy({ ...cursor(), overlap: null, watermark: null }, move(HOUR));
		expect([after.overlap, after.watermark]).toEqual([null, null]);
	});
});
