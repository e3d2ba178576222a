import { describe, expect, it } from '@jest/globals';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { addTickets, idsOf, openDeskBench } from './bench';

const CASE = { resource: 'case', operation: 'getMany' };
const ALL = { ...CASE, returnAll: true };
const HOUR = 3_600_000;
const GO_ON = { onError: 'continueRegularOutput' };
const OPEN_VIEW = '600000000000000702';

const sort = (field: string, direction = 'ascending') => ({ sort: { by: { field, direction } } });
const condition = (...rows: Array<readonly [field: string, comparison: string, value: string]>) => ({
	filters: { condition: rows.map(([field, comparison, value]) => ({ field, comparison, value })) },
});

describe('Get Many of Zoho Desk', () => {
	const bench = openDeskBench({ seed: 7, tickets: 250, now: '2026-11-24T20:00:00Z' });

	const tickets = () => bench.zoho.records('tickets') as IDataObject[];
	const asked = () =>
		bench.zoho.journal
			.entries()
			.filter(({ operationId, status }) => /^(get|search)/.test(operationId ?? '') && status < 300)
			.filter(({ path }) => !/Fields$|layouts|[oO]rganizations/.test(path))
			.map(({ operationId, query }) => [operationId, query ?? {}] as const);
	const operations = () => asked().map(([operationId]) => operationId);
	const refusal = async (parameters: INodeParameters) =>
		String((await bench.items(parameters, { settings: GO_ON }))[0]?.error);

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
			const filters = condition(['Classification', 'is', 'problem']);
			const items = await bench.items({ ...ALL, ...filters, options: { view: OPEN_VIEW } });
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
			['a name', 'Open Tickets', /'View Name or ID' holds 'Open Tickets', which is not the ID of a view/],
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
			const [item] = await bench.items({ ...CASE, limit: 1, options: { include: ['department'], fields: ['Subject'] } });
			expect(Object.keys(item ?? {}).sort()).toEqual(['department', 'id', 'subject']);
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
				/module 'Contact' do not bring along 'team'/,
			);
		});
	});

	describe('with times', () => {
		const at = (hours: number) => new Date(Date.parse('2026-11-24T20:00:00Z') + hours * HOUR).toISOString();

		async function newTickets(): Promise<string[]> {
			const ids: string[] = [];
			for (let hour = 1; hour <= 4; hour += 1) {
				bench.zoho.clock.set(new Date(at(hour)));
				ids.push(...addTickets(bench.zoho, 1));
			}
			bench.zoho.clock.set(new Date(at(5)));
			await bench.save();
			return ids;
		}

		it('gives the tickets of a range of creation, both ends included, found by the search', async () => {
			const ids = await newTickets();
			const items = await bench.items({ ...ALL, options: { createdSince: at(2), createdUntil: at(3) } });
			expect(idsOf(items)).toEqual(ids.slice(1, 3));
			expect(operations()).toEqual(['searchTickets']);
		});

		it('reads the newest of the list for the tickets since a time', async () => {
			const ids = await newTickets();
			const items = await bench.items({ ...ALL, options: { createdSince: at(3) } });
			expect(idsOf(items)).toEqual(ids.slice(2));
			expect(operations()).toEqual(['getTickets']);
		});

		it('gives the tickets that changed in a range', async () => {
			await newTickets();
			bench.zoho.clock.set(new Date(at(6)));
			bench.zoho.change('tickets', String(tickets()[5]?.id), { subject: 'Moved' });
			bench.zoho.clock.set(new Date(at(8)));
			bench.zoho.change('tickets', String(tickets()[6]?.id), { subject: 'Moved later' });
			const options = { modifiedSince: at(5.5), modifiedUntil: at(7) };
			expect((await bench.items({ ...ALL, options })).map(({ subject }) => subject)).toEqual(['Moved']);
		});

		it('asks the search for tasks that changed, and not the whole list', async () => {
			for (let made = 0; made < 120; made += 1) bench.zoho.add('tasks', { subject: `Task ${made}` });
			bench.zoho.clock.set(new Date(at(6)));
			const id = bench.zoho.add('tasks', { subject: 'Late' });
			const options = { modifiedSince: at(5) };
			const items = await bench.items({ resource: 'task', operation: 'getMany', returnAll: true, options });
			expect([idsOf(items), operations()]).toEqual([[id], ['searchTasks']]);
		});

		it('reads contracts, which have no search, one by one', async () => {
			bench.zoho.reset({ now: new Date(at(0)) });
			await bench.save();
			bench.zoho.add('contracts', { contractName: 'Before' });
			bench.zoho.clock.set(new Date(at(6)));
			const id = bench.zoho.add('contracts', { contractName: 'After' });
			const options = { createdSince: at(5), modifiedUntil: at(7) };
			const items = await bench.items({ resource: 'contract', operation: 'getMany', returnAll: true, options });
			expect(idsOf(items)).toEqual([id]);
			expect(operations()).toEqual(['getContracts', 'getContract', 'getContract']);
		});

		it('refuses what is no time, by name', async () => {
			expect(await refusal({ ...CASE, options: { createdUntil: 'soon' } })).toMatch(/'Created Until' must be a date/);
		});
	});

	describe('with filters', () => {
		const support = '600000000000000101';
		const billing = '600000000000000102';

		it('lets the list filter by department, where the credential names none', async () => {
			const wanted = tickets().filter(({ departmentId }) => departmentId === billing);
			const items = await bench.items({ ...ALL, ...condition(['Department', 'is', billing]) });
			expect(idsOf(items).sort()).toEqual(idsOf(wanted).sort());
			expect(asked()[0]).toMatchObject(['getTickets', { departmentIds: billing }]);
			expect(operations()).toHaveLength(1);
		});

		it('gives nothing of another department than that of the credential', async () => {
			await bench.save({ departmentId: support });
			const items = await bench.items({ ...ALL, ...condition(['Department', 'is', billing]) });
			expect(items).toEqual([]);
		});

		it('reads on until the limit is filled where a text must not be contained', async () => {
			bench.zoho.reset({ now: new Date(Date.now() - HOUR) });
			await bench.save();
			addTickets(bench.zoho, 5, { subject: 'Invoice' });
			bench.later();
			for (let made = 0; made < 30; made += 1) addTickets(bench.zoho, 1, { subject: 'Printer on FIRE' });
			const filters = condition(['Subject', 'doesNotContain', 'fire']);
			const items = await bench.items({ ...CASE, limit: 4, ...filters });
			expect(items.map(({ subject }) => subject)).toEqual(Array(4).fill('Invoice'));
		});
	});
});
