import { describe, expect, it } from '@jest/globals';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { OPERATIONS } from '../../../nodes/ZohoSupport/actions/properties';
import { SERVICES } from '../../../nodes/ZohoSupport/services/services';
import { ACCESS } from '../../../simulator/desk/access';
import { chain, node } from '../../engine/workflow-json';
import { deskWorkflow } from '../desk-portal';
import { autoMap, fields, itemsNodes, withFile, ZOHO, zohoNode } from '../zoho-node';
import { addTickets, openDeskBench } from './bench';

const CASE = { resource: 'case' };
const CONTACT = { resource: 'contact' };
const ID = { recordId: '={{ $json.id }}' };
const DRY = { options: { dryRun: true } };
const json = (values: object) => ({ dataMode: 'json', jsonFields: JSON.stringify(values) });
const { fromAddress, departments } = ACCESS;

/** What reads only, so it has no Dry Run. */
const READS = [
	...['get', 'getMany', 'search', 'getConversation', 'getHistory', 'listAttachments', 'downloadAttachment'],
	...['getUsage', 'checkConnection'],
];

/** One ticket, written by each operation: what it would become, and what would be sent for it at least. */
const WRITES: ReadonlyArray<readonly [parameters: INodeParameters, deed: string, sends: object]> = [
	[
		{ operation: 'create', ...json({ Subject: 'A', 'Contact Name': 'Ann', departmentId: departments.support }) },
		'created',
		{ subject: 'A' },
	],
	[{ operation: 'update', ...ID, ...json({ Status: 'closed' }) }, 'updated', { status: 'Closed' }],
	[{ operation: 'delete', ...ID }, 'deleted', {}],
	[
		{ operation: 'addComment', ...ID, message: 'Hi' },
		'commented',
		{ content: 'Hi', contentType: 'plainText', isPublic: false },
	],
	[{ operation: 'reply', ...ID, message: 'Hi', fromAddress }, 'sent', { channel: 'EMAIL', content: 'Hi' }],
	[{ operation: 'assign', ...ID, assignTo: 'nobody' }, 'assigned', { assigneeId: null, teamId: '' }],
	[{ operation: 'move', ...ID, departmentId: departments.billing }, 'moved', { departmentId: departments.billing }],
	[{ operation: 'closeMany', ...ID }, 'closed', {}],
	[{ operation: 'mark', ...ID }, 'marked', {}],
	[{ operation: 'addTags', ...ID, tags: 'urgent, billing' }, 'tagged', { tags: ['urgent', 'billing'] }],
	[{ operation: 'removeTags', ...ID, tags: 'urgent' }, 'untagged', { tags: ['urgent'] }],
	[{ operation: 'merge', ...ID, casesToMerge: '={{ $json.other }}' }, 'merged', {}],
	[
		{ operation: 'upsert', fields: fields({ ticketNumber: '={{ $json.number }}', subject: 'New' }, 'ticketNumber') },
		'updated',
		{ subject: 'New' },
	],
	[
		{ ...CONTACT, operation: 'upsert', fields: fields({ Email: 'new@x.example', 'Last Name': 'Lee' }, 'Email') },
		'created',
		{ email: 'new@x.example', lastName: 'Lee' },
	],
	[
		{ operation: 'uploadAttachment', ...ID, binaryPropertyName: 'file' },
		'uploaded',
		{ isPublic: 'false', file: { name: 'note.txt', type: 'text/plain' } },
	],
];

describe('Dry Run', () => {
	it('is compared with a real run for every operation that writes', () => {
		const writing = OPERATIONS.map(({ value }) => value).filter((value) => !READS.includes(value));
		expect(new Set(WRITES.map(([{ operation }]) => operation))).toEqual(new Set(writing));
	});

	it('is among the options of every operation that writes, and of no other', () => {
		for (const { code, value } of OPERATIONS) {
			const options = code.description(SERVICES[0]).find(({ name }) => name === 'options')?.options ?? [];
			expect([value, options.some(({ name }) => name === 'dryRun')]).toEqual([value, !READS.includes(value)]);
		}
	});
});

