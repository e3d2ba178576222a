import { describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';
import { addTickets, idsOf } from './bench';
import { ALL, CASE, filters, openGetMany, sort } from './get-many-scene';

const OPEN_VIEW = '600000000000000702';

describe('Get Many of Zoho Desk', () => {
	const { bench, tickets, asked, operations, refusal } = openGetMany();

	describe('with a view', () => {
		it('gives its records alone, for the price of the list', async () => {
			const open = tickets().filter(({ statusType }) => statusType !== 'Closed');
			const items = await bench.items({ ...ALL, options: { view: OPEN_VIEW } });
			expect(new Set(idsOf(items))).toEqual(new Set(idsOf(open)));
			expect(operations()).toEqual(Array(Math.ceil(open.length / 99)).fill('getTickets'));
			expect(asked()[0][1]).toMatchObject({ viewId: OPEN_VIEW });
		});

		it('reads by itself what the list does not show of a condition', async () => {
			const wanted = tickets().filter(
				({ statusType, classification }) => statusType !== 'Closed' && classification === 'Problem',
			);
			const problems = filters(['Classification', 'is', 'problem']);
			const items = await bench.items({
				...ALL,
				...problems,
				options: { view: { __rl: true, mode: 'list', value: OPEN_VIEW } },
			});
			expect(new Set(idsOf(items))).toEqual(new Set(idsOf(wanted)));
			expect(operations()).not.toContain('searchTickets');
		});

		it('is not left past the end of the list: no record of another view comes', async () => {
			bench.zoho.reset({ openPoints: { listCeiling: '4999' }, now: new Date(Date.now() - 7_200_000) });
			await bench.save();
			const ids = addTickets(bench.zoho, 5_300);
			for (const id of ids.slice(0, 5)) bench.zoho.change('tickets', id, { status: 'Closed' });
			const items = await bench.items({ ...ALL, options: { view: OPEN_VIEW } });
			expect(new Set(idsOf(items))).toEqual(new Set(ids.slice(5)));
		});

		it.each([
			['a name', 'Open Tickets', /'View' holds 'Open Tickets', which is not the ID of a view/],
			['an ID that is none', '600000000000000999', /viewId/],
		])('refuses %s by name', async (_, view, message) => {
			expect(await refusal({ ...CASE, options: { view } })).toMatch(message);
		});
	});

	describe('with a sort', () => {
		const byDue = (sign: number) => (one: IDataObject, other: IDataObject) =>
			sign * String(one.dueDate).localeCompare(String(other.dueDate));

		it('gives the first so many in the order of the service, for the price of so many', async () => {
			const due = tickets()
				.filter(({ dueDate }) => dueDate)
				.sort(byDue(-1));
			const items = await bench.items({ ...CASE, limit: 20, options: sort('dueDate', 'descending') });
			expect(items.map(({ dueDate }) => dueDate)).toEqual(due.slice(0, 20).map(({ dueDate }) => dueDate));
			expect(asked()).toMatchObject([['getTickets', { sortBy: '-dueDate', limit: '20' }]]);
		});

		it('asks the search for an order that the list does not have', async () => {
			const [last] = tickets().slice(40);
			bench.later();
			bench.zoho.change('tickets', String(last?.id), { subject: 'Changed last' });
			const items = await bench.items({ ...CASE, limit: 3, options: sort('modifiedTime', 'descending') });
			expect(items[0]).toMatchObject({ id: last?.id });
			expect(asked()).toMatchObject([['searchTickets', { sortBy: '-modifiedTime', limit: '3' }]]);
		});

		it('reads all in the order of creation and sorts afterwards, empty values last', async () => {
			bench.zoho.change('tickets', String(tickets()[3]?.id), { dueDate: null });
			const items = await bench.items({ ...ALL, options: sort('dueDate', 'descending') });
			expect(idsOf(items).sort()).toEqual(idsOf(tickets()).sort());
			const [due, none] = [items.filter(({ dueDate }) => dueDate), items.filter(({ dueDate }) => !dueDate)];
			expect(items).toEqual([...due, ...none]);
			expect(due.map(({ dueDate }) => dueDate)).toEqual([...due].sort(byDue(-1)).map(({ dueDate }) => dueDate));
			expect(asked().map(([, query]) => query.sortBy)).toEqual(['createdTime', 'createdTime', 'createdTime']);
		});

		it('gives all of them once while others change the field that is sorted by', async () => {
			bench.zoho.beforeAnswer(({ module }) => {
				if (module !== 'tickets') return;
				for (const { id } of tickets().slice(0, 40)) {
					bench.later();
					bench.zoho.change('tickets', String(id), { dueDate: bench.zoho.clock.now().toISOString() });
				}
			});
			const items = await bench.items({ ...ALL, options: sort('dueDate') });
			expect(idsOf(items).sort()).toEqual(idsOf(tickets()).sort());
		});

		it('reads what meets the conditions first where the search cannot sort it, and gives the first of all', async () => {
			const wanted = tickets().filter(({ cf }) => (cf as IDataObject | undefined)?.cf_severity === 'S1');
			const severity = { filters: { condition: [{ field: '__custom', customField: 'Severity', value: 'S1' }] } };
			const due = wanted.filter(({ dueDate }) => dueDate).sort(byDue(1));
			const items = await bench.items({ ...CASE, limit: 3, ...severity, options: sort('dueDate') });
			expect(items.map(({ dueDate }) => dueDate)).toEqual(due.slice(0, 3).map(({ dueDate }) => dueDate));
			expect(new Set(operations())).toEqual(new Set(['searchTickets']));
		});

		it.each([
			['recentThread', /cannot be sorted by 'Last Message Time'/],
			['modifiedTime', /cannot be sorted by 'Modified Time'.*the list does not show/],
		])('refuses Return All by %s, which no row shows, before it reads', async (field, message) => {
			expect(await refusal({ ...ALL, options: sort(field) })).toMatch(message);
			expect(operations()).toEqual([]);
		});

		it.each(['ascending', 'descending'])('sorts all contacts by the name of their account, %s', async (direction) => {
			const names = ['Zeta', 'alpha', 'Mid'];
			bench.zoho.reset();
			await bench.save();
			for (const accountName of names)
				bench.zoho.add('contacts', { lastName: accountName, accountId: bench.zoho.add('accounts', { accountName }) });
			const options = { ...sort('accountId', direction), fields: ['lastName', 'accountId'] };
			const items = await bench.items({ ...ALL, resource: 'contact', options });
			const wanted = direction === 'ascending' ? ['alpha', 'Mid', 'Zeta'] : ['Zeta', 'Mid', 'alpha'];
			expect(items.map(({ lastName }) => lastName)).toEqual(wanted);
		});

		it('does not show the accounts that it only read to sort contacts', async () => {
			const items = await bench.items({ ...ALL, resource: 'contact', options: sort('accountId') });
			expect(items.filter((item) => 'account' in item)).toEqual([]);
		});

		it('refuses to sort contracts by an account whose name no row brings along', async () => {
			bench.zoho.add('contracts', {
				contractName: 'Gold',
				accountId: bench.zoho.add('accounts', { accountName: 'Acme' }),
			});
			expect(await refusal({ ...ALL, resource: 'contract', options: sort('accountId') })).toMatch(
				/contracts cannot be sorted by 'Account/,
			);
		});

		it('does not advise a Limit that is set already', async () => {
			const options = { ...sort('modifiedTime'), view: '600000000000000703' };
			const { error } = await bench.run({ ...CASE, options });
			expect(error?.description).toMatch(/^Switch on Full Records, sort by another field/);
		});

		it('sorts full records by any field', async () => {
			bench.zoho.reset({ seed: 7, tickets: 30 });
			await bench.save();
			const items = await bench.items({ ...ALL, options: { ...sort('modifiedTime'), fullRecords: true } });
			const times = items.map(({ modifiedTime }) => String(modifiedTime));
			expect([items.length, times]).toEqual([30, [...times].sort()]);
		});

		it('refuses an order that the module does not have, by name', async () => {
			expect(await refusal({ ...CASE, options: sort('={{ "subject" }}') })).toMatch(
				/does not sort tickets by 'subject'/,
			);
		});

		it('is ascending by the time of creation if nothing else is chosen', async () => {
			const items = await bench.items({ ...CASE, limit: 2, options: { sort: { by: {} } } });
			expect(idsOf(items)).toEqual(idsOf(tickets().slice(0, 2)));
		});
	});

	describe('with other records', () => {
		it('shows them in each record, for the price of the list', async () => {
			const items = await bench.items({ ...CASE, options: { include: ['contact', 'assignee', 'team'] } });
			expect(items[0]).toMatchObject({ contact: { lastName: expect.any(String) } });
			expect(items.every((item) => 'assignee' in item && 'team' in item)).toBe(true);
			expect(asked()).toMatchObject([['getTickets', { include: 'contacts,team,assignee' }]]);
		});

		it('shows them beside the chosen fields', async () => {
			const [item] = await bench.items({
				...CASE,
				limit: 1,
				options: { include: ['department'], fields: ['Subject'] },
			});
			expect(Object.keys(item ?? {}).sort()).toEqual(['department', 'id', 'subject']);
		});

		it('shows their names and IDs beside the chosen fields by labels', async () => {
			const options = { include: ['contact', 'department'], fields: ['Subject'], fieldNames: 'labels' };
			const [item] = await bench.items({ ...CASE, limit: 1, options });
			const wanted = ['Contact ID', 'Contact Name', 'Department', 'Department ID', 'Subject', 'id'];
			expect(Object.keys(item ?? {}).sort()).toEqual(wanted);
			expect(item?.['Contact Name']).toMatch(/^[^\d]+$/);
		});

		it('reads no more where a search shows them already', async () => {
			const severity = { filters: { condition: [{ field: '__custom', customField: 'Severity', value: 'S1' }] } };
			const items = await bench.items({ ...CASE, ...severity, options: { include: ['department', 'assignee'] } });
			expect(items[0]).toMatchObject({ department: { name: expect.any(String) } });
			expect(operations()).toEqual(['searchTickets']);
		});

		it('reads each of them once by its ID where only that is shown', async () => {
			const ownerId = bench.zoho.access.agents.ada;
			for (const lastName of ['Lee', 'Ray']) bench.zoho.add('contacts', { lastName, ownerId });
			const items = await bench.items({ resource: 'contact', operation: 'getMany', options: { include: ['owner'] } });
			expect(items.filter(({ owner }) => (owner as IDataObject | null)?.id === ownerId).length).toBeGreaterThan(1);
			expect(operations()).toEqual(['getContacts', 'getAgentsByIds']);
		});

		it('reads a record by itself for what nothing else brings', async () => {
			bench.zoho.add('accounts', { accountName: 'Acme', ownerId: bench.zoho.access.agents.ada });
			const [item] = await bench.items({ resource: 'account', operation: 'getMany', options: { include: ['owner'] } });
			expect(item?.owner).toMatchObject({ id: bench.zoho.access.agents.ada });
		});

		it('reads what a portal refuses to include together', async () => {
			bench.zoho.setOpenPoints({ includeTogether: 'refused' });
			const productId = bench.zoho.add('products', { productName: 'Printer' });
			bench.later();
			addTickets(bench.zoho, 1, { productId });
			const options = { include: ['contact', 'product'] };
			const [item] = await bench.items({ ...CASE, limit: 1, options });
			expect(item).toMatchObject({ product: { productName: 'Printer' }, contact: { lastName: 'Lee' } });
		});

		it('refuses one that the module does not have, by name', async () => {
			const options = { include: '={{ ["team"] }}' };
			expect(await refusal({ resource: 'contact', operation: 'getMany', options })).toMatch(
				/cannot show 'team' with records of the module 'Contact'/,
			);
		});
	});
});
