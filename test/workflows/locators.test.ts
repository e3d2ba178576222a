import { describe, expect, it } from '@jest/globals';
import type { INodeParameters } from 'n8n-workflow';
import { openDeskBench } from './desk/bench';
import { ZOHO } from './zoho-node';
import { GO_ON, openWorkbench } from './workbench';

const located = (mode: string, value: string) => ({ __rl: true, mode, value });
const GET = { resource: 'case', operation: 'get' };

/** The subjects that came, and the requests or calls that it took. */
interface Came {
	readonly subjects: unknown[];
	readonly calls: number;
}

interface Service {
	/** Adds a case and gives its ID and number. */
	add(subject: string): { readonly id: string; readonly number: string };
	address(id: string): string;
	get(parameters: INodeParameters, items?: number): Promise<Came>;
	error(parameters: INodeParameters): Promise<string | undefined>;
}

function desk(): Service {
	const bench = openDeskBench({ seed: 1, tickets: 0 });
	return {
		add: (subject) => {
			const id = bench.zoho.add('tickets', { subject, contact: { lastName: 'Lee' } });
			const row = bench.zoho.records('tickets').find((one) => (one as { id?: string }).id === id);
			return { id, number: String((row as { ticketNumber?: string }).ticketNumber) };
		},
		address: (id) => `https://desk.zoho.com/agent/demodesk/support/tickets/details/${id}`,
		get: async (parameters, items = 1) => {
			const before = bench.calls().length;
			const came = await bench.items({ ...GET, ...parameters }, { items: Array.from({ length: items }, () => ({})) });
			return { subjects: came.map(({ subject }) => subject), calls: bench.calls().length - before };
		},
		error: async (parameters) => (await bench.run({ ...GET, ...parameters })).error?.message,
	};
}

function classic(): Service {
	const bench = openWorkbench();
	return {
		add: (subject) => {
			const id = bench.simulator.add('requests', { Subject: subject, 'Contact Name': 'Ann Lee' });
			const fields = bench.simulator.records('requests').find((one) => one.id === id);
			return { id, number: String(fields?.fields['Request Id'] ?? '') };
		},
		address: (id) => `https://support.zoho.com/support/demosupport/ShowHomePage.do#Cases/dv/${id}`,
		get: async (parameters, items = 1) => {
			const { items: came, requests } = await bench.run(
				{ ...GET, ...parameters },
				{ items: Array.from({ length: items }, () => ({})), settings: GO_ON },
			);
			return { subjects: came.map(({ Subject }) => Subject), calls: requests };
		},
		error: async (parameters) => (await bench.run({ ...GET, ...parameters })).error?.message,
	};
}

describe.each([
	['Zoho Desk', desk],
	['the classic service', classic],
])('a case of %s', (_, open) => {
	const service = open();

	it.each([
		['from the list', 'list', 1],
		['by ID', 'id', 1],
		['by URL', 'url', 1],
		['by number', 'number', 2],
	])('is read %s', async (_what, mode, calls) => {
		service.add('Another');
		const { id, number } = service.add('Printer on fire');
		const values: Record<string, string> = { url: service.address(id), number };
		expect(await service.get({ recordId: located(mode, values[mode] ?? id) })).toEqual({
			subjects: ['Printer on fire'],
			calls,
		});
	});

	it('is read by a plain ID of an expression', async () => {
		const { id } = service.add('Printer on fire');
		expect((await service.get({ recordId: `={{ "${id}" }}` })).subjects).toEqual(['Printer on fire']);
	});

	it('is looked for once, however many items give its number', async () => {
		const { number } = service.add('Printer on fire');
		expect(await service.get({ recordId: located('number', `={{ "${number}" }}`) }, 3)).toEqual({
			subjects: Array.from({ length: 3 }, () => 'Printer on fire'),
			calls: 2,
		});
	});

	it('is refused where no case has the number', async () => {
		service.add('Printer on fire');
		expect(await service.error({ recordId: located('number', '99999') })).toMatch(
			/^Item 0: '(Ticket|Case) \(By (Ticket Number|Request Id)\)' holds 99999, but Zoho found no (ticket|case) with this number\.$/,
		);
	});

	it('is refused where the address shows something else', async () => {
		const address = service.address('123456789012345678').replace(/tickets|Cases/, 'contacts');
		expect(await service.error({ recordId: located('url', address) })).toMatch(/which is the address of a contact/);
	});
});

describe('a ticket of Zoho Desk', () => {
	const bench = openDeskBench({ seed: 1, tickets: 0 });

	it('is assigned by its number to an agent from the list', async () => {
		const id = bench.zoho.add('tickets', { subject: 'Printer', contact: { lastName: 'Lee' } });
		const row = bench.zoho.records('tickets').find((one) => (one as { id?: string }).id === id);
		const { ticketNumber } = row as { ticketNumber?: string };
		const outcome = await bench.run({
			resource: 'case',
			operation: 'assign',
			recordId: located('number', String(ticketNumber)),
			assignTo: 'agent',
			agentId: located('list', bench.zoho.access.agents.ben),
		});
		expect(outcome.json(ZOHO)).toMatchObject([{ id, agent: bench.zoho.access.agents.ben }]);
		expect(bench.calls()).toEqual([
			expect.stringMatching(/GET .*\/tickets\/search/),
			expect.stringMatching(/ .*\/tickets/),
		]);
	});
});
