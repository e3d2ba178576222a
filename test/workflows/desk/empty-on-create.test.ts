import { describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';
import { autoMap, fields, upsertWays } from '../zoho-node';
import { addTickets, EMPTYING, openDeskBench } from './bench';

const PLAN = '600000000000077001';
const NEW_CONTACT = { lastName: 'Lee', email: 'lee@x.example', mobile: '', city: null, cf_tier: null };

describe.each(EMPTYING)('empty values and new records (emptying: %s)', (emptying) => {
	const bench = openDeskBench({ openPoints: { emptying } });
	const bodies = (method: string) =>
		bench.zoho.journal
			.entries()
			.filter((entry) => entry.kind === 'api' && entry.method === method)
			.map(({ body }) => body);

	it('are not sent by Create, and not shown as written', async () => {
		const create = { resource: 'contact', operation: 'create', fields: autoMap() };
		const [item] = await bench.items(create, { items: [NEW_CONTACT] });
		const sent = { lastName: 'Lee', email: 'lee@x.example' };
		expect([bodies('POST'), item]).toEqual([[sent], { id: item?.id, outcome: 'created', ...sent }]);
	});

	it('are not sent by Create or Update for the record that it creates', async () => {
		const [ways] = upsertWays(NEW_CONTACT, 'email');
		const [item] = await bench.items({ resource: 'contact', operation: 'upsert', ...ways }, { items: [NEW_CONTACT] });
		expect([item?.outcome, bodies('POST')]).toEqual(['created', [{ lastName: 'Lee', email: 'lee@x.example' }]]);
	});
});

describe('fields that only a new record takes', () => {
	const bench = openDeskBench();
	const account = () => bench.zoho.add('accounts', { accountName: 'Acme' });
	const contract = () => ({
		...{ contractName: 'Care', startDate: '2026-01-01', accountId: account(), associatedSupportPlanId: PLAN },
		...{ ownerId: bench.zoho.access.agents.ada, departmentId: '600000000000000101' },
	});
	const change = (id: string, plan: string): IDataObject => ({ contractName: 'Care', endDate: '2026-12-31', plan, id });
	const update = (item: IDataObject) => ({
		...{ resource: 'contract', operation: 'update', recordId: String(item.id) },
		fields: fields({ 'End Date': String(item.endDate), 'Support Plan': String(item.plan) }),
	});

	it('are left out of an update where the record holds the value already', async () => {
		const id = bench.zoho.add('contracts', contract());
		await bench.items(update(change(id, PLAN)));
		expect(bench.zoho.records('contracts')[0]).toMatchObject({ endDate: '2026-12-31' });
	});

	it('are refused by name where an update would change them', async () => {
		const id = bench.zoho.add('contracts', contract());
		const { error } = await bench.run(update(change(id, '600000000000077002')));
		expect(error?.message).toMatch(/^Item 0: Only a new record takes 'Support Plan'/);
	});
});

describe('an empty value for many records', () => {
	const bench = openDeskBench();

	it('goes one by one, since the answer for many does not show whether the field is empty', async () => {
		const items = addTickets(bench.zoho, 30, { priority: 'High' }).map((id) => ({ id }));
		const clear = { resource: 'case', operation: 'update', recordId: '={{ $json.id }}' };
		await bench.items({ ...clear, fields: fields({ Priority: '={{ null }}' }) }, { items });
		const sent = bench.zoho.journal.entries().filter(({ operationId }) => operationId === 'updateTicket');
		expect([sent.length, bench.zoho.records('tickets').filter(({ priority }) => priority === null).length]).toEqual([
			30, 30,
		]);
	});
});

describe('a dry run of an empty value', () => {
	const bench = openDeskBench({ openPoints: { emptying: 'neither' } });
	const CLEAR = { resource: 'contact', operation: 'update', fields: fields({ City: '={{ null }}' }) };

	it('writes nothing, and costs nothing more where the field is empty already', async () => {
		const recordId = bench.zoho.add('contacts', { lastName: 'Lee' });
		await bench.items({ ...CLEAR, recordId });
		const writes = () => bench.zoho.journal.entries().filter(({ method }) => method === 'PATCH').length;
		const before = writes();
		const [item] = await bench.items({ ...CLEAR, recordId, options: { dryRun: true } });
		expect([item, writes()]).toEqual([
			expect.objectContaining({ outcome: 'dryRun', wouldSend: {}, cost: { credits: 0 } }),
			before,
		]);
	});
});
