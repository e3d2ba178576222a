import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '../../../nodes/ZohoSupport/helpdesk/json';
import { HelpdeskError } from '../../../nodes/ZohoSupport/helpdesk/problem';
import type { DeskAnswer, DeskCall, DeskDoor } from '../../../nodes/ZohoSupport/services/desk/call';
import { CATALOGUE } from '../../../nodes/ZohoSupport/services/desk/catalogue';
import { DeskRecords, type DeskRecordsSettings } from '../../../nodes/ZohoSupport/services/desk/desk-records';
import { FieldMemory } from '../../../nodes/ZohoSupport/services/desk/field-memory';
import { fromAddresses, modules, views } from '../../../nodes/ZohoSupport/services/desk/unsearched-lists';
import { MODULES as ROWS } from '../../../nodes/ZohoSupport/services/desk/modules';
import type { Condition, Operator } from '../../../nodes/ZohoSupport/services/desk/query';
import { contactsOf } from '../../../nodes/ZohoSupport/services/desk/records-together';
import { defaultOpenPoints } from '../../../simulator/desk/open-points';
import { bodyOf } from '../../../simulator/desk/reference/body';
import { operations } from '../../../simulator/desk/reference/operation';
import { queryOf } from '../../../simulator/desk/reference/query';
import { NOON } from './scene';

/** The operation that describes a call: the one whose path has the fewest variables. */
/** One row stands for modules that a person names. */
const MODULES = ROWS.filter(({ isNamedByPerson }) => isNamedByPerson !== true);

function operationOf({ method, path }: DeskCall) {
	const fits = operations().filter((operation) => {
		const pattern = operation.path.replace(/\{\w+\}/g, '[^/]+');
		return operation.method === method && new RegExp(`^${pattern}$`).test(`/api/v1${path}`);
	});
	return fits.sort((one, other) => one.path.split('{').length - other.path.split('{').length).at(0);
}

/** Throws if the reference does not describe the call, or a parameter or value of it. */
function check(call: DeskCall): void {
	const operation = operationOf(call);
	if (operation === undefined) throw new Error(`${call.method} ${call.path} is not described`);
	const points = { ...defaultOpenPoints(), ticketFields: 'replaces' as const };
	try {
		queryOf(operation, new Map(Object.entries(call.query ?? {})), points);
		if (call.body !== undefined) bodyOf(operation, JSON.stringify(call.body));
	} catch (error) {
		throw new Error(`${call.method} ${call.path} ${JSON.stringify(call.query ?? call.body)}`, { cause: error });
	}
}

/** Records what is sent; every answer is empty, but a list of layouts has one. */
function recorder(settings: Partial<DeskRecordsSettings> = {}, rows: Readonly<Record<string, JsonObject>> = {}) {
	const calls: DeskCall[] = [];
	const described = (apiName: string) => ({ apiName, type: 'Picklist', displayLabel: apiName, isCustomField: true });
	const records = new DeskRecords(
		async (call) => {
			check(call);
			calls.push(call);
			await Promise.resolve();
			if (call.path === '/organizationFields') return { kind: 'body', body: { data: [described('cf_colour')] } };
			if (Object.hasOwn(rows, call.path)) return { kind: 'body', body: { data: [rows[call.path]] } };
			if (call.path === '/layouts') return { kind: 'body', body: { data: [{ id: '4000000001' }] } };
			return { kind: 'empty' };
		},
		{ reader: '77', now: () => NOON, memory: new FieldMemory(), fieldsInLists: true, ...settings },
	);
	return { calls, records };
}

/** Passes over a refusal by the node; what Zoho does not describe is another error. */
function dataProblem(error: unknown): void {
	if (!(error instanceof HelpdeskError)) throw error;
}

const OPERATORS: readonly Operator[] = [
	'is',
	'isOneOf',
	'contains',
	'isNot',
	'doesNotContain',
	'isEmpty',
	'isNotEmpty',
	'from',
	'until',
];

/** A value that fits the kind of field. */
function valueFor(type: string, operator: Operator): string {
	if (operator === 'from' || operator === 'until') return '2026-03-01';
	if (type === 'Reference') return '4000000123456';
	if (type === 'Email') return 'ann@lee.example';
	return type === 'DateTime' || type === 'Date' ? '2026-03-01T00:00:00.000Z' : '1234567';
}

