import { describe, expect, it } from '@jest/globals';
import type { Simulator } from '../../simulator/support/simulator';
import { wallTime } from '../../simulator/zone-time';
import { addCases, addCasesApart, doubles, idsOf, openWorkbench } from './workbench';

const OPEN = { Status: 'Open' };
const FIELDS = { options: { fields: ['Subject'] }, returnAll: true };
const ALL = { resource: 'case', operation: 'getMany', ...FIELDS };
const OPERATIONS = [
	['Get Many', ALL],
	['Search', { resource: 'case', operation: 'search', searchField: 'Status', searchValue: 'Open', ...FIELDS }],
] as const;

/** What other users do after a page was answered, by its number. */
type Others = Readonly<Record<number, (simulator: Simulator) => void>>;

describe.each(OPERATIONS)('while others edit, %s with Return All', (_, parameters) => {
	const bench = openWorkbench();

	/** Reads all while others work. Returns the records that existed all the time and are missing in the result. */
	async function readWhile(ids: readonly string[], others: Others) {
		let answered = 0;
		bench.simulator.beforeAnswer(() => {
			bench.simulator.clock.advance(1_000);
			others[answered]?.(bench.simulator);
			answered += 1;
		});
		const { items, error, requests } = await bench.run(parameters);
		const there = new Set(bench.simulator.records('requests').map(({ id }) => id));
		const read = new Set(idsOf(items));
		return {
			error: error?.message,
			missing: ids.filter((id) => there.has(id) && !read.has(id)),
			doubles: doubles(idsOf(items)),
			requests,
		};
	}

	const edit = (simulator: Simulator, ids: readonly (string | undefined)[]) =>
		ids.forEach((id) => simulator.change('requests', id ?? '', { Priority: 'High' }));
	const WHOLE = { error: undefined, missing: [], doubles: [] };

	it('gives all of 201 records, last changed last, when five of the first page are edited between the two pages', async () => {
		bench.simulator.setOpenPoints({ recordOrder: 'recently-modified-last' });
		const ids = addCasesApart(bench.simulator, 201, OPEN);
		expect(await readWhile(ids, { 1: (simulator) => edit(simulator, ids.slice(0, 5)) })).toEqual({
			...WHOLE,
			requests: 3,
		});
	});

	it('gives all of 401 records, last changed last, when five of the first page are edited before the third', async () => {
		bench.simulator.setOpenPoints({ recordOrder: 'recently-modified-last' });
		const ids = addCasesApart(bench.simulator, 401, OPEN);
		expect(await readWhile(ids, { 2: (simulator) => edit(simulator, ids.slice(0, 5)) })).toEqual({
			...WHOLE,
			requests: 4,
		});
	});

	it('gives all of 500 records, last changed first, when a read one is deleted after the second page and an unread one is edited after the third', async () => {
		bench.simulator.setOpenPoints({ recordOrder: 'recently-modified-first' });
		const ids = addCasesApart(bench.simulator, 500, OPEN);
		const others: Others = {
			2: (simulator) => simulator.remove('requests', ids.at(-1) ?? ''),
			3: (simulator) => edit(simulator, [ids.at(0)]),
		};
		expect(await readWhile(ids, others)).toEqual({ ...WHOLE, requests: 5 });
	});

	it('gives all of 450 records, last changed first, when one is edited after the first page and 200 are created after the second', async () => {
		bench.simulator.setOpenPoints({ recordOrder: 'recently-modified-first' });
		const ids = addCasesApart(bench.simulator, 450, OPEN);
		const others: Others = {
			1: (simulator) => edit(simulator, [ids.at(0)]),
			2: (simulator) => void addCases(simulator, 200, OPEN),
		};
		const { requests, ...came } = await readWhile(ids, others);
		expect(came).toEqual(WHOLE);
		expect(requests).toBeLessThanOrEqual(9);
	});

	it('gives a record that is edited between two pages, while another is deleted', async () => {
		bench.simulator.setOpenPoints({ recordOrder: 'recently-modified-first' });
		const ids = addCasesApart(bench.simulator, 600, OPEN);
		const others: Others = {
			1: (simulator) => (simulator.remove('requests', ids.at(-1) ?? ''), edit(simulator, [ids.at(3)])),
		};
		expect(await readWhile(ids, others)).toEqual({ ...WHOLE, requests: 5 });
	});
});

describe('Return All, while others edit,', () => {
	const bench = openWorkbench();

	it('gives the newest version of a record, in its first position', async () => {
		bench.simulator.setOpenPoints({ recordOrder: 'recently-modified-last' });
		const ids = addCasesApart(bench.simulator, 250);
		bench.simulator.beforeAnswer(({ parameters }) => {
			bench.simulator.clock.advance(1_000);
			if (parameters.fromindex === '200')
				bench.simulator.change('requests', ids[7] ?? '', { Subject: 'Changed meanwhile' });
		});
		const { items, requests } = await bench.run(ALL);
		expect(idsOf(items)).toEqual(ids);
		expect([items[7]?.Subject, requests]).toEqual(['Changed meanwhile', 3]);
	});

	it('does not treat a field that changes by itself as an edit', async () => {
		bench.simulator.setOpenPoints({ recordOrder: 'oldest-first' });
		addCasesApart(bench.simulator, 250, {
			'Due Date': wallTime(bench.simulator.clock.now().getTime() + 1_000_000, bench.simulator.openPoints.portalZone),
		});
		bench.simulator.beforeAnswer(
			({ parameters }) => void (parameters.fromindex === '200' && bench.simulator.clock.advance(2_000_000)),
		);
		const { items, requests } = await bench.run({ ...ALL, options: {} });
		expect([items.at(0)?.['Is Overdue'], items.at(-1)?.['Is Overdue']]).toEqual(['false', 'true']);
		expect([items.length, requests]).toEqual([250, 2]);
	});
});
