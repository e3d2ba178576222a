import { describe, expect, it } from '@jest/globals';
import type { OpenPoints } from '../../simulator/support/simulator';
import { GO_ON, openWorkbench, type Values } from './workbench';
import { autoMap } from './zoho-node';

const UPSERT = { resource: 'contact', operation: 'upsert', fields: autoMap('Email') };
const ANN = { Email: 'ann@northwind.example', 'Last Name': 'Lee' };
const LAGS: Values<'searchLag'> = ['0', '60'];

describe('Create or Update, when a search finds new values only later,', () => {
	const bench = openWorkbench();
	const contacts = () =>
		bench.simulator.records('contacts').map(({ id, fields }) => ({ id, Email: fields.Email, Phone: fields.Phone }));
	const upsert = async (item: object, parameters = {}) =>
		await bench.run({ ...UPSERT, ...parameters }, { items: [{ ...ANN, ...item }] });
	const lag = (searchLag: OpenPoints['searchLag'] = '60') => bench.simulator.setOpenPoints({ searchLag });

	it.each(LAGS)('creates one record in three successive runs (%s s)', async (searchLag) => {
		lag(searchLag);
		const runs = [
			await upsert({ Phone: '1' }),
			await upsert({ Phone: '2', Email: 'ANN@northwind.example ' }),
			await upsert({ Phone: '3' }),
		];
		expect(runs.map(({ items, requests }) => [items[0]?.outcome, requests])).toEqual([
			['created', 2],
			['updated', searchLag === '0' ? 2 : 3],
			['updated', searchLag === '0' ? 2 : 3],
		]);
		expect(contacts()).toEqual([expect.objectContaining({ Phone: '3' })]);
	});

	it.each(LAGS)('creates one record in three concurrent runs (%s s)', async (searchLag) => {
		lag(searchLag);
		const runs = await Promise.all(['1', '2', '3'].map(async (Phone) => await upsert({ Phone })));
		expect(runs.map(({ items }) => items[0]?.outcome).sort()).toEqual(['created', 'updated', 'updated']);
		expect(contacts()).toHaveLength(1);
	});

	it('lets runs with other values continue at the same time, in any order', async () => {
		lag();
		const people = ['a', 'b', 'c'].map((name) => ({ Email: `${name}@x.example`, 'Last Name': name }));
		const orders = [people, [...people].reverse(), people.slice(1), people.slice(0, 1)];
		const runs = await Promise.all(orders.map(async (items) => await bench.run(UPSERT, { items })));
		expect(
			runs.flatMap(({ items }) => items.map(({ outcome }) => outcome)).filter((outcome) => outcome === 'created'),
		).toHaveLength(3);
		expect(contacts()).toHaveLength(3);
	});

	it.each(['create', 'update'])('knows what %s wrote just before', async (operation) => {
		const known = bench.simulator.add('contacts', { 'Last Name': 'Lee' });
		lag();
		const { items } = await bench.run(
			{ resource: 'contact', operation, recordId: known, fields: autoMap() },
			{ items: [ANN] },
		);
		const {
			items: [item],
			requests,
		} = await upsert({ Phone: '555' });
		expect(item).toMatchObject({ id: items[0]?.id, outcome: 'updated' });
		expect(requests).toBe(3);
	});

	it('does not update a record that now has another value, or is gone', async () => {
		lag();
		const [first, second] = [(await upsert({})).items[0]?.id, (await upsert({ Email: 'bo@x.example' })).items[0]?.id];
		bench.simulator.change('contacts', String(first), { Email: 'other@x.example' });
		bench.simulator.remove('contacts', bench.simulator.records('contacts').find(({ id }) => id === second)?.id ?? '');
		const again = [await upsert({}), await upsert({ Email: 'bo@x.example' })];
		expect(again.map(({ items, requests }) => [items[0]?.outcome, requests])).toEqual([
			[undefined, 2],
			['created', 3],
		]);
		expect(again[0].error?.message).toMatch(
			/^Item 0: n8n sent the Email 'ann@northwind.example' to the contact \d+ in the last five minutes, but the contact now shows 'other@x.example'\. Nothing was written\.$/,
		);
	});

	it('refuses when it wrote several records with the value', async () => {
		lag();
		await bench.run({ resource: 'contact', operation: 'create', fields: autoMap() }, { items: [ANN, ANN] });
		const { error, requests } = await upsert({ Phone: '555' });
		expect(error?.message).toMatch(/^Item 0: 2 contacts have the Email/);
		expect(contacts()).toHaveLength(2);
		expect(requests).toBe(3);
	});

	it.each(['reset-after', 'empty', 'http-500'] as const)(
		'does not create a record again when the answer to its creation was lost (%s)',
		async (kind) => {
			lag();
			bench.simulator.faults.add({ kind, method: 'addrecords' });
			await bench.run(UPSERT, { items: [ANN], settings: GO_ON });
			const { error, requests } = await upsert({});
			expect(error?.message).toMatch(
				/^Item 0: A contact with the Email 'ann@northwind.example' was sent to Zoho in the last five minutes.*Nothing was written\.$/,
			);
			expect(error?.description).toMatch(
				/^Check in Zoho Support whether the record is there\. If it is, use Update with its ID\. If not, use Create, or run this again in five minutes\./,
			);
			expect(contacts().length).toBeLessThan(2);
			expect(requests).toBe(1);
			bench.simulator.clock.advance(60_000);
			if (contacts().length === 1) expect((await upsert({})).items[0]?.outcome).toBe('updated');
		},
	);

	const onContact = async (operation: string, recordId: string, items = [{ Phone: '1' }]) =>
		await bench.run({ resource: 'contact', operation, recordId, fields: autoMap() }, { items, settings: GO_ON });
	it.each(LAGS.flatMap((searchLag) => (['delete', 'get', 'update'] as const).map((by) => [by, searchLag] as const)))(
		'does not ask for a record that %s showed to be gone (lag %s s)',
		async (by, searchLag) => {
			lag(searchLag);
			for (let turn = 0; turn < 6; turn += 1) {
				const { items } = await bench.run(
					{ resource: 'contact', operation: 'create', fields: autoMap() },
					{ items: [ANN] },
				);
				const id = String(items[0]?.id);
				if (by !== 'delete') bench.simulator.remove('contacts', id);
				await onContact(by, id);
			}
			const {
				items: [item],
				requests,
			} = await upsert({});
			expect(item?.outcome).toBe('created');
			expect(requests).toBe(2);
		},
	);

	it.each(LAGS)('asks once for each record that others deleted (lag %s s)', async (searchLag) => {
		lag(searchLag);
		const costs = [];
		for (let turn = 0; turn < 4; turn += 1) {
			const { items, requests } = await upsert({});
			bench.simulator.remove('contacts', String(items[0]?.id));
			costs.push([items[0]?.outcome, requests]);
		}
		expect(costs).toEqual([
			['created', 2],
			['created', 3],
			['created', 3],
			['created', 3],
		]);
	});

	it('needs only a search and a write once the search finds the record', async () => {
		lag();
		await upsert({});
		bench.simulator.clock.advance(60_000);
		expect((await upsert({ Phone: '555' })).requests).toBe(2);
	});
});

