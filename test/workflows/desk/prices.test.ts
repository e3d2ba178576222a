import { beforeEach, describe, expect, it } from '@jest/globals';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { fields } from '../zoho-node';
import { openDeskBench } from './bench';

interface Price {
	readonly parameters: INodeParameters;
	readonly items?: (bench: ReturnType<typeof openDeskBench>) => IDataObject[];
	readonly requests: number;
	readonly credits: number;
}

const CASE = { resource: 'case' };
const CONTACT = { resource: 'contact' };
const ID = { recordId: '={{ $json.id }}' };
const idsOf =
	(module: 'tickets' | 'contacts', count: number): NonNullable<Price['items']> =>
	({ zoho }) =>
		zoho
			.records(module)
			.slice(0, count)
			.map(({ id }) => ({ id: String(id) }));
const people = (count: number) => () =>
	Array.from({ length: count }, (_, place) => ({ Email: `p${place}@x.example`, 'Last Name': `P${place}` }));

/** What each operation sends and costs, when fields and organization are known already. */
const PRICES: Readonly<Record<string, Price>> = {
	'Get one': { parameters: { ...CASE, operation: 'get', ...ID }, items: idsOf('tickets', 1), requests: 1, credits: 1 },
	'Get the same one three times': {
		parameters: { ...CASE, operation: 'get', ...ID },
		items: (bench) => Array(3).fill(idsOf('tickets', 1)(bench)[0]) as IDataObject[],
		requests: 1,
		credits: 1,
	},
	'Get Many, limit 1': { parameters: { ...CASE, operation: 'getMany', limit: 1 }, requests: 1, credits: 3 },
	'Get Many, limit 100': { parameters: { ...CASE, operation: 'getMany', limit: 100 }, requests: 1, credits: 3 },
	'Get Many, limit 101': { parameters: { ...CASE, operation: 'getMany', limit: 101 }, requests: 2, credits: 6 },
	'Get Many, limit 100, sorted by the list': {
		parameters: { ...CASE, operation: 'getMany', limit: 100, options: { sort: { by: { field: 'dueDate' } } } },
		requests: 1,
		credits: 3,
	},
	'Get Many, limit 100, sorted by the search': {
		parameters: { ...CASE, operation: 'getMany', limit: 100, options: { sort: { by: { field: 'modifiedTime' } } } },
		requests: 1,
		credits: 3,
	},
	'Get Many, limit 100, of a view, with other records': {
		parameters: {
			...{ ...CASE, operation: 'getMany', limit: 100 },
			options: { view: '600000000000000701', include: ['contact', 'team'] },
		},
		requests: 1,
		credits: 3,
	},
	'Get Many, limit 250': { parameters: { ...CASE, operation: 'getMany', limit: 250 }, requests: 3, credits: 9 },
	'Get Many, all of 7,000': {
		parameters: { ...CASE, operation: 'getMany', returnAll: true },
		requests: 71,
		// Twenty pages down to row 2,000 from each end, and the rest at 10.
		credits: 2 * 20 * 3 + 31 * 10,
	},
	Search: {
		parameters: { ...CASE, operation: 'search', searchField: 'Email', searchValue: 'nobody@x.example' },
		requests: 1,
		credits: 3,
	},
	'Create 7': {
		parameters: { ...CONTACT, operation: 'create', dataMode: 'autoMap' },
		items: people(7),
		requests: 7,
		credits: 7,
	},
	'Update 24 alike, one by one': {
		parameters: { ...CASE, operation: 'update', ...ID, fieldsToSend: fields({ Priority: 'High' }) },
		items: idsOf('tickets', 24),
		requests: 24,
		credits: 24,
	},
	'Update 100 alike, together': {
		parameters: { ...CASE, operation: 'update', ...ID, fieldsToSend: fields({ Priority: 'High' }) },
		items: idsOf('tickets', 100),
		requests: 2,
		credits: 50,
	},
	'Delete 120': {
		parameters: { ...CASE, operation: 'delete', ...ID },
		items: idsOf('tickets', 120),
		requests: 3,
		credits: 720,
	},
	'Create or Update 300 new contacts': {
		parameters: { ...CONTACT, operation: 'upsert', matchField: 'Email', dataMode: 'autoMap' },
		items: people(300),
		// 30 addresses a search. None is there, so a page and a search show that a search takes several values.
		requests: 10 + 2 + 300,
		credits: 12 * 3 + 300,
	},
	'Get 45 contacts with fields that a list shows': {
		parameters: { ...CONTACT, operation: 'get', ...ID, options: { fields: ['email', 'lastName'] } },
		items: idsOf('contacts', 45),
		requests: 3,
		credits: 9,
	},
	'Get 25 whole contacts': {
		parameters: { ...CONTACT, operation: 'get', ...ID },
		items: idsOf('contacts', 25),
		requests: 25,
		credits: 25,
	},
	'Get API Usage': { parameters: { resource: 'apiUsage', operation: 'getUsage' }, requests: 0, credits: 0 },
	'Check Connection': { parameters: { resource: 'apiUsage', operation: 'checkConnection' }, requests: 2, credits: 6 },
};

describe('the price of Zoho Desk', () => {
	const bench = openDeskBench({ seed: 7, tickets: 7_000 });

	/** Fields of both modules and the organization are known after this. */
	beforeEach(async () => {
		for (const resource of ['case', 'contact'])
			await bench.run({ resource, operation: 'search', searchField: 'Email', searchValue: 'nobody@x.example' });
	});

	async function spent({ parameters, items }: Price) {
		const given = items?.(bench) ?? [{}];
		const before = [bench.zoho.journal.count({ kind: 'api' }), bench.zoho.journal.credits()] as const;
		const { error, hints } = await bench.run(parameters, { items: given });
		return {
			error: error?.message,
			requests: bench.zoho.journal.count({ kind: 'api' }) - before[0],
			credits: bench.zoho.journal.credits() - before[1],
			hint: /^\d+ credits? used/.exec(hints.map(({ message }) => message).join(' '))?.[0],
		};
	}

	it.each(Object.entries(PRICES))('of %s is as in the table, and the hint says the same', async (_, price) => {
		const { requests, credits } = price;
		const hint = credits === 0 ? undefined : `${credits} ${credits === 1 ? 'credit' : 'credits'} used`;
		expect(await spent(price)).toEqual({ error: undefined, requests, credits, hint });
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
