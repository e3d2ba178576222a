import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ShiftingRows, Walk } from '../../nodes/ZohoSupport/helpdesk/walk';
import { replay } from '../services/support/replay';
import { EACH_ORDER, ModelDesk, type Order, TELLING, walkOf, walkThrough } from './walk-model';

/** Of a desk that nobody changes, these may be sorted by last change, newest first: records were changed as they were made. */
const MAY_SHOW_LAST_CHANGED_FIRST: readonly Order[] = EACH_ORDER.filter(
	(order) => order === 'made last' || order.startsWith('changed first'),
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
		expect(walkThrough(new ModelDesk('made first', size), walk)).toMatchObject({ requests, shifting: false });
		expect(walk).toMatchObject({ extraRequests: 0, pages: requests });
	});

	it.each([
		[0, 1],
		[199, 1],
		[200, 3],
		[398, 3],
		[399, 4],
		[1500, 9],
	])('%d records, last changed first, cost %d requests: one more from two pages on', (size, requests) => {
		const walk = walkOf({ pageSize: 200 });
		expect(walkThrough(new ModelDesk('changed first', size), walk)).toMatchObject({ requests, shifting: false });
		expect(walk.extraRequests).toBe(0);
	});

	it('gives each record once, in the order of the service, for ⌊N / 199⌋ + 1 requests at most, and one where the last changed may come first', () => {
		fc.assert(
			fc.property(fc.constantFrom(...EACH_ORDER), fc.nat(1500), (order, size) => {
				const desk = new ModelDesk(order, size);
				const { ids, requests } = walkThrough(desk, walkOf({ pageSize: 200 }));
				expect(ids).toEqual(desk.ids);
				const pages = Math.max(1, Math.ceil(size / 199));
				expect(requests).toBe(pages + (pages > 1 && MAY_SHOW_LAST_CHANGED_FIRST.includes(order) ? 1 : 0));
				expect(pages).toBeLessThanOrEqual(Math.floor(size / 199) + 1);
			}),
			replay(60),
		);
	});

	it('looks at the front once more where rows do not tell when they were changed, and at all that has the newest time', () => {
		const at = (time: number | undefined) => {
			const walk = new Walk({
				...TELLING,
				pageSize: 200,
				changed: () => (time === undefined ? undefined : { earliest: time, latest: time }),
			});
			return walkThrough(new ModelDesk('made first', 300), walk).requests;
		};
		expect([at(undefined), at(5)]).toEqual([3, 4]);
	});

	it('takes a time that may be earlier than it seems for no proof of an order', () => {
		const repeatedHour = new Walk({
			...TELLING,
			pageSize: 200,
			changed: (row) => ({ earliest: Number(row['Modified Time']), latest: Number(row['Modified Time']) + 3_600 }),
		});
		expect(walkThrough(new ModelDesk('made first', 300), repeatedHour).requests).toBe(4);
	});

	it('gives only what is to be kept', () => {
		const outcome = walkThrough(
			new ModelDesk('made first', 30),
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
		const outcome = walkThrough(new ModelDesk('changed first', size), walkOf({ pageSize: 200, limit }));
		expect(outcome).toMatchObject({ requests, shifting: false });
		expect(outcome.ids).toHaveLength(Math.min(limit, size));
	});

	it('costs ⌈n / 200⌉ requests, or one to see the end, and gives the first n in their order', () => {
		fc.assert(
			fc.property(fc.constantFrom(...EACH_ORDER), fc.nat(1500), fc.nat(1700), (order, size, limit) => {
				const desk = new ModelDesk(order, size);
				const { ids, requests } = walkThrough(desk, walkOf({ pageSize: 200, limit }));
				expect(ids).toEqual(desk.ids.slice(0, limit));
				expect(requests).toBe(limit <= size ? Math.ceil(limit / 200) : Math.floor(size / 200) + 1);
			}),
			replay(60),
		);
	});

	it('asks for no more rows than it wants', () => {
		const walk = walkOf({ pageSize: 200, limit: 230 });
		expect(walk.next()).toEqual({ from: 1, to: 200 });
		walk.take(new ModelDesk('made last', 500).page({ from: 1, to: 200 }));
		expect(walk.next()).toEqual({ from: 201, to: 230 });
	});

	it('reads on where records were left out', () => {
		const outcome = walkThrough(
			new ModelDesk('made first', 40),
			walkOf({ pageSize: 5, limit: 3, keep: ({ id }) => Number(id) % 10 === 0 }),
		);
		expect(outcome).toMatchObject({ ids: ['10', '20', '30'], shifting: false });
	});

	it('reads on through many pages of records that are left out, since no row moved', () => {
		const outcome = walkThrough(
			new ModelDesk('made first', 200),
			walkOf({ pageSize: 5, limit: 3, keep: ({ id }) => Number(id) > 190 }),
		);
		expect(outcome).toMatchObject({ ids: ['191', '192', '193'], shifting: false });
	});
});

