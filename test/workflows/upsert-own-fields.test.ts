import { describe, expect, it } from '@jest/globals';
import { GO_ON, openWorkbench, type Values } from './workbench';

const UPSERT = { resource: 'case', operation: 'upsert', dataMode: 'autoMap' };
const CUSTOM = (label: string) => ({ matchField: '__custom', matchCustomField: label });
const UNKNOWN: Values<'unknownField'> = ['ignored', 'refused'];

describe('Create or Update, matching on a field that Zoho sets by itself,', () => {
	const bench = openWorkbench();
	const cases = () => bench.simulator.records('requests').map(({ fields }) => fields.Subject);

	const ONES = [
		['Request Id', { matchField: 'Request Id' }, '99999'],
		['a Request Id in another case', CUSTOM('request id'), '99999'],
		['a record id', CUSTOM('CASEID'), '190000000000009999'],
		['the id of another record', CUSTOM('ACCOUNTID'), '190000000000009999'],
		['Is Overdue', { matchField: 'Is Overdue' }, 'maybe'],
		['Created Time', { matchField: 'Created Time' }, '2020-01-01T00:00:00Z'],
		['Modified Time', { matchField: 'Modified Time' }, '2020-01-01T00:00:00Z'],
		['Created By', { matchField: 'Created By' }, 'Nobody'],
		['URI', CUSTOM('URI'), '/nowhere'],
	] as const;
	it.each(ONES)('creates nothing in any run, and says so (%s)', async (_, match, value) => {
		const label = 'matchCustomField' in match ? match.matchCustomField : match.matchField;
		const item = { [label]: value, Subject: 'New', 'Contact Name': 'Ann' };
		const runs = [];
		for (const dataMode of ['autoMap', 'json'])
			runs.push(
				await bench.run(
					{ ...UPSERT, ...match, dataMode, jsonFields: JSON.stringify(item) },
					{ items: [item, item], settings: GO_ON },
				),
			);
		expect(cases()).toEqual([]);
		for (const { items, requests } of runs) {
			for (const { error, details } of items)
				expect([String(error), details]).toEqual([
					expect.stringMatching(/Nothing was written|Zoho says/),
					expect.objectContaining({ outcome: 'refused' }),
				]);
			expect(requests).toBe(1);
		}
	});

	it('says which field it is, and what to do', async () => {
		const { error, requests } = await bench.run(
			{ ...UPSERT, matchField: 'Request Id' },
			{ items: [{ 'Request Id': '99999', Subject: 'New', 'Contact Name': 'Ann' }] },
		);
		expect(error?.message).toBe(
			"Item 0: No case has the Request Id '99999'. None can be created with it, because Zoho sets this field itself. Nothing was written.",
		);
		expect(error?.description).toMatch(/^Check the value\. To create records, match on a field that you fill in\./);
		expect(requests).toBe(1);
	});

	it.each(UNKNOWN)('updates the record that has the value, and does not send the field (%s)', async (unknownField) => {
		bench.simulator.setOpenPoints({ unknownField });
		const id = bench.simulator.add('requests', { Subject: 'Old', 'Contact Name': 'Ann' });
		const [{ fields }] = bench.simulator.records('requests');
		const number = fields['Request Id'];
		for (const dataMode of ['autoMap', 'json']) {
			const item = { 'Request Id': number, Subject: dataMode };
			const { items, requests } = await bench.run(
				{ ...UPSERT, matchField: 'Request Id', dataMode, jsonFields: JSON.stringify(item) },
				{ items: [item] },
			);
			expect(items).toEqual([{ id, outcome: 'updated', Subject: dataMode }]);
			expect(requests).toBe(2);
			const sent = bench.simulator.journal.entries().at(-1);
			expect([sent?.method, JSON.stringify(sent)]).toEqual([
				'updaterecords',
				expect.not.stringContaining('Request Id'),
			]);
		}
		expect(cases()).toEqual(['json']);
	});

	it('also updates by the record id', async () => {
		const id = bench.simulator.add('requests', { Subject: 'Old', 'Contact Name': 'Ann' });
		const { items } = await bench.run({ ...UPSERT, ...CUSTOM('CASEID') }, { items: [{ CASEID: id, Subject: 'New' }] });
		expect(items).toEqual([{ id, outcome: 'updated', Subject: 'New' }]);
	});

	it('refuses an item that has nothing else to send, before any request', async () => {
		const { error, requests } = await bench.run(
			{ ...UPSERT, matchField: 'Request Id' },
			{ items: [{ 'Request Id': '101' }] },
		);
		expect(error?.message).toBe("Item 0: The only field to send is 'Request Id', and Zoho sets it itself.");
		expect(requests).toBe(0);
	});
});
