import { beforeAll, describe, expect, it } from '@jest/globals';
import { Births } from '../../../nodes/ZohoSupport/trigger/X';
import { type Cursor, cursorAt } from '../../../nodes/ZohoSupport/trigger/cursor/cursor';
import { SeenVersions } from '../../../nodes/ZohoSupport/trigger/cursor/seen-versions';
import { FieldHistory } from '../../../nodes/ZohoSupport/trigger/events/field-history';
import { type SavedState, stateFromJson, stateToJson } from '../../../nodes/ZohoSupport/trigger/schedule/saved-state';
import { DAY, HOUR, NOON, version } from '../rows';

const cursor = (): Cursor => ({ ...cursorAt(NOON), seen: SeenVersions.of([version(1)]) });
const saved = (): SavedState => ({ place: 'portal department case', start: 'now', fields: 'Status', asked: 'Subject\nStatus', writer: 'a process', turn: 3, cursor: cursor(), before: cursorAt(null), due: NOON + HOUR });
const throughJson = (state: SavedState): unknown => JSON.parse(JSON.stringify(stateToJson(state)));
/** What n8n keeps, with other values. */
const keptWith = (changes: Record<string, unknown>): unknown => ({ ...(throughJson(saved()) as object), ...changes });

describe('the state that n8n keeps', () => {
	it('comes out as it went in', () => {
		expect(stateFromJson(throughJson(saved()))).toEqual(saved());
	});

	it('says its version, and nothing of what it has not got', () => {
		const { before: _before, due: _due, ...plain } = saved();
		const json = stateToJson(plain);
		expect([json, 'before' in json, 'due' in json]).toEqual([{ version: 1, place: 'portal department case', start: 'now', fields: 'Status', asked: 'Subject\nStatus', writer: 'a process', turn: 3, cursor: expect.any(Object) }, false, false]);
		expect(stateFromJson(throughJson(plain))).toEqual(plain);
		expect(stateFromJson(throughJson(plain))).not.toHaveProperty('before');
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
		['another version', { version: 2 }],
		['an empty cursor', { cursor: null }],
		['a cursor that is none', { cursor: {} }],
		['a cursor of text', { cursor: 'x' }],
		['a turn of text', { turn: '3' }],
		['a place that is none', { place: 7 }],
		['a cursor before that is none', { before: {} }],
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
	let births: Births;
	beforeAll(() => {
		const rows = ids.map((id) => version(id, { made: -DAY, precision: (at) => ({ earliest: at, latest: at + HOUR + 60_000 - 1 }) }));
		known = SeenVersions.of(rows);
		births = Births.since(null).with(rows);
	});

	/** The widest state that a desk can bring about: thousands of rows of one moment, and values of the length that is kept. */
	function bytes(value: string): number {
		const watched = FieldHistory.none.with(ids.map((id) => ({ id, Status: value })), ['Status']);
		const widest: Cursor = { overlap: NOON, watermark: NOON, known, watched, quiet: true, wide: true, cost: 51, births };
		return Buffer.byteLength(JSON.stringify(stateToJson({ ...saved(), cursor: widest, before: widest })));
	}

	it.each([
		['plain text', 'x', 500_000],
		['umlauts', 'ü', 620_000],
		['quotes and line breaks', '"\n', 620_000],
		['another script', '漢', 770_000],
		['control characters, the worst of all', '\u0001', 1_240_000],
	])('ends with values of %s (%j) below %d bytes, however busy the desk', (_what, letters, bound) => {
		expect(bytes(letters.repeat(120 / letters.length))).toBeLessThan(bound);
	});
});
