import { describe, expect, it } from '@jest/globals';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { autoMap, fields } from '../zoho-node';
import { GO_ON, openDeskBench } from './bench';

const CREATE = { resource: 'case', operation: 'create' };
const GET = { resource: 'case', operation: 'get' };
const UPDATE = { resource: 'case', operation: 'update', recordId: '600000000001000001' };
const SEARCH = { resource: 'case', operation: 'search' };
const ID = '600000000000000101';
const SENT = { Subject: 'a', 'Contact Name': 'Ann', Department: ID };
const MAP = { ...CREATE, fields: autoMap() };
const json = (jsonFields: string) => ({ ...CREATE, dataMode: 'json', jsonFields });
const filtered = (condition: object) => ({
	resource: 'case',
	operation: 'getMany',
	filters: { condition: [{ field: 'subject', ...condition }] },
});
const below = (given: Record<string, string>) => ({ ...CREATE, fields: fields({ ...SENT, ...given }) });
const map = (more: IDataObject): [INodeParameters, IDataObject] => [MAP, { ...SENT, ...more }];

type Wrong = readonly [what: string, parameters: INodeParameters, item: IDataObject, message: RegExp];

const WRONG: readonly Wrong[] = [
	['a list as the ticket', { ...GET, recordId: '={{ ["1"] }}' }, {}, /'Ticket' must be text, but it is a list/],
	['an object as the ticket', { ...GET, recordId: '={{ ({ id: 1 }) }}' }, {}, /'Ticket' must be text/],
	[
		'a number that lost digits as the ticket',
		{ ...GET, recordId: '={{ 600000000001000001234 }}' },
		{},
		/lost its last digits/,
	],
	['a subject as the ticket', { ...GET, recordId: 'Printer' }, {}, /'Ticket' holds 'Printer', which is not an ID/],
	['nothing as the ticket', { ...GET, recordId: '={{ $json.missing }}' }, {}, /'Ticket' is empty/],
	['a list in a text', ...map({ Subject: ['a', 'b'] }), /'Subject' holds a list/],
	['an object in a text', ...map({ Subject: { a: 1 } }), /'Subject' holds an object/],
	[
		'a name as the ID of an agent',
		...map({ 'Case Owner': 'Ada' }),
		/'(Case|Ticket) Owner' holds 'Ada', which is not the ID/,
	],
	[
		'an ID that lost digits',
		...map({ 'Account Name': 6.000000000010001e20 }),
		/'Account Name' holds the number.*lost its last digits/,
	],
	['no date', ...map({ 'Due Date': 'soon' }), /'Due Date' holds 'soon', which is not a date/],
	['a day that does not exist', ...map({ 'Due Date': '2026-02-30' }), /'Due Date'/],
	['no e-mail address', ...map({ Email: 'ann' }), /'Email' holds 'ann', which is not an e-mail address/],
	['a choice that is not known', ...map({ Severity: 'S9' }), /'Severity' has no choice 'S9'/],
	['one of several choices that is not known', ...map({ Affected: ['Mail', 'Fax'] }), /'Affected' has no choice 'Fax'/],
	[
		'neither true nor false',
		...map({ Confirmed: 'maybe' }),
		/'Confirmed' holds 'maybe', which is neither true nor false/,
	],
	['an unknown field', ...map({ Subjct: 'x' }), /no field 'Subjct'/],
	['an unknown custom field', ...map({ cf_severty: 'S1' }), /no field 'cf_severty'/],
	['two names of one field', ...map({ subject: 'b' }), /'Subject' is set twice|'subject' is set twice/],
	['a label twice in JSON', json('{"Subject":"a","Subject":"b"}'), {}, /'Subject' is set twice/],
	[
		'a name and a label in JSON',
		json('{"Subject":"a","subject":"b"}'),
		{},
		/'subject' is set twice|'Subject' is set twice/,
	],
	['a field that Zoho sets', json('{"Subject":"a","createdTime":"2020-01-01"}'), {}, /'(createdTime|Created Time)'/],
	['a broken JSON', json('{"Subject":'), {}, /JSON/],
	['no field at all', json('{}'), {}, /no fields/i],
	['an undefined value', below({ Subject: '={{ $json.missing }} ' }), {}, /'Subject'/],
	['the text undefined', below({ Subject: '={{ "undefined" }} ' }), {}, /'Subject'.*expression gave nothing/],
	['a text to search that is too short', { ...SEARCH, searchField: 'Subject', searchValue: 'ab' }, {}, /3 characters/],
	['a search by an unknown field', { ...SEARCH, searchField: 'Nonsense', searchValue: 'abc' }, {}, /Nonsense/],
	[
		'an undefined value to search',
		{ ...SEARCH, searchField: 'Email', searchValue: '={{ $json.missing }}' },
		{},
		/'Value'.*undefined/,
	],
	[
		'a filter by an unknown field',
		{ resource: 'case', operation: 'getMany', filters: { condition: [{ field: 'Nonsense', value: 'x' }] } },
		{},
		/Nonsense/,
	],
	[
		'a filter by a value that an expression did not find',
		filtered({ comparison: 'isNot', value: '={{ $json.missing }}' }),
		{},
		/'Filters > subject > Value'.*undefined/,
	],
	[
		'a comparison that an expression did not find',
		filtered({ comparison: '={{ $json.missing }}', value: 'x' }),
		{},
		/'Filters > subject > Comparison'.*undefined/,
	],
	[
		'a filter that contains nothing',
		filtered({ comparison: 'contains', value: '' }),
		{},
		/'Filters > subject > Value' is empty, and 'Contains' needs a value/,
	],
	[
		'a direction that an expression did not find',
		{
			resource: 'case',
			operation: 'getMany',
			options: { sort: { by: { field: 'createdTime', direction: '={{ $json.missing }}' } } },
		},
		{},
		/'Sort > Direction'.*undefined/,
	],
	['a limit of nothing', { resource: 'case', operation: 'getMany', limit: 0 }, {}, /'Limit'/],
	[
		'too many pages at once',
		{ resource: 'case', operation: 'getMany', options: { pagesAtOnce: 99 } },
		{},
		/'Pages at Once'/,
	],
	[
		'an unknown choice for an update',
		{ ...UPDATE, fields: fields({ Severity: 'S9' }) },
		{},
		/'Severity' has no choice/,
	],
];

