import { describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';
import { openDeskBench } from './bench';
import { autoMap } from '../zoho-node';

describe('Create or Update on Zoho Desk, while the search lags behind,', () => {
	const bench = openDeskBench();

	it.each([
		['API names', 'cf_order_number', {}],
		['API names', 'Order Number', {}],
		['labels', 'Order Number', { fieldNames: 'labels' }],
		['labels', 'cf_order_number', { fieldNames: 'labels' }],
	])('makes one record in two runs, with %s and %s', async (_, match, options) => {
		bench.zoho.reset({ openPoints: { indexLag: '300' } });
		await bench.save({ departmentId: bench.zoho.access.departments.support });
		const run = { resource: 'case', operation: 'upsert', fields: autoMap(match), options };
		const item: IDataObject = { Subject: 'Order', 'Contact Name': 'Ann', [match]: 'A-17' };
		const outcomes: unknown[] = [];
		for (let made = 0; made < 2; made += 1) {
			const [result] = await bench.items(run, { items: [item] });
			outcomes.push(result?.outcome);
		}
		expect(outcomes).toEqual(['created', 'updated']);
		expect(bench.zoho.records('tickets')).toHaveLength(1);
	});
});
