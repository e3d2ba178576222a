import { describe, expect, it } from '@jest/globals';
import { ERROR_OUTPUT, GO_ON, idsOf, openWorkbench, subjects } from './workbench';
import { fields, ZOHO } from './zoho-node';
import { CREATE, casesToCreate } from './cases-to-create';

describe('Create', () => {
	const bench = openWorkbench();

	it.each([
		[1, 1],
		[99, 1],
		[100, 1],
		[101, 2],
		[200, 2],
		[250, 3],
	])('creates the records of %i items with %i requests', async (count, requests) => {
		const run = await bench.run(CREATE, { items: casesToCreate(count) });
		expect(idsOf(run.items)).toEqual(bench.simulator.records('requests').map(({ id }) => id));
		expect(subjects(bench.simulator)).toEqual(casesToCreate(count).map(({ Subject }) => Subject));
		expect(run.requests).toBe(requests);
	});

	it.each([
		[40, 7],
		[1, 250],
		[100, 3],
	])('sends %i rows a call when the user chooses that', async (rowsPerCall, requests) => {
		const run = await bench.run({ ...CREATE, options: { rowsPerCall } }, { items: casesToCreate(250) });
		expect(bench.simulator.records('requests')).toHaveLength(250);
		expect(run.requests).toBe(requests);
	});

	it('gives each item its id, its outcome and the sent fields, linked to the input item', async () => {
		const { items, outcome, requests } = await bench.run(CREATE, { items: casesToCreate(2) });
		const [first, second] = bench.simulator.records('requests');
		expect(items).toEqual([
			{ id: first?.id, outcome: 'created', Subject: 'Case 1', 'Contact Name': 'Ann Lee' },
			{ id: second?.id, outcome: 'created', Subject: 'Case 2', 'Contact Name': 'Ann Lee' },
		]);
		expect(outcome.items(ZOHO).map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
		expect(requests).toBe(1);
	});

	it.each([
		['contact', 'contacts', { 'Last Name': 'Lee' }],
		['account', 'accounts', { 'Account Name': 'Northwind' }],
		['task', 'tasks', { Subject: 'Call back' }],
		['solution', 'solutions', { 'Solution Title': 'Restart it' }],
		['product', 'products', { 'Product Name': 'LaserJet' }],
		['contract', 'contracts', { 'Contract Name': 'Gold' }],
	] as const)('creates a %s with one request', async (resource, module, values) => {
		const { items, requests } = await bench.run({
			...CREATE,
			resource,
			fields: fields(values),
		});
		const [record] = bench.simulator.records(module);
		expect(items).toEqual([{ id: record?.id, outcome: 'created', ...values }]);
		expect(record?.fields).toMatchObject(values);
		expect(requests).toBe(1);
	});

	it.each(['json', 'xml'])('reads the ids of an answer in %s', async (format) => {
		const { items, requests } = await bench.run({ ...CREATE, options: { format } }, { items: casesToCreate(3) });
		expect(idsOf(items)).toEqual(bench.simulator.records('requests').map(({ id }) => id));
		expect(requests).toBe(1);
	});

	it("gives each refused item Zoho's reason, and continues with the good ones", async () => {
		const { items, requests } = await bench.run(CREATE, { items: casesToCreate(5, [1, 3]), settings: GO_ON });
		expect(items.map(({ outcome, error }) => outcome ?? error)).toEqual([
			'created',
			expect.stringMatching(/^Zoho says: .*Contact Name in row 2 \[4401\]/),
			'created',
			expect.stringMatching(/^Zoho says: .*Contact Name in row 4 \[4401\]/),
			'created',
		]);
		expect(items[1]?.details).toMatchObject({
			item: 1,
			outcome: 'refused',
			code: '4401',
			nextStep: expect.stringMatching(/Fill in the field/),
		});
		expect(subjects(bench.simulator)).toEqual(['Case 1', 'Case 3', 'Case 5']);
		expect(requests).toBe(1);
	});

	it('sends good and failed items to separate outputs', async () => {
		const { items, errorItems, outcome, requests } = await bench.run(CREATE, {
			items: casesToCreate(4, [2]),
			settings: ERROR_OUTPUT,
		});
		expect(items.map(({ Subject }) => Subject)).toEqual(['Case 1', 'Case 2', 'Case 4']);
		expect(errorItems).toEqual([expect.objectContaining({ error: expect.stringMatching(/4401/) })]);
		expect(outcome.items(ZOHO, 1)[0]?.pairedItem).toEqual({ item: 2 });
		expect(requests).toBe(1);
	});

	it('without Continue on Fail names the item, and what was already written', async () => {
		const { error, requests } = await bench.run(CREATE, { items: casesToCreate(3, [1]) });
		const [first, third] = bench.simulator.records('requests');
		expect(error?.message).toMatch(/^Item 1: Zoho says: .*Contact Name/);
		expect(error?.description).toContain(`Already written: item 0 created ${first?.id}, item 2 created ${third?.id}.`);
		expect(error?.context?.itemIndex).toBe(1);
		expect(requests).toBe(1);
	});

	it('without Continue on Fail sends no further call after one with a refused row', async () => {
		const { error, requests } = await bench.run(CREATE, { items: casesToCreate(250, [150]) });
		expect(error?.message).toMatch(/^Item 150: /);
		expect(error?.description).toMatch(/Already written: item 0 created \d{18}, .*, and 179 more\./);
		expect(bench.simulator.records('requests')).toHaveLength(199);
		expect(requests).toBe(2);
	});

	it('sends nothing at all when an item cannot be sent, without Continue on Fail', async () => {
		const { error, requests } = await bench.run(CREATE, {
			items: [...casesToCreate(2), { Subject: { nested: true } }],
		});
		expect(error?.message).toMatch(/^Item 2: The field 'Subject' holds an object/);
		expect(error?.description).toContain('No other item was written.');
		expect(requests).toBe(0);
	});

	it('sends the others when an item cannot be sent, with Continue on Fail', async () => {
		const { items, requests } = await bench.run(CREATE, {
			items: [{ Subject: { nested: true } }, ...casesToCreate(2)],
			settings: GO_ON,
		});
		expect(items[0]).toMatchObject({
			error: expect.stringMatching(/^The field 'Subject' holds an object/),
			details: { outcome: 'refused', item: 0 },
		});
		expect(subjects(bench.simulator)).toEqual(['Case 1', 'Case 2']);
		expect(requests).toBe(1);
	});
});
