import { describe, expect, it } from '@jest/globals';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { fields } from '../zoho-node';
import { skippedWaits } from '../waits';
import { GO_ON, openDeskBench } from './bench';

const ITEMS = 30;
const BY_ID = { resource: 'contact', recordId: '={{ $json.id }}' };
const EMAIL = '={{ $json.Email }}';
const MAP = { dataMode: 'autoMap', columnsToIgnore: 'id' };

/** Each operation, and how often it sends a request that gets no answer: a read three times, a write once. */
const OPERATIONS: ReadonlyArray<
	readonly [name: string, parameters: INodeParameters, operationId: string, sent: number]
> = [
	['Create', { resource: 'contact', operation: 'create', ...MAP }, 'createContact', 3],
	['Create or Update', { resource: 'contact', operation: 'upsert', matchField: 'Email', ...MAP }, 'searchContacts', 9],
	['Update', { ...BY_ID, operation: 'update', fieldsToSend: fields({ Phone: EMAIL }) }, 'updateContact', 3],
	['Get', { ...BY_ID, operation: 'get' }, 'getContact', 9],
	['Get Many', { resource: 'contact', operation: 'getMany', limit: '={{ Number($json.id) }}' }, 'getContacts', 9],
	[
		'Search',
		{ resource: 'contact', operation: 'search', searchField: 'Email', searchValue: EMAIL },
		'searchContacts',
		9,
	],
];
const SILENCES = ['reset-before', 'http-500', 'html', 'internal-error'] as const;

const items = Array.from({ length: ITEMS }, (_, place) => ({
	id: String(1000 + place),
	Email: `a${place}@x.example`,
	'Last Name': 'Ann',
}));
const fate = ({ outcome, details }: IDataObject) => outcome ?? (details as IDataObject | undefined)?.outcome;

describe('three requests in a row that Zoho Desk does not answer', () => {
	const bench = openDeskBench({ seed: 7, tickets: 20 });
	skippedWaits();

	it.each(OPERATIONS.flatMap((operation) => SILENCES.map((kind) => [...operation, kind] as const)))(
		'end a run of %s with Continue on Fail (%j, %s, %i requests, %s)',
		async (_, parameters, operationId, sent, kind) => {
			bench.zoho.faults.add({ kind, operationId, probability: 1 });
			const told = await bench.items(parameters, { items, settings: GO_ON });
			expect(bench.zoho.journal.count({ operationId })).toBe(sent);
			expect(told.slice(3).map(fate)).toEqual(Array(ITEMS - 3).fill('notSent'));
		},
	);

	it('do not count when an answer is between them', async () => {
		bench.zoho.faults.add({ kind: 'reset-before', operationId: 'createContact', count: 2 });
		bench.zoho.faults.add({ kind: 'reset-before', operationId: 'createContact', after: 1, count: 2 });
		await bench.items({ resource: 'contact', operation: 'create', ...MAP }, { items, settings: GO_ON });
		expect(bench.zoho.journal.count({ operationId: 'createContact' })).toBe(ITEMS);
	});
});

describe('a node that n8n runs a second time', () => {
	const bench = openDeskBench({ seed: 7, tickets: 20 });
	skippedWaits();
	const settings = { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 };

	it('creates nothing twice', async () => {
		bench.zoho.faults.add({ kind: 'echo-error', operationId: 'createContact', after: 2 });
		const { error } = await bench.run({ resource: 'contact', operation: 'create', ...MAP }, { items, settings });
		const made = bench.zoho.records('contacts').filter(({ lastName }) => lastName === 'Ann');
		expect([error, made.length]).toEqual([undefined, ITEMS]);
	});

	it('deletes nothing twice', async () => {
		const ids = Array.from({ length: 60 }, (_, place) => bench.zoho.add('contacts', { lastName: `Lee ${place}` }));
		bench.zoho.faults.add({ kind: 'gateway', operationId: 'deleteContact', after: 1 });
		const given = { items: ids.map((id) => ({ id })), settings };
		const { error } = await bench.run({ ...BY_ID, operation: 'delete' }, given);
		expect([error, bench.zoho.journal.count({ operationId: 'deleteContact' })]).toEqual([undefined, 3]);
	});

	it('changes nothing twice, where many share a request', async () => {
		const ids = Array.from({ length: 60 }, (_, place) => bench.zoho.add('contacts', { lastName: `Lee ${place}` }));
		bench.zoho.faults.add({ kind: 'gateway', operationId: 'bulkUpdateContacts', after: 1 });
		const update = { ...BY_ID, operation: 'update', fieldsToSend: fields({ Phone: '1' }) };
		const { error } = await bench.run(update, { items: ids.map((id) => ({ id })), settings });
		const sent = ['bulkUpdateContacts', 'updateContact'].map((operationId) =>
			bench.zoho.journal.count({ operationId }),
		);
		expect([error, sent]).toEqual([undefined, [2, 10]]);
	});
});

describe('a credential for another organization, where Zoho Desk only answers with nothing,', () => {
	const bench = openDeskBench({ openPoints: { wrongOrganization: 'empty' } });

	it('does not count a new record as written', async () => {
		await bench.save({ organizationId: '60000000777' });
		const create = { resource: 'contact', operation: 'create', dataMode: 'autoMap' };
		const told = await bench.items(create, { items: [{ 'Last Name': 'Lee' }], settings: GO_ON });
		expect(told.map(fate)).not.toEqual(['created']);
	});
});