describe('a service that ignores fromindex', () => {
	/** Walks a service whose every answer is its first page; gives the requests until it was left. */
	function requestsUntilLeft(limit?: number): number {
		const desk = new ModelDesk('made last', 500);
		const walk = walkOf({ pageSize: 200, limit });
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
		expect(walkThrough(new ModelDesk('made last', 150), walkOf({ pageSize: 200 }))).toMatchObject({
			requests: 1,
			shifting: false,
		});
	});
});

describe('odd pages', () => {
	const row = (id: number, time = id) => ({ id: String(id), 'Modified Time': String(time), Subject: 'x' });
	const rows = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, place) => row(from + place));

	it('a record twice in one page comes once, and the walk goes on', () => {
		const walk = walkOf({ pageSize: 4 });
		walk.take([row(1), row(2), row(2), row(3)]);
		expect(walk.next()).toEqual({ from: 4, to: 7 });
		walk.take([row(3), row(3), row(4)]);
		expect(walk.next()).toBeUndefined();
		expect(walk.records.map(({ id }) => id)).toEqual(['1', '2', '3', '4']);
	});

	it('more rows than were asked for are all taken', () => {
		const walk = walkOf({ pageSize: 4 });
		walk.take(rows(1, 9));
		expect(walk.next()).toEqual({ from: 9, to: 12 });
		walk.take(rows(9, 10));
		expect(walk.records).toHaveLength(10);
	});

	it('an empty page in the middle is no end: what went away is seen from further back', () => {
		const walk = walkOf({ pageSize: 4 });
		walk.take(rows(1, 4));
		walk.take([]);
		expect(walk.next()).toEqual({ from: 3, to: 6 });
		walk.take([row(4), row(5)]);
		expect(walk.next()).toBeUndefined();
		expect(walk.records.map(({ id }) => id)).toEqual(['1', '2', '3', '4', '5']);
	});

	it('a short page that does not join is no end', () => {
		const walk = walkOf({ pageSize: 4 });
		walk.take(rows(1, 4));
		walk.take([row(6)]);
		expect(walk.next()).toEqual({ from: 3, to: 6 });
	});

	it('a row whose change tells no time is compared by what it says', () => {
		const walk = new Walk({ pageSize: 2, versionOf: ({ Subject }) => String(Subject), changed: () => undefined });
		walk.take([
			{ id: '1', Subject: 'a' },
			{ id: '2', Subject: 'b' },
		]);
		walk.take([{ id: '2', Subject: 'c' }]);
		expect(walk.next()).toEqual({ from: 1, to: 2 });
	});

	it.each([10, 1_000, 10_000])(
		'a desk of %i records that is deleted while it is read ends the walk, with what came',
		(size) => {
			const desk = new ModelDesk('made first', size);
			const walk = walkOf({ pageSize: 200 });
			const half = Math.ceil(size / 199 / 2);
			const changes = Array.from({ length: half }, (_, page) =>
				page === half - 1 ? Array.from({ length: size }, () => ({ what: 'delete' as const, at: 0 })) : [],
			);
			expect(walkThrough(desk, walk, changes)).toMatchObject({ shifting: false });
		},
	);

	it('pages of two rows overlap by one', () => {
		const desk = new ModelDesk('changed first', 7);
		expect(walkThrough(desk, walkOf({ pageSize: 2 }))).toMatchObject({ ids: desk.ids, requests: 8, shifting: false });
	});

	it('a page of one row shares none with the next: it ends with an error, as nothing would show what moved', () => {
		expect(walkThrough(new ModelDesk('made first', 7), walkOf({ pageSize: 1 }))).toMatchObject({ shifting: true });
		expect(walkThrough(new ModelDesk('made first', 7), walkOf({ pageSize: 1, limit: 7 }))).toMatchObject({
			shifting: false,
			requests: 7,
		});
	});
});
