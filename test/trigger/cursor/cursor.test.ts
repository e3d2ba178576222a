import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
	type Comparison,
	type Cursor,
	cursorAt,
	cursorFromJson,
	cursorToJson,
	isHandled,
	newsOf,
} from '../../../nodes/ZohoSupport/trigger/cursor/cursor';
import { MOST_VERSIONS, SeenVersions } from '../../../nodes/ZohoSupport/trigger/cursor/seen-versions';
import { serviceTime } from '../../../nodes/ZohoSupport/helpdesk/instants';
import { replay } from '../../services/support/replay';
import { HOUR, minute, MINUTE, NOON, noonPlus, row, type RowOfTest, rowsWithin, SECOND } from '../rows';

describe('a cursor', () => {
	it('at an instant knows nothing that came before', () => {
		expect(cursorAt(noonPlus())).toEqual({
			overlap: NOON,
			watermark: NOON,
			seen: SeenVersions.none,
			hints: {},
			cost: 1,
		});
	});

	it('is saved with the text of what it has seen', () => {
		const cursor: Cursor = { ...cursorAt(noonPlus()), watermark: noonPlus(1), hints: { quiet: false }, cost: 7 };
		expect(cursorToJson(cursor)).toEqual({
			overlap: NOON,
			watermark: NOON + 1,
			seen: { rows: [] },
			hints: { quiet: false },
			cost: 7,
		});
	});

	it('comes out of what was saved as it went in', () => {
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
		['where it surely changed before the overlap', { made: -SECOND }, true],
		['not where it may have changed at the overlap', { made: -SECOND + 1 }, false],
		['not where its minute reaches the overlap', { made: -MINUTE + 1, precision: minute }, false],
		['not where it changed later', { made: MINUTE }, false],
	])('%s', (_when, given, expected) => {
		expect(handled(given)).toBe(expected);
	});

	it('where it is known', () => {
		expect([handled({}, knowing({})), handled({ changed: SECOND }, knowing({}))]).toEqual([true, false]);
	});

	it('not on a desk where nothing was ever there', () => {
		expect(handled({ made: -400 * HOUR }, cursorAt(null))).toBe(false);
	});

	it('where it is known but for what it says, since other fields are read', () => {
		const other: RowOfTest = { says: { Status: 'Open' } };
		expect([handled(other, knowing({})), handled(other, knowing({}), { ...AS_BEFORE, comparePrints: false })]).toEqual([
			false,
			true,
		]);
	});
});

describe('what a record is to a cursor:', () => {
	const news = (given: RowOfTest, cursor = cursorAt(noonPlus()), more: Partial<Comparison> = {}) => {
		const found = newsOf(row(1, given), cursor, { ...AS_BEFORE, ...more });
		return found && { existed: found.existed, doubtful: found.doubtful };
	};
	const NEW = { existed: false, doubtful: false };
	const CHANGED = { existed: true, doubtful: false };

	it('nothing, where its version is handled', () => {
		expect([news({}, knowing({})), news({ made: -MINUTE })]).toEqual([undefined, undefined]);
	});

	it('changed, where another version is known', () => {
		expect(news({ changed: MINUTE }, knowing({}))).toEqual(CHANGED);
	});

	it.each<[string, RowOfTest, object]>([
		['changed, where it was surely made before the overlap', { made: -SECOND, changed: MINUTE }, CHANGED],
		[
			'new, where it may have been made at the overlap: a whole reading would have brought it else',
			{ made: -SECOND + 1, changed: MINUTE },
			NEW,
		],
		[
			'new, where the minute in which it was made reaches the overlap',
			{ made: -MINUTE + 1, changed: MINUTE, precision: minute },
			NEW,
		],
		[
			'new and doubted, where it does not say when it was made',
			{ made: null, changed: MINUTE },
			{ existed: false, doubtful: true },
		],
	])('%s', (_what, given, expected) => {
		expect(news(given)).toEqual(expected);
	});

	it('new without a doubt on a desk where nothing was ever there', () => {
		expect([news({ made: -400 * HOUR }, cursorAt(null)), news({ made: null }, cursorAt(null))]).toEqual([NEW, NEW]);
	});

	it('doubted, whatever it is, where all times moved', () => {
		expect([
			news({ changed: MINUTE }, { ...knowing({}), timesMoved: true }),
			news({ made: MINUTE }, { ...cursorAt(noonPlus()), timesMoved: true }),
		]).toEqual([
			{ ...CHANGED, doubtful: true },
			{ ...NEW, doubtful: true },
		]);
	});

	it('doubted, where it is one of more versions than are remembered', () => {
		const many = SeenVersions.of(
			Array.from({ length: MOST_VERSIONS + 1 }, (_, place) => row(place + 2)),
			NOON,
		);
		expect(news({ made: 0 }, { ...cursorAt(noonPlus()), seen: many })).toEqual({ ...NEW, doubtful: true });
	});

	it('doubted, where this process may have handled that version before somebody put another state in place of its own', () => {
		const mayHaveGiven = knowing({ changed: MINUTE });
		expect([
			news({ changed: MINUTE }, knowing({}), { mayHaveGiven }),
			news({ changed: 2 * MINUTE }, knowing({}), { mayHaveGiven }),
		]).toEqual([{ ...CHANGED, doubtful: true }, CHANGED]);
	});
});
