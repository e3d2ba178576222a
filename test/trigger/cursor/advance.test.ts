import { describe, expect, it } from '@jest/globals';
import { type Harvest, settle } from '../../../nodes/ZohoSupport/trigger/X';
import { type Cursor, cursorAt } from '../../../nodes/ZohoSupport/trigger/cursor/cursor';
import { SeenVersions } from '../../../nodes/ZohoSupport/trigger/cursor/seen-versions';
import { FieldHistory } from '../../../nodes/ZohoSupport/trigger/events/field-history';
import type { SeenRecord } from '../../../nodes/ZohoSupport/trigger/events/version';
import type { Watch } from '../../../nodes/ZohoSupport/trigger/form/choices';
import { DAY, HOUR, idsOf, MINUTE, NOON, row, SECOND } from '../rows';

const DRIFT = 27 * HOUR;
const WATCH: Watch = { events: 'created', fields: [], conditions: [], most: 1 };

const at = (id: number, after: number) => row(id, { made: after, changed: after });
const pendingOf = (seen: SeenRecord) => ({ seen, event: { kind: 'created', at: seen.changed.earliest, record: seen.record, certain: true, possibleRepeat: false } }) as const;

interface Given {
	readonly pending?: readonly SeenRecord[];
	readonly handled?: readonly SeenRecord[];
	readonly floor?: number | null;
	readonly bound?: number | null;
	readonly before?: Cursor;
	readonly quiet?: boolean;
	readonly pageSize?: number;
}

/** The cursor after giving out one event; instants are told from noon. */
function marksOf({ pending = [], handled = [], floor = -DAY, bound = null, before = cursorAt(NOON), quiet = false, pageSize = 200 }: Given) {
	const instant = (one: number | null) => (one === null ? null : NOON + one);
	const harvest: Harvest = { pending: pending.map(pendingOf), handled: new Map(handled.map((one) => [one.id, one])), watched: FieldHistory.none, floor: instant(floor), bound: bound === null ? -Infinity : NOON + bound, quiet, births: undefined };
	const { from, top, known, quiet: isQuiet } = settle(before, harvest, WATCH, { pageSize, filterDrift: DRIFT }).cursor;
	return { from: from === null ? null : from - NOON, top: top === null ? null : top - NOON, known: idsOf(known.versions()), quiet: isQuiet };
}

describe('the watermark after giving out', () => {
	it('goes as far as the clock of the service had surely come', () => {
		expect(marksOf({ bound: HOUR, handled: [at(1, HOUR)] }).top).toBe(HOUR);
	});

	it('stays where no row told how far that was', () => {
		expect(marksOf({}).top).toBe(0);
	});

	it('never goes back for a clock that was set back', () => {
		expect(marksOf({ bound: -HOUR }).top).toBe(0);
	});

	it('is held back by the oldest event that waits', () => {
		expect(marksOf({ bound: HOUR, pending: [at(1, 10 * MINUTE), at(2, 20 * MINUTE), at(3, 30 * MINUTE)] }).top).toBe(20 * MINUTE);
	});

	it('is held back even before the last one by a late event that waits', () => {
		expect(marksOf({ bound: HOUR, pending: [at(1, -20 * MINUTE), at(2, -10 * MINUTE)], before: { ...cursorAt(NOON), overlap: NOON - HOUR } }).top).toBe(-10 * MINUTE);
	});

	it('leaves the cursor where it was while a record waits that is not known: that shows that it is new', () => {
		const before = { ...cursorAt(NOON), overlap: NOON - MINUTE };
		const [waits, gone] = [at(2, MINUTE), at(1, 0)];
		expect([marksOf({ pending: [gone, waits], before }).from, marksOf({ pending: [gone, waits], handled: [waits], before }).from]).toEqual([-MINUTE, -DAY]);
	});

	it('is where all that waits is new since nothing was ever there', () => {
		expect(marksOf({ bound: HOUR, pending: [at(1, 0), at(2, MINUTE)], before: cursorAt(null) })).toMatchObject({ from: -DAY, top: MINUTE });
	});

	it('is the floor while nothing was ever there', () => {
		expect([marksOf({ floor: null, before: cursorAt(null) }), marksOf({ floor: 0, before: cursorAt(null) })]).toEqual([
			{ overlap: null, watermark: null, known: [], quiet: true },
			{ from: 0, top: 0, known: [], quiet: true },
		]);
	});

	it('is the bound where nothing was there before', () => {
		expect(marksOf({ floor: null, bound: HOUR, before: cursorAt(null), handled: [at(1, HOUR)] })).toEqual({ from: HOUR - DRIFT, top: HOUR, known: ['1'], quiet: true });
	});

	it('leaves what was known alone while it is not told', () => {
		const before = { ...cursorAt(null), seen: SeenVersions.of([at(1, 0)]) };
		expect(marksOf({ floor: null, before }).known).toEqual(['1']);
	});
});

