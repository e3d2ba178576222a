import { beforeAll, describe, expect, it } from '@jest/globals';
import type {
	INodeProperties,
	INodePropertyCollection,
	INodePropertyOptions,
	INodeTypeDescription,
} from 'n8n-workflow';
import { createEngine } from '../engine/engine';
import { node } from '../engine/workflow-json';
import { loadN8n } from '../engine/n8n';
import { addCases, idsOf, openWorkbench } from './workbench';

const TYPE = 'n8n-nodes-zoho-support.zohoSupport';
const RECORDS = ['account', 'case', 'contact', 'contract', 'product', 'solution', 'task'];
const OPERATIONS = ['create', 'delete', 'get', 'getMany', 'search', 'update', 'upsert'];
const FORMS: ReadonlyArray<readonly [resource: string, operation: string]> = [
	...RECORDS.flatMap((resource) => OPERATIONS.map((operation) => [resource, operation] as const)),
	['case', 'getConversation'],
	['apiUsage', 'getUsage'],
];
const READ_MANY = ['returnAll', 'limit', 'options'];
const WRITE = ['dataMode', 'fieldsToSend', 'options'];

/** What each operation asks for when nothing is filled in yet, without notices. */
const ASKED: Readonly<Record<string, readonly string[]>> = {
	create: WRITE,
	delete: ['recordId', 'options'],
	get: ['recordId', 'options'],
	getConversation: ['recordId', 'withContent', 'options'],
	getMany: READ_MANY,
	getUsage: [],
	search: ['searchField', 'searchValue', ...READ_MANY],
	update: ['recordId', ...WRITE],
	upsert: ['matchField', ...WRITE],
};

/** What the options of each operation are. */
const OPTIONS: Readonly<Record<string, readonly string[]>> = {
	create: ['format', 'rowsPerCall'],
	delete: ['format'],
	get: ['format', 'fields', 'customFields'],
	getConversation: ['format'],
	getMany: ['format', 'fields', 'customFields', 'modifiedSince'],
	search: ['format', 'fields', 'customFields'],
	update: ['format'],
	upsert: ['format', 'rowsPerCall'],
};

type Option = NonNullable<INodeProperties['options']>[number];

const isProperty = (option: Option): option is INodeProperties => 'type' in option && 'displayName' in option;
const isCollection = (option: Option): option is INodePropertyCollection => 'values' in option;
const isChoice = (option: Option): option is INodePropertyOptions => 'value' in option;

/** A property and those within it. */
function withInner(property: INodeProperties): INodeProperties[] {
	const inner = (property.options ?? []).flatMap((option) =>
		isCollection(option) ? option.values : isProperty(option) ? [option] : [],
	);
	return [property, ...inner.flatMap(withInner)];
}

