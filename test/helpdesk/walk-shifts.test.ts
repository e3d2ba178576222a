import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { replay } from '../services/support/replay';
import { anyChanges, type Change, EACH_ORDER, missing, ModelDesk, type Order, walkOf, walkThrough } from './walk-model';

const sizes = fc.oneof(fc.nat(60), fc.nat(400));
/** Records whose last change was the newest, all in one second. */
const crowds = fc.oneof(fc.constant(0), fc.nat(40));
const pages = fc.integer({ min: 2, max: 12 });

describe.each(EACH_ORDER)('reading all records, %s, while others create, edit and delete', (order) => {
	it('gives every record that stayed, or says that the rows moved too often', () => {
		fc.assert(
			fc.property(sizes, crowds, pages, anyChanges(), (size, atOnce, pageSize, changes) => {
				const outcome = walkThrough(new ModelDesk(order, size, atOnce), walkOf({ pageSize }), changes);
				if (!outcome.shifting) expect(missing(outcome)).toEqual([]);
			}),
			replay(800),
		);
	});

	it('gives no record twice, each one that it gives exists and is as it came last', () => {
		fc.assert(
			fc.property(
				sizes,
				pages,
				fc.option(fc.nat(80), { nil: undefined }),
				anyChanges(),
				(size, pageSize, limit, changes) => {
					const desk = new ModelDesk(order, size);
					const { ids, stale } = walkThrough(desk, walkOf({ pageSize, limit }), changes);
					expect(new Set(ids).size).toBe(ids.length);
					const known = new Set([...desk.ids, ...desk.gone]);
					expect(ids.filter((id) => !known.has(id))).toEqual([]);
					expect(stale).toEqual([]);
				},
			),
			replay(300),
		);
	});

	it('ends within its bound: twice an undisturbed walk, and 12 requests', () => {
		fc.assert(
			fc.property(sizes, pages, anyChanges(), (size, pageSize, changes) => {
				const desk = new ModelDesk(order, size);
				const { requests } = walkThrough(desk, walkOf({ pageSize }), changes);
				const most = desk.ids.length + desk.gone.size;
				expect(requests).toBeLessThanOrEqual(12 + 2 * Math.max(1, Math.ceil(most / (pageSize - 1))));
			}),
			replay(300),
		);
	});

	it('with full pages of 200 and up to 20 changes between two pages gives every record that stayed, and hardly ever gives up', () => {
		let [readings, shifting] = [0, 0];
		fc.assert(
			fc.property(fc.nat(1500), anyChanges(20), (size, changes) => {
				const outcome = walkThrough(new ModelDesk(order, size), walkOf({ pageSize: 200 }), changes);
				if (!outcome.shifting) expect(missing(outcome)).toEqual([]);
				readings += 1;
				shifting += outcome.shifting ? 1 : 0;
			}),
			replay(100),
		);
		expect(shifting).toBeLessThanOrEqual(readings / 100);
	});
});

describe('what the issue found', () => {
	const edits = (places: readonly number[]): Change[] => places.map((at) => ({ what: 'edit', at }));
	const readAll = (order: Order, size: number, changes: Change[][]) => {
		const outcome = walkThrough(new ModelDesk(order, size), walkOf({ pageSize: 200 }), changes);
		return { missing: missing(outcome), shifting: outcome.shifting, requests: outcome.requests };
	};

	it('last changed last: 201 records, five of the first page edited before the second', () => {
		expect(readAll('changed last', 201, [edits([0, 0, 0, 0, 0])])).toEqual({
			missing: [],
			shifting: false,
			requests: 3,
		});
	});

	it('last changed first: 500 records, a read one deleted after the second page, an unread one edited after the third', () => {
		expect(readAll('changed first', 500, [[], [{ what: 'delete', at: 0 }], edits([499 - 1])])).toMatchObject({
			missing: [],
			shifting: false,
		});
	});

	it('last changed first: 450 records, one edited after the first page, 200 created after the second', () => {
		const created: Change[] = Array.from({ length: 200 }, () => ({ what: 'create', at: 0 }));
		expect(readAll('changed first', 450, [edits([449]), created])).toMatchObject({ missing: [], shifting: false });
	});

	it('last changed first: a record edited between the same two pages in which another is deleted', () => {
		expect(
			readAll('changed first', 1000, [
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
		walkThrough(new ModelDesk(order, 1000), walkOf({ pageSize: 200 }), [[], changes]);

	it('by a new record in front costs nothing', () => {
		expect(shifted('made last', { what: 'create', at: 0 })).toMatchObject({ requests: 7, shifting: false });
	});

	it('by a record deleted in front costs one request more, to go back a little', () => {
		const outcome = shifted('made first', { what: 'delete', at: 0 });
		expect(outcome).toMatchObject({ requests: 7, shifting: false });
		expect(missing(outcome)).toEqual([]);
	});

	it('by changes behind the walk costs nothing', () => {
		expect(shifted('made first', { what: 'create', at: 0 })).toMatchObject({ requests: 6 });
		expect(shifted('made first', { what: 'delete', at: 900 })).toMatchObject({ requests: 6 });
	});

	it('by edits that move no row costs nothing, but for one of the row that pages share', () => {
		expect(shifted('made first', { what: 'edit', at: 0 }, { what: 'edit', at: 700 })).toMatchObject({ requests: 6 });
		expect(shifted('made first', { what: 'edit', at: 398 })).toMatchObject({ requests: 7 });
	});

	/** Walks while so many records are created in front of every page of five. */
	const overrun = (created: number) => {
		const changes = Array.from({ length: 300 }, () =>
			Array.from({ length: created }, () => ({ what: 'create' as const, at: 0 })),
		);
		return walkThrough(new ModelDesk('made last', 300), walkOf({ pageSize: 5 }), changes);
	};

	it('of as many rows as a page moves on, page after page, ends with the records read so far', () => {
		const outcome = overrun(4);
		expect(outcome).toMatchObject({ shifting: true });
		expect(outcome.ids.slice(0, 5)).toEqual(['300', '299', '298', '297', '296']);
		expect(outcome.requests).toBeLessThan(30);
	});

	it('of more rows than a page, page after page, ends with the records read so far', () => {
		expect(overrun(6)).toMatchObject({ shifting: true });
	});
});
