import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
	type Comparison,
	type Cursor,
	cursorAfter,
	cursorAt,
	cursorFromJson,
	cursorToJson,
	isHandled,
	newVersionOf,
} from '../../../nodes/ZohoSupport/trigger/cursor/cursor';
import { MOST_VERSIONS, SeenVersions } from '../../../nodes/ZohoSupport/trigger/cursor/seen-versions';
import { type ServiceTime, serviceTime } from '../../../nodes/ZohoSupport/helpdesk/instants';
import { replay } from '../../services/support/replay';
import { HOUR, minute, MINUTE, NOON, noonPlus, row, type RowOfTest, rowsWithin, SECOND } from '../rows';

describe('a cursor', () => {
	it('at an instant knows no version', () => {
		expect(cursorAt(noonPlus())).toEqual({
			overlap: NOON,
			watermark: NOON,
			seen: SeenVersions.none,
			hints: {},
			cost: 1,
		});
	});

	it('is saved with its seen versions as text', () => {
		const cursor: Cursor = { ...cursorAt(noonPlus()), watermark: noonPlus(1), hints: { quiet: false }, cost: 7 };
		expect(cursorToJson(cursor)).toEqual({
			overlap: NOON,
			watermark: NOON + 1,
			seen: { rows: [] },
			hints: { quiet: false },
			cost: 7,
		});
	});

	it('is loaded as it was saved', () => {
		const instant = fc.option(fc.integer({ min: 0, max: 2 * NOON }).map(serviceTime));
		fc.assert(
			fc.property(
				instant,
				instant,
				rowsWithin(HOUR),
				fc.dictionary(fc.string(), fc.boolean(), { noNullPrototype: true }),
				fc.integer({ min: 1, max: 300 }),
				(overlap, watermark, rows, hints, cost) => {
					const cursor: Cursor = { overlap, watermark, seen: SeenVersions.of(rows, -Infinity), hints, cost };
					expect(cursorFromJson(JSON.parse(JSON.stringify(cursorToJson(cursor))))).toEqual(cursor);
				},
			),
			replay(100),
		);
	});
});

describe('the cursor after a reading of more versions than are remembered', () => {
	const known = [row(1, { made: -MINUTE }), ...Array.from({ length: MOST_VERSIONS }, (_, place) => row(1_000 + place))];
	const forgotten = (overlap: ServiceTime | null) =>
		cursorAfter(cursorAt(null), { overlap, watermark: overlap, hints: {}, known, cost: 1 }).seen.forgotten;

	it('forgets none that matter if the overlap is later, and some if it is earlier or there is none', () => {
		expect([noonPlus(), noonPlus(-HOUR), null].map(forgotten)).toEqual([
			undefined,
			noonPlus(-MINUTE),
			noonPlus(-MINUTE),
		]);
	});
});

const AS_BEFORE: Comparison = { comparePrints: true };
const knowing = (...rows: RowOfTest[]): Cursor => ({
	...cursorAt(noonPlus()),
	seen: SeenVersions.of(
		rows.map((given, place) => row(place + 1, given)),
		NOON,
	),
});

describe('a version is handled', () => {
	const handled = (given: RowOfTest, cursor = cursorAt(noonPlus()), comparison = AS_BEFORE) =>
		isHandled(row(1, given), cursor, comparison);

	it.each<[string, RowOfTest, boolean]>([
		['if it certainly changed before the overlap', { made: -SECOND }, true],
		['not if it may have changed at the overlap', { made: -SECOND + 1 }, false],
		['not if its minute reaches the overlap', { made: -MINUTE + 1, precision: minute }, false],
		['not if it changed later', { made: MINUTE }, false],
	])('%s', (_when, given, expected) => {
		expect(handled(given)).toBe(expected);
	});

	it('if it is known', () => {
		expect([handled({}, knowing({})), handled({ changed: SECOND }, knowing({}))]).toEqual([true, false]);
	});

	it('not if there was never a record', () => {
		expect(handled({ made: -400 * HOUR }, cursorAt(null))).toBe(false);
	});

	it('if it is known and its content differs only because different fields are read', () => {
		const other: RowOfTest = { says: { Status: 'Open' } };
		expect([handled(other, knowing({})), handled(other, knowing({}), { ...AS_BEFORE, comparePrints: false })]).toEqual([
			false,
			true,
		]);
	});
});

describe('a record is', () => {
	const newVersion = (given: RowOfTest, cursor = cursorAt(noonPlus()), more: Partial<Comparison> = {}) => {
		const found = newVersionOf(row(1, given), cursor, { ...AS_BEFORE, ...more });
		return found && { existed: found.existed, mayBeRepeat: found.mayBeRepeat };
	};
	const NEW = { existed: false, mayBeRepeat: false };
	const CHANGED = { existed: true, mayBeRepeat: false };

	it('not new if its version was handled', () => {
		expect([newVersion({}, knowing({})), newVersion({ made: -MINUTE })]).toEqual([undefined, undefined]);
	});

	it('changed if another version is known', () => {
		expect(newVersion({ changed: MINUTE }, knowing({}))).toEqual(CHANGED);
	});

	it.each<[string, RowOfTest, object]>([
		['changed if it was certainly created before the overlap', { made: -SECOND, changed: MINUTE }, CHANGED],
		[
			'new if it may have been created at the overlap: otherwise a complete reading would have found it',
			{ made: -SECOND + 1, changed: MINUTE },
			NEW,
		],
		[
			'new if the minute of its creation reaches the overlap',
			{ made: -MINUTE + 1, changed: MINUTE, precision: minute },
			NEW,
		],
		[
			'new and a possible repeat if it has no creation time',
			{ made: null, changed: MINUTE },
			{ existed: false, mayBeRepeat: true },
		],
	])('%s', (_what, given, expected) => {
		expect(newVersion(given)).toEqual(expected);
	});

	it('new and not a possible repeat if there was never a record', () => {
		expect([newVersion({ made: -400 * HOUR }, cursorAt(null)), newVersion({ made: null }, cursorAt(null))]).toEqual([
			NEW,
			NEW,
		]);
	});

	it('a possible repeat if all times moved', () => {
		expect([
			newVersion({ changed: MINUTE }, { ...knowing({}), timesMoved: true }),
			newVersion({ made: MINUTE }, { ...cursorAt(noonPlus()), timesMoved: true }),
		]).toEqual([
			{ ...CHANGED, mayBeRepeat: true },
			{ ...NEW, mayBeRepeat: true },
		]);
	});

	it('a possible repeat if it may be a forgotten version', () => {
		const many = SeenVersions.of(
			Array.from({ length: MOST_VERSIONS + 1 }, (_, place) => row(place + 2)),
			NOON,
		);
		expect(newVersion({ made: 0 }, { ...cursorAt(noonPlus()), seen: many })).toEqual({ ...NEW, mayBeRepeat: true });
	});

	it('a possible repeat if this process handled it before its state was replaced', () => {
		const mayHaveEmitted = knowing({ changed: MINUTE });
		expect([
			newVersion({ changed: MINUTE }, knowing({}), { mayHaveEmitted }),
			newVersion({ changed: 2 * MINUTE }, knowing({}), { mayHaveEmitted }),
		]).toEqual([{ ...CHANGED, mayBeRepeat: true }, CHANGED]);
	});
});
