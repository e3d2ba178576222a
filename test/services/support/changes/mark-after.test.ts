import { describe, expect, it } from '@jest/globals';
import { markAfter } from '../../../../nodes/ZohoSupport/services/support/changes/mark-after';
import { type Cursor, cursorAfter, cursorAt } from '../../../../nodes/ZohoSupport/trigger/cursor/cursor';
import { requestsFor } from '../../../../nodes/ZohoSupport/services/support/changes/question';
import type { WholeReading } from '../../../../nodes/ZohoSupport/services/support/changes/reading';
import { SeenVersions } from '../../../../nodes/ZohoSupport/trigger/cursor/seen-versions';
import type { SeenRecord } from '../../../../nodes/ZohoSupport/trigger/events/version';
import { steadyTime } from '../../../../nodes/ZohoSupport/helpdesk/instants';
import { DAY, HOUR, idsOf, MINUTE, NOON, noonPlus, row, SECOND } from '../../../trigger/rows';

const DRIFT = 27 * HOUR;

const at = (id: number, after: number) => row(id, { made: after, changed: after });

interface Given {
	/** What the reading found. */
	readonly rows?: readonly SeenRecord[];
	readonly floor?: number | null;
	/** How far the service's clock had surely come; null: nothing told. */
	readonly reached?: number | null;
	readonly before?: Cursor;
	readonly quiet?: boolean;
	readonly pageSize?: number;
	readonly found?: Partial<WholeReading>;
}

/** The cursor behind a whole reading. */
function after({
	rows = [],
	floor = -DAY,
	reached = null,
	before = cursorAt(noonPlus()),
	quiet = false,
	pageSize = 200,
	found = {},
}: Given): Cursor {
	const clock = reached === null ? undefined : { instant: noonPlus(reached), steady: steadyTime(0) };
	const whole: WholeReading = {
		rows: new Map(rows.map((one) => [one.id, one])),
		moved: undefined,
		wentBack: false,
		floor: floor === null ? null : noonPlus(floor),
		clock,
		wide: false,
		quiet,
		filterIgnored: false,
		read: rows.length,
		requests: requestsFor(rows.length, { pageSize }),
		...found,
	};
	return cursorAfter(before, markAfter(before, whole, { pageSize, filterDrift: DRIFT }));
}

/** Its marks; instants are told from noon. */
function marksOf(given: Given) {
	const { overlap, watermark, seen, hints } = after(given);
	return {
		overlap: overlap === null ? null : overlap - NOON,
		watermark: watermark === null ? null : watermark - NOON,
		seen: idsOf(seen.versions()),
		quiet: hints.quiet,
	};
}

describe('the watermark behind a whole reading', () => {
	it('goes as far as the clock of the service had surely come', () => {
		expect(marksOf({ reached: HOUR, rows: [at(1, HOUR)] }).watermark).toBe(HOUR);
	});

	it('stays where no row told how far that was', () => {
		expect(marksOf({}).watermark).toBe(0);
	});

	it('never goes back for a clock that was set back', () => {
		expect(marksOf({ reached: -HOUR }).watermark).toBe(0);
	});

	it('is the floor while nothing was ever there', () => {
		expect([marksOf({ floor: null, before: cursorAt(null) }), marksOf({ floor: 0, before: cursorAt(null) })]).toEqual([
			{ overlap: null, watermark: null, seen: [], quiet: true },
			{ overlap: 0, watermark: 0, seen: [], quiet: true },
		]);
	});

	it('is as far as the clock had come where nothing was there before', () => {
		expect(marksOf({ floor: null, reached: HOUR, before: cursorAt(null), rows: [at(1, HOUR)] })).toEqual({
			overlap: HOUR - DRIFT,
			watermark: HOUR,
			seen: ['1'],
			quiet: true,
		});
	});

	it('leaves what was known alone while it is not told', () => {
		const before = { ...cursorAt(null), seen: SeenVersions.of([at(1, 0)], -Infinity) };
		expect(marksOf({ floor: null, before }).seen).toEqual(['1']);
	});
});

describe('the versions that a cursor knows after a whole reading', () => {
	const before = (): Cursor => ({
		...cursorAt(noonPlus()),
		overlap: noonPlus(-HOUR),
		seen: SeenVersions.of([row(1, { made: -MINUTE }), row(2, { made: -2 * MINUTE })], -Infinity),
	});
	const versions = (given: Given) =>
		after({ before: before(), reached: MINUTE, floor: -HOUR, ...given })
			.seen.versions()
			.map(({ id, changed }) => [id, changed.earliest - NOON]);

	it('are those that it found, and those that it knew before of other records', () => {
		expect(versions({ rows: [row(2, { made: -2 * MINUTE, changed: MINUTE }), at(3, 0)] })).toEqual([
			['2', MINUTE],
			['3', 0],
			['1', -MINUTE],
		]);
	});

	it('are only those that it found where the times of the portal moved: what was remembered may be summer time off', () => {
		expect(versions({ rows: [at(2, 0)], found: { moved: { by: HOUR, surely: HOUR } } })).toEqual([['2', 0]]);
	});
});