describe('Create or Update, when answers contain HTML entities,', () => {
	const bench = openWorkbench();
	const ACCOUNT = { ...UPSERT, resource: 'account', fields: autoMap('Account Name') };
	const accounts = () => bench.simulator.records('accounts').map(({ fields }) => fields['Account Name']);

	it.each(['R&D', 'a < b', '"Quoted"', "O'Lee"])(
		'is uncertain about the encoded form and creates nothing (%s)',
		async (name) => {
			bench.simulator.setOpenPoints({ htmlEntities: 'encoded' });
			const id = bench.simulator.add('accounts', { 'Account Name': name });
			const { error, requests } = await bench.run(ACCOUNT, { items: [{ 'Account Name': name }] });
			expect(error?.message).toMatch(
				new RegExp(
					`^Item 0: Zoho found the account ${id} for the Account Name '.*', but shows the value as '.*&.*;.*'\\. Nothing was written\\.$`,
				),
			);
			expect(accounts()).toEqual([name]);
			expect(requests).toBe(1);
		},
	);

	it('is also uncertain when only this process knows the record yet', async () => {
		bench.simulator.setOpenPoints({ htmlEntities: 'encoded', searchLag: '60' });
		await bench.run(ACCOUNT, { items: [{ 'Account Name': 'R&D' }] });
		const { error, requests } = await bench.run(ACCOUNT, { items: [{ 'Account Name': 'R&D' }] });
		expect(error?.message).toMatch(/shows the value as 'R&amp;D'/);
		expect(accounts()).toEqual(['R&D']);
		expect(requests).toBe(2);
	});

	it('updates a record whose value is equal as it is', async () => {
		bench.simulator.setOpenPoints({ htmlEntities: 'encoded' });
		bench.simulator.add('accounts', { 'Account Name': 'Northwind' });
		const { items, requests } = await bench.run(ACCOUNT, { items: [{ 'Account Name': 'Northwind', Phone: 'R&D 5' }] });
		expect(items[0]).toMatchObject({ outcome: 'updated', Phone: 'R&D 5' });
		expect(requests).toBe(2);
	});
});
