import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { HelpdeskRecord } from '../../../nodes/ZohoSupport/helpdesk/helpdesk';
import { FieldHistory } from '../../../nodes/ZohoSupport/trigger/events/field-history';
import { replay } from '../../services/support/replay';

const FIELDS = ['Status', 'Priority'];

const record = (id: number | string, Status: string | null, Priority: string | null = null): HelpdeskRecord => ({
	id: String(id),
	Status,
	Priority,
});
const savedAndRead = (history: FieldHistory): FieldHistory =>
	FieldHistory.fromJson(JSON.parse(JSON.stringify(history.toJson())));

describe('the last emitted values of the watched fields', () => {
	it('show what changed, with old and new values, in the order of the fields', () => {
		const history = FieldHistory.none.with([record(1, 'Open', 'Low')], FIELDS);
		expect(history.changes(record(1, 'Closed', 'High'), FIELDS)).toEqual([
			{ field: 'Status', old: 'Open', new: 'Closed' },
			{ field: 'Priority', old: 'Low', new: 'High' },
		]);
	});

	it('are known of the records that were seen', () => {
		const history = FieldHistory.none.with([record(1, null)], FIELDS);
		expect(['1', '2'].map((id) => history.knows(id))).toEqual([true, false]);
	});

	it('show only the fields that changed', () => {
		const history = FieldHistory.none.with([record(1, 'Open', 'Low')], FIELDS);
		expect([
			history.changes(record(1, 'Open', 'Low'), FIELDS),
			history.changes(record(1, 'Open', 'High'), FIELDS),
		]).toEqual([[], [{ field: 'Priority', old: 'Low', new: 'High' }]]);
	});

	it('show fields that were emptied or filled; a missing field is empty', () => {
		const history = FieldHistory.none.with([{ id: '1', Status: 'Open' }], FIELDS);
		expect(history.changes({ id: '1', Priority: 'High' }, FIELDS)).toEqual([
			{ field: 'Status', old: 'Open', new: null },
			{ field: 'Priority', old: null, new: 'High' },
		]);
	});

	it('are unknown for a record that was never seen', () => {
		expect(FieldHistory.none.with([record(1, 'Open')], FIELDS).changes(record(2, 'Open'), FIELDS)).toBeUndefined();
	});

	it('are those of the last event', () => {
		const history = FieldHistory.none.with([record(1, 'Open')], FIELDS).with([record(1, 'Closed')], FIELDS);
		expect([history.size, history.changes(record(1, 'Closed'), FIELDS)]).toEqual([1, []]);
	});

	it('stay as they are if no field is watched or no record came', () => {
		const history = FieldHistory.none.with([record(1, 'Open')], FIELDS);
		expect([FieldHistory.none.with([record(1, 'Open')], []).size, history.with([], FIELDS) === history]).toEqual([
			0,
			true,
		]);
	});

	it('are copied, not changed', () => {
		const before = FieldHistory.none.with([record(1, 'Open')], FIELDS);
		before.with([record(1, 'Closed')], FIELDS);
		expect(before.changes(record(1, 'Open'), FIELDS)).toEqual([]);
	});

	it('are the same after they were saved and loaded', () => {
		const values = fc.array(fc.option(fc.string()), { minLength: 2, maxLength: 2 });
		fc.assert(
			fc.property(
				fc.array(values, { maxLength: 20 }),
				fc.array(values, { minLength: 20, maxLength: 20 }),
				(before, after) => {
					const records = before.map(([one, two], place) => record(place, one, two));
					const history = FieldHistory.none.with(records, FIELDS);
					const now = after.map(([one, two], place) => record(place, one, two));
					expect(now.map((one) => savedAndRead(history).changes(one, FIELDS))).toEqual(
						now.map((one) => history.changes(one, FIELDS)),
					);
					expect(records.every((one) => history.changes(one, FIELDS)?.length === 0)).toBe(true);
				},
			),
			replay(100),
		);
	});
});

