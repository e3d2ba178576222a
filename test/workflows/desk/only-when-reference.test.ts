import { describe, expect, it } from '@jest/globals';
import type { INodeParameters } from 'n8n-workflow';
import { idsOf, openDeskBench } from './bench';

const LABELS = { fieldNames: 'labels' };

describe('a condition of a trigger of Zoho Desk on another record', () => {
	const bench = openDeskBench();
	const when = (field: string, value: string, more: object = {}, options: INodeParameters = {}) =>
		bench.activate({
			resource: 'case',
			event: 'created',
			conditions: { condition: [{ field, comparison: 'is', value, ...more }] },
			options,
		});

	/** One ticket in each department; gives the one of billing. */
	function comeIn(): string {
		const { support, billing } = bench.zoho.access.departments;
		bench.later();
		const [, id = ''] = [support, billing].map((departmentId) =>
			bench.zoho.add('tickets', { subject: 'Printer', departmentId, contact: { lastName: 'Lee' } }),
		);
		bench.later();
		return id;
	}

	it.each([
		['the ID', '600000000000000102', {}],
		['the ID, where records show names', '600000000000000102', LABELS],
		['the name, where records show names', 'billing', LABELS],
	])('takes %s', async (_, value, options) => {
		const trigger = when('Department', value, {}, options);
		await trigger.poll();
		const id = comeIn();
		expect(idsOf((await trigger.poll()).items)).toEqual([id]);
	});

	it.each([
		['where records show IDs', {}],
		['where records show names', LABELS],
	])('takes one of several IDs, %s, and nothing behind the last comma for no name', async (_, options) => {
		const { support, billing } = bench.zoho.access.departments;
		const trigger = when('Department', `${support}, ${billing},`, { comparison: 'isOneOf' }, options);
		await trigger.poll();
		comeIn();
		expect((await trigger.poll()).items).toHaveLength(2);
	});

	it.each([
		['Department', 'Billing', 'departmentId'],
		['Ticket Owner', 'Ada Admin', 'assigneeId'],
		['Contact Name', 'Ann Lee', 'contactId'],
	])('refuses a name of %s where records show an ID, since nothing would ever match', async (field, name, key) => {
		const trigger = when(field, name);
		for (const { error, requests } of [await trigger.poll(), await trigger.test()]) {
			expect(error?.message).toBe(`'Only When > ${field}' holds '${name}', but records show an ID there.`);
			expect(error?.description).toBe(`Give the ID. A test event without this condition shows it under '${key}'.`);
			expect(requests).toBeLessThanOrEqual(1);
		}
	});

	it('asks whether there is any', async () => {
		const trigger = when('Ticket Owner', '', { comparison: 'isEmpty' });
		await trigger.poll();
		comeIn();
		expect((await trigger.poll()).items).toHaveLength(2);
	});
});