describe('Dry Run on Zoho Desk', () => {
	const bench = openDeskBench();

	const writes = () => bench.zoho.journal.entries().filter(({ kind, method }) => kind === 'api' && method !== 'GET');
	const spentOn = async (work: () => Promise<IDataObject[]>) => {
		const before = bench.zoho.journal.credits();
		return { items: await work(), credits: bench.zoho.journal.credits() - before };
	};

	it.each(WRITES)(
		'of %j writes nothing, and says what would be sent and what it costs',
		async (parameters, deed, sends) => {
			const [id, other] = addTickets(bench.zoho, 2);
			const [{ ticketNumber: number }] = bench.zoho.records('tickets');
			const item: IDataObject = { id, other, number: String(number), text: 'hello' };
			const run = async (more: object = {}) => await work({ ...CASE, ...parameters, ...more }, item);
			// Organization and fields are known after this.
			await bench.items({ ...CASE, operation: 'getMany', limit: 1 });
			await run(DRY);
			const dry = await spentOn(async () => await run(DRY));
			expect(writes()).toEqual([]);
			expect(dry.items).toEqual([
				{
					outcome: 'dryRun',
					note: 'Nothing was written, because Dry Run is on.',
					wouldBe: deed,
					recordId: deed === 'created' ? null : id,
					wouldSend: expect.objectContaining(sends),
					cost: { credits: expect.any(Number) },
				},
			]);
			const real = await spentOn(async () => await run());
			expect(sentIn(writes(), real.items[0])).toEqual(dry.items[0].wouldSend);
			expect(dry.items[0].cost).toEqual({ credits: real.credits - dry.credits });
			expect(real.items[0].outcome).toBe(deed);
		},
	);

	/** What the only writing request held. Records that share a request are listed in it: a dry run shows it as shared. */
	function sentIn([{ query, body }, ...others]: ReturnType<typeof writes>, { id, name }: IDataObject): object {
		expect(others).toEqual([]);
		const ofRecord = Object.entries(body ?? {}).filter(([, value]) => JSON.stringify(value) !== JSON.stringify([id]));
		// A file has no JSON: the answer says how it was called.
		return {
			...query,
			...(name === undefined ? Object.fromEntries(ofRecord) : { file: { name, type: 'text/plain' } }),
		};
	}

	/** The items of the node, which gets a file if it uploads one. */
	async function work(parameters: INodeParameters, item: IDataObject): Promise<IDataObject[]> {
		if (parameters.operation !== 'uploadAttachment') return await bench.items(parameters, { items: [item] });
		const options = { fileName: 'note.txt' };
		const toFile = { operation: 'toText', sourceProperty: 'text', binaryPropertyName: 'file', options };
		const outcome = await bench.engine.run(
			chain(
				node('Start', 'manualTrigger'),
				...itemsNodes('Items', [item]),
				node('File', 'convertToFile', toFile, { typeVersion: 1.1 }),
				zohoNode('desk', ZOHO, { ...parameters, recordId: String(item.id) }),
			),
		);
		if (outcome.error !== undefined) throw outcome.error.raw;
		return outcome.json(ZOHO);
	}

	const tickets = (count: number) => addTickets(bench.zoho, count).map((id) => ({ id }));
	const dryItems = async (parameters: INodeParameters, items: IDataObject[]) =>
		await bench.items({ ...parameters, ...DRY }, { items });

	it('shows the requests that items share, and what they cost together', async () => {
		const high = { ...CASE, operation: 'update', ...ID, ...json({ Priority: 'High' }) };
		const items = await dryItems(high, tickets(60));
		expect(items).toHaveLength(60);
		// Fifty go with one request, the other ten cost less alone.
		expect(items.map(({ cost }) => cost)).toEqual([
			...Array<object>(50).fill({ credits: 25, sharedByRecords: 50 }),
			...Array<object>(10).fill({ credits: 1 }),
		]);
		expect(items[0].wouldSend).toEqual({ fieldName: 'priority', fieldValue: 'High', isCustomField: false });
		expect(writes()).toEqual([]);
	});

	it('tells a person what the whole run would cost', async () => {
		const { hints } = await bench.run({ ...CASE, operation: 'delete', ...ID, ...DRY }, { items: tickets(60) });
		expect(hints.map(({ message }) => message)).toContain(
			'Dry Run: nothing was written. Without it, this run would cost 360 credits for what it writes.',
		);
	});

	it('counts every part of a merge that takes several requests', async () => {
		const [stays, ...others] = tickets(7).map(({ id }) => id);
		const merge = { ...CASE, operation: 'merge', recordId: stays, casesToMerge: others.join(',') };
		expect(await dryItems(merge, [{}])).toMatchObject([
			{ wouldBe: 'merged', recordId: stays, wouldSend: { ids: others }, cost: { credits: 3 } },
		]);
		expect(writes()).toEqual([]);
	});

	describe('of Create or Update', () => {
		const upsert = { ...CONTACT, operation: 'upsert', fields: autoMap('Email') };
		const person = (Email: string, more: object = {}) => ({ Email, 'Last Name': 'Lee', ...more });

		it('looks up what is there, and says which records it would create and which update', async () => {
			const id = bench.zoho.add('contacts', { lastName: 'Old', email: 'ann@x.example' });
			const items = await dryItems(upsert, [person('ann@x.example'), person('bo@x.example')]);
			expect(items).toMatchObject([
				{ wouldBe: 'updated', recordId: id, wouldSend: { lastName: 'Lee' } },
				{ wouldBe: 'created', recordId: null, wouldSend: { email: 'bo@x.example' } },
			]);
			expect(bench.zoho.journal.count({ operationId: 'searchContacts' })).toBeGreaterThan(0);
			expect(writes()).toEqual([]);
		});

		it('names the item whose new record a later item would update', async () => {
			const items = await dryItems(upsert, [person('bo@x.example'), person('bo@x.example', { Phone: '1' })]);
			expect(items).toMatchObject([
				{ wouldBe: 'created', recordId: null },
				{ wouldBe: 'updated', recordId: 'the new record of item 0', wouldSend: { phone: '1' } },
			]);
		});

		it('is no record that a later run takes for written', async () => {
			await dryItems(upsert, [person('bo@x.example')]);
			expect(await bench.items(upsert, { items: [person('bo@x.example')] })).toMatchObject([{ outcome: 'created' }]);
		});
	});

	it('refuses what a real run would refuse before it writes', async () => {
		const wrong = { ...CASE, operation: 'update', ...ID, ...json({ Priority: 'Sky-high', cf_none: 1 }) };
		const { error } = await bench.run({ ...wrong, ...DRY }, { items: tickets(1) });
		expect(error?.message).toMatch(/^Item 0: /);
		expect(writes()).toEqual([]);
	});

	it('can be decided by each item', async () => {
		const priority = json({ Priority: 'High' });
		const options = { dryRun: '={{ $json.try }}' };
		const [one, other] = tickets(2);
		const items = await bench.items(
			{ ...CASE, operation: 'update', ...ID, ...priority, options },
			{
				items: [
					{ ...one, try: true },
					{ ...other, try: false },
				],
			},
		);
		expect(items.map(({ outcome }) => outcome)).toEqual(['dryRun', 'updated']);
		expect(writes()).toHaveLength(1);
	});

	it('names a file, and does not open it', async () => {
		const [recordId] = addTickets(bench.zoho, 1);
		const upload = { ...CASE, recordId, operation: 'uploadAttachment', binaryPropertyName: 'file', ...DRY };
		const outcome = await bench.engine.run(withFile(deskWorkflow(upload, [{ text: 'hello' }]), 'file'));
		expect(outcome.json(ZOHO)).toMatchObject([
			{
				wouldBe: 'uploaded',
				recordId,
				wouldSend: { isPublic: 'false', file: { name: 'note.txt', type: 'text/plain' } },
			},
		]);
		expect(bench.calls()).toEqual([]);
	});
});