describe('what Zoho Desk cannot take', () => {
	const bench = openDeskBench({ seed: 7, tickets: 20 });

	it.each(WRONG)('is refused by name, and nothing is sent: %s', async (_, parameters, item, message) => {
		const { error } = await bench.run(parameters, { items: [item] });
		expect([error?.message, bench.calls()]).toEqual([expect.stringMatching(message), []]);
	});
});

describe('many items for Zoho Desk', () => {
	const bench = openDeskBench({ seed: 7, tickets: 20 });

	it('are all checked before the first is sent', async () => {
		const items: IDataObject[] = Array.from({ length: 50 }, (_, place) => ({ ...SENT, Subject: `Ticket ${place}` }));
		items[49] = { ...SENT, 'Due Date': 'soon' };
		const { error } = await bench.run(MAP, { items });
		expect([error?.message, bench.calls()]).toEqual([expect.stringMatching(/^Item 49: .*'Due Date'/), []]);
	});

	it('are sent but for the wrong ones, with Continue on Fail', async () => {
		const items = [{ ...SENT }, { ...SENT, Severity: 'S9' }, { ...SENT }];
		const told = await bench.items(MAP, { items, settings: GO_ON });
		expect(told.map(({ outcome, details }) => outcome ?? (details as IDataObject).outcome)).toEqual([
			'created',
			'refused',
			'created',
		]);
	});

	it('of 10,000 with one wrong value are refused within seconds, and nothing is sent', async () => {
		const items: IDataObject[] = Array.from({ length: 10_000 }, (_, place) => ({
			...SENT,
			Subject: `Ticket ${place}`,
		}));
		items[9_999] = { ...SENT, Severity: 'S9' };
		const { error } = await bench.run(MAP, { items });
		expect([error?.message, bench.calls()]).toEqual([expect.stringMatching(/^Item 9999: .*'Severity'/), []]);
	});
});
