import { describe, expect, it } from '@jest/globals';
import { skippedWaits } from './waits';
import { GO_ON, openWorkbench } from './workbench';
import { autoMap, fields } from './zoho-node';

skippedWaits();

const CREATE = { resource: 'case', operation: 'create' };
const GET = { resource: 'case', operation: 'get' };
const one = (value: string) => ({ ...CREATE, fields: fields({ 'Contact Name': 'Ann Lee', Subject: value }) });
const json = (jsonFields: string) => ({ ...CREATE, dataMode: 'json', jsonFields });
const map = { ...CREATE, fields: autoMap() };
const SEARCH = { resource: 'case', operation: 'search', searchField: 'Subject' };

describe('a value that does not fit the field', () => {
	const bench = openWorkbench();

	it.each([
		['a list as the record', { ...GET, recordId: '={{ ["123"] }}' }, /'Case' must be text, but it is a list/],
		['an object as the record', { ...GET, recordId: '={{ ({ id: 1 }) }}' }, /'Case' must be text, but it is an object/],
		['an id with an exponent', { ...GET, recordId: '={{ "1e+21" }}' }, /lost its last digits/],
		['a blank that an expression left', one('={{ $json.missing }} '), /'Subject'.*expression gave nothing/],
		['the text undefined', one('={{ "undefined" }} '), /'Subject'.*expression gave nothing/],
		['the text null', one('={{ "null" }} '), /'Subject'.*expression gave nothing/],
		['a label twice in JSON', json('{"Subject":"a","Subject":"b","Contact Name":"Ann"}'), /'Subject' is set twice/],
		['a label twice but for its case', json('{"Subject":"a"," subject":"b"}'), /'subject' is set twice/],
		[
			'an undefined value to search',
			{ ...SEARCH, searchValue: '={{ $json.missing }}' },
			/^Item 0: 'Value' .*undefined/,
		],
		[
			'no record a request',
			{ ...json('{"Subject":"a"}'), options: { rowsPerCall: 0 } },
			/whole number from 1 to 100, but it is 0\./,
		],
		[
			'too many records a request',
			{ ...json('{"Subject":"a"}'), options: { rowsPerCall: 1000 } },
			/whole number from 1 to 100, but it is 1000\./,
		],
	])('is refused by name: %s', async (_, parameters, message) => {
		const { error, requests } = await bench.run(parameters);
		expect(error?.message).toMatch(message);
		expect(requests).toBe(0);
	});

	it('may be a nested object that has the same labels as the outer one', async () => {
		const { error } = await bench.run(json('{"Subject":"{\\"Subject\\":1}","Contact Name":"Subject"}'));
		expect(error).toBeUndefined();
	});
});

describe('a second value for one field', () => {
	const bench = openWorkbench();

	it.each([
		['a list in a column', map, { Subject: ['a', 'b'] }, /'Subject' holds a list/],
		['an object in a column', map, { Subject: {} }, /'Subject' holds an object/],
		['a list in JSON', json('{"Subject":["a","b"]}'), {}, /'Subject' holds a list/],
		['an object in JSON', json('{"Subject":{}}'), {}, /'Subject' holds an object/],
		['a list defined below', one('={{ ["a", "b"] }}'), {}, /'Subject' holds a list/],
		['an object defined below', one('={{ ({}) }}'), {}, /'Subject' holds an object/],
		['two columns but for case and blanks', map, { Subject: 'a', 'subject ': 'b' }, /'subject' is set twice/],
	])('is refused by name: %s', async (_, parameters, item, message) => {
		const { error, requests } = await bench.run(parameters, { items: [item] });
		expect(error?.message).toMatch(message);
		expect(requests).toBe(0);
	});

	it('may be in a column that is ignored', async () => {
		const parameters = { ...map, columnsToIgnore: 'subject ,subject' };
		const { error } = await bench.run(parameters, { items: [{ Subject: 'a', subject: 'b', 'Contact Name': 'Ann' }] });
		expect(error).toBeUndefined();
		expect(bench.simulator.records('requests')).toMatchObject([{ fields: { Subject: 'a' } }]);
	});
});

describe('a field that Zoho sets by itself', () => {
	const bench = openWorkbench();
	const SENT = { Subject: 'a', 'Contact Name': 'Ann' };
	const below = (given: Record<string, string>) => ({ ...CREATE, fields: fields(given) });
	const UPDATE = { operation: 'update', recordId: '190000000000001002' };
	const UNKNOWN = ['ignored', 'refused'] as const;

	describe.each(UNKNOWN)('when Zoho has an unknown field %s', (unknownField) => {
		it.each([
			['in JSON', json(JSON.stringify({ ...SENT, 'Request Id': '7' })), 'Request Id'],
			['in JSON, in another case', json(JSON.stringify({ ...SENT, ' created time': '2020-01-01' })), 'created time'],
			['defined below', below({ ...SENT, 'Created Time': '2020-01-01' }), 'Created Time'],
			['in JSON of an update', { ...json('{"Created By":"Ann"}'), ...UPDATE }, 'Created By'],
		])('is refused by name %s', async (_, parameters, label) => {
			bench.simulator.setOpenPoints({ unknownField });
			const { error, requests } = await bench.run(parameters);
			expect(error?.message).toContain(`Zoho sets the field '${label}' itself`);
			expect(requests).toBe(0);
		});

		it('is left out of mapped columns, however it is written', async () => {
			bench.simulator.setOpenPoints({ unknownField });
			const { items } = await bench.run(map, {
				items: [{ ...SENT, 'request id': '7', 'Created Time ': '2020-01-01' }],
			});
			expect(items).toEqual([{ id: expect.any(String), outcome: 'created', ...SENT }]);
		});
	});
});

describe('a value that is only blanks', () => {
	const bench = openWorkbench();

	it.each(['mapped', 'in JSON'])('clears its field (%s)', async (way) => {
		const recordId = bench.simulator.add('requests', { Subject: 'a', 'Contact Name': 'Ann', Description: 'old' });
		const item = { Description: '  ' };
		const update = { recordId, ...(way === 'mapped' ? map : json(JSON.stringify(item))), operation: 'update' };
		const { error } = await bench.run(update, { items: [item] });
		expect([error, bench.simulator.records('requests')[0].fields.Description ?? '']).toEqual([undefined, '']);
	});
});

describe('the same ID twice', () => {
	const bench = openWorkbench();

	it('is deleted once, also by a second try', async () => {
		const [a, b] = ['A', 'B'].map((Subject) => bench.simulator.add('requests', { Subject }));
		bench.simulator.faults.add({ kind: 'gateway', after: 1 });
		const retry = { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 };
		const remove = { resource: 'case', operation: 'delete', recordId: '={{ $json.id }}' };
		const { error } = await bench.run(remove, { items: [{ id: a }, { id: b }, { id: a }], settings: retry });
		expect(error).toBeUndefined();
		expect(bench.simulator.records('requests')).toEqual([]);
	});
});

describe('one user with many wrong passwords', () => {
	const bench = openWorkbench();

	it('signs in at most twice', async () => {
		const items = Array.from({ length: 10 }, (_, place) => ({ id: '123', password: `wrong-${place}` }));
		const credential = { signIn: 'password', password: '={{ $json.password }}' };
		const { items: output } = await bench.run({ ...GET, recordId: '123' }, { items, settings: GO_ON, credential });
		expect(output).toHaveLength(10);
		expect(bench.simulator.journal.entries()).toHaveLength(2);
		expect(output.at(-1)?.error).toMatch(/tried no other password/);
	});
});
