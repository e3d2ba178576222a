import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { replay } from '../services/support/replay';
import { anyChanges, type Change, EACH_ORDER, missing, ModelList, type Order, walkOf, walkThrough } from './walk-model';

const sizes = fc.oneof(fc.nat(60), fc.nat(400));
/** The number of records changed last, all in one second. */
const ties = fc.oneof(fc.constant(0), fc.nat(40));
const pages = fc.integer({ min: 2, max: 12 });

describe.each(EACH_ORDER)('reading all records, %s, while others create, edit and delete', (order) => {
	it('returns every record that stayed, or reports that the rows moved too often', () => {
		fc.assert(
			fc.property(sizes, ties, pages, anyChanges(), (size, atOnce, pageSize, changes) => {
				const outcome = walkThrough(new ModelList(order, size, atOnce), walkOf({ pageSize }), changes);
				if (!outcome.shifting) expect(missing(outcome)).toEqual([]);
			}),
			replay(800),
		);
	});

	it('returns no record twice, only existing ones, and each in the version read last', () => {
		fc.assert(
			fc.property(
				sizes,
				pages,
				fc.option(fc.nat(80), { nil: undefined }),
				anyChanges(),
				(size, pageSize, limit, changes) => {
					const list = new ModelList(order, size);
					const { ids, stale } = walkThrough(list, walkOf({ pageSize, limit }), changes);
					expect(new Set(ids).size).toBe(ids.length);
					const known = new Set([...list.ids, ...list.gone]);
					expect(ids.filter((id) => !known.has(id))).toEqual([]);
					expect(stale).toEqual([]);
				},
			),
			replay(300),
		);
	});

	it('ends within its limit: twice an undisturbed walk plus 12 requests', () => {
		fc.assert(
			fc.property(sizes, pages, anyChanges(), (size, pageSize, changes) => {
				const list = new ModelList(order, size);
				const { requests } = walkThrough(list, walkOf({ pageSize }), changes);
				const most = list.ids.length + list.gone.size;
				expect(requests).toBeLessThanOrEqual(12 + 2 * Math.max(1, Math.ceil(most / (pageSize - 1))));
			}),
			replay(300),
		);
	});

	it('returns every record that stayed, and hardly ever gives up, with pages of 200 and up to 20 changes in between', () => {
		let [readings, shifting] = [0, 0];
		fc.assert(
			fc.property(fc.nat(1500), anyChanges(20), (size, changes) => {
				const outcome = walkThrough(new ModelList(order, size), walkOf({ pageSize: 200 }), changes);
				if (!outcome.shifting) expect(missing(outcome)).toEqual([]);
				readings += 1;
				shifting += outcome.shifting ? 1 : 0;
			}),
			replay(100),
		);
		expect(shifting).toBeLessThanOrEqual(readings / 100);
	});
});

describe('cases that once failed', () => {
	const edits = (places: readonly number[]): Change[] => places.map((at) => ({ what: 'edit', at }));
	const readAll = (order: Order, size: number, changes: Change[][]) => {
		const outcome = walkThrough(new ModelList(order, size), walkOf({ pageSize: 200 }), changes);
		return { missing: missing(outcome), shifting: outcome.shifting, requests: outcome.requests };
	};

	it('last changed last: 201 records, five of the first page edited before the second page', () => {
		expect(readAll('last changed last', 201, [edits([0, 0, 0, 0, 0])])).toEqual({
			missing: [],
			shifting: false,
			requests: 3,
		});
	});

	it('last changed first: 500 records, a read one deleted after the second page, an unread one edited after the third', () => {
		expect(readAll('last changed first', 500, [[], [{ what: 'delete', at: 0 }], edits([499 - 1])])).toMatchObject({
			missing: [],
			shifting: false,
		});
	});

	it('last changed first: 450 records, one edited after the first page, 200 created after the second', () => {
		const created: Change[] = Array.from({ length: 200 }, () => ({ what: 'create', at: 0 }));
		expect(readAll('last changed first', 450, [edits([449]), created])).toMatchObject({ missing: [], shifting: false });
	});

	it('last changed first: a record edited between the same two pages in which another is deleted', () => {
		expect(
			readAll('last changed first', 1000, [
				[
					{ what: 'delete', at: 0 },
					{ what: 'edit', at: 700 },
				],
			]),
		).toEqual({ missing: [], shifting: false, requests: 7 });
	});
});

describe('a shift', () => {
	const shifted = (order: Order, ...changes: Change[]) =>
		walkThrough(new ModelList(order, 1000), walkOf({ pageSize: 200 }), [[], changes]);

	it('by a new record in front costs nothing', () => {
		expect(shifted('newest first', { what: 'create', at: 0 })).toMatchObject({ requests: 7, shifting: false });
	});

	it('by a record deleted in front costs one more request, to go back a little', () => {
		const outcome = shifted('oldest first', { what: 'delete', at: 0 });
		expect(outcome).toMatchObject({ requests: 7, shifting: false });
		expect(missing(outcome)).toEqual([]);
	});

	it('by changes behind the walk costs nothing', () => {
		expect(shifted('oldest first', { what: 'create', at: 0 })).toMatchObject({ requests: 6 });
		expect(shifted('oldest first', { what: 'delete', at: 900 })).toMatchObject({ requests: 6 });
	});

	it('by edits that move no row costs nothing, unless the row shared by two pages is edited', () => {
		expect(shifted('oldest first', { what: 'edit', at: 0 }, { what: 'edit', at: 700 })).toMatchObject({ requests: 6 });
		expect(shifted('oldest first', { what: 'edit', at: 398 })).toMatchObject({ requests: 7 });
	});

	/** Walks while this many records are created in front of every page of five. */
	const overrun = (created: number) => {
		const changes = Array.from({ length: 300 }, () =>
			Array.from({ length: created }, () => ({ what: 'create' as const, at: 0 })),
		);
		return walkThrough(new ModelList('newest first', 300), walkOf({ pageSize: 5 }), changes);
	};

	it('by as many rows as a page advances, before every page, ends with the records read so far', () => {
		const outcome = overrun(4);
		expect(outcome).toMatchObject({ shifting: true });
		expect(outcome.ids.slice(0, 5)).toEqual(['300', '299', '298', '297', '296']);
		expect(outcome.requests).toBeLessThan(30);
	});

	it('by more rows than a page, before every page, ends with the records read so far', () => {
		expect(overrun(6)).toMatchObject({ shifting: true });
	});
});
