import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import type { Engine } from '../engine/engine';
import { stoppedClock } from './pacific-date';
import { skippedWaits } from './waits';
import { addCases, ERROR_OUTPUT, GO_ON, idsOf, openWorkbench, PLENTY, subjects } from './workbench';
import { fields } from './zoho-node';

/** A credential whose address is an expression of the item. */
const BY_ITEM = { apiAddress: '={{ $json.desk }}', accountsAddress: '={{ $json.desk }}' };
const CREATE = {
	resource: 'case',
	operation: 'create',
	fieldsToSend: fields({ Subject: '={{ $json.title }}', 'Contact Name': 'Ann Lee' }),
};
const DOWN = 'http://127.0.0.1:9';

describe('a credential whose fields are expressions of the item', () => {
	stoppedClock();
	const bench = openWorkbench();
	skippedWaits();
	let other: Simulator;
	beforeAll(async () => void (other = await startSimulator({ dailyLimit: PLENTY })));
	let engine: Engine;
	beforeEach(async () => {
		other.reset({ dailyLimit: PLENTY });
		// A process of its own: another test may have spent the quota of a portal.
		engine = await bench.engine.restarted();
	});
	afterAll(async () => await other.close());

	/** Items that go to the two desks by turns. */
	const byTurns = (count: number, more: (place: number) => IDataObject = () => ({})) =>
		Array.from({ length: count }, (_, place) => ({
			desk: place % 2 === 0 ? bench.desk.url : other.url,
			title: `Case ${place}`,
			...more(place),
		}));
	const run = async (parameters: INodeParameters, items: IDataObject[], more: object = {}) => {
		const before = other.journal.count({ kind: 'api' });
		const done = await bench.run(parameters, { items, credential: BY_ITEM, engine, ...more });
		return { ...done, spent: [done.requests, other.journal.count({ kind: 'api' }) - before] };
	};

	it('sends each record to the portal of its item, and a batch for each', async () => {
		const { items, spent } = await run(CREATE, byTurns(250));
		expect(items.map(({ Subject, outcome }) => [Subject, outcome])).toEqual(
			Array.from({ length: 250 }, (_, place) => [`Case ${place}`, 'created']),
		);
		const each = (first: number) => Array.from({ length: 125 }, (_, place) => `Case ${first + 2 * place}`);
		expect([subjects(bench.desk), subjects(other), spent]).toEqual([each(0), each(1), [2, 2]]);
	});

	it('ties each result to its item', async () => {
		const { outcome } = await run(CREATE, byTurns(4));
		expect(outcome.items('Zoho Support').map(({ json, pairedItem }) => [json.Subject, pairedItem])).toEqual(
			[0, 1, 2, 3].map((item) => [`Case ${item}`, { item }]),
		);
	});

	it('costs as ever where all items have one account', async () => {
		const { spent } = await run(
			CREATE,
			byTurns(250, () => ({ desk: bench.desk.url })),
		);
		expect([spent, bench.desk.records('requests').length]).toEqual([[3, 0], 250]);
	});

	describe('reads, changes and deletes in the portal of the item', () => {
		let ids: string[][];
		beforeEach(() => void (ids = [addCases(bench.desk, 2), addCases(other, 2, { Subject: 'Theirs' })]));
		const record = (place: number) => ({ id: ids[place % 2]?.[Math.floor(place / 2)] ?? '' });
		const ID = { resource: 'case', recordId: '={{ $json.id }}' };

		it('Get', async () => {
			const { items, spent } = await run({ ...ID, operation: 'get' }, byTurns(4, record));
			expect([items.map(({ Subject }) => Subject), spent]).toEqual([
				['Case 1', 'Theirs', 'Case 2', 'Theirs'],
				[2, 2],
			]);
		});

		it('Get Many, one read for the items of each', async () => {
			const { items, spent } = await run({ resource: 'case', operation: 'getMany', returnAll: true }, byTurns(4));
			expect([items.length, items.filter(({ Subject }) => Subject === 'Theirs').length, spent]).toEqual([8, 4, [1, 1]]);
		});

		it('Search', async () => {
			const search = { resource: 'case', operation: 'search', searchField: 'Subject', searchValue: 'Theirs' };
			const { items, spent } = await run(search, byTurns(2));
			expect([idsOf(items), spent]).toEqual([expect.arrayContaining(ids[1]), [1, 1]]);
		});

		it('Update', async () => {
			const { items, spent } = await run(
				{ ...ID, operation: 'update', fieldsToSend: fields({ Status: 'Closed' }) },
				byTurns(4, record),
			);
			const closed = [bench.desk, other].map(
				(desk) => desk.records('requests').filter(({ fields: { Status } }) => Status === 'Closed').length,
			);
			expect([items.length, closed, spent]).toEqual([4, [2, 2], [2, 2]]);
		});

		it('Create or Update', async () => {
			const upsert = {
				resource: 'case',
				operation: 'upsert',
				matchField: 'Subject',
				fieldsToSend: fields({ Subject: '={{ $json.title }}', 'Contact Name': 'Ann Lee' }),
			};
			const { items } = await run(
				upsert,
				byTurns(4, () => ({ title: 'Case 1' })),
			);
			expect(items.map(({ outcome }) => outcome)).toEqual(['updated', 'created', 'updated', 'updated']);
			expect([bench.desk.records('requests').length, other.records('requests').length]).toEqual([2, 3]);
		});

		it('Delete', async () => {
			const { items, spent } = await run({ ...ID, operation: 'delete' }, byTurns(4, record));
			expect([items.map(({ outcome }) => outcome), spent, subjects(bench.desk), subjects(other)]).toEqual([
				Array.from({ length: 4 }, () => 'deleted'),
				[2, 2],
				[],
				[],
			]);
		});

		it('Get Conversation', async () => {
			const { items, spent } = await run({ ...ID, operation: 'getConversation' }, byTurns(2, record));
			expect([items.every(({ caseId }) => caseId === ids[0]?.[0]), items.length > 0, spent]).toEqual([
				true,
				true,
				[1, 1],
			]);
		});

		it('API Usage', async () => {
			await run({ ...ID, operation: 'get' }, byTurns(3, record));
			const before = await run({ resource: 'apiUsage', operation: 'getUsage' }, byTurns(2));
			await run({ ...ID, operation: 'get' }, [{ desk: other.url, ...record(1) }]);
			const after = await run({ resource: 'apiUsage', operation: 'getUsage' }, byTurns(2));
			const [mine, theirs] = after.items.map(({ used }, place) => Number(used) - Number(before.items[place]?.used));
			expect([mine, theirs, after.spent]).toEqual([0, 1, [0, 0]]);
		});
	});

	it.each([['password'], ['ticket']])('signs in once for each account (%s)', async (signIn) => {
		const { items } = await run(CREATE, byTurns(6), { credential: { ...BY_ITEM, signIn } });
		expect([items.length, [bench.desk, other].map((desk) => desk.journal.count({ kind: 'sign-in' }))]).toEqual([
			6,
			[1, 1],
		]);
	});

	it('renews the session of its own account', async () => {
		const more = { credential: { ...BY_ITEM, signIn: 'password' } };
		await run(CREATE, byTurns(2), more);
		other.removeToken();
		const { items } = await run(CREATE, byTurns(4), more);
		expect([items.map(({ outcome }) => outcome), subjects(other).length]).toEqual([
			Array.from({ length: 4 }, () => 'created'),
			3,
		]);
	});

	it('that lead to no account fail with their item, and the others are sent', async () => {
		const items = byTurns(6, (place) => (place === 1 ? { desk: 'no address' } : place === 4 ? { desk: '' } : {}));
		const { items: sent, errorItems } = await run(CREATE, items, { settings: ERROR_OUTPUT });
		expect(sent.map(({ Subject }) => Subject)).toEqual(['Case 0', 'Case 2', 'Case 3', 'Case 5']);
		expect(
			errorItems.map(({ error, details }) => [
				(details as IDataObject).item,
				(details as IDataObject).outcome,
				String(error),
			]),
		).toEqual([
			[1, 'notSent', expect.stringMatching(/'API Address' of the Zoho Support credential is not an address/)],
			[4, 'notSent', expect.stringMatching(/'API Address' of the Zoho Support credential is empty/)],
		]);
	});

	it("that can't be worked out fail with their item", async () => {
		const credential = { ...BY_ITEM, portal: '={{ $json.n === 1 ? $("Nowhere").item.json.portal : "demosupport" }}' };
		const { items } = await run(
			CREATE,
			byTurns(3, (n) => ({ n })),
			{ credential, settings: GO_ON },
		);
		expect(items).toMatchObject([
			{ outcome: 'created' },
			{ error: expect.stringMatching(/^Not done: The credential could not be read: /), details: { item: 1 } },
			{ outcome: 'created' },
		]);
	});

	it('name the item that leads to no account, and nothing is sent, where the node does not go on', async () => {
		const { error, spent } = await run(
			CREATE,
			byTurns(3, (place) => (place === 2 ? { desk: '' } : {})),
		);
		expect([error?.message, spent]).toEqual([
			expect.stringMatching(/^Item 2: Not done: The field 'API Address' of the Zoho Support credential is empty/),
			[0, 0],
		]);
	});

	it('lets trouble of one account not sink another', async () => {
		bench.desk.quota.exhaust();
		const { items, spent } = await run(CREATE, byTurns(4), { settings: GO_ON });
		expect(items).toMatchObject([
			{ error: expect.stringContaining('[4421]') },
			{ outcome: 'created' },
			{ error: expect.stringContaining('[4421]') },
			{ outcome: 'created' },
		]);
		expect(spent).toEqual([1, 1]);
	});

	it('ends at the first account with a failed item, and tells what was written for all, where the node does not go on', async () => {
		other.faults.add({ kind: 'echo-error', count: 9 });
		const { error } = await run(CREATE, byTurns(4));
		expect([error?.message, error?.description]).toEqual([
			expect.stringMatching(/^Item 1: /),
			expect.stringMatching(/Already written: item 0 created \d+, item 2 created \d+\./),
		]);
	});

	it('does not ask an address that is down for each of a hundred departments', async () => {
		const items = Array.from({ length: 100 }, (_, place) => ({ department: `Department ${place}`, title: 'x' }));
		bench.desk.faults.add({ kind: 'error-4500', count: 1_000 });
		const { items: results, spent } = await run(CREATE, items, {
			credential: { department: '={{ $json.department }}' },
			settings: GO_ON,
		});
		expect(results.map(({ details }) => (details as IDataObject).outcome)).toEqual([
			...Array.from({ length: 3 }, () => 'uncertain'),
			...Array.from({ length: 97 }, () => 'notSent'),
		]);
		expect(spent[0]).toBe(3);
	});

	it('asks an address for another department after one call of many records without an answer', async () => {
		const items = Array.from({ length: 100 }, (_, place) => ({
			department: place < 50 ? 'demodepartment' : 'billing',
			title: 'x',
		}));
		bench.desk.faults.add({ kind: 'error-4500', count: 1 });
		const { items: results } = await run(CREATE, items, {
			credential: { department: '={{ $json.department }}' },
			settings: GO_ON,
		});
		expect(results.filter(({ outcome }) => outcome === 'created')).toHaveLength(50);
	});

	it('asks with the format of the item', async () => {
		const items = byTurns(2, (place) => ({ desk: bench.desk.url, format: place === 0 ? 'json' : 'xml' }));
		const { outcome } = await run({ ...CREATE, options: { format: '={{ $json.format }}' } }, items);
		expect([outcome.error, bench.desk.journal.entries().map(({ format }) => format)]).toEqual([
			undefined,
			['json', 'xml'],
		]);
	});

	it('sends no more rows at once than any item wants', async () => {
		const { spent } = await run(
			{ ...CREATE, options: { rowsPerCall: '={{ $json.rows }}' } },
			byTurns(6, (place) => ({ desk: bench.desk.url, rows: place === 4 ? 2 : 100 })),
		);
		expect(spent).toEqual([3, 0]);
	});

	it('an address that can not be reached fails its items only', async () => {
		const { items } = await run(
			CREATE,
			byTurns(3, (place) => (place === 1 ? { desk: DOWN } : {})),
			{ settings: GO_ON },
		);
		expect(items).toMatchObject([
			{ outcome: 'created' },
			{ error: expect.stringContaining('could not be reached') },
			{ outcome: 'created' },
		]);
	});
});
