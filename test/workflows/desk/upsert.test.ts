import { describe, expect, it } from '@jest/globals';
import { openDeskBench } from './bench';
import { autoMap } from '../zoho-node';

describe('Create or Update on Zoho Desk', () => {
	const bench = openDeskBench();

	it('sees no difference in blanks around a phone number, and sends none', async () => {
		const upsert = { resource: 'contact', operation: 'upsert', fields: autoMap('Phone') };
		const items = [' 123', '123', '123 '].map((Phone) => ({ 'Last Name': 'Lee', Phone }));
		const results = await bench.items(upsert, { items });
		expect(results.map(({ outcome }) => outcome)).toEqual(['created', 'updated', 'updated']);
		expect(bench.zoho.records('contacts').map(({ phone }) => phone)).toEqual(['123']);
	});
});
