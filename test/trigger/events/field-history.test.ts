import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { HelpdeskRecord } from '../../../nodes/ZohoSupport/helpdesk/helpdesk';
import { FieldHistory } from '../../../nodes/ZohoSupport/trigger/events/field-history';
import { replay } from '../../helpdesk/replay';

const FIELDS = ['Status', 'Priority'];

const record = (id: number | string, Status: string | null, Priority: string | null = null): HelpdeskRecord => ({ id: String(id), Status, Priority });
const savedAndRead = (watched: FieldHistory): FieldHistory => FieldHistory.fromJson(JSON.parse(JSON.stringify(watched.toJson())));

describe('the last seen values of the watched fields', () => {
	it('show what changed, with old and new, in the order of the fields', () => {
		const watched = FieldHistory.none.with([record(1, 'Open', 'Low')], FIELDS);
		expect(watched.changes(record(1, 'Closed', 'High'), FIELDS)).toEqual([
			{ field: 'Status', old: 'Open', new: 'Closed' },
			{ field: 'Priority', old: 'Low', new: 'High' },
		]);
	});

	it('show nothing where nothing changed, and only the field that did', () => {
		const watched = FieldHistory.none.with([record(1, 'Open', 'Low')], FIELDS);
		expect([watched.changes(record(1, 'Open', 'Low'), FIELDS), watched.changes(record(1, 'Open', 'High'), FIELDS)]).toEqual([[], [{ field: 'Priority', old: 'Low', new: 'High' }]]);
	});

	it('tell an emptied field and a filled one; a field that is not there is empty', () => {
		const watched = FieldHistory.none.with([{ id: '1', Status: 'Open' }], FIELDS);
		expect(watched.changes({ id: '1', Priority: 'High' }, FIELDS)).toEqual([
			{ field: 'Status', old: 'Open', new: null },
			{ field: 'Priority', old: null, new: 'High' },
		]);
	});

	it('do not tell what a record was that was never seen', () => {
		expect(FieldHistory.none.with([record(1, 'Open')], FIELDS).changes(record(2, 'Open'), FIELDS)).toBeUndefined();
	});

	it('are the last ones', () => {
		const watched = FieldHistory.none.with([record(1, 'Open')], FIELDS).with([record(1, 'Closed')], FIELDS);
		expect([watched.size, watched.changes(record(1, 'Closed'), FIELDS)]).toEqual([1, []]);
	});

	it('are not kept where no field is watched, and change nothing where no record came', () => {
		const watched = FieldHistory.none.with([record(1, 'Open')], FIELDS);
		expect([FieldHistory.none.with([record(1, 'Open')], []).size, watched.with([], FIELDS) === watched]).toEqual([0, true]);
	});

	it('of an earlier moment stay what they were', () => {
		const before = FieldHistory.none.with([record(1, 'Open')], FIELDS);
		before.with([record(1, 'Closed')], FIELDS);
		expect(before.changes(record(1, 'Open'), FIELDS)).toEqual([]);
	});

	it('say the same after they were saved', () => {
		const values = fc.array(fc.option(fc.string()), { minLength: 2, maxLength: 2 });
		fc.assert(
			fc.property(fc.array(values, { maxLength: 20 }), fc.array(values, { minLength: 20, maxLength: 20 }), (before, after) => {
				const records = before.map(([one, two], place) => record(place, one, two));
				const watched = FieldHistory.none.with(records, FIELDS);
				const now = after.map(([one, two], place) => record(place, one, two));
				expect(now.map((one) => savedAndRead(watched).changes(one, FIELDS))).toEqual(now.map((one) => watched.changes(one, FIELDS)));
				expect(records.every((one) => watched.changes(one, FIELDS)?.length === 0)).toBe(true);
			}),
			replay(100),
		);
	});
});

describe('a long value', () => {
	const kept = (value: string) => FieldHistory.none.with([record(1, value)], ['Status']).toJson()[0][1] ?? '';

	it('is kept whole up to 120 characters, and else by its beginning and a digest of the same length', () => {
		expect([kept('x'.repeat(120)), kept('x'.repeat(121))]).toEqual(['x'.repeat(120), expect.stringMatching(/^x{108}… #[\w-]{9}$/)]);
	});

	it('changed when only its end did', () => {
		const watched = FieldHistory.none.with([record(1, `${'x'.repeat(500)}a`)], ['Status']);
		const now = `${'x'.repeat(500)}b`;
		expect(watched.changes(record(1, now), ['Status'])).toEqual([{ field: 'Status', old: expect.stringMatching(/^x{108}… #/), new: now }]);
	});

	it('did not change when it is the same', () => {
		const value = 'y'.repeat(10_000);
		expect(FieldHistory.none.with([record(1, value)], ['Status']).changes(record(1, value), ['Status'])).toEqual([]);
	});
});

describe('the room of the watched values', () => {
	/** A record that takes 100 characters beside what two fields take. */
	const hundred = (id: number) => record(id, 'x'.repeat(64));
	const SIZE = 30 + 3 + 3 + 64;
	const FIT = 100_000 / SIZE;
	const records = (count: number) => Array.from({ length: count }, (_, place) => hundred(place));

	it('holds 100,000 characters', () => {
		expect(FieldHistory.none.with(records(FIT), FIELDS).size).toBe(FIT);
	});

	it('drops the records that were seen longest ago', () => {
		const watched = FieldHistory.none.with(records(FIT), FIELDS).with([hundred(5), hundred(9_000), hundred(9_001)], FIELDS);
		const dropped = [0, 1, 2, 5, 9_000].filter((id) => watched.changes(hundred(id), FIELDS) === undefined);
		expect([watched.size, dropped]).toEqual([FIT, [0, 1]]);
	});

	it('drops as many as a long one needs', () => {
		const watched = FieldHistory.none.with(records(FIT), FIELDS).with([record(9_000, 'x'.repeat(120), 'y'.repeat(120))], FIELDS);
		expect([watched.size, watched.changes(hundred(2), FIELDS), watched.changes(hundred(3), FIELDS)]).toEqual([FIT - 2, undefined, []]);
	});

	it('counts what a field without a value takes', () => {
		const empty = Array.from({ length: 3_000 }, (_, id) => record(id, null));
		expect(FieldHistory.none.with(empty, FIELDS).size).toBe(Math.floor(100_000 / 36));
	});
});
