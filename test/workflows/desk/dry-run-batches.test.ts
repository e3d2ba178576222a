import { describe, expect, it } from '@jest/globals';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { autoMap, ZOHO } from '../zoho-node';
import { addTickets, GO_ON, openDeskBench } from './bench';

const CASE = { resource: 'case', recordId: '={{ $json.id }}' };
const DRY = { options: { dryRun: true } };
const PRIORITY = '={{ JSON.stringify({ Priority: $json.priority, ...$json.more }) }}';
const UPDATE = { ...CASE, operation: 'update', dataMode: 'json', jsonFields: PRIORITY };
const CLOSE = { ...CASE, operation: 'closeMany' };
const UPSERT = { resource: 'contact', operation: 'upsert', fields: autoMap('Email') };

describe('Dry Run of many items on Zoho Desk', () => {
	const bench = openDeskBench();

	const writes = () => bench.zoho.journal.entries().filter(({ kind, method }) => kind === 'api' && method !== 'GET');

	/** A run of the node: its items, what it said it would cost, and what its writes and reads cost. */
	async function run(parameters: INodeParameters, items: IDataObject[], settings: object = GO_ON) {
		bench.zoho.journal.clear();
		const outcome = await bench.run(parameters, { items, settings });
		const written = writes().reduce((sum, { weight }) => sum + weight, 0);
		const said = outcome.hints.map(({ message }) => /would cost (\d+) credits?/.exec(message)?.[1]).find(Boolean);
		return {
			outcome,
			items: outcome.json(ZOHO),
			said: Number(said),
			written,
			reads: bench.zoho.journal.credits() - written,
		};
	}

	/** The same run dry and real: what both say of each item, and that the price was right. */
	async function both(parameters: INodeParameters, items: IDataObject[], settings?: object) {
		// Organization and fields are known after this.
		await bench.items({ resource: 'case', operation: 'getMany', limit: 1 });
		await run({ ...parameters, ...DRY }, items, settings);
		const dry = await run({ ...parameters, ...DRY }, items, settings);
		expect(dry.written).toBe(0);
		const real = await run(parameters, items, settings);
		expect([dry.said, dry.reads]).toEqual([real.written, real.reads]);
		return { dry, real };
	}

	const tickets = (count: number) => addTickets(bench.zoho, count).map((id) => ({ id }));

	it('says what updates of several kinds cost together', async () => {
		const items = tickets(130).map(({ id }, place) => ({
			id,
			priority: place < 70 ? 'High' : 'Low',
			more: place % 20 === 0 ? { Subject: `New ${place}` } : {},
		}));
		const { dry, real } = await both(UPDATE, items);
		expect(dry.items.map(({ recordId }) => recordId)).toEqual(real.items.map(({ id }) => id));
	});

	it('says what closing 130 tickets costs, some of which come twice', async () => {
		const items = tickets(130);
		const { dry } = await both(CLOSE, [...items, ...items.slice(0, 40)]);
		expect(dry.items).toHaveLength(170);
	});

	it('refuses the items that a real run refuses before it writes, and leads each result to its item', async () => {
		const [one, other] = tickets(2);
		const items = [
			{ ...one, priority: 'High' },
			{ id: 'none', priority: 'High' },
			{ ...other, priority: 'Sky-high' },
			{ ...one, priority: 'Low' },
		];
		const { dry, real } = await both(UPDATE, items);
		const failures = ({ outcome }: typeof dry) => outcome.json(ZOHO).map(({ error }) => error ?? null);
		expect(failures(dry)).toEqual(failures(real));
		expect(failures(dry).filter((error) => error !== null)).toHaveLength(2);
		const pairs = ({ outcome }: typeof dry) => outcome.items(ZOHO).map(({ pairedItem }) => pairedItem);
		expect(pairs(dry)).toEqual(pairs(real));
		expect(pairs(dry)).toEqual([0, 1, 2, 3].map((item) => ({ item })));
	});

	it('of Create or Update refuses a value that several records have, and plans the others', async () => {
		for (const lastName of ['One', 'Two']) bench.zoho.add('contacts', { lastName, email: 'two@x.example' });
		bench.zoho.add('contacts', { lastName: 'Ann', email: 'ann@x.example' });
		const items = ['two', 'ann', 'new', 'two', 'new'].map((name) => ({
			Email: `${name}@x.example`,
			'Last Name': 'Lee',
		}));
		const { dry, real } = await both(UPSERT, items);
		expect(dry.items.map(({ wouldBe, error }) => wouldBe ?? error)).toEqual(
			real.items.map(({ outcome, error }) => outcome ?? error),
		);
		expect(dry.items[0].error).toMatch(/^2 contacts have the email 'two@x\.example'/);
	});

	it('of Create or Update costs what a real run costs for values that are looked up together', async () => {
		for (let place = 0; place < 4; place += 1)
			bench.zoho.add('contacts', { lastName: 'Old', email: `p${place}@x.example` });
		const items = Array.from({ length: 12 }, (_, place) => ({ Email: `p${place}@x.example`, 'Last Name': 'Lee' }));
		const { dry } = await both(UPSERT, items);
		expect(dry.items.filter(({ wouldBe }) => wouldBe === 'updated')).toHaveLength(4);
	});

	it('stops at the first item that a real run stops at', async () => {
		const [one, other] = tickets(2);
		const wrong = [
			{ ...one, priority: 'High' },
			{ ...other, priority: 'Sky-high' },
		];
		for (const parameters of [{ ...UPDATE, ...DRY }, UPDATE]) {
			const { outcome } = await run(parameters, wrong, {});
			expect(outcome.error?.message).toMatch(/^Item 1: .*no choice 'Sky-high'/);
			expect(writes()).toEqual([]);
		}
	});
});
