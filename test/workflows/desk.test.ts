import { describe, expect, it } from '@jest/globals';
import { openDeskPortal } from './desk-portal';
import { autoMap, fields } from './zoho-node';

const portal = openDeskPortal({ seed: 7, tickets: 250, now: '2026-11-24T20:00:00Z' });
const everyRight = (area: string) => ['READ', 'CREATE', 'UPDATE', 'DELETE'].map((right) => `Desk.${area}.${right}`);
const GO_ON = { onError: 'continueRegularOutput' };

describe('Zoho Desk behind the node', () => {
	it('gives the newest tickets in their own form, for one page', async () => {
		const items = await portal.items({ resource: 'case', operation: 'getMany', limit: 10 });
		expect(items).toHaveLength(10);
		expect(items[0]).toMatchObject({ id: expect.stringMatching(/^\d+$/), subject: expect.any(String) });
		expect(portal.calls()).toEqual(['GET /api/v1/tickets']);
	});

	it('gives all tickets, each once', async () => {
		const items = await portal.items({ resource: 'case', operation: 'getMany', returnAll: true });
		expect(new Set(items.map(({ id }) => id)).size).toBe(250);
		expect(items).toHaveLength(250);
		expect(portal.calls()).toHaveLength(3);
	});

	it('gives tickets by labels, with names in place of ids', async () => {
		const options = { fieldNames: 'labels' };
		const [item] = await portal.items({ resource: 'case', operation: 'getMany', limit: 1, options });
		expect(item).toMatchObject({ id: expect.any(String), Subject: expect.any(String), Status: expect.any(String) });
		expect(item['Contact Name']).toMatch(/[A-Za-z]/);
	});

	it('creates, gets, changes, finds and deletes a contact', async () => {
		const contact = { resource: 'contact' };
		const created = await portal.items({
			...contact,
			operation: 'create',
			fields: fields({ 'Last Name': 'Lee', Email: 'ann.lee@example.com' }),
		});
		expect(created).toMatchObject([{ outcome: 'created', id: expect.any(String) }]);
		const recordId = String(created[0].id);
		expect(await portal.items({ ...contact, operation: 'get', recordId })).toMatchObject([
			{ id: recordId, lastName: 'Lee', email: 'ann.lee@example.com' },
		]);
		await portal.items({ ...contact, operation: 'update', recordId, fields: fields({ Phone: '123' }) });
		const found = await portal.items({
			...contact,
			operation: 'search',
			searchField: 'Email',
			searchValue: 'ann.lee@example.com',
		});
		expect(found).toMatchObject([{ id: recordId, phone: '123' }]);
		expect(await portal.items({ ...contact, operation: 'delete', recordId })).toMatchObject([
			{ id: recordId, outcome: 'deleted' },
		]);
	});

	it('refuses an unknown field before anything is sent, and names the nearest', async () => {
		const [item] = await portal.items(
			{ resource: 'case', operation: 'create', fields: fields({ Subjct: 'x' }) },
			{ settings: GO_ON },
		);
		expect(item.error).toMatch(/no field 'Subjct'.*'subject'/i);
		expect(portal.calls()).toEqual([]);
	});

	it('deletes many tickets with few calls', async () => {
		const ids = portal.zoho.records('tickets').slice(0, 120);
		const items = await portal.items(
			{ resource: 'case', operation: 'delete', recordId: '={{ $json.id }}' },
			{ items: ids.map(({ id }) => ({ id })) },
		);
		expect(items.every(({ outcome }) => outcome === 'deleted')).toBe(true);
		expect(portal.calls()).toHaveLength(3);
	});

	it('sets one field of many tickets with few calls', async () => {
		const ids = portal.zoho.records('tickets').slice(0, 100);
		await portal.items(
			{
				resource: 'case',
				operation: 'update',
				recordId: '={{ $json.id }}',
				fields: fields({ Priority: 'High' }),
			},
			{ items: ids.map(({ id }) => ({ id })) },
		);
		expect(portal.calls()).toEqual(['POST /api/v1/tickets/updateMany', 'POST /api/v1/tickets/updateMany']);
	});

	it('creates or updates contacts by e-mail, equal ones once', async () => {
		const items = await portal.items(
			{ resource: 'contact', operation: 'upsert', fields: autoMap('Email') },
			{
				items: [
					{ Email: 'new@example.com', 'Last Name': 'New' },
					{ Email: 'new@example.com', 'Last Name': 'Newer' },
				],
			},
		);
		expect(items.map(({ outcome }) => outcome)).toEqual(['created', 'updated']);
		expect(items[0].id).toBe(items[1].id);
	});

	it.each([
		{ fieldNames: 'labels', match: 'Email' },
		{ fieldNames: 'labels', match: 'Tier' },
		{ fieldNames: 'api', match: 'Tier' },
	])('creates or updates, matched on $match, with fields named by $fieldNames', async (given) => {
		portal.zoho.reset();
		await portal.save();
		const { fieldNames, match } = given;
		const run = { resource: 'contact', operation: 'upsert', fields: autoMap(match), options: { fieldNames } };
		const items = [{ Email: 'nia@example.com', 'Last Name': 'New', Tier: 'Gold' }];
		const twice = [...(await portal.items(run, { items })), ...(await portal.items(run, { items }))];
		expect(twice.map(({ outcome }) => outcome)).toEqual(['created', 'updated']);
	});

	it('shows the contact of a ticket by name where it was given by name, with fields named by labels', async () => {
		const departmentId = portal.zoho.access.departments.support;
		const values = { Subject: 'x', 'Contact Name': 'Nia New', Email: 'nia@example.com', departmentId };
		const created = await portal.items({
			resource: 'case',
			operation: 'create',
			fields: fields(values),
			options: { fieldNames: 'labels' },
		});
		expect(created).toMatchObject([{ 'Contact Name': 'Nia New', Email: 'nia@example.com' }]);
	});

	it('says without a call how many credits are left, as the portal counts', async () => {
		await portal.items({ resource: 'case', operation: 'getMany', limit: 10 });
		const { credits } = portal.zoho;
		expect(await portal.items({ resource: 'apiUsage', operation: 'getUsage' })).toMatchObject([
			{ leftToday: credits.limit - credits.used },
		]);
	});

	it('says what the credential leads to', async () => {
		const [item] = await portal.items({ resource: 'apiUsage', operation: 'checkConnection' });
		expect(item.message).toMatch(/^Connected to .*60000000001/);
		expect(await portal.items({ resource: 'apiUsage', operation: 'getUsage' })).toMatchObject([{ unit: 'credits' }]);
	});
});

