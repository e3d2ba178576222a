import { describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';
import type { ModuleName } from '../../../simulator/desk/simulator';
import { fields } from '../zoho-node';
import { EMPTYING, GO_ON, openDeskBench } from './bench';

const CONTACT = { lastName: 'Lee', city: 'Bonn', mobile: '0171 5', cf: { cf_tier: 'Gold' } };
const CONTRACT = { contractName: 'Care', startDate: '2026-01-01', endDate: '2026-12-31' };

type Row = readonly [
	field: string,
	resource: string,
	module: ModuleName,
	values: IDataObject,
	emptiedUnder: readonly string[],
];

/** Fields by what the description says of them: null, an empty text, the word null, nothing. */
const FIELDS: readonly Row[] = [
	['priority', 'case', 'tickets', { subject: 'x', contact: { lastName: 'Lee' }, priority: 'High' }, EMPTYING],
	[
		...(['resolution', 'case', 'tickets', { subject: 'x', contact: { lastName: 'Lee' }, resolution: 'Done' }] as const),
		['described', 'null', 'text'],
	],
	['contactId', 'task', 'tasks', { subject: 'x', contactId: '600000000001000000' }, EMPTYING],
	['dueDate', 'task', 'tasks', { subject: 'x', dueDate: '2026-12-01T00:00:00.000Z' }, EMPTYING],
	['city', 'contact', 'contacts', CONTACT, ['described', 'null', 'text']],
	['mobile', 'contact', 'contacts', CONTACT, ['null', 'text']],
	['cf_tier', 'contact', 'contacts', CONTACT, ['null', 'text']],
	['endDate', 'contract', 'contracts', CONTRACT, ['null', 'text']],
];

describe.each(EMPTYING)('a field that a person empties (emptying: %s)', (emptying) => {
	const bench = openDeskBench({ openPoints: { emptying } });

	const held = (module: ModuleName, id: string, field: string) => {
		const record: IDataObject = bench.zoho.records(module).find((one) => one.id === id) ?? {};
		return { ...record, ...(record.cf as IDataObject) }[field] ?? null;
	};
	const updates = () => bench.zoho.journal.entries().filter(({ method }) => method === 'PATCH').length;

	it.each(FIELDS)(
		'is empty then, or the error names it: %s of a %s',
		async (field, resource, module, values, under) => {
			const recordId = bench.zoho.add(module, values as never);
			const before = held(module, recordId, field);
			const update = { resource, operation: 'update', recordId, fields: fields({ [field]: '={{ null }}' }) };
			const { error } = await bench.run(update);
			const isEmptied = under.includes(emptying);
			expect(held(module, recordId, field)).toEqual(isEmptied ? null : before);
			if (isEmptied) expect(error).toBeUndefined();
			else expect(error?.message).toMatch(/takes no empty value for '.*'\.$|left the field as it was\.$/);
		},
	);

	it('costs one request for each record, as soon as it is known what empties it', async () => {
		const ids = ['Ann', 'Bo'].map((lastName) => bench.zoho.add('contacts', { lastName, city: 'Bonn' }));
		const clear = { resource: 'contact', operation: 'update', fields: fields({ City: '={{ null }}' }) };
		await bench.run({ ...clear, recordId: String(ids[0]) });
		const before = updates();
		await bench.run({ ...clear, recordId: String(ids[1]) });
		const tries = ['described', 'null', 'text'].includes(emptying) ? 1 : 2;
		expect(updates() - before).toBe(tries);
	});

	it('is never dropped without a word beside others that are written', async () => {
		const recordId = bench.zoho.add('contacts', CONTACT);
		const given = fields({ City: '={{ null }}', Title: 'Dr' });
		const [item] = await bench.items(
			{ resource: 'contact', operation: 'update', recordId, fields: given },
			{ settings: GO_ON },
		);
		const [city, title] = ['city', 'title'].map((field) => held('contacts', recordId, field));
		if (item?.error === undefined) expect([city, title]).toEqual([null, 'Dr']);
		else expect([city, title, String(item.error)]).toEqual(['Bonn', title, expect.stringContaining("'City'")]);
		const written = /These fields were written: 'Title'/.test(String(item?.error));
		if (item?.error !== undefined) expect(written).toBe(title === 'Dr');
	});

	it('takes agent and team from a ticket with Assign', async () => {
		const ticket = { subject: 'x', contact: { lastName: 'Lee' }, assigneeId: bench.zoho.access.agents.ada };
		const recordId = bench.zoho.add('tickets', ticket);
		await bench.items({ resource: 'case', operation: 'assign', recordId, assignTo: 'nobody' });
		expect(held('tickets', recordId, 'assigneeId')).toBeNull();
	});
});
