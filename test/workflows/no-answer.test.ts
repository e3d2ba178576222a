import { describe, expect, it } from '@jest/globals';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { ERROR_OUTPUT, GO_ON, openWorkbench } from './workbench';
import { skippedWaits } from './waits';

const ITEMS = 30;
const BY_ID = { resource: 'case', recordId: '={{ $json.id }}', dataMode: 'json', jsonFields: '{"Status":"Closed"}' };
const EMAIL = '={{ $json.Email }}';

/** Each operation, and how often it sends a request that gets no answer: a read three times, a write once. */
const OPERATIONS: ReadonlyArray<readonly [name: string, parameters: INodeParameters, tries: number]> = [
	[
		'Create',
		{ resource: 'case', operation: 'create', dataMode: 'autoMap', columnsToIgnore: 'id', options: { rowsPerCall: 1 } },
		1,
	],
	[
		'Create or Update',
		{ resource: 'case', operation: 'upsert', matchField: 'Email', dataMode: 'autoMap', columnsToIgnore: 'id' },
		3,
	],
	['Update', { ...BY_ID, operation: 'update' }, 1],
	['Delete', { ...BY_ID, operation: 'delete' }, 1],
	['Get', { ...BY_ID, operation: 'get' }, 3],
	['Get Conversation', { ...BY_ID, operation: 'getConversation' }, 3],
	['Get Many', { resource: 'case', operation: 'getMany', limit: '={{ Number($json.id) }}' }, 3],
	['Search', { resource: 'case', operation: 'search', searchField: 'Email', searchValue: EMAIL }, 3],
];
const SILENCES = ['reset-before', 'http-500', 'html', 'error-4500'] as const;
const EACH = OPERATIONS.flatMap((operation) => SILENCES.map((kind) => [...operation, kind] as const));

const items = Array.from({ length: ITEMS }, (_, place) => ({
	id: String(1000 + place),
	Email: `a${place}@x.example`,
	'Contact Name': 'Ann',
}));
const fate = ({ outcome, details }: IDataObject) => outcome ?? (details as IDataObject | undefined)?.outcome;

describe('three requests in a row without an answer', () => {
	const bench = openWorkbench();
	skippedWaits();

	it.each(EACH)('end a run of %s with Continue on Fail (%j, %i tries, %s)', async (_name, parameters, tries, kind) => {
		bench.simulator.faults.add({ kind, probability: 1 });
		const run = await bench.run(parameters, { items, settings: GO_ON });
		expect(run.requests).toBe(3 * tries);
		expect(run.items).toHaveLength(ITEMS);
		const unsent = run.items.slice(3);
		expect(new Set(unsent.map(fate))).toEqual(new Set(['notSent']));
		expect(unsent.map(({ error }) => String(error))).toEqual(
			unsent.map(() => expect.stringMatching(/^Not sent: .*the last three requests got no usable answer/)),
		);
		expect(unsent.at(-1)?.details).toMatchObject({
			item: ITEMS - 1,
			nextStep: expect.stringMatching(/that were not sent/),
		});
	});

	it.each([
		['Continue', GO_ON],
		['Continue (using error output)', ERROR_OUTPUT],
	])('end a run of Create with calls of many rows (%s)', async (_, settings) => {
		bench.simulator.faults.add({ kind: 'reset-after', probability: 1 });
		const rows = Array.from({ length: 1000 }, (_item, place) => ({ Subject: `Case ${place}`, 'Contact Name': 'Ann' }));
		const run = await bench.run(
			{ resource: 'case', operation: 'create', dataMode: 'autoMap' },
			{ items: rows, settings },
		);
		const told = [...run.items, ...run.errorItems].map(fate);
		expect(run.requests).toBe(3);
		expect([
			told.filter((what) => what === 'uncertain').length,
			told.filter((what) => what === 'notSent').length,
		]).toEqual([300, 700]);
	});

	it('end a run of Create or Update after answered look-ups, and nothing is written', async () => {
		bench.simulator.faults.add({ kind: 'error-4500', method: 'getrecordsbysearch', after: 5, count: 1000 });
		const run = await bench.run(
			{ resource: 'contact', operation: 'upsert', dataMode: 'autoMap', columnsToIgnore: 'id' },
			{ items: items.map(({ Email }) => ({ Email, 'Last Name': 'Lee' })), settings: GO_ON },
		);
		expect(run.requests).toBe(5 + 9);
		expect(bench.simulator.records('contacts')).toEqual([]);
		expect(new Set(run.items.map(fate))).toEqual(new Set(['notSent', 'refused']));
	});

	it('also count when items without a request are between them', async () => {
		bench.simulator.faults.add({ kind: 'error-4500', probability: 1 });
		const mixed = items.map((item, place) => ({ ...item, id: place % 2 === 0 ? item.id : 'no id' }));
		const run = await bench.run({ ...BY_ID, operation: 'update' }, { items: mixed, settings: GO_ON });
		expect(run.requests).toBe(3);
	});

	it('do not count when an answer is between them', async () => {
		bench.simulator.faults.add({ kind: 'reset-before', method: 'deleterecords', count: 2 });
		bench.simulator.faults.add({ kind: 'reset-before', method: 'deleterecords', after: 1, count: 2 });
		const run = await bench.run({ ...BY_ID, operation: 'delete' }, { items, settings: GO_ON });
		expect(run.requests).toBe(ITEMS);
	});

	it('are reported with the items that were not sent, when the node stops at the first error', async () => {
		bench.simulator.faults.add({ kind: 'reset-before', probability: 1 });
		const run = await bench.run({ ...BY_ID, operation: 'update' }, { items });
		expect(run.error?.message).toMatch(/^Item 0: Uncertain: /);
		expect(run.error?.description).toContain(`Not sent: items 1 to ${ITEMS - 1}.`);
		expect(run.requests).toBe(1);
	});
});
