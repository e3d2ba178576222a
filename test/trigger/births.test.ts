import { describe, expect, it } from '@jest/globals';
import { Births } from '../../nodes/ZohoSupport/trigger/births';
import { HOUR, MINUTE, NOON, row, SECOND, second, version } from './rows';

const MOST = 4096;
const made = (after: number) => second(NOON + after);
const many = (count: number, from = 0) => Array.from({ length: count }, (_, place) => version(from + place, { made: place * MINUTE }));
const existed = (births: Births, id: number | string, after: number, from: number | null = NOON + HOUR) => births.existed({ id: String(id), created: made(after) }, from);

describe('a record that a reading of several pages may have missed', () => {
	const births = Births.since(NOON);

	it('counts as new where it was made since and never handled', () => {
		expect(existed(births, 1, 0)).toBe(false);
	});

	it('was there before where it was handled', () => {
		expect(existed(births.with([version(1)]), 1, 0)).toBe(true);
	});

	it('was there before where it is older, up to the last instant that its time may stand for', () => {
		expect([-SECOND, -1].map((after) => existed(births, 1, after))).toEqual([true, false]);
	});

	it('is measured by the cursor where that stands further back', () => {
		expect(existed(births, 1, -2 * SECOND, NOON - SECOND)).toBe(true);
		expect(existed(births, 1, -2 * SECOND, NOON - SECOND - 1)).toBe(false);
	});

	it('counts as new where the desk was empty', () => {
		expect(existed(Births.since(null), 1, -HOUR)).toBe(false);
		expect(existed(births, 1, -HOUR, null)).toBe(false);
	});

	it('counts as new where it tells no creation, unless it was handled', () => {
		const unknown = { id: '1', created: undefined };
		expect(births.existed(unknown, NOON)).toBe(false);
		expect(births.with([version(1, { made: null })]).existed(unknown, NOON)).toBe(true);
	});

	it('may be told to be new only from a later instant on', () => {
		expect(existed(births.from(NOON + MINUTE), 1, 30 * SECOND)).toBe(true);
	});
});

describe('handled records', () => {
	it('are known again however many, up to 4,096, and the last made beyond', () => {
		const births = Births.since(NOON).with(many(MOST + 2));
		expect([0, 1, 2, MOST + 1].map((id) => existed(births, id, id * MINUTE))).toEqual([false, false, true, true]);
	});

	it('that are forgotten may have been there before, those made after them not', () => {
		const births = Births.since(NOON).with(many(MOST + 2));
		expect([0, MINUTE, MINUTE + SECOND, 2 * MINUTE].map((after) => births.mayHaveExisted(made(after)))).toEqual([true, true, false, false]);
	});

	it('stay forgotten when others are handled', () => {
		const births = Births.since(NOON).with(many(MOST + 2)).with(many(1, 90_000));
		expect(births.mayHaveExisted(made(MINUTE))).toBe(true);
	});

	it('are none to doubt as long as none is forgotten', () => {
		expect(Births.since(NOON).with(many(MOST)).mayHaveExisted(made(0))).toBe(false);
		expect(Births.since(NOON, NOON).mayHaveExisted(undefined)).toBe(false);
	});

	it('of a crowd are to doubt up to its last change', () => {
		const births = Births.since(NOON, NOON + MINUTE);
		expect([MINUTE, MINUTE + 1].map((after) => births.mayHaveExisted(made(after)))).toEqual([true, false]);
	});

	it('that were made before need no room, but for an hour that may have been repeated', () => {
		const births = Births.since(NOON).with([version(1, { made: -2 * HOUR }), version(2, { made: -2 * HOUR - 1 })]);
		expect([1, 2].map((id) => births.existed({ id: String(id), created: undefined }, NOON))).toEqual([true, false]);
	});

	it('fill the room at 4,096', () => {
		expect([MOST - 1, MOST, MOST + 1].map((count) => Births.since(null).with(many(count)).isFull)).toEqual([false, true, true]);
	});
});

describe('births that move with the time zone', () => {
	const births = Births.since(NOON, NOON).with([row(1, { made: 0 })]).movedBy(HOUR);

	it('begin so much later', () => {
		expect([HOUR - SECOND, HOUR].map((after) => existed(births, 2, after, NOON + 2 * HOUR))).toEqual([true, false]);
	});

	it('know the same records', () => {
		expect(existed(births, 1, HOUR)).toBe(true);
	});

	it('doubt so much later', () => {
		expect([HOUR, HOUR + 1].map((after) => births.mayHaveExisted(made(after)))).toEqual([true, false]);
	});

	it('begin with all records still', () => {
		expect(Births.since(null).movedBy(HOUR).since).toBeNull();
	});

	it('forget the oldest as they would have without', () => {
		const full = Births.since(NOON).with(many(MOST)).movedBy(HOUR).with([version(90_000, { made: HOUR + MINUTE })]);
		expect([HOUR, HOUR + 1].map((after) => full.mayHaveExisted(made(after)))).toEqual([true, false]);
	});
});

describe('saved births', () => {
	const births = Births.since(NOON, NOON + MINUTE).with([version(1, { made: MINUTE }), version('9007199254740993123', { made: null })]);

	it('come back as they were', () => {
		expect(Births.fromJson(JSON.parse(JSON.stringify(births.toJson())))).toEqual(births);
	});

	it('say nothing of what is not forgotten', () => {
		expect(Births.since(NOON).toJson()).toEqual({ since: NOON, ids: '' });
		expect(Births.fromJson({ since: NOON, ids: '' })).toEqual(Births.since(NOON));
	});

	it('take 50 kB at most, however many records', () => {
		expect(JSON.stringify(Births.since(NOON).with(many(3 * MOST)).toJson()).length).toBeLessThan(50_000);
	});

	it('are written oldest first', () => {
		const later = Births.since(NOON).with([version(2, { made: MINUTE }), version(1, { made: 0 })]).toJson().ids;
		const earlier = Births.since(NOON).with([version(1, { made: 0 })]).toJson().ids;
		expect(later.startsWith(earlier)).toBe(true);
	});
});
