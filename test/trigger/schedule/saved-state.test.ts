import { beforeAll, describe, expect, it } from '@jest/globals';
import { type Cursor, cursorAt } from '../../../nodes/ZohoSupport/trigger/cursor/cursor';
import { type Batch, progressFrom, type UpTo } from '../../../nodes/ZohoSupport/trigger/cursor/progress';
import { SeenVersions } from '../../../nodes/ZohoSupport/trigger/cursor/seen-versions';
import { FieldHistory } from '../../../nodes/ZohoSupport/trigger/events/field-history';
import { wallTime } from '../../../nodes/ZohoSupport/helpdesk/instants';
import { type SavedState, stateFromJson, stateToJson } from '../../../nodes/ZohoSupport/trigger/schedule/saved-state';
import { DAY, HOUR, NOON, noonPlus, version } from '../rows';

const HISTORY = FieldHistory.none.with([{ id: '1', Status: 'Open' }], ['Status']);
const cursor = (): Cursor => ({ ...cursorAt(noonPlus()), seen: SeenVersions.of([version(1)], NOON) });
const batch = (more: Partial<Batch> = {}): Batch => ({
	since: cursorAt(null),
	history: FieldHistory.none,
	sure: null,
	given: [noonPlus(), '1'],
	told: 'all',
	ids: ['1'],
	...more,
});
const saved = (more: Partial<SavedState> = {}): SavedState => ({
	place: 'portal department case',
	start: 'now',
	fields: 'Status',
	asked: 'Subject\nStatus',
	writer: 'a process',
	turn: 3,
	progress: { cursor: cursor(), history: HISTORY, batch: batch() },
	due: wallTime(NOON + HOUR),
	paced: wallTime(NOON),
	room: 225,
	...more,
});
const throughJson = (state: SavedState): unknown => JSON.parse(JSON.stringify(stateToJson(state)));
/** The saved JSON with some values replaced. */
const keptWith = (changes: Record<string, unknown>): unknown => ({ ...(throughJson(saved()) as object), ...changes });

describe('the saved state', () => {
	it('is loaded as it was saved', () => {
		expect(stateFromJson(throughJson(saved()))).toEqual(saved());
	});

	it.each<UpTo>([null, 'all', [noonPlus(), '77000000000012345']])('keeps the positions of its batch: %j', (upto) => {
		const state = saved({
			progress: {
				cursor: cursor(),
				history: FieldHistory.none,
				batch: batch({ since: cursor(), history: HISTORY, sure: upto, given: upto, told: upto }),
			},
		});
		expect(stateFromJson(throughJson(state))).toEqual(state);
	});

	it('has its version, and no empty parts', () => {
		const plain: SavedState = {
			place: 'portal department case',
			start: 'now',
			fields: 'Status',
			asked: 'Subject\nStatus',
			writer: 'a process',
			turn: 3,
			progress: progressFrom(null),
		};
		expect(stateToJson(plain)).toEqual({
			version: 3,
			place: 'portal department case',
			start: 'now',
			fields: 'Status',
			asked: 'Subject\nStatus',
			writer: 'a process',
			turn: 3,
			cursor: { overlap: null, watermark: null, seen: { rows: [] }, hints: {}, cost: 1 },
		});
		expect(stateFromJson(throughJson(plain))).toEqual(plain);
		expect(stateFromJson(throughJson(plain))?.progress).not.toHaveProperty('batch');
		expect(stateFromJson(throughJson(plain))).not.toHaveProperty('version');
	});

	it.each<[string, unknown]>([
		['nothing', undefined],
		['null', null],
		['a text', 'state'],
		['not an object', 1],
	])('is ignored if it is %s', (_what, value) => {
		expect(stateFromJson(value)).toBeUndefined();
	});

	it.each([
		['an earlier version', { version: 2 }],
		['a later version', { version: 4 }],
		['an empty cursor', { cursor: null }],
		['an invalid cursor', { cursor: {} }],
		['a cursor of text', { cursor: 'x' }],
		['a turn of text', { turn: '3' }],
		['an invalid place', { place: 7 }],
		['an invalid batch', { batch: {} }],
		['a history of text', { history: 'x' }],
	])('is ignored if it has %s', (_what, changes) => {
		expect(stateFromJson(keptWith(changes))).toBeUndefined();
	});

	it.each(['version', 'cursor', 'turn', 'place'])('is ignored if it has no %s', (key) => {
		const { [key]: _gone, ...rest } = throughJson(saved()) as Record<string, unknown>;
		expect(stateFromJson(rest)).toBeUndefined();
	});
});

describe('the size of the saved state', () => {
	const ids = Array.from({ length: 5_000 }, (_, place) => `77000000000${String(place).padStart(7, '0')}`);
	let seen: SeenVersions;
	beforeAll(() => {
		const rows = ids.map((id) =>
			version(id, { made: -DAY, precision: (at) => ({ earliest: at, latest: at + HOUR + 60_000 - 1 }) }),
		);
		seen = SeenVersions.of(rows, -Infinity);
	});

	/** The largest possible state: thousands of rows of one moment, and values of the longest length that is kept. */
	function bytes(value: string): number {
		const history = FieldHistory.none.with(
			ids.map((id) => ({ id, Status: value })),
			['Status'],
		);
		const widest: Cursor = {
			overlap: noonPlus(),
			watermark: noonPlus(),
			seen,
			hints: { quiet: false, wide: false },
			cost: 51,
		};
		const place: UpTo = [noonPlus(), ids[0]];
		const progress = {
			cursor: widest,
			history,
			batch: { since: widest, history, sure: place, given: place, told: place, ids: ids.slice(0, 1_000) },
		};
		return Buffer.byteLength(JSON.stringify(stateToJson(saved({ progress }))));
	}

	it.each([
		['plain text', 'x', 450_000],
		['umlauts', 'ü', 600_000],
		['quotes and line breaks', '"\n', 600_000],
		['Chinese characters', '漢', 750_000],
		['control characters, the worst case', '\u0001', 1_240_000],
	])('with values of %s (%j) is below %d bytes, however busy the portal', (_what, letters, bound) => {
		expect(bytes(letters.repeat(120 / letters.length))).toBeLessThan(bound);
	});
});
