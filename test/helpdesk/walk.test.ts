import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ShiftingRows, Walk } from '../../nodes/ZohoSupport/helpdesk/walk';
import { replay } from '../services/support/replay';
import { EACH_ORDER, ModelList, type Order, ROW_TRAITS, walkOf, walkThrough } from './walk-model';

/**
 * Orders that may be sorted by last change, newest first, as long as nobody changes the list: the records were changed
 * in the order of their creation.
 */
const MAY_SHOW_LAST_CHANGED_FIRST: readonly Order[] = EACH_ORDER.filter(
	(order) => order === 'newest first' || order.startsWith('last changed first'),
);

describe('reading all records while nobody changes them', () => {
	it.each([
		[0, 1],
		[1, 1],
		[199, 1],
		[200, 2],
		[398, 2],
		[399, 3],
		[400, 3],
		[1500, 8],
	])('%d records cost %d requests', (size, requests) => {
		const walk = walkOf({ pageSize: 200 });
		expect(walkThrough(new ModelList('oldest first', size), walk)).toMatchObject({ requests, shifting: false });
		expect(walk).toMatchObject({ extraRequests: 0, pages: requests });
	});

	it.each([
		[0, 1],
		[199, 1],
		[200, 3],
		[398, 3],
		[399, 4],
		[1500, 9],
	])('%d records, last changed first, cost %d requests: one more for two or more pages', (size, requests) => {
		const walk = walkOf({ pageSize: 200 });
		expect(walkThrough(new ModelList('last changed first', size), walk)).toMatchObject({ requests, shifting: false });
		expect(walk.extraRequests).toBe(0);
	});

	it('returns each record once, in the order of the service, with at most ⌊N / 199⌋ + 1 requests, plus one if the last changed may come first', () => {
		fc.assert(
			fc.property(fc.constantFrom(...EACH_ORDER), fc.nat(1500), (order, size) => {
				const list = new ModelList(order, size);
				const { ids, requests } = walkThrough(list, walkOf({ pageSize: 200 }));
				expect(ids).toEqual(list.ids);
				const pages = Math.max(1, Math.ceil(size / 199));
				expect(requests).toBe(pages + (pages > 1 && MAY_SHOW_LAST_CHANGED_FIRST.includes(order) ? 1 : 0));
				expect(pages).toBeLessThanOrEqual(Math.floor(size / 199) + 1);
			}),
			replay(60),
		);
	});

	it('reads the front again if rows have no time of change, and all rows if they have the same time', () => {
		const at = (time: number | undefined) => {
			const walk = new Walk({
				...ROW_TRAITS,
				pageSize: 200,
				changed: () => (time === undefined ? undefined : { earliest: time, latest: time }),
			});
			return walkThrough(new ModelList('oldest first', 300), walk).requests;
		};
		expect([at(undefined), at(5)]).toEqual([3, 4]);
	});

	it('does not say that rows moved when all of them share a second, however small the pages are', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...EACH_ORDER),
				fc.nat(400),
				fc.integer({ min: 2, max: 6 }),
				(order, size, pageSize) => {
					const list = new ModelList(order, size, size);
					expect(walkThrough(list, walkOf({ pageSize }))).toMatchObject({ ids: list.ids, shifting: false });
				},
			),
			replay(60),
		);
	});

	it('does not conclude an order from times that may be earlier than they seem', () => {
		const repeatedHour = new Walk({
			...ROW_TRAITS,
			pageSize: 200,
			changed: (row) => ({ earliest: Number(row['Modified Time']), latest: Number(row['Modified Time']) + 3_600 }),
		});
		expect(walkThrough(new ModelList('oldest first', 300), repeatedHour).requests).toBe(4);
	});

	it('returns only the records to keep', () => {
		const outcome = walkThrough(
			new ModelList('oldest first', 30),
			walkOf({ pageSize: 5, keep: ({ id }) => Number(id) % 10 === 0 }),
		);
		expect(outcome.ids).toEqual(['10', '20', '30']);
	});
});

describe('reading the first n records', () => {
	it.each([
		[0, 500, 0],
		[1, 500, 1],
		[200, 500, 1],
		[201, 500, 2],
		[400, 500, 2],
		[500, 500, 3],
		[50, 20, 1],
		[1000, 400, 3],
	])('n = %d of %d costs %d requests', (limit, size, requests) => {
		const outcome = walkThrough(new ModelList('last changed first', size), walkOf({ pageSize: 200, limit }));
		expect(outcome).toMatchObject({ requests, shifting: false });
		expect(outcome.ids).toHaveLength(Math.min(limit, size));
	});

	it('costs ⌈n / 200⌉ requests, or one more to see the end, and returns the first n in their order', () => {
		fc.assert(
			fc.property(fc.constantFrom(...EACH_ORDER), fc.nat(1500), fc.nat(1700), (order, size, limit) => {
				const list = new ModelList(order, size);
				const { ids, requests } = walkThrough(list, walkOf({ pageSize: 200, limit }));
				expect(ids).toEqual(list.ids.slice(0, limit));
				expect(requests).toBe(limit <= size ? Math.ceil(limit / 200) : Math.floor(size / 200) + 1);
			}),
			replay(60),
		);
	});

	it('requests no more rows than needed', () => {
		const walk = walkOf({ pageSize: 200, limit: 230 });
		expect(walk.next()).toEqual({ from: 1, to: 200 });
		walk.take(new ModelList('newest first', 500).page({ from: 1, to: 200 }));
		expect(walk.next()).toEqual({ from: 201, to: 230 });
	});

	it('reads on if records were left out', () => {
		const outcome = walkThrough(
			new ModelList('oldest first', 40),
			walkOf({ pageSize: 5, limit: 3, keep: ({ id }) => Number(id) % 10 === 0 }),
		);
		expect(outcome).toMatchObject({ ids: ['10', '20', '30'], shifting: false });
	});

	it('reads on through many pages of left-out records if no row moved', () => {
		const outcome = walkThrough(
			new ModelList('oldest first', 200),
			walkOf({ pageSize: 5, limit: 3, keep: ({ id }) => Number(id) > 190 }),
		);
		expect(outcome).toMatchObject({ ids: ['191', '192', '193'], shifting: false });
	});
});

describe('a service that ignores fromindex', () => {
	/** Walks through a service that always returns its first page; returns the requests until the walk gave up. */
	function requestsUntilGivenUp(limit?: number): number {
		const list = new ModelList('newest first', 500);
		const walk = walkOf({ pageSize: 200, limit });
		for (let requests = 1; requests < 1_000; requests += 1) {
			try {
				walk.take(list.page({ from: 1, to: 200 }));
			} catch (error) {
				expect(error).toBeInstanceOf(ShiftingRows);
				expect(walk.records).toHaveLength(200);
				return requests;
			}
		}
		return Number.POSITIVE_INFINITY;
	}

	it.each([undefined, 450])('ends with an error after few requests (limit %p)', (limit) => {
		expect(requestsUntilGivenUp(limit)).toBeLessThanOrEqual(25);
	});

	it('does no harm if everything fits on one page', () => {
		expect(walkThrough(new ModelList('newest first', 150), walkOf({ pageSize: 200 }))).toMatchObject({
			requests: 1,
			shifting: false,
		});
	});
});
