import { describe, expect, it } from '@jest/globals';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { addCases, GO_ON, openWorkbench } from './workbench';
import { autoMap } from './zoho-node';

const DRY = { options: { dryRun: true } };
const CASE = { resource: 'case' };
const json = (values: object) => ({ dataMode: 'json', jsonFields: JSON.stringify(values) });
const CLOSED = { ...CASE, operation: 'update', ...json({ Status: 'Closed' }) };

describe('Dry Run on the classic service', () => {
	const bench = openWorkbench();
	const subjectsOf = () => bench.simulator.records('requests').map(({ fields }) => fields.Subject);
	const onCase = async (parameters: INodeParameters) => {
		const [recordId] = addCases(bench.simulator, 1);
		return { recordId, ...(await bench.run({ ...parameters, recordId, ...DRY })) };
	};

	it('of Create shows each record, and the request that they share', async () => {
		const create = { ...CASE, operation: 'create', fields: autoMap(), ...DRY };
		const cases = Array.from({ length: 3 }, (_, place) => ({ Subject: `New ${place}`, 'Contact Name': 'Ann Lee' }));
		const { items, requests } = await bench.run(create, { items: cases });
		expect(items).toEqual(
			cases.map((wouldSend) => ({
				outcome: 'dryRun',
				note: 'Nothing was written, because Dry Run is on.',
				wouldBe: 'created',
				recordId: null,
				wouldSend,
				cost: { requests: 1, sharedByRecords: 3 },
			})),
		);
		expect([requests, subjectsOf()]).toEqual([0, []]);
	});

	it('of Update shows the values as they would be sent', async () => {
		const { items, requests, recordId } = await onCase(CLOSED);
		expect(items).toMatchObject([
			{ wouldBe: 'updated', recordId, wouldSend: { Status: 'Closed' }, cost: { requests: 1 } },
		]);
		expect(requests).toBe(0);
	});

	it('of Delete deletes nothing', async () => {
		const { items, requests, recordId } = await onCase({ ...CASE, operation: 'delete' });
		expect(items).toMatchObject([{ wouldBe: 'deleted', recordId, wouldSend: {}, cost: { requests: 1 } }]);
		expect([requests, subjectsOf()]).toEqual([0, ['Case 1']]);
	});

	it('of Create or Update pays for the search alone, and is nothing that a later run takes for written', async () => {
		const upsert = { resource: 'contact', operation: 'upsert', fields: autoMap('Email') };
		const items = [{ Email: 'ann@x.example', 'Last Name': 'Lee' }];
		const dry = await bench.run({ ...upsert, ...DRY }, { items });
		expect([dry.items[0]?.wouldBe, dry.requests]).toEqual(['created', 1]);
		const real = await bench.run(upsert, { items });
		expect([real.items[0]?.outcome, real.requests]).toEqual(['created', 2]);
	});

	it('writes nothing when Retry On Fail runs it again, and does not say that something was written', async () => {
		const ids = addCases(bench.simulator, 2);
		const settings = { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 };
		const { error, requests } = await bench.run(
			{ ...CLOSED, recordId: '={{ $json.id }}', ...DRY },
			{ items: [{ id: ids[0] }, { id: 'none' }], settings },
		);
		expect(error?.description).toContain('No other item was written.');
		expect(requests).toBe(0);
	});
});

const ID = { recordId: '={{ $json.id }}' };
const NUMBER = { recordId: { __rl: true, mode: 'number', value: '={{ $json.number }}' } };
const people = (...emails: unknown[]) => emails.map((Email) => ({ Email, 'Last Name': 'Lee' }) as IDataObject);

/** What a run writes, and for which items: the cases that there are have these ids. */
type Scene = readonly [
	name: string,
	parameters: INodeParameters,
	items: (ids: readonly string[]) => IDataObject[],
	writes: number,
];

