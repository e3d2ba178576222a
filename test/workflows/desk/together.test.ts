import { describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';
import { autoMap, ZOHO } from '../zoho-node';
import { GO_ON, openDeskBench } from './bench';

const UPSERT = { resource: 'contact', operation: 'upsert', fields: autoMap('Email') };
const GET = { resource: 'contact', operation: 'get', recordId: '={{ $json.id }}' };
const EMAIL = { options: { fields: ['email'] } };

const people = (count: number, more: (place: number) => IDataObject = () => ({})): IDataObject[] =>
	Array.from({ length: count }, (_, place) => ({
		...{ Email: `p${place}@x.example`, 'Last Name': `P${place}` },
		...more(place),
	}));

describe('values that are looked up together', () => {
	const bench = openDeskBench();

	const contacts = () => bench.zoho.records('contacts').filter(({ email }) => String(email).endsWith('@x.example'));
	const searches = () => bench.zoho.journal.count({ operationId: 'searchContacts' });
	const outcomes = (items: readonly IDataObject[]) => items.map(({ outcome }) => outcome);

	it('find the records that are there, and create the others once', async () => {
		for (const place of [3, 17, 40]) bench.zoho.add('contacts', { lastName: 'Old', email: `P${place}@x.example` });
		const items = await bench.items(UPSERT, { items: people(50) });
		expect(outcomes(items).flatMap((outcome, place) => (outcome === 'updated' ? [place] : []))).toEqual([3, 17, 40]);
		expect(contacts()).toHaveLength(50);
		// The third one shows that the portal finds 30 together.
		expect(searches()).toBe(3);
	});

	it('share one record where they are equal', async () => {
		const items = await bench.items(UPSERT, { items: [...people(5), ...people(5)] });
		expect(outcomes(items)).toEqual([...Array(5).fill('created'), ...Array(5).fill('updated')]);
		expect(contacts()).toHaveLength(5);
	});

	it('are not created again while the index of searches is late', async () => {
		bench.zoho.setOpenPoints({ indexLag: '300' });
		await bench.items(UPSERT, { items: people(20) });
		const items = await bench.items(UPSERT, { items: people(20) });
		expect([new Set(outcomes(items)), contacts().length]).toEqual([new Set(['updated']), 20]);
	});

	it('are not taken for those of similar records', async () => {
		for (const place of [1, 2, 3]) bench.zoho.add('contacts', { lastName: 'Other', email: `x.p${place}@x.example` });
		expect(new Set(outcomes(await bench.items(UPSERT, { items: people(10) })))).toEqual(new Set(['created']));
	});

	it('are looked up in smaller parts where a page is full of similar records', async () => {
		for (let place = 0; place < 120; place += 1)
			bench.zoho.add('contacts', { lastName: 'Other', email: `n${place}.p1@x.example` });
		bench.zoho.add('contacts', { lastName: 'Old', email: 'p4@x.example' });
		const items = await bench.items(UPSERT, { items: people(8), settings: GO_ON });
		expect(outcomes(items).filter((outcome) => outcome === 'updated')).toHaveLength(1);
		expect(outcomes(items)[4]).toBe('updated');
	});

	it('fail alone where two records have one of them', async () => {
		for (const lastName of ['A', 'B']) bench.zoho.add('contacts', { lastName, email: 'p2@x.example' });
		const items = await bench.items(UPSERT, { items: people(4), settings: GO_ON });
		expect(items.map(({ error }) => error !== undefined)).toEqual([false, false, true, false]);
	});
});

describe('contacts that are read together', () => {
	const bench = openDeskBench();

	const ids = (count: number) =>
		Array.from({ length: count }, (_, place) => ({
			id: bench.zoho.add('contacts', { lastName: `P${place}`, email: `p${place}@x.example` }),
		}));

	it('come one for each item, in the order of the items', async () => {
		const given = ids(25);
		const outcome = await bench.run({ ...GET, ...EMAIL }, { items: [...given, ...given.slice(0, 2)] });
		const places = [...given.keys(), 0, 1];
		expect(outcome.json(ZOHO).map(({ email }) => email)).toEqual(places.map((place) => `p${place}@x.example`));
		expect(outcome.items(ZOHO).map(({ pairedItem }) => pairedItem)).toEqual(places.map((_, item) => ({ item })));
		expect(bench.calls()).toHaveLength(2);
	});

	it.each(['404', '403'] as const)('fail alone where one is not there (HTTP %s)', async (wrongId) => {
		bench.zoho.setOpenPoints({ wrongId });
		const given: IDataObject[] = ids(6);
		given.splice(2, 0, { id: '999999999999' });
		const items = await bench.items({ ...GET, ...EMAIL }, { items: given, settings: GO_ON });
		expect(items.map(({ error }) => error !== undefined)).toEqual(given.map((_, place) => place === 2));
	});

	it('are read one by one where a list does not show all of their fields', async () => {
		await bench.items({ ...GET, options: { fields: ['email', 'city'] } }, { items: ids(5) });
		expect(bench.calls()).toHaveLength(5);
	});
});
