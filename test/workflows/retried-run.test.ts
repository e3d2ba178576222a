import { describe, expect, it } from '@jest/globals';
import { skippedWaits } from './waits';
import { doubles, ERROR_OUTPUT, GO_ON, openWorkbench, subjects } from './workbench';
import { autoMap } from './zoho-node';

skippedWaits();

const CREATE = { resource: 'case', operation: 'create', fields: autoMap() };
const RETRY = { retryOnFail: true, maxTries: 3, waitBetweenTries: 0 };
const good = (place: number) => ({ Subject: `Case ${place}`, 'Contact Name': 'Ann Lee' });
const bad = (place: number) => ({ Subject: `Case ${place}` });

describe('a node that n8n runs again (Retry On Fail)', () => {
	const bench = openWorkbench();

	it('creates no case twice, and sends only what was refused again, with Continue on Fail', async () => {
		const { items, requests } = await bench.run(CREATE, {
			items: [bad(0), good(1), good(2)],
			settings: { ...RETRY, ...GO_ON },
		});
		expect(subjects(bench.simulator)).toEqual(['Case 1', 'Case 2']);
		expect(items.map(({ outcome, error }) => outcome ?? typeof error)).toEqual(['string', 'created', 'created']);
		expect(requests).toBe(3);
	});

	it('creates no case twice without Continue on Fail, and still says what was written', async () => {
		const { error, requests } = await bench.run(CREATE, { items: [good(0), good(1), bad(2)], settings: RETRY });
		expect(subjects(bench.simulator)).toEqual(['Case 0', 'Case 1']);
		expect(error?.message).toMatch(/^Item 2: Zoho says/);
		expect(error?.description).toMatch(/Already written: item 0 created \d+, item 1 created \d+/);
		expect(requests).toBe(3);
	});

	it('does not repeat a write whose answer was lost, and still reports it as uncertain', async () => {
		bench.simulator.faults.add({ kind: 'reset-after', method: 'addrecords' });
		const { error, requests } = await bench.run(CREATE, { items: [good(0), good(1)], settings: RETRY });
		expect(doubles(subjects(bench.simulator))).toEqual([]);
		expect(error?.message).toMatch(/^Item 0: Uncertain/);
		expect(requests).toBe(1);
	});

	it('updates no record twice', async () => {
		const ids = [good(0), good(1)].map((fields) => bench.simulator.add('requests', fields));
		const update = { resource: 'case', operation: 'update', recordId: '={{ $json.id }}', fields: autoMap() };
		const { requests } = await bench.run(update, {
			items: [
				{ id: ids[0], Status: 'Closed' },
				{ id: '1', Status: 'Closed' },
			],
			settings: RETRY,
		});
		expect(requests).toBe(1 + 3);
	});

	it('creates no contact twice by Create or Update', async () => {
		const upsert = { resource: 'contact', operation: 'upsert', fields: autoMap('Email') };
		bench.simulator.setOpenPoints({ unknownField: 'refused' });
		const contact = (name: string, more = {}) => ({ Email: `${name}@x.example`, 'Last Name': name, ...more });
		const { items } = await bench.run(upsert, {
			items: [contact('a', { Nonsense: 1 }), contact('b')],
			settings: { ...RETRY, ...GO_ON },
		});
		expect(bench.simulator.records('contacts').map(({ fields }) => fields.Email)).toEqual(['b@x.example']);
		expect(items[1]).toMatchObject({ outcome: 'created' });
	});
});

describe('an item whose expression cannot be evaluated', () => {
	const bench = openWorkbench();
	const update = {
		resource: 'case',
		operation: 'update',
		recordId: '={{ $json.id === "2" ? $("Nope").item.json.id : $json.id }}',
		fields: autoMap(),
	};
	const inputs = (ids: readonly string[]) => [
		{ id: ids[0], Status: 'Closed' },
		{ id: '2', Status: 'Closed' },
		{ id: ids[1], Status: 'Closed' },
	];

	it('is the only one to fail with Continue on Fail', async () => {
		const ids = [good(0), good(1)].map((fields) => bench.simulator.add('requests', fields));
		const { items, requests } = await bench.run(update, { items: inputs(ids), settings: GO_ON });
		expect(items.map(({ outcome, error }) => outcome ?? error)).toEqual([
			'updated',
			expect.stringMatching(/could not be worked out/),
			'updated',
		]);
		expect(requests).toBe(2);
	});

	it('is named without Continue on Fail, and nothing is written', async () => {
		const ids = [good(0), good(1)].map((fields) => bench.simulator.add('requests', fields));
		const { error, requests } = await bench.run(update, { items: inputs(ids) });
		expect(error?.message).toMatch(/^Item 1: The value of a field could not be worked out/);
		expect(error?.description).toContain('No other item was written. Not sent: items 0, 2.');
		expect(requests).toBe(0);
	});
});

describe('a credential that cannot be used', () => {
	const bench = openWorkbench();
	const remove = { resource: 'case', operation: 'delete', recordId: '={{ $json.id }}' };

	it('sends every item to the error output, none to the other', async () => {
		const { items, errorItems, requests } = await bench.run(remove, {
			items: [{ id: '123' }],
			settings: ERROR_OUTPUT,
			credential: { portal: '' },
		});
		expect(items).toEqual([]);
		expect(errorItems).toMatchObject([
			{ error: expect.stringMatching(/The field 'Portal' of the Zoho Support credential is empty/) },
		]);
		expect(requests).toBe(0);
	});

	it('ends the node without Continue on Fail, and names the field', async () => {
		const { error, requests } = await bench.run(remove, { items: [{ id: '123' }], credential: { portal: '' } });
		expect(error?.message).toMatch(/The field 'Portal' of the Zoho Support credential is empty/);
		expect(requests).toBe(0);
	});
});

describe('a service that is down', () => {
	const bench = openWorkbench();

	it('is not called for each of many items', async () => {
		bench.simulator.faults.add({ kind: 'error-4500', probability: 1 });
		const ids = Array.from({ length: 20 }, (_, place) => ({ id: String(1000 + place) }));
		const { items, requests } = await bench.run(
			{ resource: 'case', operation: 'get', recordId: '={{ $json.id }}' },
			{ items: ids, settings: GO_ON },
		);
		expect(items).toHaveLength(20);
		expect(items.at(-1)).toMatchObject({ details: { outcome: 'notSent' } });
		expect(requests).toBe(3 * 3);
	});
});

describe('two items that ask for the same record', () => {
	const bench = openWorkbench();

	it('get a copy each', async () => {
		const id = bench.simulator.add('requests', good(0));
		const { outcome, requests } = await bench.run(
			{ resource: 'case', operation: 'get', recordId: id },
			{ items: [{}, {}] },
		);
		const [first, second] = outcome.items('Zoho Support');
		expect(first.json).toEqual(second.json);
		expect(first.json).not.toBe(second.json);
		expect(requests).toBe(1);
	});
});