describe('what stays in sight below the watermark', () => {
	const rows = (count: number, apart = MINUTE) => Array.from({ length: count }, (_, place) => at(place + 1, -place * apart));

	it('are the last twenty rows', () => {
		expect(marksOf({ bound: 0, handled: rows(30) }).from).toBe(-19 * MINUTE);
	});

	it('is what any zone may hide where there are fewer', () => {
		expect(marksOf({ bound: 0, handled: rows(19), floor: -2 * DAY }).from).toBe(-DRIFT);
	});

	it('is no more than any zone may hide, however far apart the rows', () => {
		expect(marksOf({ bound: 0, handled: rows(30, 2 * HOUR), floor: -2 * DAY }).from).toBe(-DRIFT);
	});

	it('is no more than the answer held', () => {
		expect(marksOf({ bound: 0, handled: rows(30), floor: -5 * MINUTE }).from).toBe(-5 * MINUTE);
	});

	it('is a crowd of one moment that a page holds, while nothing came after it', () => {
		const crowd = Array.from({ length: 50 }, (_, place) => at(place + 1, 0));
		expect(marksOf({ bound: HOUR, handled: crowd, pageSize: 51 }).from).toBe(0);
	});

	it('is a crowd that a page holds, however many rows lie before it', () => {
		const crowd = Array.from({ length: 30 }, (_, place) => at(place + 1, 0));
		const older = Array.from({ length: 100 }, (_, place) => at(place + 1_000, -HOUR));
		expect(marksOf({ bound: HOUR, handled: [...crowd, ...older], pageSize: 31 }).from).toBe(0);
	});

	it('is nothing of a crowd that no page holds, nor of one that something came after, clear of it by as much as the filter is coarse', () => {
		const crowd = Array.from({ length: 50 }, (_, place) => at(place + 1, 0));
		const clear = SECOND + 2 * 61 * SECOND;
		expect([marksOf({ bound: HOUR, handled: crowd, pageSize: 50 }).from, marksOf({ bound: HOUR, handled: [...crowd, at(99, 30 * MINUTE)] }).from]).toEqual([clear, clear]);
	});

	it('is nothing of a crowd, clear of it only as far as there is room before the next row', () => {
		const crowd = Array.from({ length: 50 }, (_, place) => at(place + 1, 0));
		expect(marksOf({ bound: HOUR, handled: [...crowd, at(99, MINUTE)] }).from).toBe(MINUTE);
	});

	it('begins at the watermark at the latest', () => {
		expect(marksOf({ bound: 0, handled: Array.from({ length: 30 }, (_, place) => at(place + 1, HOUR)) }).from).toBe(0);
	});

	it('is known row by row, with those of the minute before', () => {
		const from = -19 * MINUTE;
		const edge = [at(40, from - MINUTE - SECOND), at(41, from - MINUTE - SECOND + 1), at(42, from - 30 * SECOND)];
		expect(marksOf({ bound: 0, handled: [...rows(20), ...edge] }).known.slice(20)).toEqual(['42', '41']);
	});
});

describe('a desk after giving out', () => {
	const rows = (count: number) => Array.from({ length: count }, (_, place) => at(place + 1, -place * MINUTE));
	const noisy = { ...cursorAt(NOON), quiet: false };
	const few: Given = { bound: 0, handled: rows(20), floor: -2 * DAY };

	it.each<[string, Given, boolean]>([
		['stays quiet while twenty rows came at most', { ...few, before: cursorAt(NOON) }, true],
		['is quiet no more when more came', { ...few, handled: rows(21), before: cursorAt(NOON) }, false],
		['is quiet again when few rows came as far back as any zone may hide one', { ...few, before: noisy }, true],
		['is not quiet again while the answer did not reach so far back', { ...few, floor: -DRIFT + 1, before: noisy }, false],
		['is quiet when a reading showed it so', { ...few, handled: rows(60), before: noisy, quiet: true }, true],
	])('%s', (_what, given, quiet) => {
		expect(marksOf(given).quiet).toBe(quiet);
	});

	it('knows the newest twenty rows however old they are, to see when all times move', () => {
		const old = Array.from({ length: 25 }, (_, place) => at(place + 1, -50 * DAY - place * MINUTE));
		expect(marksOf({ bound: 0, handled: old, floor: -60 * DAY }).known).toEqual(idsOf(old.slice(0, 20)));
	});
});
