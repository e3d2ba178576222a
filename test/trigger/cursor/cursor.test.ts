import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Births } from '../../../nodes/ZohoSupport/trigger/X';
import { type Cursor, cursorAt, cursorFromJson, cursorToJson } from '../../../nodes/ZohoSupport/trigger/cursor/cursor';
import { SeenVersions } from '../../../nodes/ZohoSupport/trigger/cursor/seen-versions';
import { FieldHistory } from '../../../nodes/ZohoSupport/trigger/events/field-history';
import { replay } from '../../helpdesk/replay';
import { HOUR, NOON, rowsWithin } from '../rows';

describe('a cursor', () => {
	it('at an instant knows nothing that came before', () => {
		expect(cursorAt(NOON)).toEqual({ overlap: NOON, watermark: NOON, seen: SeenVersions.none, watched: FieldHistory.none, quiet: true, wide: false, cost: 1 });
	});

	it('is saved without what it has not got', () => {
		expect(cursorToJson(cursorAt(null))).toEqual({ overlap: null, watermark: null, known: { rows: [] }, quiet: true });
	});

	it('is saved with what it has', () => {
		const cursor: Cursor = { ...cursorAt(NOON), watermark: NOON + 1, watched: FieldHistory.none.with([{ id: '1', Status: 'Open' }], ['Status']), quiet: false, wide: true, cost: 7, births: Births.since(NOON) };
		expect(cursorToJson(cursor)).toEqual({ overlap: NOON, watermark: NOON + 1, known: { rows: [] }, watched: [['1', 'Open']], wide: true, cost: 7, births: { since: NOON, ids: '' } });
	});

	it('comes out of what was saved as it went in', () => {
		const instant = fc.option(fc.integer({ min: 0, max: 2 * NOON }));
		fc.assert(
			fc.property(instant, instant, rowsWithin(HOUR), fc.boolean(), fc.boolean(), fc.integer({ min: 1, max: 300 }), (from, top, rows, quiet, wide, cost) => {
				const births = wide ? { births: Births.since(from).with(rows) } : {};
				const cursor: Cursor = { from, top, seen: SeenVersions.of(rows), watched: FieldHistory.none.with(rows.map(({ record }) => record), ['Status', 'Phone']), quiet, wide, cost, ...births };
				expect(cursorFromJson(JSON.parse(JSON.stringify(cursorToJson(cursor))))).toEqual(cursor);
			}),
			replay(100),
		);
	});
});
