import { describe, expect, it } from '@jest/globals';
import { type Cursor, cursorAt, movedBy } from '../../../nodes/ZohoSupport/trigger/cursor/cursor';
import { SeenVersions } from '../../../nodes/ZohoSupport/trigger/cursor/seen-versions';
import { DAY, HOUR, NOON, noonPlus, row, type RowOfTest, version } from '../rows';

const WINTER: RowOfTest = { made: -30 * DAY, changed: -HOUR };
/** All times moved by so much, and some by up to two hours less. */
const move = (by: number) => ({ by, surely: by - 2 * HOUR });

describe('a cursor in the times that the service shows now', () => {
	const cursor = (): Cursor => ({
		...cursorAt(noonPlus()),
		overlap: noonPlus(-HOUR),
		seen: SeenVersions.of([row(1, WINTER)], -Infinity),
		hints: { quiet: false },
		cost: 3,
	});

	it('is the very cursor where they did not move', () => {
		const one = cursor();
		expect(movedBy(one, undefined)).toBe(one);
	});

	it.each([5 * HOUR, -5 * HOUR, 0])(
		'stands surely no later than it did, moved by %d ms: no record that moved less is passed over',
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

	it('knows its versions in the new times', () => {
		expect(movedBy(cursor(), move(HOUR)).seen.version('1')).toEqual(version(1, { made: -30 * DAY + HOUR, changed: 0 }));
	});

	it('is nowhere where it was nowhere', () => {
		const after = movedBy({ ...cursor(), overlap: null, watermark: null }, move(HOUR));
		expect([after.overlap, after.watermark]).toEqual([null, null]);
	});
});
