import { describe, expect, it } from '@jest/globals';
import { GO_ON, openWorkbench } from './workbench';
import { autoMap } from './zoho-node';

const UPSERT = { resource: 'contact', operation: 'upsert', fields: autoMap('Email') };
const ANN = { Email: 'ann@northwind.example', 'Last Name': 'Lee' };

describe('Create or Update', () => {
	const bench = openWorkbench();
	const contacts = () =>
		bench.simulator.records('contacts').map(({ id, fields }) => ({ id, Email: fields.Email, Phone: fields.Phone }));
	const methods = () => bench.simulator.journal.entries().map(({ method }) => method);

	it('updates the one record that matches, with two requests', async () => {
		const id = bench.simulator.add('contacts', ANN);
		const { items, requests } = await bench.run(UPSERT, { items: [{ Email: ANN.Email, Phone: '555' }] });
		expect(items).toEqual([{ id, outcome: 'updated', Email: ANN.Email, Phone: '555' }]);
		expect(contacts()).toEqual([{ id, Email: ANN.Email, Phone: '555' }]);
		expect(requests).toBe(2);
	});

	it('creates the record when none matches, with two requests', async () => {
		const { items, requests } = await bench.run(UPSERT, { items: [ANN] });
		expect(items).toEqual([{ id: contacts()[0]?.id, outcome: 'created', ...ANN }]);
		expect(contacts()).toHaveLength(1);
		expect(requests).toBe(2);
	});

	it('refuses when several match, names them, and writes nothing', async () => {
		const ids = [
			bench.simulator.add('contacts', ANN),
			bench.simulator.add('contacts', { ...ANN, Email: ANN.Email.toUpperCase() }),
		];
		const { error, requests } = await bench.run(UPSERT, { items: [{ ...ANN, Phone: '555' }] });
		expect(error?.message).toContain(`Item 0: 2 contacts have the Email '${ANN.Email}'`);
		expect(ids.filter((id) => !String(error?.message).includes(id))).toEqual([]);
		expect(contacts().filter(({ Phone }) => Phone !== undefined)).toEqual([]);
		expect(requests).toBe(1);
	});

	it('looks up before it writes anything', async () => {
		bench.simulator.add('contacts', ANN);
		const { requests } = await bench.run(UPSERT, { items: [ANN, { Email: 'bo@x.example', 'Last Name': 'Bo' }] });
		expect(methods()).toEqual(['getrecordsbysearch', 'getrecordsbysearch', 'addrecords', 'updaterecords']);
		expect(requests).toBe(4);
	});

	it.each([
		['the same', ANN.Email],
		['another case', 'ANN@Northwind.example'],
		['blanks around it', `  ${ANN.Email} `],
	])('creates one record from two items of one run with %s as key', async (_, Email) => {
		const { items, requests } = await bench.run(UPSERT, { items: [ANN, { Email, 'Last Name': 'Lee', Phone: '555' }] });
		expect(contacts()).toEqual([expect.objectContaining({ Phone: '555' })]);
		expect(items.map(({ id, outcome }) => [id, outcome])).toEqual([
			[contacts()[0]?.id, 'created'],
			[contacts()[0]?.id, 'updated'],
		]);
		expect(requests).toBe(3);
	});

	it('uses the values of the last of several items with one key', async () => {
		bench.simulator.add('contacts', ANN);
		const { requests } = await bench.run(UPSERT, {
			items: ['1', '2', '3'].map((Phone) => ({ Email: ANN.Email, Phone })),
		});
		expect(contacts()[0]?.Phone).toBe('3');
		expect(requests).toBe(4);
	});

	it('mixes updates, creations and refusals in one run: a request for each look-up and update, and one for all creations', async () => {
		const known = ['a', 'b', 'c', 'd'].map((name) =>
			bench.simulator.add('contacts', { Email: `${name}@x.example`, 'Last Name': name }),
		);
		for (const name of ['twin', 'twin'])
			bench.simulator.add('contacts', { Email: 'twin@x.example', 'Last Name': name });
		const names = ['a', 'n1', 'b', 'n2', 'twin', 'n3', 'c', 'n4', 'd', 'n5'];
		const { items, requests } = await bench.run(UPSERT, {
			items: names.map((name) => ({ Email: `${name}@x.example`, 'Last Name': name })),
			settings: GO_ON,
		});
		expect(items.map(({ outcome, error }) => outcome ?? String(error).slice(0, 10))).toEqual([
			'updated',
			'created',
			'updated',
			'created',
			'2 contacts',
			'created',
			'updated',
			'created',
			'updated',
			'created',
		]);
		expect([0, 2, 6, 8].map((place) => items[place]?.id)).toEqual(known);
		expect(requests).toBe(10 + 1 + 4);
	});

	it.each([
		['a known field', 'Phone'],
		['a custom field by its label', 'Severity'],
	])('matches on %s', async (_, field) => {
		const id = bench.simulator.add('contacts', { ...ANN, [field]: 'S1 & co' });
		const { items, requests } = await bench.run(
			{ ...UPSERT, fields: autoMap(field) },
			{ items: [{ [field]: 'S1 & co', Title: 'Nurse' }] },
		);
		expect(items).toEqual([{ id, outcome: 'updated', [field]: 'S1 & co', Title: 'Nurse' }]);
		expect(requests).toBe(2);
	});

	it.each([
		['a date', 'Support Start Date', '2026-11-24'],
		['a date with time', 'Support Start Date', '2026-11-24T10:00:00-08:00'],
		['a date in a custom field', 'Follow Up On', '2026-11-24'],
	])('matches on %s', async (_, field, value) => {
		const product = { resource: 'product', fields: autoMap(field) };
		const items = [{ [field]: value, 'Product Name': 'LaserJet' }];
		await bench.run({ ...UPSERT, ...product }, { items });
		const { requests } = await bench.run({ ...UPSERT, ...product }, { items });
		expect(requests).toBe(2);
		expect(bench.simulator.records('products')).toHaveLength(1);
	});

	it.each(['json', 'xml'])('matches a number in an answer with numbers, in %s', async (format) => {
		bench.simulator.setOpenPoints({ valueTypes: 'mixed' });
		const id = bench.simulator.add('contacts', { ...ANN, Phone: '555' });
		const { items, requests } = await bench.run(
			{ ...UPSERT, fields: autoMap('Phone'), options: { format } },
			{ items: [{ Phone: 555 }] },
		);
		expect(items).toEqual([expect.objectContaining({ id, outcome: 'updated' })]);
		expect(requests).toBe(2);
	});

	it('keeps the digits of long numbers in a JSON text, so two customers stay two', async () => {
		bench.simulator.remove('contacts', bench.simulator.add('contacts', { 'Order Number': 'x' }));
		const match = { ...UPSERT, matchField: 'Order Number' };
		const json = {
			dataMode: 'json',
			jsonFields: '={ "Order Number": {{ $json.n }}, "First Name": "{{ $json.who }}" }',
		};
		const people = [
			{ n: '7615917337495251231', who: 'Ann' },
			{ n: '7615917337495251232', who: 'Bob' },
		];
		const { items, requests } = await bench.run({ ...match, ...json }, { items: people });
		expect(items.map((item) => [item.outcome, item['Order Number'], item['First Name']])).toEqual(
			people.map(({ n, who }) => ['created', n, who]),
		);
		expect(bench.simulator.records('contacts')).toHaveLength(2);
		expect(requests).toBe(3);
	});

	it('refuses to match on a number that has lost digits', async () => {
		const { error, requests } = await bench.run(
			{ ...UPSERT, fields: autoMap('Phone') },
			{ items: [{ Phone: 7_615_917_337_495_251_231 }] },
		);
		expect(error?.message).toBe(
			"Item 0: The field 'Phone' holds the number 7615917337495251000, which has lost its last digits.",
		);
		expect(requests).toBe(0);
	});

	it.each(['one\r\ntwo', 'ACME\u0000', '\uD83DACME', ' ACME '])(
		'creates one record for a value that comes in several runs (%j)',
		async (value) => {
			const match = { ...UPSERT, fields: autoMap('Title') };
			const made = [];
			for (const Phone of ['1', '2', '3'])
				made.push(await bench.run(match, { items: [{ Title: value, 'Last Name': 'Lee', Phone }] }));
			expect(made.map(({ items, requests }) => [items[0]?.outcome, requests])).toEqual([
				['created', 2],
				['updated', 2],
				['updated', 2],
			]);
			expect(contacts()).toHaveLength(1);
		},
	);

	it('creates one record for a value with and without characters that are never sent', async () => {
		const match = { ...UPSERT, resource: 'account', fields: autoMap('Account Name') };
		const { items, requests } = await bench.run(match, {
			items: [{ 'Account Name': 'ACME\u0000' }, { 'Account Name': 'ACME' }],
		});
		expect(items.map(({ outcome }) => outcome)).toEqual(['created', 'updated']);
		expect(requests).toBe(3);
	});

	it('refuses an item without a value to match on, before any request', async () => {
		const { error, requests } = await bench.run(UPSERT, { items: [{ 'Last Name': 'Lee' }] });
		expect(error?.message).toBe("Item 0: The field 'Email' to match on has no value in this item.");
		expect(requests).toBe(0);
	});

	it('names the item whose look-up the service refuses, and writes nothing', async () => {
		const match = { fields: autoMap('Shoe Size') };
		const { error, requests } = await bench.run(
			{ ...UPSERT, ...match },
			{ items: [{ 'Shoe Size': '43', 'Last Name': 'Lee' }] },
		);
		expect(error?.message).toMatch(/^Item 0: Zoho says: .*Shoe Size.*\[4420\]/);
		expect(contacts()).toEqual([]);
		expect(requests).toBe(1);
	});
});
