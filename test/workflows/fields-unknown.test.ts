import { describe, expect, it } from '@jest/globals';
import { ERROR_OUTPUT, GO_ON, openWorkbench } from './workbench';
import { autoMap } from './zoho-node';

const CREATE = { resource: 'case', operation: 'create' };
const AUTO_MAP = { ...CREATE, fields: autoMap() };
const ANN = { 'Contact Name': 'Ann Lee' };

describe('a field that the service does not know', () => {
	const bench = openWorkbench();

	it('is named with its item, and the others are written', async () => {
		bench.simulator.setOpenPoints({ unknownField: 'refused' });
		const items = [{ ...ANN }, { ...ANN, Colour: 'red' }, { ...ANN }];
		const got = await bench.run(AUTO_MAP, { items, settings: ERROR_OUTPUT });
		expect(got.errorItems).toEqual([expect.objectContaining({ error: expect.stringMatching(/unknown field Colour/) })]);
		expect(got.outcome.items('Zoho Support', 1)[0]?.pairedItem).toEqual({ item: 1 });
		expect(got.items).toHaveLength(2);
		expect(got.requests).toBe(1);
	});

	it.each(['per-row', 'per-row-code', 'whole', 'stop-at-row'] as const)(
		'is named with its item when the run stops (%s)',
		async (addPartialFailure) => {
			bench.simulator.setOpenPoints({ unknownField: 'refused', addPartialFailure });
			const { error, requests } = await bench.run(AUTO_MAP, { items: [{ ...ANN }, { ...ANN, Colour: 'red' }] });
			expect(error?.message).toMatch(/^Item 1: Zoho says: .*unknown field Colour/);
			expect(requests).toBeLessThanOrEqual(3);
		},
	);

	it('is also named in an update', async () => {
		bench.simulator.setOpenPoints({ unknownField: 'refused' });
		const id = bench.simulator.add('requests', ANN);
		const { items, requests } = await bench.run(
			{ ...AUTO_MAP, operation: 'update', recordId: id },
			{ items: [{ Colour: 'red' }], settings: GO_ON },
		);
		expect(items[0]?.error).toMatch(/unknown field Colour/);
		expect(requests).toBe(1);
	});

	it('does not stop other fields from being written when the service ignores it', async () => {
		const { items, requests } = await bench.run(AUTO_MAP, { items: [{ ...ANN, Subject: 'One', Colour: 'red' }] });
		expect(items[0]).toMatchObject({ outcome: 'created', Colour: 'red' });
		expect(bench.simulator.records('requests')[0]?.fields).toMatchObject({ ...ANN, Subject: 'One' });
		expect(requests).toBe(1);
	});
});
