import { describe, expect, it } from '@jest/globals';
import { addTickets, MODULES, openDeskBench, subjectsOf } from './bench';

const SEARCHED = MODULES.filter(([resource]) => resource !== 'contract');

describe('a trigger of Zoho Desk', () => {
	const bench = openDeskBench({ seed: 7, tickets: 250 });

	it.each(MODULES)('gives a new %s once, for one list or search', async (resource, module, name) => {
		const trigger = bench.activate({ resource, event: 'created' });
		await trigger.poll();
		bench.later();
		const id = bench.zoho.add(module, { [name]: 'New' });
		const polls = [await trigger.poll(), await trigger.poll()];
		expect(polls.map(({ items, error }) => [error, items.map((item) => [item.id, item.event, item[name]])])).toEqual([
			[undefined, [[id, 'created', 'New']]],
			[undefined, []],
		]);
	});

	it.each(MODULES)('costs 3 credits for a poll that finds no new %s', async (resource, _module, _name) => {
		const trigger = bench.activate({ resource, event: 'created' });
		await trigger.poll();
		bench.later();
		const { requests, credits } = await trigger.poll();
		expect([requests, credits]).toEqual([1, 3]);
	});

	it.each(SEARCHED)('gives a changed %s once', async (resource, module, name) => {
		const id = bench.zoho.add(module, { [name]: 'Old' });
		bench.later();
		const trigger = bench.activate({ resource, event: 'updated' });
		await trigger.poll();
		bench.later();
		bench.zoho.change(module, id, { [name]: 'Changed' });
		const polls = [await trigger.poll(), await trigger.poll()];
		expect(polls.map(({ items }) => items.map((item) => [item.id, item.event, item[name]]))).toEqual([
			[[id, 'updated', 'Changed']],
			[],
		]);
	});

	it.each(SEARCHED)('gives a %s that is created and then changed twice', async (resource, module, name) => {
		const trigger = bench.activate({ resource, event: 'createdOrUpdated' });
		await trigger.poll();
		bench.later();
		const id = bench.zoho.add(module, { [name]: 'New' });
		const first = await trigger.poll();
		bench.later();
		bench.zoho.change(module, id, { [name]: 'Changed' });
		const polls = [first, await trigger.poll(), await trigger.poll()];
		expect(polls.map(({ items }) => items.map(({ event }) => event))).toEqual([['created'], ['updated'], []]);
	});

	it.each(SEARCHED)('gives old and new value when a field of a %s changes', async (resource, module, name) => {
		const id = bench.zoho.add(module, { [name]: 'Old' });
		const trigger = bench.activate({ resource, event: 'fieldChanged', watchedFields: [name], startFrom: 'everything' });
		await trigger.poll();
		bench.later();
		bench.zoho.change(module, id, { [name]: 'Changed' });
		expect((await trigger.poll()).items).toMatchObject([
			{ id, event: 'fieldChanged', changes: [{ field: name, old: 'Old', new: 'Changed' }] },
		]);
	});

	it.each(['updated', 'createdOrUpdated', 'fieldChanged'])(
		'refuses %s for contracts, whose changes Zoho does not show, and sends nothing',
		async (event) => {
			const trigger = bench.activate({ resource: 'contract', event, watchedFields: ['contractName'] });
			const { error, requests } = await trigger.poll();
			expect([error?.message, requests]).toEqual([expect.stringMatching(/^Nothing tells when contracts change/), 0]);
		},
	);

	it('leaves out records that do not meet the conditions', async () => {
		const conditions = {
			condition: [
				{ field: 'Priority', comparison: 'isOneOf', value: 'high, urgent' },
				{ field: 'Subject', comparison: 'contains', value: 'TICKET' },
			],
		};
		const trigger = bench.activate({ resource: 'case', event: 'created', conditions });
		await trigger.poll();
		addTickets(bench.zoho, 1, { priority: 'Low' });
		addTickets(bench.zoho, 2, { priority: 'High' });
		bench.zoho.add('tickets', { subject: 'Other', priority: 'High' });
		expect(subjectsOf((await trigger.poll()).items)).toEqual(['Ticket 1', 'Ticket 2']);
	});

	it('compares a custom field by its label', async () => {
		const conditions = {
			condition: [{ field: '__custom', customField: 'Severity', comparison: 'is', value: 's1' }],
		};
		const trigger = bench.activate({ resource: 'case', event: 'created', conditions });
		await trigger.poll();
		bench.zoho.add('tickets', { subject: 'Grave', cf: { cf_severity: 'S1' } });
		bench.zoho.add('tickets', { subject: 'Small', cf: { cf_severity: 'S4' } });
		expect(subjectsOf((await trigger.poll()).items)).toEqual(['Grave']);
	});

	it('gives labels, with names in place of ids, when that is chosen', async () => {
		const trigger = bench.activate({
			resource: 'case',
			event: 'createdOrUpdated',
			options: { fieldNames: 'labels' },
		});
		await trigger.poll();
		const [contact] = bench.zoho.records('contacts');
		bench.zoho.add('tickets', { subject: 'Named', contactId: contact.id });
		expect((await trigger.poll()).items).toMatchObject([
			{ Subject: 'Named', 'Contact Name': expect.stringContaining(String(contact.lastName)) },
		]);
	});

	it('gives only the chosen fields', async () => {
		const trigger = bench.activate({ resource: 'case', event: 'created', options: { fields: ['Subject'] } });
		await trigger.poll();
		const [id] = addTickets(bench.zoho, 1);
		const { items } = await trigger.poll();
		expect(items.map(({ eventTime: _time, ...rest }) => rest)).toEqual([{ id, event: 'created', subject: 'Ticket 1' }]);
	});

	it.each(MODULES)('shows a sample of a %s for a test run', async (resource, _module, name) => {
		const { items, error } = await bench.activate({ resource, event: 'created' }).test();
		expect([error, items]).toMatchObject([undefined, [{ event: 'created', [name]: expect.any(String) }]]);
	});
});