describe('a long value', () => {
	const kept = (value: string) => FieldHistory.none.with([record(1, value)], ['Status']).toJson()[0][1] ?? '';

	it('is kept whole up to 120 characters; a longer one is kept as its beginning and a digest, 120 characters in all', () => {
		expect([kept('x'.repeat(120)), kept('x'.repeat(121))]).toEqual([
			'x'.repeat(120),
			expect.stringMatching(/^x{108}… #[\w-]{9}$/),
		]);
	});

	it('has changed if only its end changed', () => {
		const history = FieldHistory.none.with([record(1, `${'x'.repeat(500)}a`)], ['Status']);
		const now = `${'x'.repeat(500)}b`;
		expect(history.changes(record(1, now), ['Status'])).toEqual([
			{ field: 'Status', old: expect.stringMatching(/^x{108}… #/), new: now },
		]);
	});

	it('has not changed if it is the same', () => {
		const value = 'y'.repeat(10_000);
		expect(FieldHistory.none.with([record(1, value)], ['Status']).changes(record(1, value), ['Status'])).toEqual([]);
	});
});

describe('the size limit of the watched values', () => {
	/** A record whose values take 100 characters. */
	const hundred = (id: number) => record(id, 'x'.repeat(64));
	const SIZE = 30 + 3 + 3 + 64;
	const FIT = 100_000 / SIZE;
	const records = (count: number) => Array.from({ length: count }, (_, place) => hundred(place));

	it('is 100,000 characters', () => {
		expect(FieldHistory.none.with(records(FIT), FIELDS).size).toBe(FIT);
	});

	it('drops the records that were seen longest ago', () => {
		const history = FieldHistory.none
			.with(records(FIT), FIELDS)
			.with([hundred(5), hundred(9_000), hundred(9_001)], FIELDS);
		const dropped = [0, 1, 2, 5, 9_000].filter((id) => history.changes(hundred(id), FIELDS) === undefined);
		expect([history.size, dropped]).toEqual([FIT, [0, 1]]);
	});

	it('drops as many as a long value needs', () => {
		const history = FieldHistory.none
			.with(records(FIT), FIELDS)
			.with([record(9_000, 'x'.repeat(120), 'y'.repeat(120))], FIELDS);
		expect([history.size, history.changes(hundred(2), FIELDS), history.changes(hundred(3), FIELDS)]).toEqual([
			FIT - 2,
			undefined,
			[],
		]);
	});

	it('counts empty fields too', () => {
		const empty = Array.from({ length: 3_000 }, (_, id) => record(id, null));
		expect(FieldHistory.none.with(empty, FIELDS).size).toBe(Math.floor(100_000 / 36));
	});
});

describe('a watched date with time', () => {
	const was = (value: string) => FieldHistory.none.with([record(1, value)], ['Status']);

	it.each([
		['the same, in the same zone', '2026-03-09T12:00:00.000-08:00', []],
		['the same local time, after the zone of the credential was corrected', '2026-03-09T12:00:00.000+01:00', []],
		['the same local time in UTC', '2026-03-09T12:00:00.000Z', []],
		['an hour later in local time', '2026-03-09T13:00:00.000-08:00', ['Status']],
		['the same instant with another local time', '2026-03-09T21:00:00.000+01:00', ['Status']],
	])('that is %s: %#', (_what, now, changed) => {
		expect(
			was('2026-03-09T12:00:00.000-08:00')
				.changes(record(1, now), ['Status'])
				?.map(({ field }) => field),
		).toEqual(changed);
	});

	it('has its old and new offsets in the event', () => {
		const [old, now] = ['2026-03-09T12:00:00.000-08:00', '2026-03-09T13:00:00.000+01:00'];
		expect(was(old).changes(record(1, now), ['Status'])).toEqual([{ field: 'Status', old, new: now }]);
	});

	it('is compared with its offset if it is only part of a text', () => {
		expect(
			was('since 2026-03-09T12:00:00Z').changes(record(1, 'since 2026-03-09T12:00:00+01:00'), ['Status']),
		).toHaveLength(1);
	});

	it("is forgotten with its record if the portal's times moved; other records stay", () => {
		const both = FieldHistory.none
			.with([record(1, 'Open', '2026-03-09T12:00:00.000Z'), record(2, 'Open', '2026-03-09')], FIELDS)
			.withoutTimes();
		expect([
			both.size,
			both.changes(record(1, 'Closed'), FIELDS),
			both.changes(record(2, 'Open', '2026-03-09'), FIELDS),
		]).toEqual([1, undefined, []]);
	});
});

describe('the changes of a record between two histories', () => {
	const [before, after] = [
		FieldHistory.none.with([record(1, 'Open', 'Low'), record(2, 'Open')], FIELDS),
		FieldHistory.none.with([record(1, 'Closed', 'Low'), record(3, 'Open')], FIELDS),
	];

	it('are found from both histories', () => {
		expect([before.changesUntil(after, '1', FIELDS), before.changesUntil(before, '1', FIELDS)]).toEqual([
			[{ field: 'Status', old: 'Open', new: 'Closed' }],
			[],
		]);
	});

	it('are unknown if one of them does not know the record', () => {
		expect(['2', '3', '4'].map((id) => before.changesUntil(after, id, FIELDS))).toEqual([
			undefined,
			undefined,
			undefined,
		]);
	});

	it('are found by digests for long values', () => {
		const long = (end: string) => FieldHistory.none.with([record(1, 'x'.repeat(500) + end)], ['Status']);
		expect([
			long('a').changesUntil(long('a'), '1', ['Status']),
			long('a').changesUntil(long('b'), '1', ['Status'])?.length,
		]).toEqual([[], 1]);
	});
});
