import { describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';
import { fields } from '../zoho-node';
import { addTickets, GO_ON, openDeskBench } from './bench';

const UPDATE = { resource: 'case', operation: 'update', recordId: '={{ $json.id }}' };
const HIGH = { ...UPDATE, fields: fields({ Priority: 'High' }) };
const CLOSE = { resource: 'case', operation: 'closeMany', recordId: '={{ $json.id }}' };
const NO_ID = '999999999999';

describe('records that are updated together', () => {
	const bench = openDeskBench();

	const tickets = (count: number): IDataObject[] => addTickets(bench.zoho, count).map((id) => ({ id }));
	const writes = () => bench.zoho.journal.entries().filter(({ method, kind }) => kind === 'api' && method !== 'GET');
	const count = (field: string, value: string) =>
		bench.zoho.records('tickets').filter((ticket) => ticket[field] === value).length;

	it.each([
		['an object', { contact: { lastName: 'Bo', email: 'bo@x.example' } }],
		['a name that stands for an object', { 'Contact Name': 'Ann' }],
		['a list of objects', { sharedDepartments: [{ id: '600000000000000102', type: 'READ_ONLY' }] }],
		['a list of ids', { 'Secondary Contacts': ['600000000001000023', '600000000001000020'] }],
	])('go one by one where they set a field to %s', async (_, values) => {
		const given = { ...UPDATE, dataMode: 'json', jsonFields: JSON.stringify(values) };
		await bench.items(given, { items: tickets(25), settings: GO_ON });
		expect(new Set(writes().map(({ operationId }) => operationId))).toEqual(new Set(['updateTicket']));
	});

	it('go one by one where they are the few that are left after full requests', async () => {
		const items = tickets(51);
		await bench.items(HIGH, { items: items.slice(0, 1) });
		const before = bench.zoho.journal.credits();
		await bench.items(HIGH, { items });
		expect([bench.zoho.journal.credits() - before, count('priority', 'High')]).toEqual([25 + 1, 51]);
	});

	it('are not sent where one item has no ID', async () => {
		const items = tickets(30);
		items[27] = {};
		const { error } = await bench.run(HIGH, { items });
		expect([error?.message, writes()]).toEqual([expect.stringMatching(/^Item 27: .Ticket. is empty/), []]);
	});

	it('go one by one after their request was refused, which costs less than smaller requests', async () => {
		bench.zoho.setOpenPoints({ togetherFailure: 'all-or-nothing' });
		const items = [...tickets(49), { id: NO_ID }];
		await bench.items(HIGH, { items: items.slice(0, 1) });
		const before = bench.zoho.journal.credits();
		await bench.items(HIGH, { items, settings: GO_ON });
		expect(bench.zoho.journal.credits() - before).toBeLessThanOrEqual(25 + 50);
	});

	it('are not sent together or alone after the first one that Zoho refuses', async () => {
		bench.zoho.setOpenPoints({ togetherFailure: 'all-or-nothing' });
		const items = tickets(80);
		items.splice(2, 0, { id: NO_ID });
		const { error } = await bench.run(HIGH, { items });
		expect([error?.message, count('priority', 'High')]).toEqual([expect.stringMatching(/^Item 2: /), 2]);
	});
});

describe.each([
	['partial', false],
	['all-or-nothing', true],
] as const)('one wrong ID among many (togetherFailure: %s)', (togetherFailure, isTold) => {
	const bench = openDeskBench({ openPoints: { togetherFailure } });

	it.each([
		['closed', CLOSE, ['status', 'Closed']],
		['updated', HIGH, ['priority', 'High']],
	] as const)('leaves the others %s', async (outcome, parameters, [field, value]) => {
		const given: IDataObject[] = addTickets(bench.zoho, 40).map((id) => ({ id }));
		given.splice(20, 0, { id: NO_ID });
		const items = await bench.items(parameters, { items: given, settings: GO_ON });
		expect(items.map((item) => item.outcome === outcome)).toEqual(given.map(({ id }) => id !== NO_ID || !isTold));
		expect(bench.zoho.records('tickets').filter((ticket) => ticket[field] === value)).toHaveLength(40);
	});
});
