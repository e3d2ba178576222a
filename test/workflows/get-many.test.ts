import { describe, expect, it } from '@jest/globals';
import type { OpenPoints } from '../../simulator/support/simulator';
import { addCases, addCasesApart, ERROR_OUTPUT, GO_ON, idsOf, openWorkbench, priceOfAll } from './workbench';

const GET_MANY = { resource: 'case', operation: 'getMany' };
const SUBJECT_ONLY = { fields: ['Subject'] };
const ALL = { ...GET_MANY, returnAll: true, options: SUBJECT_ONLY };

describe('Get Many', () => {
	const bench = openWorkbench();

	const COUNTS = [0, 1, 198, 199, 200, 250, 398, 399, 400, 597, 598, 1000];

	it.each(COUNTS)('reads all of %i records with at most one request for each 199, and one more', async (count) => {
		bench.simulator.setOpenPoints({ recordOrder: 'oldest-first' });
		const ids = addCasesApart(bench.simulator, count);
		const { items, requests } = await bench.run(ALL);
		expect(idsOf(items)).toEqual(ids);
		expect(requests).toBe(priceOfAll(count));
		expect(requests).toBeLessThanOrEqual(Math.floor(count / 199) + 1);
	});

	it.each(COUNTS)(
		'reads all of %i records with one more request for several pages, when the last changed may come first',
		async (count) => {
			const ids = addCasesApart(bench.simulator, count);
			const { items, requests } = await bench.run(ALL);
			expect(idsOf(items).sort()).toEqual(ids);
			expect(requests).toBe(priceOfAll(count, true));
		},
	);

	it.each([
		[150, 250, 3],
		[250, 250, 4],
		[600, 900, 9],
	])(
		'reads again all records changed in the newest second: %i of %i records cost %i requests',
		async (atOnce, count, price) => {
			bench.simulator.clock.freeze();
			const ids = [...addCasesApart(bench.simulator, count - atOnce), ...addCases(bench.simulator, atOnce)];
			const { items, requests } = await bench.run(ALL);
			expect([idsOf(items).sort(), requests]).toEqual([ids, price]);
		},
	);

	it('also requests the modification time when it reads all, and shows it only when it was chosen', async () => {
		const id = bench.simulator.add('requests', { Subject: 'One' });
		const { items, requests } = await bench.run(ALL);
		expect(bench.simulator.journal.entries()[0]?.parameters.selectfields).toBe('Requests(Subject,Modified Time)');
		expect(items).toEqual([{ id, Subject: 'One' }]);
		const chosen = await bench.run({ ...ALL, options: { fields: ['Modified Time'] } });
		expect(Object.keys(chosen.items[0] ?? {})).toEqual(['id', 'Modified Time']);
		expect([requests, chosen.requests]).toEqual([1, 1]);
	});

	it.each([1, 50, 199, 200, 201, 400, 401, 500])(
		'reads the first %i records with one request for each 200',
		async (limit) => {
			const newest = addCases(bench.simulator, 500).reverse();
			const { items, requests } = await bench.run({ ...GET_MANY, limit, options: SUBJECT_ONLY });
			expect(idsOf(items)).toEqual(newest.slice(0, limit));
			expect(requests).toBe(Math.ceil(limit / 200));
		},
	);

	it.each([
		[0, 50],
		[30, 50],
		[200, 400],
		[250, 1000],
	])('gives all %i records for a higher limit (%i), at the same price', async (count, limit) => {
		const ids = addCases(bench.simulator, count);
		const { items, requests } = await bench.run({ ...GET_MANY, limit, options: SUBJECT_ONLY });
		expect(idsOf(items).sort()).toEqual(ids);
		expect(requests).toBeLessThanOrEqual(Math.ceil(limit / 200));
	});

	it.each(['Size (cm)', 'Size)', 'Length, Width'])(
		'reads the chosen fields whatever their labels (%s)',
		async (label) => {
			const id = bench.simulator.add('requests', { Subject: 'One', Status: 'Open', [label]: '7' });
			const options = { fields: [label, 'Subject', 'Status'] };
			for (const read of [
				GET_MANY,
				{ ...GET_MANY, operation: 'get', recordId: id },
				{ ...GET_MANY, operation: 'search', searchField: label, searchValue: '7' },
			]) {
				const { items, requests } = await bench.run({ ...read, options });
				expect(items).toEqual([{ id, [label]: '7', Subject: 'One', Status: 'Open' }]);
				expect(requests).toBe(1);
			}
		},
	);

	it.each([0, -5, 'many'])('refuses an invalid limit (%s), without a request', async (limit) => {
		addCases(bench.simulator, 3);
		const { error, requests } = await bench.run({ ...GET_MANY, limit });
		expect(error?.message).toMatch(/'Limit' must be a whole number of 1 or more/);
		expect(requests).toBe(0);
	});

	it('requests only the chosen fields', async () => {
		const id = bench.simulator.add('requests', { Subject: 'One', Severity: 'S1', Status: 'Open' });
		const { items, requests } = await bench.run({
			...GET_MANY,
			options: { fields: ['Subject'], ownFields: { field: [{ name: 'Severity' }, { name: 'Contract Tier' }] } },
		});
		expect(items).toEqual([{ id, Subject: 'One', Severity: 'S1', 'Contract Tier': null }]);
		expect(bench.simulator.journal.entries()[0]?.parameters.selectfields).toBe(
			'Requests(Subject,Severity,Contract Tier)',
		);
		expect(requests).toBe(1);
	});

	it.each([
		['contact', 'Contacts(Email)', 'Email'],
		['account', 'Accounts(Phone)', 'Phone'],
		['contract', 'Contracts(Support Plan)', 'Support Plan'],
	])('names the module of a %s in the choice of fields', async (resource, selectfields, field) => {
		const { requests } = await bench.run({ ...GET_MANY, resource, options: { fields: [field] } });
		expect(bench.simulator.journal.entries()[0]?.parameters.selectfields).toBe(selectfields);
		expect(requests).toBe(1);
	});

	it('sends one request when many items ask for the same', async () => {
		addCases(bench.simulator, 3);
		const { items, requests } = await bench.run(ALL, { items: Array.from({ length: 20 }, () => ({})) });
		expect(items).toHaveLength(60);
		expect(requests).toBe(1);
	});

	it('gives the records that it has, then the error, when the quota is used up in the middle, and sends nothing more', async () => {
		const engine = await bench.engine.restarted();
		addCases(bench.simulator, 1000);
		bench.simulator.faults.add({ kind: 'quota-spent', method: 'getrecords', after: 2 });
		const { items, requests } = await bench.run(ALL, { items: [{}, { second: true }], settings: GO_ON, engine });
		expect(items.map(({ id, error }) => id ?? error).slice(398)).toEqual([
			expect.stringMatching(/^\d{18}$/),
			expect.stringMatching(/^Zoho says: today's API requests are used up \[4421\]/),
			expect.stringMatching(/^Not sent: .*\[4421\]/),
		]);
		expect(requests).toBe(3);
	});

	it('sends a request for each item that asks for something different', async () => {
		addCases(bench.simulator, 3);
		const { items, requests } = await bench.run(
			{ ...GET_MANY, limit: '={{ $json.limit }}' },
			{ items: [{ limit: 1 }, { limit: 2 }, { limit: 1 }] },
		);
		expect(items).toHaveLength(4);
		expect(requests).toBe(2);
	});
});

describe('Get', () => {
	const bench = openWorkbench();
	const GET = { resource: 'case', operation: 'get', recordId: '={{ $json.id }}' };

	it('makes one request for each distinct id, whatever the number of items', async () => {
		const ids = addCases(bench.simulator, 50);
		const items = Array.from({ length: 500 }, (_, place) => ({ id: ids[place % 50] ?? '' }));
		const got = await bench.run({ ...GET, options: SUBJECT_ONLY }, { items });
		expect(idsOf(got.items)).toEqual(items.map(({ id }) => id));
		expect(got.requests).toBe(50);
	});

	it('reads only the chosen fields', async () => {
		const [id] = addCases(bench.simulator, 1, { Status: 'Open' });
		const { items, requests } = await bench.run({ ...GET, options: { fields: ['Status'] } }, { items: [{ id }] });
		expect(items).toEqual([{ id, Status: 'Open' }]);
		expect(requests).toBe(1);
	});

	it.each<[OpenPoints['notFound'], OpenPoints['errorStatus']]>([
		['4103', '200'],
		['4422', '200'],
		['4103', '4xx'],
		['4422', '4xx'],
	])('says clearly that an id is not found (%s, HTTP %s)', async (notFound, errorStatus) => {
		bench.simulator.setOpenPoints({ notFound, errorStatus });
		const { error, requests } = await bench.run(GET, { items: [{ id: '190000000000009999' }] });
		expect(error?.message).toBe('Item 0: There is no case with the ID 190000000000009999.');
		expect(requests).toBe(1);
	});

	it('continues with the other items after an id that is not found', async () => {
		const [id] = addCases(bench.simulator, 1);
		const items = [{ id: '190000000000009999' }, { id }];
		const got = await bench.run(GET, { items, settings: ERROR_OUTPUT });
		expect(idsOf(got.items)).toEqual([id]);
		expect(got.errorItems).toEqual([
			expect.objectContaining({ error: 'There is no case with the ID 190000000000009999.' }),
		]);
		expect(got.requests).toBe(2);
	});
});
