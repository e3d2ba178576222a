import { beforeEach, describe, expect, it } from '@jest/globals';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { openDeskBench } from './desk/bench';
import { addCasesApart, openWorkbench, priceOfAll } from './workbench';
import { autoMap, fields } from './zoho-node';

/** A run on both services: what it gets, and what it costs when fields and organization are known already. */
interface Price {
	readonly parameters: INodeParameters;
	readonly items?: (cases: () => string[], contacts: () => string[]) => IDataObject[];
	/** Requests of the classic service; undefined where it has no such operation. */
	readonly classic?: number;
	readonly desk: readonly [requests: number, credits: number];
}

const CASE = { resource: 'case' };
const CONTACT = { resource: 'contact' };
const ID = { recordId: '={{ $json.id }}' };
const HIGH = { ...CASE, operation: 'update', ...ID, fields: fields({ Priority: 'High' }) };
const cases =
	(count: number): Price['items'] =>
	(ids) =>
		ids()
			.slice(0, count)
			.map((id) => ({ id }));
const contacts =
	(count: number): Price['items'] =>
	(_, ids) =>
		ids()
			.slice(0, count)
			.map((id) => ({ id }));
const people = (count: number) => () =>
	Array.from({ length: count }, (_, place) => ({ Email: `p${place}@x.example`, 'Last Name': `P${place}` }));
const NONE = { operation: 'search', searchField: 'Email', searchValue: 'nobody@x.example' };
const getMany = (more: INodeParameters) => ({ ...CASE, operation: 'getMany', ...more });

/** Records of each service. */
const COUNT = 7_000;

const PRICES: Readonly<Record<string, Price>> = {
	'Get one': { parameters: { ...CASE, operation: 'get', ...ID }, items: cases(1), classic: 1, desk: [1, 1] },
	'Get the same one three times': {
		parameters: { ...CASE, operation: 'get', ...ID },
		items: (ids) => Array(3).fill({ id: ids()[0] }) as IDataObject[],
		classic: 1,
		desk: [1, 1],
	},
	'Get Many, limit 1': { parameters: getMany({ limit: 1 }), classic: 1, desk: [1, 3] },
	'Get Many, limit 100': { parameters: getMany({ limit: 100 }), classic: 1, desk: [1, 3] },
	'Get Many, limit 101': { parameters: getMany({ limit: 101 }), classic: 1, desk: [2, 6] },
	'Get Many, limit 250': { parameters: getMany({ limit: 250 }), classic: 2, desk: [3, 9] },
	'Get Many, all of 7,000': {
		parameters: getMany({ returnAll: true }),
		classic: priceOfAll(COUNT, true),
		// Twenty pages down to row 2,000 from each end, and the rest at 10.
		desk: [71, 2 * 20 * 3 + 31 * 10],
	},
	'Get Many, limit 100, sorted by the list': {
		parameters: getMany({ limit: 100, options: { sort: { by: { field: 'dueDate' } } } }),
		desk: [1, 3],
	},
	'Get Many, limit 100, sorted by the search': {
		parameters: getMany({ limit: 100, options: { sort: { by: { field: 'modifiedTime' } } } }),
		desk: [1, 3],
	},
	'Get Many, limit 100, of a view, with other records': {
		parameters: getMany({ limit: 100, options: { view: '600000000000000701', include: ['contact', 'team'] } }),
		desk: [1, 3],
	},
	Search: { parameters: { ...CASE, ...NONE }, classic: 1, desk: [1, 3] },
	'Create 7': {
		parameters: { ...CONTACT, operation: 'create', fields: autoMap() },
		items: people(7),
		classic: 1,
		desk: [7, 7],
	},
	'Create 250': {
		parameters: { ...CONTACT, operation: 'create', fields: autoMap() },
		items: people(250),
		classic: 3,
		desk: [250, 250],
	},
	'Update 24 alike': { parameters: HIGH, items: cases(24), classic: 24, desk: [24, 24] },
	'Update 100 alike': { parameters: HIGH, items: cases(100), classic: 100, desk: [2, 50] },
	'Delete 120': {
		parameters: { ...CASE, operation: 'delete', ...ID },
		items: cases(120),
		classic: 120,
		desk: [3, 720],
	},
	'Create or Update 300 new contacts': {
		parameters: { ...CONTACT, operation: 'upsert', fields: autoMap('Email') },
		items: people(300),
		classic: 300 + 3,
		// 30 addresses a search. None is there, so a page and a search show that a search takes several values.
		desk: [10 + 2 + 300, 12 * 3 + 300],
	},
	'Get 45 contacts with fields that a list shows': {
		parameters: { ...CONTACT, operation: 'get', ...ID, options: { fields: ['email', 'lastName'] } },
		items: contacts(45),
		desk: [3, 9],
	},
	'Get 25 whole contacts': {
		parameters: { ...CONTACT, operation: 'get', ...ID },
		items: contacts(25),
		desk: [25, 25],
	},
	'Get API Usage': { parameters: { resource: 'apiUsage', operation: 'getUsage' }, classic: 0, desk: [0, 0] },
	'Check Connection': { parameters: { resource: 'apiUsage', operation: 'checkConnection' }, desk: [2, 6] },
};

