import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { replay } from '../support/replay';
import type { FakeRow, FakeTraits } from './fake-desk';
import { NOON, rowsOf, scene } from './scene';

/** What others do between two requests: how many rows they create, and which ones they delete. */
const CHANGE = fc.record({
	created: fc.nat({ max: 30 }),
	deleted: fc.record({ from: fc.double({ min: 0, max: 1, noNaN: true }), count: fc.nat({ max: 120 }) }),
});

const NOTHING = { created: 0, deleted: { from: 0, count: 0 } };

const TRAITS = fc.record({
	base: fc.constantFrom(0 as const, 1 as const, 'refuses0' as const),
	most: fc.constantFrom(50, 99, 100),
	isSilent: fc.boolean(),
	listCeiling: fc.constantFrom(Infinity, 299, 450),
	searchCeiling: fc.constantFrom(999, 4999),
	ends: fc.constantFrom('inclusive' as const, 'exclusive' as const),
	precision: fc.constantFrom('milliseconds' as const, 'seconds' as const),
});

const SCENE = fc.record({
	count: fc.nat({ max: 900 }),
	every: fc.constantFrom(0, 1, 300, 60_000),
	traits: TRAITS,
	atOnce: fc.constantFrom(1, 1, 2, 4),
	changes: fc.array(CHANGE, { maxLength: 8 }),
});

interface Scene {
	readonly count: number;
	readonly every: number;
	readonly traits: Partial<FakeTraits>;
	readonly atOnce: number;
	readonly changes: ReadonlyArray<typeof NOTHING>;
}

/** Lists with pages of several prices, and with much work of others while their middle is read. */
const LONG = fc
	.record({
		count: fc.integer({ min: 1_900, max: 4_600 }),
		every: fc.constantFrom(0, 1, 7, 300, 60_000),
		traits: TRAITS,
		newestFirst: fc.constantFrom('shows' as const, 'shows' as const, 'ignores' as const, 'refuses' as const),
		atOnce: fc.constantFrom(1, 1, 2, 4),
		late: fc.nat({ max: 45 }),
		changes: fc.array(CHANGE, { maxLength: 12 }),
	})
	.map(({ traits, newestFirst, late, changes, ...rest }) => ({
		...rest,
		// The fake has no departments by which a search of one second could be split.
		traits: { ...traits, newestFirst, listCeiling: rest.every < 300 ? Infinity : traits.listCeiling * 5 },
		changes: [...Array.from({ length: late }, () => NOTHING), ...changes],
	}));

function created(count: number, place: number): FakeRow[] {
	return Array.from({ length: count }, (_, one) => ({
		id: String(5_000_000 + place * 1000 + one),
		createdTime: new Date(NOON + place).toISOString(),
	}));
}

/** Others work between the pages of a whole list. */
async function readAll({ count, every, traits, atOnce, changes }: Scene): Promise<void> {
	const rows = rowsOf(count, () => ({}), every);
	const { desk, records } = scene(rows, traits, { pagesAtOnce: atOnce });
	const all = new Set(rows.map(({ id }) => id));
	let place = 0;
	desk.before = ({ path }) => {
		const change = path.startsWith('/tickets') ? changes[place] : undefined;
		place += 1;
		if (change === undefined) return;
		const at = Math.floor(change.deleted.from * desk.rows.length);
		desk.rows = desk.rows.filter((_, index) => index < at || index >= at + change.deleted.count);
		const fresh = created(change.created, place);
		desk.rows.push(...fresh);
		for (const { id } of fresh) all.add(id);
	};
	const { records: read, trouble } = await records.list({ module: 'case' });
	const ids = read.map(({ id }) => id);
	expect(trouble).toBeUndefined();
	expect(new Set(ids).size).toBe(ids.length);
	expect(ids.filter((id) => !all.has(id))).toEqual([]);
	const stayed = rows.filter((row) => desk.rows.includes(row)).map(({ id }) => id);
	expect(stayed.filter((id) => !ids.includes(id))).toEqual([]);
}

describe('a list that changes while it is read', () => {
	it('gives each record that was there all the time, once, and none that never was', async () => {
		await fc.assert(fc.asyncProperty(SCENE, readAll), replay(150));
	});

	it('does so for a list that is read from both of its ends', async () => {
		await fc.assert(fc.asyncProperty(LONG, readAll), replay(40));
	});

	it('gives the newest n, in that order, when nothing changes', async () => {
		const limited = fc.record({ count: fc.nat({ max: 700 }), limit: fc.integer({ min: 1, max: 800 }), traits: TRAITS });
		await fc.assert(
			fc.asyncProperty(limited, fc.constantFrom(1, 3), async ({ count, limit, traits }, pagesAtOnce) => {
				const rows = rowsOf(count, () => ({}), 2000);
				const { records } = scene(rows, traits, { pagesAtOnce });
				const { records: read, trouble } = await records.list({ module: 'case' }, { limit });
				expect(trouble).toBeUndefined();
				const newest = rows.toReversed().slice(0, limit);
				expect(read.map(({ id }) => id)).toEqual(newest.map(({ id }) => id));
			}),
			replay(100),
		);
	});
});
