import { describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';
import { activeTrigger } from './active-trigger';
import { openWorkbench } from './workbench';
import { autoMap } from './zoho-node';

const ANN = { Subject: 'One', 'Contact Name': 'Ann Lee', Status: 'Open', Email: 'ann@x.example' };
const UPDATE = { resource: 'case', operation: 'update', recordId: '={{ $json.id }}', fields: autoMap() };
const OF_THE_SERVICE = [
	'Created Time',
	'Modified Time',
	'Created By',
	'Modified By',
	'Request Id',
	'Is Overdue',
	'Is Escalated',
	'URI',
];

describe('Automatic mapping accepts the output', () => {
	const bench = openWorkbench();
	const add = () => bench.simulator.add('requests', { ...ANN, 'Due Date': '2026-11-24 10:30:00' });

	/** The trigger's item for a case that was changed twice, the second time in its status. */
	async function eventOf(event: string): Promise<IDataObject> {
		const trigger = activeTrigger(
			bench.engine,
			bench.simulator,
			{ resource: 'case', event, watchedFields: ['Status'] },
			{},
		);
		await trigger.poll();
		const id = add();
		const created = await trigger.poll();
		bench.simulator.clock.advance(60_000);
		bench.simulator.change('requests', id, { Status: 'Closed' });
		return [...created.items, ...(await trigger.poll()).items].at(-1) ?? {};
	}

	const read = async (operation: string, parameters = {}) =>
		(await bench.run({ resource: 'case', operation, ...parameters })).items[0] ?? {};
	const sources: ReadonlyArray<readonly [string, () => Promise<IDataObject>]> = [
		['the trigger, of a created case', async () => await eventOf('created')],
		['the trigger, of an updated case', async () => await eventOf('updated')],
		['the trigger, of a changed field', async () => await eventOf('fieldChanged')],
		[
			'the trigger, of a change that may be a repeat',
			async () => ({ ...(await eventOf('fieldChanged')), possibleRepeat: true, oldValuesKnown: false }),
		],
		['Get', async () => await read('get', { recordId: add() })],
		['Get Many', async () => (add(), await read('getMany'))],
		['Search', async () => (add(), await read('search', { searchField: 'Status', searchValue: 'Open' }))],
		[
			'Create',
			async () =>
				(await bench.run({ resource: 'case', operation: 'create', fields: autoMap() }, { items: [ANN] })).items[0] ??
				{},
		],
		[
			'Update',
			async () => (await bench.run({ ...UPDATE, recordId: add() }, { items: [{ Status: 'Open' }] })).items[0] ?? {},
		],
	];

	it.each(sources)('of %s', async (_, source) => {
		bench.simulator.setOpenPoints({ unknownField: 'refused' });
		const item = await source();
		const { items, error, requests } = await bench.run(UPDATE, { items: [{ ...item, Priority: 'High' }] });
		expect(error).toBeUndefined();
		expect(items[0]).toMatchObject({ id: item.id, outcome: 'updated', Priority: 'High' });
		const beside = ['event', 'eventTime', 'changes', 'oldValuesKnown', 'possibleRepeat', ...OF_THE_SERVICE];
		expect(Object.keys(items[0] ?? {}).filter((label) => beside.includes(label))).toEqual([]);
		expect(items[0]).toMatchObject(
			Object.fromEntries(
				['Subject', 'Status', 'Due Date'].flatMap((label) => (label in item ? [[label, item[label]]] : [])),
			),
		);
		expect(requests).toBe(1);
	});

	it.each([['manual'], ['trigger']] as const)(
		'and says what it did not send, once for all items (%s)',
		async (mode) => {
			const id = add();
			const item = {
				id,
				event: 'created',
				eventTime: '2026-11-25T10:00:00.000Z',
				Priority: 'High',
				'Created Time': '2026-11-24T10:00:00.000Z',
			};
			const { outcome, requests } = await bench.run(UPDATE, { items: [item, { ...item, 'Modified By': 'Ann' }], mode });
			const told = mode === 'manual' ? outcome.hints.map(({ message }) => message) : outcome.logs;
			const message = 'Map Automatically did not send these columns: id, event, eventTime, Created Time, Modified By.';
			expect(told.filter((line) => line.includes(message))).toHaveLength(1);
			expect(requests).toBe(2);
		},
	);

	it('and a field that the service sets still identifies the record', async () => {
		const id = add();
		const [item] = (await bench.run({ resource: 'case', operation: 'get', recordId: id })).items;
		const upsert = { resource: 'case', operation: 'upsert', fields: autoMap('Request Id') };
		const { items, requests } = await bench.run(upsert, { items: [{ ...item, Priority: 'High' }] });
		expect(items[0]).toMatchObject({ id, outcome: 'updated', Priority: 'High' });
		expect(requests).toBe(2);
	});

	it('but refuses a field that a person names and the service sets', async () => {
		const id = add();
		const json = { dataMode: 'json', jsonFields: '{"Created By": "Ann"}' };
		const { error, requests } = await bench.run({ ...UPDATE, recordId: id, ...json });
		expect(error?.message).toMatch(/Zoho sets the field 'Created By' itself/);
		expect(requests).toBe(0);
	});
});
