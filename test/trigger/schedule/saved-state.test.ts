import { beforeAll, describe, expect, it } from '@jest/globals';
import { type Cursor, cursorAt } from '../../../nodes/ZohoSupport/trigger/cursor/cursor';
import { type Batch, progressFrom, type Upto } from '../../../nodes/ZohoSupport/trigger/cursor/progress';
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
/** What n8n keeps, with other values. */
const keptWith = (changes: Record<string, unknown>): unknown => ({ ...(throughJson(saved()) as object), ...changes });

describe('the state that n8n keeps', () => {
	it('comes out as it went in', () => {
		expect(stateFromJson(throughJson(saved()))).toEqual(saved());
	});

	it.each<Upto>([null, 'all', [noonPlus(), '77000000000012345']])('keeps where its batch stands: %j', (upto) => {
		const state = saved({
			progress: {
				cursor: cursor(),
				history: FieldHistory.none,
				batch: batch({ since: cursor(), history: HISTORY, sure: upto, given: upto, told: upto }),
			},
		});
		expect(stateFromJson(throughJson(state))).toEqual(state);
	});

	it('says its version, and nothing of what it has not got', () => {
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
		['no object', 1],
	])('begins anew from %s', (_what, value) => {
		expect(stateFromJson(value)).toBeUndefined();
	});

	it.each([
		['an earlier version', { version: 2 }],
		['a later version', { version: 4 }],
		['an empty cursor', { cursor: null }],
		['a cursor that is none', { cursor: {} }],
		['a cursor of text', { cursor: 'x' }],
		['a turn of text', { turn: '3' }],
		['a place that is none', { place: 7 }],
		['a batch that is none', { batch: {} }],
		['a history of text', { history: 'x' }],
	])('begins anew from %s', (_what, changes) => {
		expect(stateFromJson(keptWith(changes))).toBeUndefined();
	});

	it.each(['version', 'cursor', 'turn', 'place'])('begins anew where it has no %s at all', (key) => {
		const { [key]: _gone, ...rest } = throughJson(saved()) as Record<string, unknown>;
		expect(stateFromJson(rest)).toBeUndefined();
	});
});

describe('the room of the state that n8n keeps', () => {
	const ids = Array.from({ length: 5_000 }, (_, place) => `77000000000${String(place).padStart(7, '0')}`);
	let seen: SeenVersions;
	beforeAll(() => {
		const rows = ids.map((id) =>
			version(id, { made: -DAY, precision: (at) => ({ earliest: at, latest: at + HOUR + 60_000 - 1 }) }),
		);
		seen = SeenVersions.of(rows, -Infinity);
	});

	/** The widest state that a desk can bring about: thousands of rows of one moment, and values of the length that is kept. */
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
		const place: Upto = [noonPlus(), ids[0]];
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
		['another script', '漢', 750_000],
		['control characters, the worst of all', '\u0001', 1_240_000],
	])('ends with values of %s (%j) below %d bytes, however busy the desk', (_what, letters, bound) => {
		expect(bytes(letters.repeat(120 / letters.length))).toBeLessThan(bound);
	});
});