describe('other modules of Zoho Desk', () => {
	const other = { resource: 'otherModule', moduleName: { __rl: true, mode: 'list', value: 'cm_devices' } };

	it('are read, written and deleted by the name of the module', async () => {
		await portal.save({ oauthTokenData: portal.tokens(['custommodule'].flatMap(everyRight)) });
		const jsonFields = JSON.stringify({ name: 'Printer 7', departmentId: portal.zoho.access.departments.support });
		const [created] = await portal.items({ ...other, operation: 'create', dataMode: 'json', jsonFields });
		expect(created).toMatchObject({ outcome: 'created' });
		expect((await portal.items({ ...other, operation: 'getMany' }))[0]).toMatchObject({ name: 'Printer 7' });
		const recordId = String(created.id);
		expect(await portal.items({ ...other, operation: 'get', recordId })).toMatchObject([{ id: recordId }]);
		expect(await portal.items({ ...other, operation: 'delete', recordId })).toMatchObject([{ outcome: 'deleted' }]);
	});

	it('include calls and events', async () => {
		const calls = { ...other, moduleName: 'calls', operation: 'getMany' };
		expect(await portal.items(calls)).toEqual(expect.any(Array));
	});

	it('are not written without the right, which the error names', async () => {
		const jsonFields = JSON.stringify({ name: 'Printer 7', departmentId: portal.zoho.access.departments.support });
		const items = portal.items({ ...other, operation: 'create', dataMode: 'json', jsonFields });
		await expect(items).rejects.toMatchObject({ message: expect.stringMatching(/Desk\.custommodule\.CREATE/) });
	});

	it('must be named', async () => {
		await expect(portal.items({ ...other, moduleName: '', operation: 'getMany' })).rejects.toThrow(/is required/);
	});
});