describe('the price of Zoho Desk', () => {
	const bench = openDeskBench({ seed: 7, tickets: COUNT });

	/** Fields of both modules and the organization are known after this. */
	beforeEach(async () => {
		for (const resource of [CASE, CONTACT]) await bench.run({ ...resource, ...NONE });
	});

	it.each(Object.entries(PRICES))('of %s is as in the table, and the hint says the same', async (_, price) => {
		const { journal, records } = bench.zoho;
		const idsOf = (module: 'tickets' | 'contacts') => () => records(module).map(({ id }) => String(id));
		const before = [journal.count({ kind: 'api' }), journal.credits()] as const;
		const { error, hints } = await bench.run(price.parameters, {
			items: price.items?.(idsOf('tickets'), idsOf('contacts')),
		});
		const spent = [journal.count({ kind: 'api' }) - before[0], journal.credits() - before[1]];
		expect([error, spent]).toEqual([undefined, price.desk]);
		expect(saidIn(hints, 'credit')).toBe(price.desk[1]);
	});

	it('of 30 new tickets by e-mail, with a department, has 6 credits once to see that lists are taken', async () => {
		bench.zoho.reset({});
		const { support, billing: departmentId } = bench.zoho.access.departments;
		await bench.save({ departmentId });
		bench.zoho.add('tickets', { email: 'elsewhere@x.example', departmentId: support });
		for (const email of ['old@x.example', 'older@x.example']) bench.zoho.add('tickets', { email, departmentId });
		const upsert = { ...CASE, operation: 'upsert', fields: autoMap('Email') };
		// Fields and departments are known after this.
		await bench.run(
			{ ...CASE, operation: 'create', fields: autoMap() },
			{ items: [{ Subject: 'First', 'Contact Name': 'Ann' }] },
		);
		const spent: number[] = [];
		for (const round of ['a', 'b']) {
			const before = bench.zoho.journal.credits();
			await bench.run(upsert, {
				items: people(30)().map(({ Email }) => ({ Email: round + Email, Subject: 'New', 'Contact Name': 'Ann' })),
			});
			spent.push(bench.zoho.journal.credits() - before);
		}
		expect(spent).toEqual([3 + 6 + 30, 3 + 30]);
	});

	it.each([
		['created', 1, 3],
		['updated', 1, 3],
		['createdOrUpdated', 2, 6],
	])('of a quiet poll for %s is %i requests, %i credits', async (event, requests, credits) => {
		const trigger = bench.activate({ resource: 'case', event });
		await trigger.poll();
		bench.later();
		const quiet = await trigger.poll();
		expect([quiet.error, quiet.requests, quiet.credits]).toEqual([undefined, requests, credits]);
	});
});

describe('the price of the classic service', () => {
	const bench = openWorkbench();

	const both = Object.entries(PRICES).flatMap(([name, price]) =>
		price.classic === undefined ? [] : [[name, price, price.classic] as const],
	);

	it.each(both)('of %s is as in the table, and the hint says the same', async (_, price, wanted) => {
		const ids = addCasesApart(bench.simulator, price.parameters.returnAll === true ? COUNT : 300);
		const { error, requests, outcome } = await bench.run(price.parameters, {
			items: price.items?.(
				() => ids,
				() => [],
			),
		});
		expect([error, requests]).toEqual([undefined, wanted]);
		expect(saidIn(outcome.hints, 'request')).toBe(wanted);
	});
});

/** What the hint of a node says that it used; 0 without a hint. */
function saidIn(hints: ReadonlyArray<{ readonly message: string }>, unit: string): number {
	const said = new RegExp(`^(\\d+) ${unit}s? used`).exec(hints.map(({ message }) => message).join(' '))?.[1];
	return Number(said ?? 0);
}
