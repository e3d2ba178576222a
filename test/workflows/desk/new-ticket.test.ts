import { describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';
import { GO_ON, openDeskBench } from './bench';
import { autoMap } from '../zoho-node';

const CREATE = { resource: 'case', operation: 'create', fields: autoMap() };
const TICKET = { Subject: 'Printer', 'Contact Name': 'Ann' };

describe('a new ticket of Zoho Desk without a department', () => {
	const bench = openDeskBench();
	const writes = () => bench.calls().filter((call) => call.startsWith('POST'));

	it('is refused before anything is sent, with the departments to choose from', async () => {
		const items: IDataObject[] = [{ ...TICKET, departmentId: bench.zoho.access.departments.support }, TICKET];
		const { error } = await bench.run(CREATE, { items });
		expect(error?.message).toMatch(
			/^Item 1: The field 'Department' \(departmentId\) is empty.*Support \(\d+\), Billing/,
		);
		expect(writes()).toEqual([]);
	});

	it.each([[''], [null]])('counts as one if the field holds %j', async (departmentId) => {
		const [item] = await bench.items(CREATE, { items: [{ ...TICKET, departmentId }], settings: GO_ON });
		expect(item).toMatchObject({ error: expect.stringMatching(/departmentId/), details: { outcome: 'refused' } });
	});

	it('is refused alone with Continue on Fail, for one look at the departments', async () => {
		const whole = { ...TICKET, departmentId: bench.zoho.access.departments.support };
		const items: IDataObject[] = [TICKET, whole, TICKET];
		const told = await bench.items(CREATE, { items, settings: GO_ON });
		expect(told.map(({ outcome }) => outcome)).toEqual([undefined, 'created', undefined]);
		expect(bench.calls().filter((call) => call.endsWith('/departments'))).toHaveLength(1);
	});

	it('takes the department of the credential, without a look at the departments', async () => {
		await bench.save({ departmentId: bench.zoho.access.departments.billing });
		await bench.items(CREATE, { items: [TICKET] });
		expect(bench.zoho.records('tickets')).toMatchObject([{ departmentId: bench.zoho.access.departments.billing }]);
		expect(bench.calls()).toEqual(['POST /api/v1/tickets']);
	});

	it('is refused by Create or Update only where one must be created', async () => {
		const { support } = bench.zoho.access.departments;
		bench.zoho.add('tickets', { subject: 'There', email: 'ann@x.example', departmentId: support });
		const run = { ...CREATE, operation: 'upsert', fields: autoMap('Email') };
		const items = ['ann', 'bob'].map((name) => ({ ...TICKET, Email: `${name}@x.example` }));
		const told = await bench.items(run, { items, settings: GO_ON });
		expect(told.map(({ outcome, error }) => outcome ?? error)).toEqual([
			'updated',
			expect.stringMatching(/'Department' \(departmentId\) is empty/),
		]);
	});

	it('asks nothing for a contact, which belongs to none', async () => {
		await bench.items({ ...CREATE, resource: 'contact' }, { items: [{ 'Last Name': 'Lee' }] });
		expect(bench.calls()).toEqual(['POST /api/v1/contacts']);
	});
});
