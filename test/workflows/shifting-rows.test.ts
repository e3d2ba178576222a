import { describe, expect, it } from '@jest/globals';
import { seededRandom } from '../../simulator/seeded-random';
import type { Simulator } from '../../simulator/support/simulator';
import { addCases, addCasesApart, doubles, GO_ON, idsOf, openWorkbench, priceOfAll, type Values } from './workbench';

const ALL = { resource: 'case', operation: 'getMany', returnAll: true, options: { fields: ['Subject'] } };
const ORDERS: Values<'recordOrder'> = [
	'newest-first',
	'oldest-first',
	'none',
	'recently-modified-first',
	'recently-modified-last',
];
const SEEDS = Array.from({ length: 6 }, (_, place) => place + 1);

/** What other users do before each page is answered. */
type Others = (simulator: Simulator, page: number) => void;

/**
 * Lets other users work while records are read: after the first page and before each further one, at most `pages`
 * times.
 */
function meanwhile(simulator: Simulator, others: Others, pages = 1000): void {
	let page = 0;
	simulator.beforeAnswer(() => {
		page += 1;
		simulator.clock.advance(1_000);
		if (page > 1 && page <= pages + 1) others(simulator, page);
	});
}

const create =
	(count: number): Others =>
	(simulator) =>
		void addCases(simulator, count);

/** Deletes this many records from a position on, counted from the oldest, or from the newest when negative. */
const remove =
	(count: number, from: number): Others =>
	(simulator) => {
		for (const { id } of simulator.records('requests').slice(from).slice(0, count)) simulator.remove('requests', id);
	};

const both =
	(...all: Others[]): Others =>
	(simulator, page) =>
		all.forEach((others) => others(simulator, page));

/** Creates, changes and deletes up to `most` records at random. */
function atRandom(seed: number, most: number): Others {
	const next = seededRandom(seed);
	return (simulator) => {
		addCases(simulator, Math.floor(next() * most));
		const records = simulator.records('requests');
		for (let left = Math.floor(next() * most); left > 0; left -= 1) {
			const record = records[Math.floor(next() * records.length)];
			if (record !== undefined) simulator.change('requests', record.id, { Status: `Left ${left}` });
		}
		for (let left = Math.floor(next() * most); left > 0; left -= 1) {
			const [record] = records.splice(Math.floor(next() * records.length), 1);
			if (record !== undefined) simulator.remove('requests', record.id);
		}
	};
}

const WORK: ReadonlyArray<readonly [what: string, others: Others]> = [
	['others create one', create(1)],
	['others create forty', create(40)],
	['others create a hundred and fifty', create(150)],
	['others delete the oldest', remove(1, 0)],
	['others delete the newest', remove(1, -1)],
	['others delete forty of the oldest', remove(40, 0)],
	['others delete forty of the newest', remove(40, -40)],
	['others delete in the middle', remove(20, 300)],
	['others create as many as they delete', both(create(30), remove(30, 0))],
	['others create at one end and delete at the other', both(remove(25, -25), create(10), remove(35, 0))],
];

describe('while rows shift, Return All', () => {
	const bench = openWorkbench();

	/** Reads all, and compares with the records that existed the whole time. */
	async function readWhile(count: number, others: Others, pages?: number) {
		const before = addCasesApart(bench.simulator, count);
		meanwhile(bench.simulator, others, pages);
		const { items, error, requests } = await bench.run(ALL);
		const after = new Set(bench.simulator.records('requests').map(({ id }) => id));
		const read = new Set(idsOf(items));
		const missing = before.filter((id) => after.has(id) && !read.has(id));
		return { error: error?.message, missing, doubles: doubles(idsOf(items)), requests };
	}

	it.each(ORDERS.flatMap((order) => WORK.map(([what, others]) => [order, what, others] as const)))(
		'gives every lasting record once (%s, %s between pages)',
		async (recordOrder, _, others) => {
			bench.simulator.setOpenPoints({ recordOrder });
			const { requests, ...came } = await readWhile(700, others, 5);
			expect(came).toEqual({ error: undefined, missing: [], doubles: [] });
			expect(requests).toBeLessThanOrEqual(30);
		},
	);

	it.each(ORDERS.flatMap((order) => SEEDS.map((seed) => [order, seed] as const)))(
		'gives every lasting record once (%s, random work of seed %i)',
		async (recordOrder, seed) => {
			bench.simulator.setOpenPoints({ recordOrder });
			const { requests, ...came } = await readWhile(600, atRandom(seed, 60), 6);
			expect(came).toEqual({ error: undefined, missing: [], doubles: [] });
			expect(requests).toBeLessThanOrEqual(30);
		},
	);

	it.each(ORDERS)('gives every record when others delete one before every request (%s)', async (recordOrder) => {
		bench.simulator.setOpenPoints({ recordOrder });
		const { requests, ...came } = await readWhile(1800, remove(1, 0));
		expect(came).toEqual({ error: undefined, missing: [], doubles: [] });
		expect(requests).toBeLessThanOrEqual(22);
	});

	it.each(ORDERS)('gives a record once when others change it during the read (%s)', async (recordOrder) => {
		bench.simulator.setOpenPoints({ recordOrder });
		const change: Others = (simulator, page) => {
			for (const { id } of simulator.records('requests').slice(page * 40, page * 40 + 5))
				simulator.change('requests', id, { Status: `Page ${page}` });
		};
		const { requests, ...came } = await readWhile(700, change, 5);
		expect(came).toEqual({ error: undefined, missing: [], doubles: [] });
		expect(requests).toBeLessThanOrEqual(12);
	});

	it.each(ORDERS)(
		'costs one more request when the last changed may come first, otherwise none, if nothing changes (%s)',
		async (recordOrder) => {
			bench.simulator.setOpenPoints({ recordOrder });
			addCasesApart(bench.simulator, 600);
			const { items, requests } = await bench.run(ALL);
			expect(items).toHaveLength(600);
			expect(requests).toBe(
				priceOfAll(600, recordOrder === 'newest-first' || recordOrder === 'recently-modified-first'),
			);
		},
	);

	it.each([100, 199, 250])(
		'ends when others create %i records before every page, with all records or a clear error',
		async (count) => {
			const { missing, error, requests } = await readWhile(400, create(count), 60);
			expect(requests).toBeLessThan(50);
			expect(missing.length === 0 || error !== undefined).toBe(true);
		},
	);
});

