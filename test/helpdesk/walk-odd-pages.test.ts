import { describe, expect, it } from '@jest/globals';
import { Walk } from '../../nodes/ZohoSupport/helpdesk/walk';
import { ModelList, walkOf, walkThrough } from './walk-model';

describe('odd pages', () => {
	const row = (id: number, time = id) => ({ id: String(id), 'Modified Time': String(time), Subject: 'x' });
	const rows = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, place) => row(from + place));

	it('a record that is twice on a page is returned once, and the walk goes on', () => {
		const walk = walkOf({ pageSize: 4 });
		walk.take([row(1), row(2), row(2), row(3)]);
		expect(walk.next()).toEqual({ from: 4, to: 7 });
		walk.take([row(3), row(3), row(4)]);
		expect(walk.next()).toBeUndefined();
		expect(walk.records.map(({ id }) => id)).toEqual(['1', '2', '3', '4']);
	});

	it('more rows than requested are all read', () => {
		const walk = walkOf({ pageSize: 4 });
		walk.take(rows(1, 9));
		expect(walk.next()).toEqual({ from: 9, to: 12 });
		walk.take(rows(9, 10));
		expect(walk.records).toHaveLength(10);
	});

	it('an empty page in the middle is not the end: the walk goes back', () => {
		const walk = walkOf({ pageSize: 4 });
		walk.take(rows(1, 4));
		walk.take([]);
		expect(walk.next()).toEqual({ from: 3, to: 6 });
		walk.take([row(4), row(5)]);
		expect(walk.next()).toBeUndefined();
		expect(walk.records.map(({ id }) => id)).toEqual(['1', '2', '3', '4', '5']);
	});

	it('a short page that does not join is not the end', () => {
		const walk = walkOf({ pageSize: 4 });
		walk.take(rows(1, 4));
		walk.take([row(6)]);
		expect(walk.next()).toEqual({ from: 3, to: 6 });
	});

	it('a row without a time of change is compared by its content', () => {
		const walk = new Walk({ pageSize: 2, versionOf: ({ Subject }) => String(Subject), changed: () => undefined });
		walk.take([
			{ id: '1', Subject: 'a' },
			{ id: '2', Subject: 'b' },
		]);
		walk.take([{ id: '2', Subject: 'c' }]);
		expect(walk.next()).toEqual({ from: 1, to: 2 });
	});

	it.each([10, 1_000, 10_000])(
		'a list of %i records that is deleted during the walk ends the walk without an error',
		(size) => {
			const list = new ModelList('oldest first', size);
			const walk = walkOf({ pageSize: 200 });
			const half = Math.ceil(size / 199 / 2);
			const changes = Array.from({ length: half }, (_, page) =>
				page === half - 1 ? Array.from({ length: size }, () => ({ what: 'delete' as const, at: 0 })) : [],
			);
			expect(walkThrough(list, walk, changes)).toMatchObject({ shifting: false });
		},
	);

	it('pages of two rows overlap by one', () => {
		const list = new ModelList('last changed first', 7);
		expect(walkThrough(list, walkOf({ pageSize: 2 }))).toMatchObject({ ids: list.ids, requests: 8, shifting: false });
	});

	it('pages of one row share no row, so the walk ends with an error', () => {
		expect(walkThrough(new ModelList('oldest first', 7), walkOf({ pageSize: 1 }))).toMatchObject({ shifting: true });
		expect(walkThrough(new ModelList('oldest first', 7), walkOf({ pageSize: 1, limit: 7 }))).toMatchObject({
			shifting: false,
			requests: 7,
		});
	});
});
