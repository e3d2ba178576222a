import { describe, expect, it } from '@jest/globals';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { addTickets, openDeskBench } from './bench';
import { autoMap, fields } from '../zoho-node';

describe('Create or Update on Zoho Desk', () => {
	const bench = openDeskBench();

	it('sees no difference in blanks around a phone number, and sends none', async () => {
		const upsert = { resource: 'contact', operation: 'upsert', fields: autoMap('Phone') };
		const items = [' 123', '123', '123 '].map((Phone) => ({ 'Last Name': 'Lee', Phone }));
		const results = await bench.items(upsert, { items });
		expect(results.map(({ outcome }) => outcome)).toEqual(['created', 'updated', 'updated']);
		expect(bench.zoho.records('contacts').map(({ phone }) => phone)).toEqual(['123']);
	});

	it.each(['mapped', 'by hand', 'in JSON'])('updates the ticket of a number that Zoho sets (%s)', async (way) => {
		const [id] = addTickets(bench.zoho, 1);
		const [{ ticketNumber }] = bench.zoho.records('tickets') as Array<{ ticketNumber: string }>;
		const item = { ticketNumber, subject: 'New' };
		const ways: Record<string, INodeParameters> = {
			mapped: { fields: autoMap('ticketNumber') },
			'by hand': { fields: fields(item, 'ticketNumber') },
			'in JSON': { dataMode: 'json', matchField: 'ticketNumber', jsonFields: JSON.stringify(item) },
		};
		const given = { resource: 'case', operation: 'upsert', ...ways[way] };
		expect(await bench.items(given, { items: [item] })).toEqual([{ id, outcome: 'updated', subject: 'New' }]);
	});

	it.each(['Request Id', 'request id', ' Ticket Number '])(
		'finds the value to match on in a column with another name of the field (%j)',
		async (column) => {
			const [id] = addTickets(bench.zoho, 1);
			const [{ ticketNumber }] = bench.zoho.records('tickets');
			const given = { resource: 'case', operation: 'upsert', fields: autoMap('ticketNumber') };
			const items = [{ [column]: ticketNumber, subject: 'New' } as IDataObject];
			expect(await bench.items(given, { items })).toMatchObject([{ id, outcome: 'updated' }]);
			expect(bench.zoho.records('tickets')).toMatchObject([{ subject: 'New' }]);
		},
	);

	it('says that a contact to match on needs its ID, not that it has no value', async () => {
		addTickets(bench.zoho, 1);
		const values = fields({ contactId: 'Ann Lee', subject: 'New' }, 'contactId');
		const { error } = await bench.run({ resource: 'case', operation: 'upsert', fields: values });
		expect(error?.message).toBe("Item 0: The field 'Contact Name' holds 'Ann Lee', which is not the ID of a record.");
	});
});
