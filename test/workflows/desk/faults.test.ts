import { describe, expect, it } from '@jest/globals';
import type { FaultKind } from '../../../simulator/desk/simulator';
import { autoMap, fields, ZOHO } from '../zoho-node';
import { skippedWaits } from '../waits';
import { fate, FAULTY } from '../faulty-services';
import { GO_ON, openDeskBench } from './bench';

const READ = { resource: 'case', operation: 'getMany', limit: 10 };
const CREATE = { resource: 'contact', operation: 'create', fields: autoMap() };
const NEW = ['a', 'b', 'c'].map((name) => ({ 'Last Name': `New ${name}` }));

const { unusable } = FAULTY.find(({ service }) => service === 'desk')!;
const UNUSABLE = unusable as ReadonlyArray<readonly [kind: FaultKind, carriedOut: boolean, words: RegExp]>;

describe('a read of Zoho Desk', () => {
	const bench = openDeskBench({ seed: 7, tickets: 20 });
	const waits = skippedWaits();

	it.each(['foreign-shape', 'gateway', 'echo-error'] as const)('fails in plain words after %s', async (kind) => {
		bench.zoho.faults.add({ kind, operationId: 'getTickets', count: 10 });
		const outcome = await bench.run(READ);
		expect([outcome.error?.message, outcome.json(ZOHO)]).toEqual([
			expect.stringMatching(/^Item 0: .*(Zoho|No usable answer)/),
			[],
		]);
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

	it.each(UNUSABLE)('that changes 80 records at once is uncertain for one call only: %s', async (kind) => {
		const ids = Array.from({ length: 80 }, (_, place) => bench.zoho.add('contacts', { lastName: `Lee ${place}` }));
		bench.zoho.faults.add({ kind, operationId: 'bulkUpdateContacts' });
		const update = { resource: 'contact', operation: 'update', recordId: '={{ $json.id }}' };
		const items = await bench.items(
			{ ...update, fields: fields({ Phone: '1' }) },
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
});
