import { describe, expect, it } from '@jest/globals';
import type { INodeParameters } from 'n8n-workflow';
import { type Call, fate, FAULTY, GO_ON } from './faulty-services';
import { skippedWaits } from './waits';
import { ERROR_OUTPUT, openWorkbench } from './workbench';
import { autoMap, fields, ZOHO } from './zoho-node';

const ITEMS = 30;
const CONTACT = { resource: 'contact' };
const BY_ID = { ...CONTACT, recordId: '={{ $json.id }}' };
const MAP = { fields: autoMap(), columnsToIgnore: 'id' };
const EMAIL = '={{ $json.Email }}';
const UPDATE = { ...BY_ID, operation: 'update', fields: fields({ Phone: EMAIL }) };

/** Each operation, and how often it sends a request that gets no answer: a read three times, a write once. */
const OPERATIONS: ReadonlyArray<readonly [name: string, parameters: INodeParameters, call: Call, tries: number]> = [
	['Create', { ...CONTACT, operation: 'create', ...MAP }, 'create', 1],
	['Create or Update', { ...CONTACT, operation: 'upsert', ...MAP, fields: autoMap('Email') }, 'search', 3],
	['Update', UPDATE, 'update', 1],
	['Get', { ...BY_ID, operation: 'get' }, 'get', 3],
	['Get Many', { ...CONTACT, operation: 'getMany', limit: '={{ Number($json.id) }}' }, 'list', 3],
	['Search', { ...CONTACT, operation: 'search', searchField: 'Email', searchValue: EMAIL }, 'search', 3],
];

const items = Array.from({ length: ITEMS }, (_, place) => ({
	id: String(1000 + place),
	Email: `a${place}@x.example`,
	'Last Name': 'Ann',
}));

// The format of answers makes no difference here.
const SERVICES = FAULTY.filter(({ options }) => options.format !== 'xml');

describe.each(SERVICES)(
	'three requests in a row without an answer of $name',
	({ service, silences, options, open }) => {
		const bench = open();
		skippedWaits();
		// Zoho Desk looks up whether a record is gone, which is an answer.
		const own = { ...BY_ID, operation: 'delete' };
		const operations = service === 'support' ? [...OPERATIONS, ['Delete', own, 'delete', 1] as const] : OPERATIONS;

		it.each(operations.flatMap((operation) => silences.map((kind) => [...operation, kind] as const)))(
			'end a run of %s with Continue on Fail (%j, %s, %i tries, %s)',
			async (_, parameters, call, tries, kind) => {
				bench.fault(kind, { on: call, probability: 1 });
				const told = (await bench.run({ ...parameters, options }, { items, settings: GO_ON })).json(ZOHO);
				expect([bench.sent(call), told.length]).toEqual([3 * tries, ITEMS]);
				const unsent = told.slice(3);
				expect(unsent.map(fate)).toEqual(unsent.map(() => 'notSent'));
				const words = /^Not sent: .*the last three requests got no usable answer/;
				expect(unsent.map(({ error }) => error)).toEqual(unsent.map(() => expect.stringMatching(words)));
				expect(unsent.at(-1)?.details).toMatchObject({
					item: ITEMS - 1,
					nextStep: expect.stringMatching(/that were not sent/),
				});
			},
		);

		it('do not count when an answer is between them', async () => {
			bench.fault('reset-before', { on: 'create', count: 2 });
			bench.fault('reset-before', { on: 'create', after: 1, count: 2 });
			await bench.run({ ...CONTACT, operation: 'create', ...MAP, options }, { items, settings: GO_ON });
			expect(bench.sent('create')).toBe(ITEMS);
		});

		it('also count when items without a request are between them', async () => {
			bench.fault(silences[0], { on: 'update', probability: 1 });
			const mixed = items.map((item, place) => ({ ...item, id: place % 2 === 0 ? item.id : 'no id' }));
			await bench.run({ ...UPDATE, options }, { items: mixed, settings: GO_ON });
			expect(bench.sent('update')).toBe(3);
		});

		it('are reported with the items that were not sent, when the node stops at the first error', async () => {
			bench.fault('reset-before', { on: 'update', probability: 1 });
			const { error } = await bench.run({ ...UPDATE, options }, { items });
			expect(error?.message).toMatch(/^Item 0: Uncertain: /);
			expect(error?.description).toContain(`Not sent: items 1 to ${ITEMS - 1}.`);
			expect(bench.sent('update')).toBe(1);
		});

		it('end a run of Create or Update after answered look-ups, and nothing is written', async () => {
			bench.fault(silences[3], { on: 'search', after: 5, count: 1000 });
			const upsert = { ...CONTACT, operation: 'upsert', ...MAP, fields: autoMap('Email'), options };
			const told = (await bench.run(upsert, { items, settings: GO_ON })).json(ZOHO);
			expect([bench.sent('search'), bench.stored('Ann')]).toEqual([5 + 9, 0]);
			expect(new Set(told.map(fate))).toEqual(new Set(['notSent', 'refused']));
		});
	},
);

describe('three requests of the classic service in a row without an answer', () => {
	const bench = openWorkbench();
	skippedWaits();

	it('end a run of Get Conversation with Continue on Fail', async () => {
		bench.simulator.faults.add({ kind: 'error-4500', probability: 1 });
		const conversation = { resource: 'case', operation: 'getConversation', recordId: '={{ $json.id }}' };
		const run = await bench.run(conversation, { items, settings: GO_ON });
		expect([run.requests, new Set(run.items.slice(3).map(fate))]).toEqual([9, new Set(['notSent'])]);
	});

	it.each([
		['Continue', GO_ON],
		['Continue (using error output)', ERROR_OUTPUT],
	])('end a run of Create with calls of many rows (%s)', async (_, settings) => {
		bench.simulator.faults.add({ kind: 'reset-after', probability: 1 });
		const rows = Array.from({ length: 1000 }, (_item, place) => ({ Subject: `Case ${place}`, 'Contact Name': 'Ann' }));
		const run = await bench.run(
			{ resource: 'case', operation: 'create', fields: autoMap() },
			{ items: rows, settings },
		);
		const told = [...run.items, ...run.errorItems].map(fate);
		expect(run.requests).toBe(3);
		expect([
			told.filter((what) => what === 'uncertain').length,
			told.filter((what) => what === 'notSent').length,
		]).toEqual([300, 700]);
	});
});
