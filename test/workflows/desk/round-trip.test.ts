import { describe, expect, it } from '@jest/globals';
import { openDeskBench } from './bench';
import { autoMap } from '../zoho-node';

const CASE = { resource: 'case' };

describe('a ticket that goes from Get to Update, mapped automatically,', () => {
	const bench = openDeskBench();
	const records = () => ({ contacts: bench.zoho.records('contacts').length, ticket: ticket() });
	const ticket = () => {
		const [{ modifiedTime: _, ...rest }] = bench.zoho.records('tickets') as Array<Record<string, unknown>>;
		return rest;
	};

	it.each([
		[true, 'api'],
		[true, 'labels'],
		[false, 'labels'],
		[false, 'api'],
	] as const)('keeps what it holds (Simplify %s, field names %s)', async (simple, fieldNames) => {
		const recordId = bench.zoho.add('tickets', {
			subject: 'Printer on fire',
			contact: { lastName: 'Lee', email: 'lee@x.example' },
			assigneeId: bench.zoho.access.agents.ada,
			cf: { cf_severity: 'S1', cf_order_number: '761591733749525123' },
		});
		const [got] = await bench.items({ ...CASE, operation: 'get', recordId, simple, options: { fieldNames } });
		const before = records();
		await bench.items({ ...CASE, operation: 'update', recordId, fields: autoMap() }, { items: [got] });
		expect(records()).toMatchObject(before);
	});

	it('sends custom fields that stand under cf, and not once more by their labels', async () => {
		const recordId = bench.zoho.add('tickets', { subject: 'x', contact: { lastName: 'Lee' } });
		const [updated] = await bench.items(
			{ ...CASE, operation: 'update', recordId, fields: autoMap() },
			{ items: [{ cf: { cf_severity: 'S1' }, customFields: { Severity: 'S1' } }] },
		);
		expect(updated).toEqual({ id: recordId, outcome: 'updated', cf: { cf_severity: 'S1' } });
	});

	it('passes over custom fields that a record shows as null', async () => {
		const recordId = bench.zoho.add('tickets', { subject: 'x', contact: { lastName: 'Lee' } });
		const [updated] = await bench.items(
			{ ...CASE, operation: 'update', recordId, fields: autoMap() },
			{ items: [{ subject: 'y', cf: null, customFields: null }] },
		);
		expect(updated).toEqual({ id: recordId, outcome: 'updated', subject: 'y' });
	});

	it('names a field that the item has twice', async () => {
		const recordId = bench.zoho.add('tickets', { subject: 'x', contact: { lastName: 'Lee' } });
		const { error } = await bench.run(
			{ ...CASE, operation: 'update', recordId, fields: autoMap() },
			{ items: [{ cf: { cf_severity: 'S1' }, cf_severity: 'S2' }] },
		);
		expect(error?.message).toBe("Item 0: The field 'cf_severity' is set twice.");
	});

	it('refuses a name beside an empty ID: one of the two is wrong', async () => {
		const recordId = bench.zoho.add('tickets', { subject: 'x', contact: { lastName: 'Lee' } });
		const { error } = await bench.run(
			{ ...CASE, operation: 'update', recordId, fields: autoMap() },
			{ items: [{ 'Account Name': 'Acme', 'Account ID': null }] },
		);
		expect(error?.message).toMatch(/Account Name/);
	});
});
