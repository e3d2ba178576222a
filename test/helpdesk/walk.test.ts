import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ShiftingRows, Walk } from '../../nodes/ZohoSupport/helpdesk/walk';
import { replay } from './replay';
import { ModelDesk, type Order, walkThrough } from './walk-model';

const ORDERS: readonly Order[] = ['newest-first', 'oldest-first', 'by-hash', 'recently-modified-first'];

describe('reading all records while nobody changes them', () => {
	it.each([[0, 1], [1, 1], [199, 1], [200, 2], [398, 2], [399, 3], [400, 3], [1500, 8]])('%d records cost %d requests', (size, requests) => {
		const outcome = walkThrough(new ModelDesk('newest-first', size), { pageSize: 200 });
		expect(outcome).toMatchObject({ requests, shifting: false, extraRequests: 0 });
	});

	it('gives each record once, in the order of the service, for at most ⌊N / 199⌋ + 1 requests', () => {
		fc.assert(
			fc.property(fc.constantFrom(...ORDERS), fc.nat(1500), (order, size) => {
				const desk = new ModelDesk(order, size);
				const { ids, requests } = walkThrough(desk, { pageSize: 200 });
				expect(ids).toEqual(desk.ids);
				expect(requests).toBeLessThanOrEqual(Math.floor(size / 199) + 1);
			}),
			replay(60),
		);
	});

	it('gives only what is to be kept', () => {
		const outcome = walkThrough(new ModelDesk('oldest-first', 30), { pageSize: 5, keep: ({ id }) => Number(id) % 10 === 0 });
		expect(outcome.ids).toEqual(['10', '20', '30']);
	});
});

describe('reading the first n records', () => {
	it.each([[0, 500, 0], [1, 500, 1], [200, 500, 1], [201, 500, 2], [400, 500, 2], [500, 500, 3], [50, 20, 1], [1000, 400, 3]])('n = %d of %d costs %d requests', (limit, size, requests) => {
		const outcome = walkThrough(new ModelDesk('newest-first', size), { pageSize: 200, limit });
		expect(outcome).toMatchObject({ requests, shifting: false });
		expect(outcome.ids).toHaveLength(Math.min(limit, size));
	});

	it('costs ⌈n / 200⌉ requests, or one to see the end, and gives the first n in their order', () => {
		fc.assert(
			fc.property(fc.constantFrom(...ORDERS), fc.nat(1500), fc.nat(1700), (order, size, limit) => {
				const desk = new ModelDesk(order, size);
				const { ids, requests } = walkThrough(desk, { pageSize: 200, limit });
				expect(ids).toEqual(desk.ids.slice(0, limit));
				expect(requests).toBe(limit <= size ? Math.ceil(limit / 200) : Math.floor(size / 200) + 1);
			}),
			replay(60),
		);
	});

	it('asks for no more rows than it wants', () => {
		const walk = new Walk({ pageSize: 200, limit: 230 });
		expect(walk.next()).toEqual({ from: 1, to: 200 });
		walk.take(new ModelDesk('newest-first', 500).page({ from: 1, to: 200 }));
		expect(walk.next()).toEqual({ from: 201, to: 230 });
	});

	it('reads on where records were left out', () => {
		const outcome = walkThrough(new ModelDesk('oldest-first', 40), { pageSize: 5, limit: 3, keep: ({ id }) => Number(id) % 10 === 0 });
		expect(outcome).toMatchObject({ ids: ['10', '20', '30'], shifting: false });
	});

	it('reads on through many pages of records that are left out, since no row moved', () => {
		const outcome = walkThrough(new ModelDesk('oldest-first', 200), { pageSize: 5, limit: 3, keep: ({ id }) => Number(id) > 190 });
		expect(outcome).toMatchObject({ ids: ['191', '192', '193'], shifting: false });
	});
});

describe('a service that ignores fromindex', () => {
	/** Walks a service whose every answer is its first page; gives the requests until it was left. */
	function requestsUntilLeft(limit?: number): number {
		const desk = new ModelDesk('newest-first', 500);
		const walk = new Walk({ pageSize: 200, limit });
		for (let requests = 1; requests < 1_000; requests += 1) {
			try {
				walk.take(desk.page({ from: 1, to: 200 }));
			} catch (error) {
				expect(error).toBeInstanceOf(ShiftingRows);
				expect(walk.records).toHaveLength(200);
				return requests;
			}
		}
		return Number.POSITIVE_INFINITY;
	}

	it.each([undefined, 450])('is left with an error after few requests (limit %p)', (limit) => {
		expect(requestsUntilLeft(limit)).toBeLessThanOrEqual(25);
	});

	it('is no trouble where all fits into one page', () => {
		expect(walkThrough(new ModelDesk('newest-first', 150), { pageSize: 200 })).toMatchObject({ requests: 1, shifting: false });
	});
});
