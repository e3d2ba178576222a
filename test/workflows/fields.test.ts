import { describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';
import { openWorkbench } from './workbench';
import { autoMap, fields } from './zoho-node';

const CREATE = { resource: 'case', operation: 'create' };
const AUTO_MAP = { ...CREATE, fields: autoMap() };
const ANN = { 'Contact Name': 'Ann Lee' };

describe('the fields to send', () => {
	const bench = openWorkbench();
	const stored = () => bench.simulator.records('requests').map(({ fields: values }) => values);

	/** Adds these custom fields to the portal. */
	function teach(...labels: string[]): void {
		bench.simulator.remove(
			'requests',
			bench.simulator.add('requests', Object.fromEntries(labels.map((label) => [label, 'x']))),
		);
	}

	it('are those filled in by hand, by known and custom label', async () => {
		const values = { Subject: 'One', ...ANN, ' Severity ': 'S1' };
		const { items, requests } = await bench.run({ ...CREATE, fields: fields(values) });
		expect(stored()[0]).toMatchObject({ Subject: 'One', ...ANN, Severity: 'S1' });
		expect(items[0]).toMatchObject({ outcome: 'created', Subject: 'One', ...ANN, Severity: 'S1' });
		expect(requests).toBe(1);
	});

	it('can be an expression for each item', async () => {
		const { requests } = await bench.run(
			{ ...CREATE, fields: fields({ Subject: '={{ $json.title }}', ...ANN }) },
			{ items: [{ title: 'One' }, { title: 'Two' }] },
		);
		expect(stored().map(({ Subject }) => Subject)).toEqual(['One', 'Two']);
		expect(requests).toBe(1);
	});

	it('are refused before any request when one is set twice', async () => {
		const { error, requests } = await bench.run({
			...CREATE,
			fields: fields({ Subject: 'One', ' subject': 'Two' }),
		});
		expect(error?.message).toBe("Item 0: The field 'subject' is set twice.");
		expect(requests).toBe(0);
	});

	it('are refused before any request when there are none', async () => {
		const { error, requests } = await bench.run({ ...CREATE, fields: fields({}) });
		expect(error?.message).toBe('Item 0: There are no fields to send.');
		expect(requests).toBe(0);
	});

	it('are all columns of the input', async () => {
		const columns = Object.fromEntries(
			Array.from({ length: 60 }, (_, place) => [`Own Field ${place}`, `value ${place}`]),
		);
		teach(...Object.keys(columns));
		const { requests } = await bench.run(AUTO_MAP, { items: [{ Subject: 'One', ...ANN, ...columns }] });
		expect(stored()[0]).toMatchObject({ Subject: 'One', ...ANN, ...columns });
		expect(requests).toBe(1);
	});

	it('are the columns of the input without those to ignore', async () => {
		teach('note', 'draft', 'id');
		const { items, requests } = await bench.run(
			{ ...AUTO_MAP, columnsToIgnore: 'note, id' },
			{ items: [{ ...ANN, note: 'secret', draft: 'yes', id: '7' }] },
		);
		expect(stored()[0]).toMatchObject({ ...ANN, draft: 'yes' });
		expect(stored()[0]).not.toHaveProperty('note');
		expect(items[0]).not.toHaveProperty('note');
		expect(requests).toBe(1);
	});

	it('leave out the id of an incoming record by default', async () => {
		teach('id');
		const { requests } = await bench.run(AUTO_MAP, { items: [{ ...ANN, id: '7' }] });
		expect(stored()[0]).not.toHaveProperty('id');
		expect(requests).toBe(1);
	});

	it.each([
		['a JSON text', '{"Subject": "One", "Contact Name": "Ann Lee"}'],
		['an expression that gives an object', '={{ { Subject: "One", "Contact Name": "Ann Lee" } }}'],
		['a JSON text with expressions in it', '={ "Subject": "{{ $json.title }}", "Contact Name": "Ann Lee" }'],
	])('are read from %s', async (_, jsonFields) => {
		const { requests } = await bench.run({ ...CREATE, dataMode: 'json', jsonFields }, { items: [{ title: 'One' }] });
		expect(stored()[0]).toMatchObject({ Subject: 'One', ...ANN });
		expect(requests).toBe(1);
	});

	it.each([
		['no JSON', '{"Subject": ', /'Fields \(JSON\)' is not valid JSON/],
		['a list', '[{"Subject": "One"}]', /must be one object/],
		['a bare text', '"One"', /must be one object/],
	])('are refused before any request when they are %s', async (_, jsonFields, message) => {
		const { error, requests } = await bench.run({ ...CREATE, dataMode: 'json', jsonFields });
		expect(error?.message).toMatch(message);
		expect(requests).toBe(0);
	});

	it('turn numbers and booleans into text, and null into an empty field', async () => {
		teach('Size', 'Urgent', 'Gone');
		const { requests } = await bench.run(AUTO_MAP, { items: [{ ...ANN, Size: 1.5, Urgent: false, Gone: null }] });
		expect(stored()[0]).toMatchObject({ Size: '1.5', Urgent: 'false' });
		expect(stored()[0]).not.toHaveProperty('Gone');
		expect(requests).toBe(1);
	});

	it('clear a field of an existing record that is set to null', async () => {
		const id = bench.simulator.add('requests', { Subject: 'One', ...ANN, Status: 'Open' });
		const { requests } = await bench.run(
			{ resource: 'case', operation: 'update', recordId: id, fields: autoMap() },
			{ items: [{ Status: null }] },
		);
		expect(stored()[0]).not.toHaveProperty('Status');
		expect(requests).toBe(1);
	});

	it.each<[string, IDataObject, RegExp]>([
		['a list', { Category: ['a', 'b'] }, /The field 'Category' holds a list/],
		['an object', { Category: { a: 1 } }, /The field 'Category' holds an object/],
		['a column without a name', { '': 'x' }, /The field '' has no name/],
	])('are refused without a request, by name, when a field contains %s', async (_, columns, message) => {
		const { error, requests } = await bench.run(AUTO_MAP, { items: [{ ...ANN, ...columns }] });
		expect(error?.message).toMatch(message);
		expect(requests).toBe(0);
	});

	it.each([
		['<b>5 < 6 & "7"</b> \'x\'', undefined],
		['a ]]> b <![CDATA[ c ]]>', undefined],
		['🖨️🔥 é 漢字 עברית', undefined],
		['a+b=c&d%20;?#', undefined],
		['  blanks around \n', 'blanks around'],
		['one\ntwo\tthree', undefined],
		['one\r\ntwo\rthree', 'one\ntwo\nthree'],
		['bell\u0007 null\u0000 half\uD83D', 'bell null half'],
		['=1+1', undefined],
		['null', undefined],
		['{{ $json.x }}', undefined],
	])('reach the service as written (%j)', async (Subject, arrived = Subject) => {
		const { requests } = await bench.run(AUTO_MAP, { items: [{ Subject, ...ANN }] });
		expect(stored()[0]?.Subject).toBe(arrived);
		expect(requests).toBe(1);
	});

	it.each(['one\r\ntwo\rthree', '\u0000 ACME \u0000', '007'])(
		'are returned as Get shows them (%j)',
		async (Subject) => {
			const { items, requests } = await bench.run(AUTO_MAP, { items: [{ Subject, ...ANN }] });
			const got = await bench.run(
				{ resource: 'case', operation: 'get', recordId: '={{ $json.id }}' },
				{ items: [{ id: items[0]?.id }] },
			);
			expect(items[0]).toMatchObject({ Subject: got.items[0]?.Subject });
			expect(requests).toBe(1);
		},
	);

	it.each([
		['filled in by hand', { fields: fields({ ...ANN, Size: '={{ $json.n }}' }) }, 7_615_917_337_495_251_231],
		['from the columns of the input', { fields: autoMap() }, 7_615_917_337_495_251_231],
		[
			'in JSON by an expression',
			{ dataMode: 'json', jsonFields: '={{ { "Contact Name": "Ann Lee", Size: $json.n } }}' },
			1e21,
		],
	])('are refused by name when a number has lost digits: %s', async (_, mode, n) => {
		const { error, requests } = await bench.run({ ...CREATE, ...mode }, { items: [{ ...ANN, Size: n, n }] });
		expect(error?.message).toMatch(
			/^Item 0: The field '(Size|n)' holds the number \d+, which has lost its last digits\.$/,
		);
		expect(requests).toBe(0);
	});

	it.each([
		['7615917337495251231', undefined],
		['1e21', '1000000000000000000000'],
		['1.50', undefined],
		['-0.1', undefined],
		['7', undefined],
		['1.5e-7', '0.00000015'],
	])('keep every digit of a number in a JSON text (%s)', async (number, stored_ = number) => {
		teach('Size');
		const { items, requests } = await bench.run({
			...CREATE,
			dataMode: 'json',
			jsonFields: `={ "Contact Name": "Ann Lee", "Size": {{ "${number}" }} }`,
		});
		expect(stored()[0]?.Size).toBe(stored_);
		expect(items[0]?.Size).toBe(stored_);
		expect(requests).toBe(1);
	});

	it('are refused by name when an expression finds nothing', async () => {
		const values = { ...ANN, Subject: '={{ $json.missing }}' };
		const { error, requests } = await bench.run({ ...CREATE, fields: fields(values) });
		expect(error?.message).toBe("Item 0: The field 'Subject' has no value: its expression gives undefined.");
		expect(requests).toBe(0);
	});

	it('reach the service completely, with twenty rows of 64 kB of markup in one call', async () => {
		const Description = '<&>"'.repeat(16_384);
		const { requests } = await bench.run(AUTO_MAP, {
			items: Array.from({ length: 20 }, () => ({ ...ANN, Description })),
		});
		expect(stored().filter((record) => record.Description === Description)).toHaveLength(20);
		expect(requests).toBe(1);
	});

	it.each(['Size <cm> & "more"', 'Größe', "Customer's Wish", 'a]]>b', '100 %'])(
		'keep a label as written (%s)',
		async (label) => {
			teach(label);
			const { requests } = await bench.run(AUTO_MAP, { items: [{ ...ANN, [label]: 'yes' }] });
			expect(stored()[0]).toMatchObject({ [label]: 'yes' });
			expect(requests).toBe(1);
		},
	);
});