describe('the form', () => {
	const bench = openWorkbench();
	let description: INodeTypeDescription;
	const { NodeHelpers } = loadN8n().workflow;

	beforeAll(async () => {
		const { types } = await createEngine();
		description = types.getByNameAndVersion(TYPE, 1).description;
	});

	/** The properties that n8n shows for these parameters, with defaults for the rest. */
	function shown(given: Record<string, string | boolean>): INodeProperties[] {
		const bare = node('Node', TYPE, given);
		const values = NodeHelpers.getNodeParameters(description.properties, given, true, false, bare, description) ?? {};
		return description.properties.filter((property) =>
			NodeHelpers.displayParameter(values, property, { typeVersion: 1 }, description),
		);
	}

	/** The names of the shown properties without notices, resource and operation. */
	const askedFor = (given: Record<string, string | boolean>) =>
		shown(given)
			.filter(({ type }) => type !== 'notice')
			.map(({ name }) => name)
			.filter((name) => name !== 'resource' && name !== 'operation');

	it('needs nothing but a credential: the newest 50 cases come', async () => {
		const ids = addCases(bench.desk, 60);
		const { items, requests } = await bench.run({});
		expect(idsOf(items)).toEqual(ids.reverse().slice(0, 50));
		expect(requests).toBe(1);
	});

	it('asks for case, Get Many, 50 records at first', () => {
		expect(
			NodeHelpers.getNodeParameters(description.properties, {}, true, false, node('Node', TYPE), description),
		).toEqual({
			resource: 'case',
			operation: 'getMany',
			returnAll: false,
			limit: 50,
			options: {},
		});
	});

	it.each(FORMS)('of %s, %s shows just what the operation needs, each name once', (resource, operation) => {
		expect(askedFor({ resource, operation })).toEqual(ASKED[operation]);
	});

	it.each(FORMS.filter(([, operation]) => operation in OPTIONS))(
		'of %s, %s has its options, each name once',
		(resource, operation) => {
			const given = { resource, operation };
			const options = shown(given).find(({ name }) => name === 'options')?.options ?? [];
			const visible = options
				.filter(isProperty)
				.filter((property) => NodeHelpers.displayParameter({}, property, { typeVersion: 1 }, description, given));
			expect(visible.map(({ name }) => name)).toEqual(OPTIONS[operation]);
		},
	);

	it.each([
		['Return All hides Limit', { operation: 'getMany', returnAll: true }, ['returnAll', 'options']],
		[
			'mapping columns asks which to leave out',
			{ operation: 'create', dataMode: 'autoMap' },
			['dataMode', 'columnsToIgnore', 'options'],
		],
		['JSON asks for JSON', { operation: 'create', dataMode: 'json' }, ['dataMode', 'jsonFields', 'options']],
		[
			'searching an own field asks for its label',
			{ operation: 'search', searchField: '__custom' },
			['searchField', 'searchCustomField', 'searchValue', 'returnAll', 'limit', 'options'],
		],
		[
			'matching on an own field asks for its label',
			{ operation: 'upsert', matchField: '__custom' },
			['matchField', 'matchCustomField', 'dataMode', 'fieldsToSend', 'options'],
		],
	])('changes as one fills it in: %s', (_, given, names) => {
		for (const resource of RECORDS)
			expect([resource, ...askedFor({ resource, ...given })]).toEqual([resource, ...names]);
	});

	it('offers each resource its operations, each with words of its own', () => {
		const operations = description.properties.filter(({ name }) => name === 'operation');
		const offered = operations.flatMap((property) =>
			(property.options ?? []).filter(isChoice).map(({ value, action, description: words }) => ({
				form: [String(property.displayOptions?.show?.resource?.[0]), String(value)],
				action,
				words,
			})),
		);
		expect(offered.map(({ form }) => form.join(' ')).sort()).toEqual(FORMS.map((form) => form.join(' ')).sort());
		expect(new Set(offered.map(({ action }) => action)).size).toBe(FORMS.length);
		expect(offered.filter(({ words }) => !words)).toEqual([]);
	});

	it('explains every property: a display name, and a description, a hint, an example, or choices that speak for themselves', () => {
		const all = description.properties.flatMap(withInner);
		const silent = all.filter(({ type, displayName, description: words, hint, placeholder, options = [] }) => {
			const speaks =
				type === 'notice' ||
				words !== undefined ||
				hint !== undefined ||
				placeholder !== undefined ||
				(type === 'options' &&
					(options.length > 1 || options.some((option) => isChoice(option) && option.description !== undefined)));
			return displayName.trim() === '' || !speaks;
		});
		expect(silent.map(({ name }) => name)).toEqual([]);
	});

	it.each(FORMS)('of %s, %s says what it costs', (resource, operation) => {
		const words = shown({ resource, operation }).flatMap((property) => [
			property.type === 'notice' ? property.displayName : '',
			property.description ?? '',
			property.hint ?? '',
		]);
		expect(words.join('\n')).toMatch(/requests?\b/i);
	});

	it.each([
		['getMany', /one request for every 199 records/i],
		['getMany', /one request for every 200 records/i],
		['search', /one request for every 199 records/i],
		['search', /one request for every 200 records/i],
		['create', /one request for every 100\b/i],
		[
			'upsert',
			/one request to look up each distinct value, one for each record that is updated, and one for every 100/i,
		],
		['update', /each item costs one request/i],
		['delete', /each item costs one request/i],
		['get', /items with the same ID share it/i],
		['getUsage', /costs no request/i],
	])('tells the price of %s (%s)', (operation, price) => {
		const resource = operation === 'getUsage' ? 'apiUsage' : 'contact';
		const words = shown({ resource, operation }).flatMap(({ type, displayName, description: more, hint }) => [
			type === 'notice' ? displayName : '',
			more ?? '',
			hint ?? '',
		]);
		expect(words.join('\n')).toMatch(price);
	});

	it('tells the price of Get Conversation: one request for each case', () => {
		const words = shown({ resource: 'case', operation: 'getConversation' }).map(
			({ description: more, hint }) => `${more ?? ''} ${hint ?? ''}`,
		);
		expect(words.join('\n')).toMatch(/(one request for each|costs one request)/i);
	});

	it('has a default among the choices of every list', () => {
		const lists = description.properties.flatMap(withInner).filter(({ type }) => type === 'options');
		const astray = lists.filter(
			(list) => !(list.options ?? []).filter(isChoice).some(({ value }) => value === list.default),
		);
		expect(astray.map(({ name }) => name)).toEqual([]);
	});

	it('is of a node that an AI agent may use as a tool', () => {
		expect(description.usableAsTool).toBe(true);
	});

	it('tells the usage of the day at the price of no request', async () => {
		const { items, requests } = await bench.run({ resource: 'apiUsage', operation: 'getUsage' });
		expect(items).toEqual([
			{
				limit: 1_000_000,
				used: expect.any(Number),
				left: expect.any(Number),
				reserve: 100_000,
				resetsAt: expect.stringMatching(/Z$/),
				spent: false,
			},
		]);
		expect(requests).toBe(0);
	});

	it('tells a person who runs it by hand what it spent', async () => {
		addCases(bench.desk, 1);
		const { outcome, requests } = await bench.run({});
		expect(outcome.hints.map(({ message }) => message)).toEqual([
			expect.stringMatching(/^1 request used; \d+ of today's 1000000 are left/),
		]);
		expect(requests).toBe(1);
	});
});
