import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { refusal } from './fake-desk';
import { replay } from '../support/replay';
import { NOON, scene } from './scene';

const TRAITS = fc.record({
	most: fc.constantFrom(50, 99, 100),
	isSilent: fc.boolean(),
	searchCeiling: fc.constantFrom(999, 4999),
	ends: fc.constantFrom('inclusive' as const, 'exclusive' as const),
	precision: fc.constantFrom('milliseconds' as const, 'seconds' as const),
});

/** Bursts of rows: how many, how far apart, and how long after the burst before. */
const BURST = fc.record({
	count: fc.oneof({ weight: 5, arbitrary: fc.nat({ max: 900 }) }, { weight: 1, arbitrary: fc.constant(6000) }),
	every: fc.constantFrom(0, 0.2, 1, 500, 1000, 60_000),
	after: fc.integer({ min: 0, max: 5000 }),
});

const DEPARTMENTS = ['111111', '222222', '333333'];

function burstRows(bursts: ReadonlyArray<{ count: number; every: number; after: number }>) {
	let at = 0;
	let place = 0;
	return bursts.flatMap(({ count, every, after }) => {
		at += after;
		const start = at;
		at += Math.floor(count * every);
		return Array.from({ length: count }, (_, one) => {
			const id = String(1_000_000 + place++);
			const createdTime = new Date(NOON - 1e9 + start + Math.floor(one * every)).toISOString();
			return { id, createdTime, email: 'a@b.example', departmentId: DEPARTMENTS[place % 3], status: 'Open' };
		});
	});
}

function searching(rows: ReturnType<typeof burstRows>, traits: object, pagesAtOnce: number) {
	const { desk, records } = scene(rows, traits, { pagesAtOnce });
	desk.answers.set('/departments', { kind: 'body', body: { data: DEPARTMENTS.map((id) => ({ id, name: id })) } });
	return { desk, records };
}

const BY_EMAIL = { module: 'case', conditions: [{ field: 'email', operator: 'is' as const, value: 'a@b.example' }] };

describe('a search of any size', () => {
	it('gives each record once, oldest first, whatever bursts there are', async () => {
		const cases = fc.tuple(fc.array(BURST, { minLength: 1, maxLength: 5 }), TRAITS, fc.constantFrom(1, 3));
		await fc.assert(
			fc.asyncProperty(cases, async ([bursts, traits, pagesAtOnce]) => {
				const rows = burstRows(bursts);
				const { records } = searching(rows, traits, pagesAtOnce);
				const { records: read, trouble } = await records.search(BY_EMAIL);
				const ids = new Set(read.map(({ id }) => id));
				expect(ids.size).toBe(read.length);
				const tooDense = traits.searchCeiling === 999 || bursts.some(({ count }) => count > 4900);
				if (trouble !== undefined && tooDense) return;
				expect(trouble).toBeUndefined();
				expect(rows.filter(({ id }) => !ids.has(id)).length).toBe(0);
			}),
			replay(25),
		);
	});
});

describe('a search with more rows than their numbers reach', () => {
	it('reads 20,000 records with cheap pages only', async () => {
		const rows = burstRows([{ count: 20_000, every: 5000, after: 0 }]);
		const { desk, records } = searching(rows, {}, 1);
		const { records: read, trouble } = await records.search(BY_EMAIL);
		expect([read.length, trouble]).toEqual([20_000, undefined]);
		const calls = desk.calls.filter(({ path }) => path === '/tickets/search');
		expect(new Set(calls.map(({ weight }) => weight))).toEqual(new Set([3]));
		expect(calls.length).toBeLessThan(225);
	});

	it('reads 7,000 records of one second, department by department', async () => {
		const rows = burstRows([
			{ count: 300, every: 1000, after: 0 },
			{ count: 7000, every: 0, after: 500 },
			{ count: 300, every: 1000, after: 500 },
		]);
		const { records } = searching(rows, { precision: 'seconds', ends: 'exclusive' }, 1);
		const { records: read, trouble } = await records.search(BY_EMAIL);
		expect([read.length, trouble]).toEqual([7600, undefined]);
	});

	it('says so when nothing splits them', async () => {
		const rows = burstRows([{ count: 7000, every: 0, after: 0 }]).map((row) => ({ ...row, departmentId: '111111' }));
		const { records } = searching(rows, {}, 1);
		const { records: read, trouble } = await records.search(BY_EMAIL);
		expect(read.length).toBeGreaterThanOrEqual(4900);
		expect(trouble?.message).toContain('within one second');
	});

	it('cuts the time in halves where the order is not kept', async () => {
		const rows = burstRows([{ count: 9000, every: 9000, after: 0 }]);
		const shuffled = rows.map((_, place) => rows[(place * 7919) % rows.length]);
		const { desk, records } = searching(shuffled, {}, 1);
		const door = desk.door;
		Object.assign(records, {
			send: async (call: Parameters<typeof door>[0]) => {
				const { sortBy: _, ...query } = call.query ?? {};
				return await door({ ...call, query });
			},
		});
		const { records: read, trouble } = await records.search(BY_EMAIL);
		expect([read.length, trouble]).toEqual([9000, undefined]);
	});

	it('reads the newest 3,000', async () => {
		const rows = burstRows([{ count: 6000, every: 700, after: 0 }]);
		const { records } = searching(rows, {}, 1);
		const { records: read } = await records.search(BY_EMAIL, { limit: 3000 });
		expect(read.map(({ id }) => id)).toEqual(
			rows
				.toReversed()
				.slice(0, 3000)
				.map(({ id }) => id),
		);
	});

	it('goes on without the descending sort where a portal refuses it', async () => {
		const { desk, records } = searching(burstRows([{ count: 30, every: 700, after: 0 }]), {}, 1);
		const refused = { ...refusal('data', 'UNPROCESSABLE_ENTITY', 'sortBy'), parameter: 'sortBy' };
		const usual = desk.door;
		Object.assign(records, {
			send: async (call: Parameters<typeof usual>[0]) =>
				call.query?.sortBy?.startsWith('-') === true ? refused : await usual(call),
		});
		expect((await records.search(BY_EMAIL, { limit: 10 })).records).toHaveLength(10);
	});
});
