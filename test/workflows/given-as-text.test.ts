import { describe, expect, it } from '@jest/globals';
import type { INodeParameters } from 'n8n-workflow';
import { addCases, GO_ON, openWorkbench } from './workbench';
import { autoMap, fields } from './zoho-node';

const GET_MANY = { resource: 'case', operation: 'getMany' };
const CREATE = { resource: 'case', operation: 'create', fields: autoMap() };
const ANN = { 'Contact Name': 'Ann Lee' };

describe('a setting from an expression', () => {
	const bench = openWorkbench();

	it.each(['={{ true }}', '={{ true }} ', '={{ "true" }}', '= {{ "TRUE" }}'])(
		'turns Return All on with %j',
		async (returnAll) => {
			addCases(bench.simulator, 120);
			const { items, requests } = await bench.run({ ...GET_MANY, returnAll });
			expect(items).toHaveLength(120);
			expect(requests).toBe(1);
		},
	);

	it.each(['={{ false }} ', '={{ "false" }}'])('leaves Return All off with %j', async (returnAll) => {
		addCases(bench.simulator, 120);
		const { items, requests } = await bench.run({ ...GET_MANY, returnAll, limit: '={{ 3 }} ' });
		expect(items).toHaveLength(3);
		expect(requests).toBe(1);
	});

	it.each([
		'={{ ["Subject"] }}',
		'={{ ["Subject"] }} ',
		'={{ "Subject" }}',
		'={{ \'["Subject"]\' }}',
		'={{ "Subject, Subject" }}',
	])('chooses Fields with %j', async (fields) => {
		addCases(bench.simulator, 1);
		const { items, requests } = await bench.run({ ...GET_MANY, options: { fields } });
		expect(Object.keys(items[0] ?? {})).toEqual(['id', 'Subject']);
		expect(requests).toBe(1);
	});

	it.each(['={{ false }} ', '={{ "false" }}'])('leaves out the content of messages with %j', async (withContent) => {
		const [recordId = ''] = addCases(bench.simulator, 1, { Description: 'It burns' });
		const { items, requests } = await bench.run({
			resource: 'case',
			operation: 'getConversation',
			recordId,
			withContent,
		});
		expect(items[0]).not.toHaveProperty('Content');
		expect(requests).toBe(1);
	});

	it('names the fields to send, and those to ignore', async () => {
		bench.simulator.remove('requests', bench.simulator.add('requests', { note: 'x', Severity: 'x' }));
		const { items, requests } = await bench.run(
			{ ...CREATE, columnsToIgnore: '={{ ["note"] }} ' },
			{ items: [{ ...ANN, note: 'secret' }] },
		);
		expect(items[0]).not.toHaveProperty('note');
		expect(requests).toBe(1);
	});

	it('sets how many records a request creates, and the format, as text', async () => {
		const options = { rowsPerCall: '={{ 2 }} ', format: '={{ "xml" }} ' };
		const { items, requests } = await bench.run({ ...CREATE, options }, { items: [ANN, ANN, ANN] });
		expect(items).toHaveLength(3);
		expect(requests).toBe(2);
		expect(bench.simulator.journal.entries().map(({ format }) => format)).toEqual(['xml', 'xml']);
	});

	const json = { dataMode: 'json', jsonFields: '{"Subject":"One","Contact Name":"Ann Lee"}' };
	const refused: ReadonlyArray<readonly [message: string, parameters: INodeParameters]> = [
		["'Return All' must be true or false, but it is 'yes'.", { ...GET_MANY, returnAll: '={{ "yes" }}' }],
		["'Return All' must be true or false, but it is undefined.", { ...GET_MANY, returnAll: '={{ $json.missing }}' }],
		["'Limit' must be a whole number of 1 or more, but it is 2.5.", { ...GET_MANY, limit: '={{ 2.5 }}' }],
		[
			"'Fields' must be a list of labels, but it is undefined.",
			{ ...GET_MANY, options: { fields: '={{ $json.missing }}' } },
		],
		[
			"'Fields' must be a list of labels, but it is an object.",
			{ ...GET_MANY, options: { fields: '={{ { Subject: true } }}' } },
		],
		[
			"'Custom Fields > Field' must be text, but it is undefined.",
			{ ...GET_MANY, options: { ownFields: { field: [{ name: '={{ $json.missing }}' }] } } },
		],
		[
			"'Modified Since' must be a date and time, but it is undefined.",
			{ ...GET_MANY, options: { modifiedSince: '={{ $json.missing }}' } },
		],
		[
			"'With Content' must be true or false, but it is 1.",
			{ resource: 'case', operation: 'getConversation', recordId: '1', withContent: '={{ 1 }}' },
		],
		[
			"'Search In' must be text, but it is undefined.",
			{ resource: 'case', operation: 'search', searchField: '={{ $json.missing }}', searchValue: 'x' },
		],
		[
			"'Search In (Custom Field)' must be text, but it is an object.",
			{
				resource: 'case',
				operation: 'search',
				searchField: '__custom',
				searchCustomField: '={{ { a: 1 } }}',
				searchValue: 'x',
			},
		],
		[
			"'Field to Match On' must be text, but it is undefined.",
			{ resource: 'case', operation: 'upsert', matchField: '={{ $json.missing }}', ...json },
		],
		[
			"'Mapping Mode' must be one of defineBelow, autoMapInputData, but it is undefined.",
			{ resource: 'case', operation: 'create', fields: { ...autoMap(), mappingMode: '={{ $json.missing }}' } },
		],
		[
			"'Fields' must hold names and values.",
			{ resource: 'case', operation: 'create', fields: { ...fields({}), value: '={{ ["a"] }}' } },
		],
		[
			"'Fill In Fields' must be one of fields, json, but it is 'all'.",
			{ resource: 'case', operation: 'create', dataMode: '={{ "all" }}' },
		],
		["'Columns to Leave Out' must be a list of labels, but it is 5.", { ...CREATE, columnsToIgnore: '={{ 5 }}' }],
	];

	it.each(refused)('is refused by name, without a request: %s', async (message, parameters) => {
		const { error, requests } = await bench.run(parameters);
		expect(error?.message).toBe(`Item 0: ${message}`);
		expect(requests).toBe(0);
	});

	it.each([
		// It belongs to the connection, so to no single item when all have it.
		["'Answer Format' must be one of json, xml, but it is 'yaml'.", { options: { format: '={{ "yaml" }}' } }],
		[
			"Item 0: 'Records per Request' must be a whole number from 1 to 100, but it is 'many'.",
			{ options: { rowsPerCall: '={{ "many" }}' } },
		],
		[
			"Item 0: 'Records per Request' must be a whole number from 1 to 100, but it is undefined.",
			{ options: { rowsPerCall: '={{ $json.missing }}' } },
		],
	])('of an operation that creates is refused by name, without a request: %s', async (message, options) => {
		for (const operation of ['create', 'upsert']) {
			const { error, requests } = await bench.run(
				{ ...CREATE, operation, fields: autoMap('Contact Name'), ...options },
				{ items: [ANN] },
			);
			expect(error?.message).toBe(message);
			expect(requests).toBe(0);
		}
	});

	it.each([
		['format', "Not sent: 'Answer Format' must be one of json, xml, but it is 'many'.", '"json"'],
		['rowsPerCall', "'Records per Request' must be a whole number from 1 to 100, but it is 'many'.", '2'],
	])('that is wrong for one item fails only that item: %s', async (name, message, right) => {
		const options = { [name]: `={{ $json.n === 1 ? "many" : ${right} }}` };
		for (const operation of ['create', 'upsert']) {
			const items = [0, 1, 2].map((n) => ({ n, 'Contact Name': `Ann ${operation} ${n}` }));
			const { items: results } = await bench.run(
				{ ...CREATE, operation, fields: autoMap('Contact Name'), columnsToIgnore: 'n', options },
				{ items, settings: GO_ON },
			);
			expect(results).toMatchObject([
				{ outcome: 'created' },
				{ error: message, details: { item: 1 } },
				{ outcome: 'created' },
			]);
		}
	});
});
