import { describe, expect, it } from '@jest/globals';
import { GO_ON, openWorkbench, type Values } from './workbench';
import { autoMap, upsertWays } from './zoho-node';

const UPSERT = { resource: 'case', operation: 'upsert' };
const BY_NUMBER = { ...UPSERT, fields: autoMap('Request Id') };
const UNKNOWN: Values<'unknownField'> = ['ignored', 'refused'];

describe('Create or Update, matching on a field that Zoho sets by itself,', () => {
	const bench = openWorkbench();
	const cases = () => bench.simulator.records('requests').map(({ fields }) => fields.Subject);

	const ONES = [
		['Request Id', '99999'],
		['request id', '99999'],
		['CASEID', '190000000000009999'],
		['ACCOUNTID', '190000000000009999'],
		['Is Overdue', 'maybe'],
		['Created Time', '2020-01-01T00:00:00Z'],
		['Modified Time', '2020-01-01T00:00:00Z'],
		['Created By', 'Nobody'],
		['URI', '/nowhere'],
	] as const;
	it.each(ONES)('creates nothing in any run, and says so (%s)', async (label, value) => {
		const item = { [label]: value, Subject: 'New', 'Contact Name': 'Ann' };
		const runs = [];
		for (const way of upsertWays(item, label))
			runs.push(await bench.run({ ...UPSERT, ...way }, { items: [item, item], settings: GO_ON }));
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
		const { error, requests } = await bench.run(BY_NUMBER, {
			items: [{ 'Request Id': '99999', Subject: 'New', 'Contact Name': 'Ann' }],
		});
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
		const item = { 'Request Id': number, Subject: 'New' };
		for (const way of upsertWays(item, 'Request Id')) {
			const { items, requests } = await bench.run({ ...UPSERT, ...way }, { items: [item] });
			expect(items).toEqual([{ id, outcome: 'updated', Subject: 'New' }]);
			expect(requests).toBe(2);
			const sent = bench.simulator.journal.entries().at(-1);
			expect([sent?.method, JSON.stringify(sent)]).toEqual([
				'updaterecords',
				expect.not.stringContaining('Request Id'),
			]);
		}
		expect(cases()).toEqual(['New']);
	});

	it('also updates by the record id', async () => {
		const id = bench.simulator.add('requests', { Subject: 'Old', 'Contact Name': 'Ann' });
		const { items } = await bench.run(
			{ ...UPSERT, fields: autoMap('CASEID') },
			{ items: [{ CASEID: id, Subject: 'New' }] },
		);
		expect(items).toEqual([{ id, outcome: 'updated', Subject: 'New' }]);
	});

	it('refuses an item that has nothing else to send, before any request', async () => {
		const { error, requests } = await bench.run(BY_NUMBER, { items: [{ 'Request Id': '101' }] });
		expect(error?.message).toBe("Item 0: The only field to send is 'Request Id', and Zoho sets it itself.");
		expect(requests).toBe(0);
	});
});
