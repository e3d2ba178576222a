import { describe, expect, it } from '@jest/globals';
import type { Simulator } from '../../simulator/simulator';
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
type Others = Readonly<Record<number, (desk: Simulator) => void>>;

describe.each(OPERATIONS)('while others edit, %s with Return All', (_, parameters) => {
	const bench = openWorkbench();

	/** Reads all while others work. Returns the records that existed all the time and are missing in the result. */
	async function readWhile(ids: readonly string[], others: Others) {
		let answered = 0;
		bench.desk.beforeAnswer(() => {
			bench.desk.clock.advance(1_000);
			others[answered]?.(bench.desk);
			answered += 1;
		});
		const { items, error, requests } = await bench.run(parameters);
		const there = new Set(bench.desk.records('requests').map(({ id }) => id));
		const read = new Set(idsOf(items));
		return {
			error: error?.message,
			missing: ids.filter((id) => there.has(id) && !read.has(id)),
			doubles: doubles(idsOf(items)),
			requests,
		};
	}

	const edit = (desk: Simulator, ids: readonly (string | undefined)[]) =>
		ids.forEach((id) => desk.change('requests', id ?? '', { Priority: 'High' }));
	const WHOLE = { error: undefined, missing: [], doubles: [] };

	it('gives all of 201 records, last changed last, when five of the first page are edited between the two pages', async () => {
		bench.desk.setOpenPoints({ recordOrder: 'recently-modified-last' });
		const ids = addCasesApart(bench.desk, 201, OPEN);
		expect(await readWhile(ids, { 1: (desk) => edit(desk, ids.slice(0, 5)) })).toEqual({ ...WHOLE, requests: 3 });
	});

	it('gives all of 401 records, last changed last, when five of the first page are edited before the third', async () => {
		bench.desk.setOpenPoints({ recordOrder: 'recently-modified-last' });
		const ids = addCasesApart(bench.desk, 401, OPEN);
		expect(await readWhile(ids, { 2: (desk) => edit(desk, ids.slice(0, 5)) })).toEqual({ ...WHOLE, requests: 4 });
	});

	it('gives all of 500 records, last changed first, when a read one is deleted after the second page and an unread one is edited after the third', async () => {
		bench.desk.setOpenPoints({ recordOrder: 'recently-modified-first' });
		const ids = addCasesApart(bench.desk, 500, OPEN);
		const others: Others = {
			2: (desk) => desk.remove('requests', ids.at(-1) ?? ''),
			3: (desk) => edit(desk, [ids.at(0)]),
		};
		expect(await readWhile(ids, others)).toEqual({ ...WHOLE, requests: 5 });
	});

	it('gives all of 450 records, last changed first, when one is edited after the first page and 200 are created after the second', async () => {
		bench.desk.setOpenPoints({ recordOrder: 'recently-modified-first' });
		const ids = addCasesApart(bench.desk, 450, OPEN);
		const others: Others = { 1: (desk) => edit(desk, [ids.at(0)]), 2: (desk) => void addCases(desk, 200, OPEN) };
		const { requests, ...came } = await readWhile(ids, others);
		expect(came).toEqual(WHOLE);
		expect(requests).toBeLessThanOrEqual(9);
	});

	it('gives a record that is edited between two pages, while another is deleted', async () => {
		bench.desk.setOpenPoints({ recordOrder: 'recently-modified-first' });
		const ids = addCasesApart(bench.desk, 600, OPEN);
		const others: Others = { 1: (desk) => (desk.remove('requests', ids.at(-1) ?? ''), edit(desk, [ids.at(3)])) };
		expect(await readWhile(ids, others)).toEqual({ ...WHOLE, requests: 5 });
	});
});

describe('Return All, while others edit,', () => {
	const bench = openWorkbench();

	it('gives the newest version of a record, in its first position', async () => {
		bench.desk.setOpenPoints({ recordOrder: 'recently-modified-last' });
		const ids = addCasesApart(bench.desk, 250);
		bench.desk.beforeAnswer(({ parameters }) => {
			bench.desk.clock.advance(1_000);
			if (parameters.fromindex === '200') bench.desk.change('requests', ids[7] ?? '', { Subject: 'Changed meanwhile' });
		});
		const { items, requests } = await bench.run(ALL);
		expect(idsOf(items)).toEqual(ids);
		expect([items[7]?.Subject, requests]).toEqual(['Changed meanwhile', 3]);
	});

	it('does not treat a field that changes by itself as an edit', async () => {
		bench.desk.setOpenPoints({ recordOrder: 'oldest-first' });
		addCasesApart(bench.desk, 250, {
			'Due Date': wallTime(bench.desk.clock.now().getTime() + 1_000_000, bench.desk.openPoints.portalZone),
		});
		bench.desk.beforeAnswer(
			({ parameters }) => void (parameters.fromindex === '200' && bench.desk.clock.advance(2_000_000)),
		);
		const { items, requests } = await bench.run({ ...ALL, options: {} });
		expect([items.at(0)?.['Is Overdue'], items.at(-1)?.['Is Overdue']]).toEqual(['false', 'true']);
		expect([items.length, requests]).toEqual([250, 2]);
	});
});