describe('what is sent', () => {
	it.each(MODULES.map(({ name }) => name))('of %s is described by Zoho: lists and searches', async (module) => {
		for (const department of [undefined, '4000000001111']) {
			const { calls, records } = recorder({ department, include: ['contacts', 'assignee', 'owner', 'accounts'] });
			await records.learn(module);
			const { all } = records.fields(module);
			for (const limit of [undefined, 30]) await records.list({ module, fields: ['id'] }, { limit });
			for (const { name, type, choices } of all) {
				for (const operator of OPERATORS) {
					const value = choices?.at(0) ?? valueFor(type, operator);
					if (choices !== undefined && (operator === 'from' || operator === 'until')) continue;
					const condition: Condition = { field: name, operator, value };
					await records.list({ module, conditions: [condition] });
					await records.search({ module, conditions: [condition] }, { limit: 10 });
				}
				await records.matching(module, name, choices?.at(0) ?? valueFor(type, 'is')).catch(() => undefined);
			}
			await records.list({ module, modifiedSince: new Date(NOON), createdUntil: new Date(NOON) });
			expect(calls.length).toBeGreaterThan(20);
		}
	});

	it.each(MODULES.map(({ name }) => name))(
		'of %s is described: sorts, views, other records and times',
		async (module) => {
			const at = new Date(NOON);
			const { listing } = CATALOGUE.module(module);
			const times = [
				...[{ createdSince: at }, { createdUntil: at }, { modifiedSince: at }, { modifiedUntil: at }],
				{ createdSince: at, createdUntil: at, modifiedSince: at, modifiedUntil: at },
			];
			for (const department of [undefined, '4000000001111']) {
				const { calls, records } = recorder({ department, fullRecords: true });
				for (const view of listing?.views === undefined ? [undefined] : [undefined, '4000000007777'])
					for (const { value } of listing?.sorts ?? [])
						for (const descending of [false, true])
							for (const limit of [undefined, 30])
								for (const time of [{}, ...times]) {
									const sort = { by: value, descending };
									// An order that no field shows is refused for all records.
									await records.list({ module, view, sort, ...time }, { limit }).catch(dataProblem);
								}
				const include = (listing?.includes ?? []).map(({ value }) => value);
				for (const one of [include, ...include.map((value) => [value])]) await records.list({ module, include: one });
				expect(calls.some(({ query }) => query?.viewId !== undefined)).toBe(listing?.views !== undefined);
				expect(new Set(calls.map(({ query }) => query?.sortBy)).size).toBeGreaterThan(3);
			}
		},
	);

	it('of other records is described, where rows do not show them', async () => {
		for (const { name, fields, path } of MODULES) {
			const row = Object.fromEntries(fields.flatMap(({ name: key, object }) => (object ? [[key, '4000000001']] : [])));
			const { calls, records } = recorder({}, { [`/${path}`]: { id: '4000000009', ...row } });
			const include = (CATALOGUE.module(name).listing?.includes ?? []).map(({ value }) => value);
			await records.list({ module: name, include }, { limit: 1 });
			expect([name, calls.length > 0]).toEqual([name, true]);
		}
	});

	it('for the lists of a form is described', async () => {
		const asked: DeskCall[] = [];
		const door: DeskDoor = async (call) => {
			check(call);
			asked.push(call);
			return await Promise.resolve<DeskAnswer>({ kind: 'empty' });
		};
		const withViews = MODULES.filter(({ list }) => list.hasViews);
		for (const department of [undefined, '4000000001111']) {
			for (const { name } of withViews) await views(door, { module: name }, department);
			await fromAddresses(door, { after: '101' }, department);
		}
		await modules(door);
		expect(asked).toHaveLength(2 * withViews.length + 3);
	});

	it('for references by name is described', async () => {
		const { calls, records } = recorder({ fieldNames: 'labels' });
		for (const field of ['Contact Name', 'Account Name', 'Product Name'])
			await records.search({ module: 'case', conditions: [{ field, operator: 'contains', value: 'Smith' }] });
		expect(calls.at(-1)?.query?.productName).toBe('*Smith*');
	});

	it('in writes is described', async () => {
		const { calls, records } = recorder({ department: '4000000001111' });
		for (const { name, canUpdateMany, keyField } of MODULES) {
			await records.learn(name);
			await records.update(name, '4000000009999', records.prepare(name, { [keyField]: 'ann@lee.example' }));
			await records.trash(name, ['4000000009999']);
			if (canUpdateMany) await records.updateTogether(name, ['4000000009999'], keyField, 'ann@lee.example');
		}
		const rows: ReadonlyArray<readonly [string, Record<string, unknown>]> = [
			[
				'case',
				{ Subject: 'A', 'Contact Name': 'Lee', Email: 'a@b.example', 'Due Date': '2026-05-01', cf_colour: 'Red' },
			],
			['contact', { 'Last Name': 'Lee', cf_colour: 'Red' }],
			['account', { 'Account Name': 'Acme', annualrevenue: '12.5' }],
			['task', { Subject: 'A', 'Due Date': '2026-05-01T12:00:00+02:00' }],
			['product', { 'Product Name': 'A', 'Unit Price': 3.5 }],
			['solution', { Title: 'A', Answer: 'B', Status: 'draft', Category: '4000000001' }],
			[
				'contract',
				{
					...{ 'Contract Name': 'A', 'Account Name': '4000000001', 'Contract Owner': '4000000002' },
					...{ 'Support Plan': '4000000003', 'Start Date': '2026-01-01' },
				},
			],
		];
		for (const [module, row] of rows) await records.create(module, records.prepare(module, row));
		await contactsOf(records).get('contact', ['4000000001', '4000000002'], ['email']);
		expect(calls.filter(({ method }) => method === 'POST')).toHaveLength(rows.length + 6 + 5);
	});
});
