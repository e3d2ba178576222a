import { describe, expect, it } from '@jest/globals';
import { seededRandom } from '../../../simulator/seeded-random';
import type { DeskSimulator, ModuleName, OpenPoints } from '../../../simulator/desk/simulator';
import { doubles } from '../workbench';
import { addTickets, idsOf, openDeskBench } from './bench';

const ALL = { operation: 'getMany', returnAll: true };

/** What other users do before a page is answered. */
type Others = (zoho: DeskSimulator, page: number) => void;

const create =
	(count: number): Others =>
	(zoho) =>
		void addTickets(zoho, count);

/** Deletes so many records from a position on, from the oldest, or from the newest when negative. */
const remove =
	(count: number, from: number): Others =>
	(zoho) => {
		for (const { id } of zoho.records('tickets').slice(from).slice(0, count)) zoho.remove('tickets', String(id));
	};

const both =
	(...all: Others[]): Others =>
	(zoho, page) =>
		all.forEach((others) => others(zoho, page));

function atRandom(seed: number, most: number): Others {
	const next = seededRandom(seed);
	return (zoho) => {
		addTickets(zoho, Math.floor(next() * most));
		const records = zoho.records('tickets');
		for (let left = Math.floor(next() * most); left > 0; left -= 1) {
			const [record] = records.splice(Math.floor(next() * records.length), 1);
			if (record !== undefined) zoho.remove('tickets', String(record.id));
		}
	};
}

const WORK: ReadonlyArray<readonly [what: string, others: Others]> = [
	['create one', create(1)],
	['create 150', create(150)],
	['delete the oldest', remove(1, 0)],
	['delete 40 of the oldest', remove(40, 0)],
	['delete the newest', remove(1, -1)],
	['delete 20 in the middle', remove(20, 150)],
	['create as many as they delete', both(create(30), remove(30, 0))],
	...[1, 2, 3].map((seed) => [`work at random (seed ${seed})`, atRandom(seed, 60)] as const),
];

/** The places where a list may begin and end a page: `from` 0 or 1, and 99 or 100 rows. */
const PAGES: ReadonlyArray<Partial<OpenPoints>> = [
	{ ticketsFrom: '0', pageLimit: '100' },
	{ ticketsFrom: '1', pageLimit: '100' },
	{ ticketsFrom: '0', pageLimit: '99' },
	{ ticketsFrom: '1', pageLimit: '99' },
];

describe('Return All of Zoho Desk', () => {
	const bench = openDeskBench();

	/** Lets others work between pages, at most five times. */
	function meanwhile(others: Others): void {
		let page = 0;
		bench.zoho.beforeAnswer(({ module }) => {
			if (module !== 'tickets') return;
			page += 1;
			bench.zoho.clock.advance(1_000);
			if (page > 1 && page <= 6) others(bench.zoho, page);
		});
	}

	function apart(count: number): string[] {
		return Array.from({ length: count }, () => {
			bench.zoho.clock.advance(1_000);
			return addTickets(bench.zoho, 1)[0] ?? '';
		});
	}

	async function came(before: readonly string[], parameters: object = { resource: 'case', ...ALL }) {
		const items = await bench.items({ ...parameters });
		const [read, left] = [new Set(idsOf(items)), new Set(bench.zoho.records('tickets').map(({ id }) => id))];
		const missing = before.filter((id) => left.has(id) && !read.has(id));
		return { missing, doubles: doubles(idsOf(items)) };
	}

	it.each(PAGES.flatMap((points) => WORK.map(([what, others]) => [points, what, others] as const)))(
		'gives every lasting ticket once with %j while others %s',
		async (points, _, others) => {
			bench.zoho.reset({ openPoints: points, now: new Date(Date.now() - 3_600_000) });
			await bench.save();
			const before = apart(330);
			meanwhile(others);
			expect(await came(before)).toEqual({ missing: [], doubles: [] });
		},
	);

	it.each([
		['solution', 'articles', '0'],
		['solution', 'articles', '1'],
		['contract', 'contracts', '0'],
		['contract', 'contracts', '1'],
	] as const)('gives every %s once, in pages of 50 (%s, first row %s)', async (resource, module, otherFrom) => {
		bench.zoho.setOpenPoints({ otherFrom });
		const ids = Array.from({ length: 160 }, () => bench.zoho.add(module as ModuleName, {}));
		const items = await bench.items({ resource, ...ALL });
		expect(idsOf(items).sort()).toEqual([...ids].sort());
	});

	it.each([
		['the list ends at row 5,000', { listCeiling: '4999' }],
		['list and search end, the search at row 1,000', { listCeiling: '4999', searchCeiling: '999' }],
	] as const)('gives 7,000 tickets of one second, each once, where %s', async (_, points) => {
		bench.zoho.reset({ openPoints: points, now: new Date(Date.now() - 3_600_000) });
		await bench.save();
		bench.zoho.clock.freeze();
		const statuses = ['Open', 'On Hold', 'Escalated', 'Closed'];
		for (let made = 0; made < 7_000; made += 1) {
			const [status, priority] = [statuses[made % 4] ?? '', ['Low', 'High'][made % 8 < 4 ? 0 : 1] ?? ''];
			bench.zoho.add('tickets', { subject: `Ticket ${made}`, status, priority });
		}
		const items = await bench.items({ resource: 'case', ...ALL });
		expect([items.length, new Set(idsOf(items)).size]).toEqual([7_000, 7_000]);
	});

	it('reads past row 5,000 by time, while others create tickets, and misses none', async () => {
		bench.zoho.reset({ openPoints: { listCeiling: '4999', ticketsFrom: '1' }, now: new Date(Date.now() - 7_200_000) });
		await bench.save();
		const before = apart(5_300);
		meanwhile(create(3));
		expect(await came(before)).toEqual({ missing: [], doubles: [] });
	});

	it.each(PAGES)('gives the same tickets in the same order with four pages at once (%j)', async (points) => {
		bench.zoho.reset({ openPoints: points, now: new Date(Date.now() - 3_600_000) });
		await bench.save();
		apart(730);
		const count = () => bench.zoho.journal.count({ operationId: 'getTickets', status: 200 });
		const one = await bench.items({ resource: 'case', ...ALL });
		const before = count();
		const four = await bench.items({ resource: 'case', ...ALL, options: { pagesAtOnce: 4 } });
		expect(idsOf(four)).toEqual(idsOf(one));
		expect(count() - before).toBeLessThanOrEqual(before + 1);
	});

	it.each([99, 100, 199, 250])('with a Limit of %i gives the newest so many, none twice', async (limit) => {
		const ids = apart(300);
		const items = await bench.items({ resource: 'case', operation: 'getMany', limit });
		expect(idsOf(items)).toEqual(ids.reverse().slice(0, limit));
	});
});
