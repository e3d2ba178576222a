import { describe, expect, it } from '@jest/globals';
import type { Change } from './walk-model';
import { ModelList, walkOf, walkThrough } from './walk-model';

const row = (id: string, time: number) => ({ id, 'Modified Time': String(time), Subject: 'x' });
const starts = (times: number, next: () => number | undefined): Array<number | undefined> =>
	Array.from({ length: times }, next);

describe('step by step, a walk', () => {
	it('goes back by a tenth of a page, then twice as far, never by a whole page, and starts over after a page that counts', () => {
		const walk = walkOf({ pageSize: 200 });
		const list = new ModelList('oldest first', 2_000);
		for (let page = 0; page < 5; page += 1) walk.take(list.page(walk.next() ?? { from: 1, to: 0 }));
		const strange = (times: number) =>
			starts(times, () => {
				walk.take([row('strange', 1)]);
				return walk.next()?.from;
			});
		expect(walk.next()?.from).toBe(996);
		expect(strange(6)).toEqual([976, 936, 856, 696, 497, 298]);
		// A page that shares the last row of the page before counts, wherever that row is now.
		walk.take(list.page({ from: 990, to: 1189 }));
		expect(walk.next()?.from).toBe(497);
		expect(strange(2)).toEqual([477, 437]);
	});

	it('goes back to the front at most, and counts the rows there', () => {
		const walk = walkOf({ pageSize: 4 });
		walk.take(['a', 'b', 'c', 'd'].map((id, time) => row(id, time)));
		const came = starts(3, () => {
			walk.take([row('strange', 1)]);
			return walk.next()?.from;
		});
		expect(came).toEqual([3, 1, undefined]);
		expect(walk.records.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd', 'strange']);
	});

	it('compares a row with the version read last', () => {
		const walk = walkOf({ pageSize: 2 });
		const page = (...rows: Array<[string, number]>) => walk.take(rows.map(([id, time]) => row(id, time)));
		page(['a', 2], ['b', 1]);
		page(['b', 1]);
		// The second pass takes two pages: a record was created, and `a` was changed. Before the third pass another
		// record was created.
		page(['c', 5], ['a', 4]);
		page(['a', 4], ['b', 1]);
		expect(walk.next()).toEqual({ from: 1, to: 2 });
		page(['e', 7], ['a', 4]);
		expect(walk.next()).toBeUndefined();
	});

	it('leaves out a record whose new version is to be left out', () => {
		const walk = walkOf({ pageSize: 2, keep: (record) => record['Modified Time'] !== '9' });
		walk.take([row('a', 1), row('b', 2)]);
		walk.take([row('b', 9)]);
		expect(walk.records.map(({ id }) => id)).toEqual(['a']);
	});

	it('ends if so many records are created before every page that no pass reaches known rows', () => {
		const changes: Change[][] = Array.from({ length: 1_000 }, () =>
			Array.from({ length: 4 }, () => ({ what: 'create', at: 0 })),
		);
		const outcome = walkThrough(new ModelList('newest first', 60), walkOf({ pageSize: 9 }), changes);
		expect(outcome.shifting).toBe(true);
		expect(outcome.requests).toBeLessThan(60);
	});
});