describe('when rows shift too often, Return All', () => {
	const bench = openWorkbench();
	const FAST: Others = create(199);

	it('stops with an error that explains it, and says what to do', async () => {
		addCases(bench.simulator, 600);
		meanwhile(bench.simulator, FAST);
		const { error, requests } = await bench.run(ALL);
		expect(error?.message).toMatch(
			/^Item 0: Records were created, changed or deleted so often during the read that \d+ pages had to be read again. \d+ records were read; some may be missing\.$/,
		);
		expect(error?.description).toMatch(/quieter hour.*On Error to Continue/);
		expect(requests).toBeLessThan(40);
	});

	it('includes its records so far in the error', async () => {
		addCases(bench.simulator, 600);
		meanwhile(bench.simulator, FAST);
		const { error, requests } = await bench.run(ALL);
		const context = error?.context?.data;
		expect(context).toMatchObject({
			recordsRead: expect.arrayContaining([expect.objectContaining({ Subject: 'Case 600' })]),
		});
		expect(requests).toBeLessThan(40);
	});

	it('gives its records so far and then the error, with Continue on Fail', async () => {
		addCases(bench.simulator, 600);
		meanwhile(bench.simulator, FAST);
		const { items, error, requests } = await bench.run(ALL, { settings: GO_ON });
		expect(error).toBeUndefined();
		expect(items.length).toBeGreaterThan(200);
		expect(doubles(idsOf(items.slice(0, -1)))).toEqual([]);
		expect(items.at(-1)).toMatchObject({
			error: expect.stringMatching(/^Records were created, changed or deleted so often/),
			details: { outcome: 'failed', item: 0 },
		});
		expect(requests).toBeLessThan(40);
	});

	it('gives its records so far and then the error, when the service fails in the middle', async () => {
		addCases(bench.simulator, 500);
		bench.simulator.faults.add({ kind: 'error-4500', method: 'getrecords', after: 2, count: 3 });
		const { items, requests } = await bench.run(ALL, { settings: GO_ON });
		expect(items).toHaveLength(400);
		expect(items.at(-1)).toMatchObject({ error: expect.stringMatching(/4500/) });
		expect(requests).toBe(5);
	});
});

describe('while rows shift, a Limit', () => {
	const bench = openWorkbench();

	async function readLimited(limit: number, recordOrder: (typeof ORDERS)[number], created: number) {
		bench.simulator.setOpenPoints({ recordOrder });
		addCases(bench.simulator, 900);
		meanwhile(bench.simulator, create(created));
		const { items, requests, error } = await bench.run({ ...ALL, returnAll: false, limit });
		return { error: error?.message, count: items.length, doubles: doubles(idsOf(items)), requests };
	}

	it.each([199, 200, 450])('of %i gives that many records, none twice, when rows do not move', async (limit) => {
		const { requests, ...came } = await readLimited(limit, 'oldest-first', 30);
		expect(came).toEqual({ error: undefined, count: limit, doubles: [] });
		expect(requests).toBe(Math.ceil(limit / 200));
	});

	it.each([
		['newest-first', 1],
		['newest-first', 30],
		['recently-modified-first', 1],
	] as const)(
		'gives that many records, none twice, for one more request (%s, others create %i before every page)',
		async (recordOrder, created) => {
			const { requests, ...came } = await readLimited(600, recordOrder, created);
			expect(came).toEqual({ error: undefined, count: 600, doubles: [] });
			expect(requests).toBeLessThanOrEqual(4);
		},
	);
});
