import { describe, expect, it } from '@jest/globals';
import { NOON, rowsOf, scene } from './scene';

const idsOf = (records: ReadonlyArray<{ id: string }>) => records.map(({ id }) => id);

describe('reading a long list from both of its ends', () => {
	it.each([2_001, 4_000, 5_000])('takes as many requests as from one end (%s rows)', async (count) => {
		const { desk, records } = scene(rowsOf(count));
		await records.list({ module: 'case' });
		expect(desk.calls.length - Math.ceil((count - 1) / 99)).toBeLessThanOrEqual(2);
	});

	it.each(['ignores', 'refuses'] as const)(
		'gives all rows where the list %s the descending sort',
		async (newestFirst) => {
			const rows = rowsOf(3_000);
			const { records } = scene(rows, { newestFirst });
			expect(idsOf((await records.list({ module: 'case' })).records)).toEqual(idsOf(rows));
		},
	);

	it('gives all rows of one second that come in the same order from both ends', async () => {
		const at = (place: number) => (place < 1_500 ? place : place < 4_400 ? 9e5 : 9e6 + place * 1_000);
		const rows = rowsOf(4_500, (place) => ({ createdTime: new Date(at(place)).toISOString() }));
		const { records } = scene(rows);
		expect(new Set(idsOf((await records.list({ module: 'case' })).records))).toEqual(new Set(idsOf(rows)));
	});

	it('gives all rows that are not in the order of their creation', async () => {
		const rows = rowsOf(3_000, (place) => ({
			createdTime: new Date(NOON - ((place * 37) % 3_000) * 1e4).toISOString(),
		}));
		const { desk, records } = scene(rows);
		desk.answers.set('/tickets', ({ query = {} }) => {
			const from = Number(query.from);
			return { kind: 'body', body: { data: rows.slice(from, from + 100) } };
		});
		expect(new Set(idsOf((await records.list({ module: 'case' })).records))).toEqual(new Set(idsOf(rows)));
	});

	it('reads what lies between the ends from a search, where the list ends by number', async () => {
		const rows = rowsOf(2_000);
		const { desk, records } = scene(rows, { listCeiling: 600 });
		const { records: read, trouble } = await records.list({ module: 'case' });
		expect([trouble, idsOf(read)]).toEqual([undefined, idsOf(rows)]);
		// The newest 700 rows come from the list, and a page of them from the search, which shows that it knows them.
		expect(desk.asked('/tickets/search').length).toBeLessThan(10);
	});

	it('says so where the search does not reach the rows of the newest end', async () => {
		const rows = rowsOf(2_000);
		const { desk, records } = scene(rows, { listCeiling: 600 });
		desk.answers.set('/tickets/search', () => ({ kind: 'body', body: { data: rows.slice(690, 750), count: 60 } }));
		const { trouble } = await records.list({ module: 'case' });
		expect(trouble?.message).toContain('shows no more of these tickets');
	});
});
