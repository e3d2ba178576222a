import { describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';
import { addCases, GO_ON, openWorkbench } from './workbench';
import { autoMap } from './zoho-node';

const BY_ID = { resource: 'case', recordId: '={{ $json.id }}', dataMode: 'json', jsonFields: '{"Status":"Closed"}' };
const CREATE = { resource: 'case', operation: 'create', fields: autoMap(), options: { rowsPerCall: 1 } };
const fate = ({ outcome, details }: IDataObject) => outcome ?? (details as IDataObject | undefined)?.outcome;

describe('an item that was not sent', () => {
	const bench = openWorkbench();

	it.each(['update', 'delete'])('is reported as not sent when the quota is used up: %s', async (operation) => {
		const engine = await bench.engine.restarted();
		const [id] = addCases(bench.simulator, 1);
		bench.simulator.faults.add({ kind: 'quota-spent' });
		await bench.run({ ...BY_ID, operation: 'get' }, { items: [{ id }], settings: GO_ON, engine });
		const run = await bench.run({ ...BY_ID, operation }, { items: [{ id }, { id: '7' }], settings: GO_ON, engine });
		expect(run.items.map(fate)).toEqual(['notSent', 'notSent']);
		expect(run.requests).toBe(0);
	});

	it.each(['update', 'delete'])('is reported as not sent when the sign-in failed: %s', async (operation) => {
		const run = await bench.run(
			{ ...BY_ID, operation },
			{
				items: [{ id: '7' }],
				settings: GO_ON,
				credential: { signIn: 'password', password: 'wrong' },
				engine: await bench.engine.restarted(),
			},
		);
		expect(run.items.map(fate)).toEqual(['notSent']);
		expect(run.requests).toBe(0);
	});

	it.each(['update', 'delete'])(
		'is reported as not sent when nothing listens at the address: %s',
		async (operation) => {
			const run = await bench.run(
				{ ...BY_ID, operation },
				{ items: [{ id: '7' }], settings: GO_ON, credential: { apiAddress: 'http://127.0.0.1:9' } },
			);
			expect(run.items.map(fate)).toEqual(['notSent']);
		},
	);

	it.each(['update', 'delete'])(
		'is reported as refused when its own values cannot be sent, as with Create: %s',
		async (operation) => {
			const run = await bench.run({ ...BY_ID, operation }, { items: [{ id: 'x' }], settings: GO_ON });
			expect(run.items.map(fate)).toEqual(['refused']);
			expect(run.requests).toBe(0);
		},
	);
});

describe('the error that ends a run of writes', () => {
	const bench = openWorkbench();

	it('names the uncertain item after a refused one, and does not say that nothing was written', async () => {
		bench.simulator.setOpenPoints({ addPastLimit: 'ignore-rest', addPartialFailure: 'stop-at-row' });
		const run = await bench.run(
			{ ...CREATE, options: {} },
			{ items: [{ Subject: 'No contact' }, { Subject: 'x', 'Contact Name': 'Ann' }] },
		);
		expect(run.error?.message).toMatch(/^Item 0: Zoho says: .*\[4401\]/);
		expect(run.error?.description).toContain('Uncertain: item 1 ');
		expect(run.error?.description).not.toContain('No other item was written');
	});

	it('names the items that were not sent', async () => {
		const items = ['Ann', '', 'Bo', 'Cy'].map((name, place) => ({ Subject: `Case ${place}`, 'Contact Name': name }));
		const run = await bench.run(CREATE, { items });
		expect(run.error?.message).toMatch(/^Item 1: /);
		expect(run.error?.description).toContain('Not sent: items 2 to 3.');
	});

	it('names the items that were not sent because one of them cannot be sent', async () => {
		const run = await bench.run(CREATE, {
			items: [
				{ Subject: 'a', 'Contact Name': 'Ann' },
				{ Subject: { nested: true } },
				{ Subject: 'c', 'Contact Name': 'Cy' },
			],
		});
		expect(run.error?.description).toContain('No other item was written. Not sent: items 0, 2.');
		expect(run.requests).toBe(0);
	});
});
