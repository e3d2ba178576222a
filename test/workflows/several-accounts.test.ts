import { beforeEach, describe, expect, it } from '@jest/globals';
import { addCases, idsOf, subjects } from './workbench';
import { fields } from './zoho-node';
import { BY_ITEM, openTwoPortals } from './two-portals';

const CREATE = {
	resource: 'case',
	operation: 'create',
	fields: fields({ Subject: '={{ $json.title }}', 'Contact Name': 'Ann Lee' }),
};

describe('a credential whose fields are expressions of the item', () => {
	const { bench, other, byTurns, run } = openTwoPortals();

	it('sends each record to the portal of its item, in batches per portal', async () => {
		const { items, spent } = await run(CREATE, byTurns(250));
		expect(items.map(({ Subject, outcome }) => [Subject, outcome])).toEqual(
			Array.from({ length: 250 }, (_, place) => [`Case ${place}`, 'created']),
		);
		const each = (first: number) => Array.from({ length: 125 }, (_, place) => `Case ${first + 2 * place}`);
		expect([subjects(bench.simulator), subjects(other()), spent]).toEqual([each(0), each(1), [2, 2]]);
	});

	it('links each result to its item', async () => {
		const { outcome } = await run(CREATE, byTurns(4));
		expect(outcome.items('Zoho Support').map(({ json, pairedItem }) => [json.Subject, pairedItem])).toEqual(
			[0, 1, 2, 3].map((item) => [`Case ${item}`, { item }]),
		);
	});

	it('costs no more when all items have one account', async () => {
		const { spent } = await run(
			CREATE,
			byTurns(250, () => ({ simulator: bench.simulator.url })),
		);
		expect([spent, bench.simulator.records('requests').length]).toEqual([[3, 0], 250]);
	});

	describe('reads, changes and deletes in the portal of the item', () => {
		let ids: string[][];
		beforeEach(() => void (ids = [addCases(bench.simulator, 2), addCases(other(), 2, { Subject: 'Theirs' })]));
		const record = (place: number) => ({ id: ids[place % 2]?.[Math.floor(place / 2)] ?? '' });
		const ID = { resource: 'case', recordId: '={{ $json.id }}' };

		it('Get', async () => {
			const { items, spent } = await run({ ...ID, operation: 'get' }, byTurns(4, record));
			expect([items.map(({ Subject }) => Subject), spent]).toEqual([
				['Case 1', 'Theirs', 'Case 2', 'Theirs'],
				[2, 2],
			]);
		});

		it('Get Many, one read for the items of each portal', async () => {
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
				{ ...ID, operation: 'update', fields: fields({ Status: 'Closed' }) },
				byTurns(4, record),
			);
			const closed = [bench.simulator, other()].map(
				(simulator) => simulator.records('requests').filter(({ fields: { Status } }) => Status === 'Closed').length,
			);
			expect([items.length, closed, spent]).toEqual([4, [2, 2], [2, 2]]);
		});

		it('Create or Update', async () => {
			const upsert = {
				resource: 'case',
				operation: 'upsert',
				fields: fields({ Subject: '={{ $json.title }}', 'Contact Name': 'Ann Lee' }, 'Subject'),
			};
			const { items } = await run(
				upsert,
				byTurns(4, () => ({ title: 'Case 1' })),
			);
			expect(items.map(({ outcome }) => outcome)).toEqual(['updated', 'created', 'updated', 'updated']);
			expect([bench.simulator.records('requests').length, other().records('requests').length]).toEqual([2, 3]);
		});

		it('Delete', async () => {
			const { items, spent } = await run({ ...ID, operation: 'delete' }, byTurns(4, record));
			expect([items.map(({ outcome }) => outcome), spent, subjects(bench.simulator), subjects(other())]).toEqual([
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
			await run({ ...ID, operation: 'get' }, [{ simulator: other().url, ...record(1) }]);
			const after = await run({ resource: 'apiUsage', operation: 'getUsage' }, byTurns(2));
			const [mine, theirs] = after.items.map(
				({ usedToday }, place) => Number(usedToday) - Number(before.items[place]?.usedToday),
			);
			expect([mine, theirs, after.spent]).toEqual([0, 1, [0, 0]]);
		});
	});

	it.each([['password'], ['ticket']])('signs in once for each account (%s)', async (signIn) => {
		const { items } = await run(CREATE, byTurns(6), { credential: { ...BY_ITEM, signIn } });
		expect([
			items.length,
			[bench.simulator, other()].map((simulator) => simulator.journal.count({ kind: 'sign-in' })),
		]).toEqual([6, [1, 1]]);
	});

	it('renews the session of the account', async () => {
		const more = { credential: { ...BY_ITEM, signIn: 'password' } };
		await run(CREATE, byTurns(2), more);
		other().removeToken();
		const { items } = await run(CREATE, byTurns(4), more);
		expect([items.map(({ outcome }) => outcome), subjects(other()).length]).toEqual([
			Array.from({ length: 4 }, () => 'created'),
			3,
		]);
	});

	it('uses the format of the item', async () => {
		const items = byTurns(2, (place) => ({ simulator: bench.simulator.url, format: place === 0 ? 'json' : 'xml' }));
		const { outcome } = await run({ ...CREATE, options: { format: '={{ $json.format }}' } }, items);
		expect([outcome.error, bench.simulator.journal.entries().map(({ format }) => format)]).toEqual([
			undefined,
			['json', 'xml'],
		]);
	});

	it('sends no more rows at once than any item allows', async () => {
		const { spent } = await run(
			{ ...CREATE, options: { rowsPerCall: '={{ $json.rows }}' } },
			byTurns(6, (place) => ({ simulator: bench.simulator.url, rows: place === 4 ? 2 : 100 })),
		);
		expect(spent).toEqual([3, 0]);
	});
});
