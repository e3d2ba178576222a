import { describe, expect, it } from '@jest/globals';
import type { OpenPoints } from '../../simulator/support/simulator';
import { addCases, addCasesApart, GO_ON, idsOf, openWorkbench, priceOfAll } from './workbench';
import { autoMap } from './zoho-node';

const SEARCH = {
	resource: 'case',
	operation: 'search',
	searchField: 'Status',
	searchValue: 'Open',
	options: { fields: ['Subject'] },
};
const ALL = { ...SEARCH, returnAll: true };

describe('Search', () => {
	const bench = openWorkbench();

	it('gives exactly the records whose field has the value', async () => {
		addCases(bench.simulator, 3, { Status: 'Closed' });
		const open = addCases(bench.simulator, 2, { Status: 'Open' });
		const { items, requests } = await bench.run(SEARCH);
		expect(idsOf(items).sort()).toEqual(open);
		expect(requests).toBe(1);
	});

	it.each([
		['a known field of a contact', 'contact', 'contacts', { searchField: 'Email' }, 'Email'],
		[
			'a custom field by its label',
			'account',
			'accounts',
			{ searchField: '__custom', searchCustomField: 'Severity' },
			'Severity',
		],
		['the number of a case', 'case', 'requests', { searchField: 'Request Id', searchValue: '101' }, 'Subject'],
	] as const)('looks in %s', async (_, resource, module, field, label) => {
		const id = bench.simulator.add(module, { [label]: 'S1', 'Last Name': 'Lee' });
		const { items, requests } = await bench.run({ ...SEARCH, resource, searchValue: 'S1', ...field, options: {} });
		expect(idsOf(items)).toEqual([id]);
		expect(requests).toBe(1);
	});

	it.each(['R&D <a+b=c> 100 %', 'O\'Brien; "quoted"', '🔥 Müller', 'a,b(c)', '007', 'null'])(
		'finds a value with special characters (%s)',
		async (searchValue) => {
			const id = bench.simulator.add('requests', { Subject: searchValue });
			const { items, requests } = await bench.run({ ...SEARCH, searchField: 'Subject', searchValue });
			expect(idsOf(items)).toEqual([id]);
			expect(requests).toBe(1);
		},
	);

	it.each(['json', 'xml'])('gives the same record as Get, with empty fields as null, in %s', async (format) => {
		const recordId = bench.simulator.add('requests', { Subject: 'One', Status: 'Open' });
		const found = await bench.run({ ...SEARCH, options: { format } });
		const got = await bench.run({ resource: 'case', operation: 'get', recordId, options: { format } });
		expect(found.requests).toBe(1);
		expect(found.items).toEqual(got.items);
	});

	it.each([0, 1, 199, 200, 398, 399, 400, 1000])(
		'reads all of %i records found with at most one request for each 199, and one more',
		async (count) => {
			bench.simulator.setOpenPoints({ recordOrder: 'oldest-first' });
			addCases(bench.simulator, 5, { Status: 'Closed' });
			const open = addCasesApart(bench.simulator, count, { Status: 'Open' });
			const { items, requests } = await bench.run(ALL);
			expect(idsOf(items)).toEqual(open);
			expect(requests).toBe(priceOfAll(count));
		},
	);

	it.each([199, 200, 1000])(
		'reads all of %i records found with one more request for several pages, when the last changed may come first',
		async (count) => {
			const open = addCasesApart(bench.simulator, count, { Status: 'Open' });
			const { items, requests } = await bench.run(ALL);
			expect(idsOf(items).sort()).toEqual(open);
			expect(requests).toBe(priceOfAll(count, true));
		},
	);

	it.each([1, 50, 200, 201, 401])('reads the first %i records found with one request for each 200', async (limit) => {
		addCases(bench.simulator, 500, { Status: 'Open' });
		const { items, requests } = await bench.run({ ...SEARCH, limit });
		expect(new Set(idsOf(items)).size).toBe(limit);
		expect(requests).toBe(Math.ceil(limit / 200));
	});

	it.each<OpenPoints['emptyList']>(['4422', 'empty-result'])(
		'gives no items when it finds nothing (%s)',
		async (emptyList) => {
			bench.simulator.setOpenPoints({ emptyList });
			addCases(bench.simulator, 3, { Status: 'Closed' });
			const { items, error, requests } = await bench.run(ALL);
			expect(error).toBeUndefined();
			expect(items).toEqual([]);
			expect(requests).toBe(1);
		},
	);

	it('is made once for each distinct value of many items', async () => {
		const values = ['Open', 'Closed', 'On Hold', 'Escalated'];
		for (const Status of values) addCases(bench.simulator, 1, { Status });
		const items = Array.from({ length: 200 }, (_, place) => ({ status: values[place % 4] ?? '' }));
		const got = await bench.run(
			{ ...SEARCH, searchValue: '={{ $json.status }}', options: { fields: ['Status'] } },
			{ items },
		);
		expect(got.items.map(({ Status }) => Status)).toEqual(items.map(({ status }) => status));
		expect(got.requests).toBe(4);
	});

	it.each([
		['empty', '={{ "" }}'],
		['nothing but blanks', '   '],
	])('for a value that is %s is refused before any request', async (_, searchValue) => {
		const { error, requests } = await bench.run({ ...SEARCH, searchValue });
		expect(error?.message).toBe("Item 0: 'Value' is empty, so there is nothing to search for.");
		expect(requests).toBe(0);
	});

	it('in a field without a label is refused before any request', async () => {
		const { error, requests } = await bench.run({ ...SEARCH, searchField: '__custom', searchCustomField: ' ' });
		expect(error?.message).toBe("Item 0: No field is chosen under 'Search In'.");
		expect(requests).toBe(0);
	});

	it.each<OpenPoints['errorStatus']>(['200', '4xx'])(
		'in a field that the service does not know names it (HTTP %s)',
		async (errorStatus) => {
			bench.simulator.setOpenPoints({ errorStatus });
			const { error, requests } = await bench.run({ ...SEARCH, searchField: '__custom', searchCustomField: 'Colour' });
			expect(error?.message).toMatch(/^Item 0: Zoho says: .*Colour.*\[4420\]/);
			expect(error?.description).toMatch(/matches Zoho's label exactly/);
			expect(requests).toBe(1);
		},
	);

	it.each([
		['a date as Get shows it', 'Due Date', '2026-11-24'],
		['a date in the form of Zoho', 'Due Date', '11/24/2026'],
		[
			'a DateTime of Luxon',
			'Due Date',
			'={{ DateTime.fromISO("2026-11-24T09:30:00", { zone: "America/Los_Angeles" }) }}',
		],
		['a date with time of another zone', 'Due Date', '2026-11-24T17:30:00Z'],
	])('finds a record by %s', async (_, searchField, searchValue) => {
		const stored = searchValue.includes('T') ? '2026-11-24 09:30:00' : '11/24/2026';
		const id = bench.simulator.add('requests', { Subject: 'One', 'Due Date': stored });
		const { items, requests } = await bench.run({ ...SEARCH, searchField, searchValue });
		expect(idsOf(items)).toEqual([id]);
		expect(requests).toBe(1);
	});

	it('finds a record by the time that Get shows', async () => {
		const recordId = bench.simulator.add('requests', { Subject: 'One' });
		const got = await bench.run({ resource: 'case', operation: 'get', recordId });
		const { items, requests } = await bench.run({
			...SEARCH,
			searchField: 'Created Time',
			searchValue: String(got.items[0]?.['Created Time']),
		});
		expect(idsOf(items)).toEqual([recordId]);
		expect(requests).toBe(1);
	});

	it('does not change a text that looks like a date in a text field', async () => {
		const id = bench.simulator.add('requests', { Subject: '2026-11-24' });
		const { items, requests } = await bench.run({ ...SEARCH, searchField: 'Subject', searchValue: '2026-11-24' });
		expect(idsOf(items)).toEqual([id]);
		expect(requests).toBe(1);
	});

	it.each(['one\r\ntwo', 'ACME\u0000', ' ACME '])(
		'finds what Create wrote for the same value (%j)',
		async (Subject) => {
			await bench.run(
				{ resource: 'case', operation: 'create', fields: autoMap() },
				{ items: [{ Subject, 'Contact Name': 'Ann Lee' }] },
			);
			const { items, requests } = await bench.run(
				{ ...SEARCH, searchField: 'Subject', searchValue: '={{ $json.value }}', options: {} },
				{ items: [{ value: Subject }] },
			);
			expect(items).toHaveLength(1);
			expect(requests).toBe(1);
		},
	);

	it('for a number that has lost digits is refused before any request', async () => {
		const { error, requests } = await bench.run({
			...SEARCH,
			searchField: 'Subject',
			searchValue: '={{ 7615917337495251231 }}',
		});
		expect(error?.message).toBe(
			"Item 0: The field 'Subject' holds the number 7615917337495251000, which has lost its last digits.",
		);
		expect(requests).toBe(0);
	});

	it('that fails does not stop the other items, with Continue on Fail', async () => {
		const [id] = addCases(bench.simulator, 1, { Status: 'Open' });
		const { items, requests } = await bench.run(
			{ ...SEARCH, searchValue: '={{ $json.status }}' },
			{ items: [{ status: '' }, { status: 'Open' }], settings: GO_ON },
		);
		expect(items).toEqual([
			expect.objectContaining({ error: "'Value' is empty, so there is nothing to search for." }),
			{ id, Subject: 'Case 1' },
		]);
		expect(requests).toBe(1);
	});
});
