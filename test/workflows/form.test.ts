import { describe, expect, it } from '@jest/globals';
import type { INodeParameters } from 'n8n-workflow';
import { FORMS, isChoice, levelsOf, openForm, RECORDS, withInner } from './form-of-node';
import { autoMap } from './zoho-node';

const READ_MANY = ['returnAll', 'limit', 'simple', 'options'];
const WRITE = ['dataMode', 'fields', 'options'];

/** The fields of each operation before anything is filled in, without notices. */
const ASKED: Readonly<Record<string, readonly string[]>> = {
	create: WRITE,
	delete: ['recordId', 'options'],
	get: ['recordId', 'simple', 'options'],
	getConversation: ['recordId', 'withContent', 'options'],
	getMany: READ_MANY,
	getUsage: [],
	search: ['searchField', 'searchValue', ...READ_MANY],
	update: ['recordId', ...WRITE],
	upsert: WRITE,
};

/** The options of each operation. */
const OPTIONS: Readonly<Record<string, readonly string[]>> = {
	create: ['format', 'dryRun', 'rowsPerCall'],
	delete: ['format', 'dryRun'],
	get: ['format', 'fields', 'ownFields'],
	getConversation: ['format'],
	getMany: ['format', 'fields', 'ownFields', 'modifiedSince'],
	search: ['format', 'fields', 'ownFields'],
	update: ['format', 'dryRun'],
	upsert: ['format', 'dryRun', 'rowsPerCall'],
};

describe('the form', () => {
	const { description, untouched, shown, shownOptions } = openForm();

	/** The names of the shown properties without notices, service, resource and operation. */
	const askedFor = (given: INodeParameters) =>
		shown(given)
			.filter(({ type }) => type !== 'notice')
			.map(({ name }) => name)
			.filter((name) => !['service', 'resource', 'operation'].includes(name));

	it('starts with the tickets of Zoho Desk, Get Many, 50 records', () => {
		expect(untouched()).toEqual({
			service: 'desk',
			resource: 'case',
			operation: 'getMany',
			returnAll: false,
			limit: 50,
			filters: {},
			simple: true,
			options: {},
		});
	});

	it.each(FORMS)('of %s, %s shows only what the operation needs, each name once', (resource, operation) => {
		expect(askedFor({ resource, operation })).toEqual(ASKED[operation]);
	});

	it.each(FORMS.filter(([, operation]) => operation in OPTIONS))(
		'of %s, %s has its options, each name once',
		(resource, operation) => {
			const visible = shownOptions({ service: 'support', resource, operation });
			expect(visible.map(({ name }) => name)).toEqual(OPTIONS[operation]);
		},
	);

	it.each([
		['Return All hides Limit', { operation: 'getMany', returnAll: true }, ['returnAll', 'simple', 'options']],
		[
			'automatic mapping asks which columns to leave out',
			{ operation: 'create', fields: autoMap() },
			['dataMode', 'fields', 'columnsToIgnore', 'options'],
		],
		['JSON asks for JSON', { operation: 'create', dataMode: 'json' }, ['dataMode', 'jsonFields', 'options']],
		[
			'searching an own field asks for its label',
			{ operation: 'search', searchField: '__custom' },
			['searchField', 'searchCustomField', 'searchValue', 'returnAll', 'limit', 'simple', 'options'],
		],
		[
			'JSON of Create or Update asks for the field to match on',
			{ operation: 'upsert', dataMode: 'json' },
			['dataMode', 'matchField', 'jsonFields', 'options'],
		],
	])('changes as it is filled in: %s', (_, given, names) => {
		for (const resource of RECORDS)
			expect([resource, ...askedFor({ resource, ...given })]).toEqual([resource, ...names]);
	});

	it('offers each resource its operations, each with its own text', () => {
		const operations = description().properties.filter(
			({ name, displayOptions }) => name === 'operation' && displayOptions?.show?.service?.[0] === 'support',
		);
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

	it('explains every property: a display name, and a description, hint, example or clear choices', () => {
		const all = description().properties.flatMap(withInner);
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

	// n8n-workflow 2.33.0 and older order fields by what they depend on. Without an order no workflow with the node runs.
	it('shows a field by the value of one beside it, or by a path from the root', () => {
		const strangers = levelsOf(description().properties).flatMap((level) =>
			level.flatMap(({ name, displayOptions: { show = {}, hide = {} } = {} }) =>
				[...Object.keys(show), ...Object.keys(hide)]
					.filter((other) => !/^[/@]/.test(other) && !level.some((beside) => beside.name === other))
					.map((other) => `${name} by ${other}`),
			),
		);
		expect(strangers).toEqual([]);
	});

	it('has a default among the choices of every list', () => {
		const lists = description()
			.properties.flatMap(withInner)
			.filter(({ type, typeOptions }) => type === 'options' && typeOptions?.loadOptionsMethod === undefined);
		const astray = lists.filter(
			(list) => !(list.options ?? []).filter(isChoice).some(({ value }) => value === list.default),
		);
		expect(astray.map(({ name }) => name)).toEqual([]);
	});
});