describe('what stays in sight below the watermark', () => {
	const rowsOf = (count: number, apart = MINUTE) =>
		Array.from({ length: count }, (_, place) => at(place + 1, -place * apart));

	it('are the last twenty rows', () => {
		expect(marksOf({ reached: 0, rows: rowsOf(30) }).overlap).toBe(-19 * MINUTE);
	});

	it('is what any zone may hide where there are fewer', () => {
		expect(marksOf({ reached: 0, rows: rowsOf(19), floor: -2 * DAY }).overlap).toBe(-DRIFT);
	});

	it('is no more than any zone may hide, however far apart the rows', () => {
		expect(marksOf({ reached: 0, rows: rowsOf(30, 2 * HOUR), floor: -2 * DAY }).overlap).toBe(-DRIFT);
	});

	it('is no more than the answer held', () => {
		expect(marksOf({ reached: 0, rows: rowsOf(30), floor: -5 * MINUTE }).overlap).toBe(-5 * MINUTE);
	});

	it('are the many of one moment that a page holds, while nothing came after it', () => {
		const many = Array.from({ length: 50 }, (_, place) => at(place + 1, 0));
		expect(marksOf({ reached: HOUR, rows: many, pageSize: 51 }).overlap).toBe(0);
	});

	it('are the many that a page holds, however many rows lie before it', () => {
		const many = Array.from({ length: 30 }, (_, place) => at(place + 1, 0));
		const older = Array.from({ length: 100 }, (_, place) => at(place + 1_000, -HOUR));
		expect(marksOf({ reached: HOUR, rows: [...many, ...older], pageSize: 31 }).overlap).toBe(0);
	});

	it('is nothing of the many that no page holds, nor of those that something came after, clear of them by as much as the filter is coarse', () => {
		const many = Array.from({ length: 50 }, (_, place) => at(place + 1, 0));
		const clear = SECOND + 2 * 61 * SECOND;
		expect([
			marksOf({ reached: HOUR, rows: many, pageSize: 50 }).overlap,
			marksOf({ reached: HOUR, rows: [...many, at(99, 30 * MINUTE)] }).overlap,
		]).toEqual([clear, clear]);
	});

	it('is nothing of the many, clear of them only as far as there is room before the next row', () => {
		const many = Array.from({ length: 50 }, (_, place) => at(place + 1, 0));
		expect(marksOf({ reached: HOUR, rows: [...many, at(99, MINUTE)] }).overlap).toBe(MINUTE);
	});

	it('begins at the watermark at the latest', () => {
		expect(marksOf({ reached: 0, rows: Array.from({ length: 30 }, (_, place) => at(place + 1, HOUR)) }).overlap).toBe(
			0,
		);
	});

	it('is known row by row, with those of the minute before', () => {
		const from = -19 * MINUTE;
		const edge = [at(40, from - MINUTE - SECOND), at(41, from - MINUTE - SECOND + 1), at(42, from - 30 * SECOND)];
		expect(marksOf({ reached: 0, rows: [...rowsOf(20), ...edge] }).seen.slice(20)).toEqual(['42', '41']);
	});
});

describe('a desk after a whole reading', () => {
	const rowsOf = (count: number) => Array.from({ length: count }, (_, place) => at(place + 1, -place * MINUTE));
	const noisy = { ...cursorAt(noonPlus()), hints: { quiet: false } };
	const few: Given = { reached: 0, rows: rowsOf(20), floor: -2 * DAY };

	it.each<[string, Given, boolean]>([
		['stays quiet while twenty rows came at most', { ...few, before: cursorAt(noonPlus()) }, true],
		['is quiet no more when more came', { ...few, rows: rowsOf(21), before: cursorAt(noonPlus()) }, false],
		['is quiet again when few rows came as far back as any zone may hide one', { ...few, before: noisy }, true],
		[
			'is not quiet again while the answer did not reach so far back',
			{ ...few, floor: -DRIFT + 1, before: noisy },
			false,
		],
		['is quiet when a reading showed it so', { ...few, rows: rowsOf(60), before: noisy, quiet: true }, true],
	])('%s', (_what, given, quiet) => {
		expect(marksOf(given).quiet).toBe(quiet);
	});

	it('knows the newest twenty rows however old they are, to see when all times move', () => {
		const old = Array.from({ length: 25 }, (_, place) => at(place + 1, -50 * DAY - place * MINUTE));
		expect(marksOf({ reached: 0, rows: old, floor: -60 * DAY }).seen).toEqual(idsOf(old.slice(0, 20)));
	});
});