const SCENES: readonly Scene[] = [
	['Create, three batches', { operation: 'create', fields: autoMap() }, () => newCases(250), 3],
	[
		'Create, ten records a request',
		{ operation: 'create', fields: autoMap(), options: { rowsPerCall: 10 } },
		() => newCases(25),
		3,
	],
	[
		'Create, with items that cannot be sent',
		{ operation: 'create', fields: autoMap() },
		() => [...newCases(2), { Subject: { a: 1 } }, { 'Due Date': 'soon' }, ...newCases(1)],
		1,
	],
	[
		'Update, one record twice and one that is no ID',
		{ operation: 'update', ...ID, ...json({ Status: 'Closed' }) },
		(ids) => [ids[0], ids[1], 'abc', ids[0]].map((id) => ({ id })),
		3,
	],
	[
		'Update by number, one number twice and one that no case has',
		{ operation: 'update', ...NUMBER, ...json({ Status: 'Closed' }) },
		() => [101, 102, 999, 101].map((number) => ({ number })),
		3,
	],
	['Update of each column', { operation: 'update', ...ID, fields: autoMap() }, (ids) => changes(ids), 3],
	[
		'Delete, one record twice',
		{ operation: 'delete', ...ID },
		(ids) => [ids[0], ids[1], '', ids[0]].map((id) => ({ id })),
		2,
	],
	[
		'Create or Update',
		{ resource: 'contact', operation: 'upsert', fields: autoMap('Email') },
		() => people('old@x.example', 'new@x.example', '', 'NEW@x.example', 'twice@x.example', ['a'], 'other@x.example'),
		3,
	],
	[
		'Create or Update of what only Zoho sets',
		{ operation: 'upsert', dataMode: 'json', matchField: 'Request Id', jsonFields: '={{ JSON.stringify($json) }}' },
		() => [101, 102, 999].map((number) => ({ 'Request Id': String(number), Status: 'Closed' })),
		2,
	],
];

function newCases(count: number): IDataObject[] {
	return Array.from({ length: count }, (_, place) => ({ Subject: `New ${place}`, 'Contact Name': 'Ann Lee' }));
}

function changes(ids: readonly string[]): IDataObject[] {
	return ids.map((id, place) => ({ id, Priority: `P${place}`, 'Due Date': '2026-11-24T18:30:00Z' }));
}

describe('Dry Run and the real run on the classic service', () => {
	const bench = openWorkbench();
	const WRITING = ['addrecords', 'updaterecords', 'deleterecords'];

	/** A run on the same records, and the requests that read and write. */
	async function runOn([, parameters, itemsOf]: Scene, options: object) {
		bench.simulator.reset({ dailyLimit: 1_000_000 });
		const ids = addCases(bench.simulator, 3);
		for (const Email of ['old@x.example', 'twice@x.example', 'twice@x.example'])
			bench.simulator.add('contacts', { 'Last Name': 'Old', Email });
		const given = { ...CASE, ...parameters, options: { ...(parameters.options as object), ...options } };
		const run = await bench.run(given, { items: itemsOf(ids), settings: GO_ON });
		const writes = WRITING.reduce((sum, method) => sum + bench.simulator.journal.count({ kind: 'api', method }), 0);
		return { ...run, writes, reads: run.requests - writes };
	}

	const storedAs = (id: unknown) =>
		[...bench.simulator.records('requests'), ...bench.simulator.records('contacts')].find((record) => record.id === id)
			?.fields;

	it.each(SCENES)('write the same, cost the same and fail alike: %s', async (...scene) => {
		const dry = await runOn(scene, { dryRun: true });
		const stored = JSON.stringify(bench.simulator.records('requests').map(({ fields }) => fields));
		const real = await runOn(scene, {});
		expect([dry.writes, real.writes]).toEqual([0, scene[3]]);
		expect(stored).not.toMatch(/Closed|New|P1/);
		expect(dry.reads).toBe(real.reads);
		expect(dry.items).toHaveLength(real.items.length);
		const told = dry.outcome.hints.map(({ message }) => message).join();
		expect(told).toContain(`this run would cost ${scene[3]} requests`.replace('cost 1 requests', 'cost 1 request'));
		for (const [place, { error, wouldBe, recordId, wouldSend }] of dry.items.entries()) {
			const now = real.items[place];
			expect([place, error ?? wouldBe]).toEqual([place, now.error ?? now.outcome]);
			if (typeof recordId === 'string' && !recordId.startsWith('the new')) expect(recordId).toBe(now.id);
			// A later item may write to the same record.
			const stored = real.items.findLast(({ id }) => id === now.id) === now ? storedAs(now.id) : undefined;
			if (error === undefined && stored !== undefined) expect(stored).toMatchObject(wouldSend as object);
		}
	});
});
