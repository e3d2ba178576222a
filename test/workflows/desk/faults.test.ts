import { describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';
import type { FaultKind } from '../../../simulator/desk/simulator';
import { fields, ZOHO } from '../zoho-node';
import { skippedWaits } from '../waits';
import { GO_ON, idsOf, openDeskBench } from './bench';

const READ = { resource: 'case', operation: 'getMany', limit: 10 };
const CREATE = { resource: 'contact', operation: 'create', dataMode: 'autoMap' };
const NEW = ['a', 'b', 'c'].map((name) => ({ 'Last Name': `New ${name}` }));

/** No usable answer comes; and whether Zoho carried out the call. */
const UNUSABLE: ReadonlyArray<readonly [kind: FaultKind, carriedOut: boolean, words: RegExp]> = [
	['reset-before', false, /could not be reached: the connection was lost/],
	['reset-after', true, /could not be reached: the connection was lost/],
	['cut', true, /could not be reached: the (connection was lost|answer was incomplete)/],
	['half', true, /not the JSON of Zoho Desk/],
	['rubbish', true, /not the JSON of Zoho Desk/],
	['echo-text', false, /not the JSON of Zoho Desk/],
	['html', false, /a web page came instead of data/],
	['http-500', false, /Zoho's server failed \(HTTP 500\)/],
	['internal-error', false, /INTERNAL_SERVER_ERROR/],
];

/** Answers that prove that nothing was carried out, and after which the call may be sent again. */
const REPEATED: readonly FaultKind[] = ['http-429', 'too-many-requests', 'token-revoked'];

const fate = ({ outcome, details }: IDataObject) => outcome ?? (details as IDataObject | undefined)?.outcome;

describe('a read of Zoho Desk', () => {
	const bench = openDeskBench({ seed: 7, tickets: 20 });
	const waits = skippedWaits();
	const asked = () => bench.zoho.journal.count({ operationId: 'getTickets' });

	it.each([...UNUSABLE.map(([kind]) => kind), ...REPEATED])('is repeated after %s', async (kind) => {
		bench.zoho.faults.add({ kind, operationId: 'getTickets' });
		const items = await bench.items(READ);
		expect([items.length, asked()]).toEqual([10, 2]);
	});

	it.each(UNUSABLE)('is sent three times in all, and then fails in plain words: %s', async (kind, _, words) => {
		bench.zoho.faults.add({ kind, operationId: 'getTickets', count: 10 });
		const { error } = await bench.run(READ);
		expect([error?.message, asked()]).toEqual([expect.stringMatching(words), 3]);
	});

	it.each(['foreign-shape', 'gateway', 'echo-error'] as const)('fails in plain words after %s', async (kind) => {
		bench.zoho.faults.add({ kind, operationId: 'getTickets', count: 10 });
		const outcome = await bench.run(READ);
		expect([outcome.error?.message, outcome.json(ZOHO)]).toEqual([
			expect.stringMatching(/^Item 0: .*(Zoho|No usable answer)/),
			[],
		]);
	});

	it.each(UNUSABLE)('in the middle of many pages is repeated for that page only: %s', async (kind) => {
		const ids = Array.from({ length: 300 }, (_, place) => bench.zoho.add('tickets', { subject: `Ticket ${place}` }));
		bench.zoho.faults.add({ kind, operationId: 'getTickets', after: 1 });
		const items = await bench.items({ ...READ, returnAll: true });
		expect([new Set(idsOf(items)).size, items.length, asked()]).toEqual([ids.length + 20, ids.length + 20, 5]);
	});

	it('waits as long as Retry-After asks', async () => {
		bench.zoho.faults.add({ kind: 'http-429', retryAfter: 7, operationId: 'getTickets' });
		await bench.items(READ);
		expect(waits).toEqual([7000]);
	});

	it('waits 1, 2, 4 and 8 seconds when too many calls run at once, then gives up', async () => {
		bench.zoho.faults.add({ kind: 'too-many-requests', operationId: 'getTickets', count: 10 });
		const { error } = await bench.run(READ);
		expect([waits, error?.message]).toEqual([[1000, 2000, 4000, 8000], expect.stringMatching(/TOO_MANY_REQUESTS/)]);
	});
});

describe('a write of Zoho Desk', () => {
	const bench = openDeskBench({ seed: 7, tickets: 20 });
	skippedWaits();
	const sent = (operationId: string) => bench.zoho.journal.count({ operationId });
	const stored = () =>
		bench.zoho.records('contacts').filter(({ lastName }) => String(lastName).startsWith('New')).length;

	it.each([
		...UNUSABLE,
		['foreign-shape', true, /No usable answer/] as const,
		['empty', true, /no record came/] as const,
	])('is uncertain and not sent again, and the other items go on: %s', async (kind, carriedOut, words) => {
		bench.zoho.faults.add({ kind, operationId: 'createContact' });
		const items = await bench.items(CREATE, { items: NEW, settings: GO_ON });
		expect(items.map(fate)).toEqual(['uncertain', 'created', 'created']);
		expect(items[0].error).toMatch(words);
		expect([sent('createContact'), stored()]).toEqual([3, carriedOut ? 3 : 2]);
	});

	it.each(REPEATED)('is sent again after %s, which proves that nothing was carried out', async (kind) => {
		bench.zoho.faults.add({ kind, operationId: 'createContact' });
		const items = await bench.items(CREATE, { items: NEW, settings: GO_ON });
		expect([items.map(fate), sent('createContact'), stored()]).toEqual([['created', 'created', 'created'], 4, 3]);
	});

	it('is refused alone when Zoho refuses it in words', async () => {
		bench.zoho.faults.add({ kind: 'echo-error', operationId: 'createContact' });
		const items = await bench.items(CREATE, { items: NEW, settings: GO_ON });
		expect(items.map(fate)).toEqual(['refused', 'created', 'created']);
	});

	it('says which items were written when a proxy lets nothing through any more', async () => {
		bench.zoho.faults.add({ kind: 'gateway', operationId: 'createContact', after: 1, count: 10 });
		const items = await bench.items(CREATE, { items: NEW, settings: GO_ON });
		expect([items.map(fate), stored()]).toEqual([['created', 'notSent', 'notSent'], 1]);
	});

	it.each(UNUSABLE)('that changes one record is uncertain and not sent again: %s', async (kind) => {
		const recordId = bench.zoho.add('contacts', { lastName: 'Lee' });
		bench.zoho.faults.add({ kind, operationId: 'updateContact', count: 10 });
		const update = { resource: 'contact', operation: 'update', recordId, fieldsToSend: fields({ Phone: '1' }) };
		const items = await bench.items(update, { settings: GO_ON });
		expect([items.map(fate), sent('updateContact')]).toEqual([['uncertain'], 1]);
	});

	it.each(UNUSABLE)('that changes 60 records at once is uncertain for one call only: %s', async (kind) => {
		const ids = Array.from({ length: 60 }, (_, place) => bench.zoho.add('contacts', { lastName: `Lee ${place}` }));
		bench.zoho.faults.add({ kind, operationId: 'bulkUpdateContacts' });
		const update = { resource: 'contact', operation: 'update', recordId: '={{ $json.id }}' };
		const items = await bench.items(
			{ ...update, fieldsToSend: fields({ Phone: '1' }) },
			{ items: ids.map((id) => ({ id })), settings: GO_ON },
		);
		expect([items.filter((item) => fate(item) === 'uncertain').length, sent('bulkUpdateContacts')]).toEqual([50, 2]);
	});

	it.each(UNUSABLE)('that deletes is looked up before it counts as uncertain: %s', async (kind, carriedOut) => {
		const id = bench.zoho.add('contacts', { lastName: 'Lee' });
		bench.zoho.faults.add({ kind, operationId: 'deleteContact' });
		const items = await bench.items({ resource: 'contact', operation: 'delete', recordId: id }, { settings: GO_ON });
		expect([items.map(fate), sent('deleteContact')]).toEqual([[carriedOut ? 'deleted' : 'uncertain'], 1]);
	});

	it('is written once by a second try of the node, although the first answer was lost', async () => {
		bench.zoho.faults.add({ kind: 'reset-after', operationId: 'createContact', after: 1 });
		const retry = { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 };
		const { error } = await bench.run(CREATE, { items: NEW, settings: retry });
		expect([stored(), error?.message]).toEqual([2, expect.stringMatching(/^Item 1: Uncertain: /)]);
	});

	it('of 30 items stops after three without an answer, and the others are told as not sent', async () => {
		bench.zoho.faults.add({ kind: 'reset-before', operationId: 'createContact', probability: 1 });
		const many = Array.from({ length: 30 }, (_, place) => ({ 'Last Name': `New ${place}` }));
		const items = await bench.items(CREATE, { items: many, settings: GO_ON });
		const told = items.map(fate);
		expect([told.filter((one) => one === 'uncertain').length, told.filter((one) => one === 'notSent').length]).toEqual([
			3, 27,
		]);
	});
});
