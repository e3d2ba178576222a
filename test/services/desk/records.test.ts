import { describe, expect, it } from '@jest/globals';
import { NOON, scene } from './scene';

const ROW = {
	id: '1000001',
	createdTime: '2026-03-01T10:00:00Z',
	ticketNumber: '101',
	subject: 'Broken',
	status: 'Open',
	dueDate: '1772359200000',
	contactId: '4000000001',
	contact: { id: '4000000001', firstName: 'Ann', lastName: 'Lee', account: null },
	assigneeId: null,
	accountId: '4000000009',
	lastThread: { channel: 'EMAIL', createdTime: '1772359200000' },
	cf: { cf_order_number: '12', cf_when: '2026-03-01T10:00:00+01:00' },
};

const DESCRIBED = [
	{ apiName: 'cf_order_number', displayLabel: 'Order Number', type: 'Number', isCustomField: true },
	{ apiName: 'cf_when', displayLabel: 'When', type: 'DateTime', isCustomField: true },
];

async function got(fieldNames: 'api' | 'labels', fields?: readonly string[]) {
	const { desk, records } = scene([ROW], {}, { fieldNames });
	desk.answers.set('/organizationFields', { kind: 'body', body: { data: DESCRIBED } });
	return await records.get('case', ROW.id, fields);
}

describe('a record', () => {
	it('comes as Zoho documents it, with times in one form', async () => {
		expect(await got('api')).toEqual({
			...ROW,
			createdTime: '2026-03-01T10:00:00.000Z',
			dueDate: '2026-03-01T10:00:00.000Z',
			lastThread: { channel: 'EMAIL', createdTime: '2026-03-01T10:00:00.000Z' },
			cf: { cf_order_number: '12', cf_when: '2026-03-01T10:00:00+01:00' },
		});
	});

	it('comes flat by labels, with names in place of ids where they are known', async () => {
		expect(await got('labels')).toEqual({
			...{ id: '1000001', Subject: 'Broken', Status: 'Open', 'Ticket Number': '101' },
			...{ 'Created Time': '2026-03-01T10:00:00.000Z', 'Due Date': '2026-03-01T10:00:00.000Z' },
			...{ 'Contact Name': 'Ann Lee', 'Contact ID': '4000000001', 'Ticket Owner': null, 'Ticket Owner ID': null },
			...{ 'Account Name': '4000000009', 'Account ID': '4000000009' },
			...{ 'Order Number': '12', When: '2026-03-01T09:00:00.000Z' },
			'Last Thread': { channel: 'EMAIL', createdTime: '1772359200000' },
		});
	});

	it('has the chosen fields alone, and always its id', async () => {
		expect(await got('api', ['Subject', 'cf_order_number', 'Description'])).toEqual({
			...{ id: '1000001', subject: 'Broken', description: null, cf: { cf_order_number: '12' } },
		});
		expect(await got('labels', ['status', 'Order Number'])).toEqual({
			id: '1000001',
			Status: 'Open',
			'Order Number': '12',
		});
	});

	it('is undefined if it is not there or not visible', async () => {
		const { records } = scene([]);
		expect(await records.get('case', '99')).toBeUndefined();
	});
});

describe('a match', () => {
	it('is exact, whatever a search finds', async () => {
		const row = (id: string, email: string) => ({ id, createdTime: new Date(NOON).toISOString(), email });
		const { desk, records } = scene([], {}, {}, 'contacts');
		const found = [row('1', 'ann@lee.example'), row('2', 'joann@lee.example'), row('3', 'ANN@lee.example ')];
		desk.answers.set('/contacts/search', { kind: 'body', body: { data: found, count: 3 } });
		const { records: read, isComplete } = await records.matching('contact', 'Email', 'Ann@lee.example');
		expect([read.map(({ id }) => id), isComplete]).toEqual([['1', '3'], true]);
		expect(desk.asked('/contacts/search')).toEqual([
			{ email: 'Ann@lee.example', from: '0', limit: '100', sortBy: 'createdTime' },
		]);
	});

	it('is refused for a field that cannot be asked for, with those that can', async () => {
		const { records } = scene([]);
		await expect(records.matching('account', 'Industry', 'Energy')).rejects.toThrow(
			"cannot find accounts by 'Industry'",
		);
		await expect(records.matching('case', 'Subject', 'ab')).rejects.toThrow('texts of at least 3 characters');
	});
});
