import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { replay } from './replay';
import { anyChanges, missing, ModelDesk, type Order, walkThrough } from './walk-model';

const FIXED_ORDERS: readonly Order[] = ['newest-first', 'oldest-first', 'by-hash'];
const sizes = fc.oneof(fc.nat(60), fc.nat(400));
const pages = fc.integer({ min: 3, max: 12 });

describe.each(FIXED_ORDERS)('reading all records, %s, while others create and delete', (order) => {
	it('gives every record that stayed, or says that the rows moved too often', () => {
		fc.assert(
			fc.property(sizes, pages, anyChanges(['create', 'delete']), (size, pageSize, changes) => {
				const outcome = walkThrough(new ModelDesk(order, size), { pageSize }, changes);
				if (!outcome.shifting) expect(missing(outcome)).toEqual([]);
			}),
			replay(1500),
		);
	});

	it('gives no record twice, and what it gives exists', () => {
		fc.assert(
			fc.property(sizes, pages, anyChanges(['create', 'delete']), (size, pageSize, changes) => {
				const desk = new ModelDesk(order, size);
				const { ids } = walkThrough(desk, { pageSize }, changes);
				expect(new Set(ids).size).toBe(ids.length);
				const known = new Set([...desk.ids, ...desk.gone]);
				expect(ids.filter((id) => !known.has(id))).toEqual([]);
			}),
			replay(500),
		);
	});

	it('ends within its bound: 10 extra requests and half of all', () => {
		fc.assert(
			fc.property(sizes, pages, anyChanges(['create', 'delete']), (size, pageSize, changes) => {
				const { requests, extraRequests, shifting } = walkThrough(new ModelDesk(order, size), { pageSize }, changes);
				expect(extraRequests).toBeLessThanOrEqual(11 + requests / 2);
				if (shifting) expect(extraRequests).toBeGreaterThan(10);
			}),
			replay(500),
		);
	});

	it('with full pages of 200 gives every record that stayed', () => {
		fc.assert(
			fc.property(fc.nat(1500), anyChanges(['create', 'delete']), (size, changes) => {
				const outcome = walkThrough(new ModelDesk(order, size), { pageSize: 200 }, changes);
				if (!outcome.shifting) expect(missing(outcome)).toEqual([]);
			}),
			replay(150),
		);
	});
});

describe('a shift', () => {
	const shifted = (order: Order, what: 'create' | 'delete', at: number) => walkThrough(new ModelDesk(order, 1000), { pageSize: 200 }, [[], [{ what, at }]]);

	it('by a new record in front costs one request more, to look at the front again', () => {
		expect(shifted('newest-first', 'create', 0)).toMatchObject({ requests: 7, extraRequests: 1, shifting: false });
	});

	it('by a record deleted in front costs one request more, to look one page back', () => {
		const outcome = shifted('newest-first', 'delete', 0);
		expect(outcome).toMatchObject({ requests: 7, extraRequests: 1, shifting: false });
		expect(missing(outcome)).toEqual([]);
	});

	it('by changes behind the walk costs nothing', () => {
		expect(shifted('oldest-first', 'create', 0)).toMatchObject({ requests: 6, extraRequests: 0 });
		expect(shifted('newest-first', 'delete', 900)).toMatchObject({ requests: 6, extraRequests: 0 });
	});

	/** Walks while so many records are created in front of every page of five. */
	const overrun = (created: number) => {
		const changes = Array.from({ length: 300 }, () => Array.from({ length: created }, () => ({ what: 'create' as const, at: 0 })));
		return walkThrough(new ModelDesk('newest-first', 300), { pageSize: 5 }, changes);
	};

	it('of as many rows as a page moves on, page after page, ends with the records read so far', () => {
		const outcome = overrun(4);
		expect(outcome).toMatchObject({ shifting: true, ids: ['300', '299', '298', '297', '296'] });
		expect(outcome.requests).toBeLessThan(30);
	});

	it('of more rows than a page, page after page, ends with the records read so far', () => {
		expect(overrun(6)).toMatchObject({ shifting: true });
	});
});

describe('reading all records, last changed first', () => {
	it('gives every record that stayed, while others create and delete', () => {
		fc.assert(
			fc.property(sizes, pages, anyChanges(['create', 'delete']), (size, pageSize, changes) => {
				const outcome = walkThrough(new ModelDesk('recently-modified-first', size), { pageSize }, changes);
				if (!outcome.shifting) expect(missing(outcome)).toEqual([]);
			}),
			replay(300),
		);
	});

	it('gives an unread record that is edited between two pages, since its move shows', () => {
		fc.assert(
			fc.property(fc.integer({ min: 20, max: 400 }), pages, fc.nat(2_000), fc.nat(8), (size, pageSize, at, when) => {
				const changes = [...Array.from({ length: when }, () => []), [{ what: 'edit' as const, at }]];
				const outcome = walkThrough(new ModelDesk('recently-modified-first', size), { pageSize }, changes);
				expect(outcome.shifting).toBe(false);
				expect(missing(outcome)).toEqual([]);
			}),
			replay(500),
		);
	});

	it('gives every record while others create and edit, on pages that hold more than was moved', () => {
		fc.assert(
			fc.property(fc.nat(1500), fc.integer({ min: 50, max: 200 }), anyChanges(['create', 'edit']), (size, pageSize, changes) => {
				const outcome = walkThrough(new ModelDesk('recently-modified-first', size), { pageSize }, changes);
				expect(missing(outcome)).toEqual([]);
			}),
			replay(200),
		);
	});

	// A deletion before the walk and an edit after it cancel out: no shift shows. A second look at the front would cost a request every time.
	// `failing`: the known limit that docs/architecture.md states; it flips should the walk ever see it.
	it.failing('gives a record that is edited between the same two pages in which another is deleted', () => {
		const changes = [[{ what: 'delete' as const, at: 0 }, { what: 'edit' as const, at: 700 }]];
		expect(missing(walkThrough(new ModelDesk('recently-modified-first', 1000), { pageSize: 200 }, changes))).toEqual([]);
	});
});
