import { beforeEach, describe, expect, it } from '@jest/globals';
import type { INodeParameters } from 'n8n-workflow';
import { ZohoSupport } from '../../../nodes/ZohoSupport/ZohoSupport.node';
import { ZohoSupportTrigger } from '../../../nodes/ZohoSupport/ZohoSupportTrigger.node';
import { deskWorkflow } from '../desk-portal';
import { ZOHO } from '../zoho-node';
import { addTickets, openDeskBench } from './bench';

const CONTACTS = 12_000;
/** So many of them hold the searched text. */
const HITS = 250;

const bench = openDeskBench({ seed: 3, tickets: 0 });

type Typed = readonly [filter?: string, after?: string];

/** One page of a list of the form, and how many requests it took beside those for the organization. */
async function page(parameters: INodeParameters, field: string, ...[filter, after]: Typed) {
	const before = bench.calls().length;
	const result = await bench.engine.list(deskWorkflow(parameters), { node: ZOHO, field, filter, after });
	return { ...result, names: result.results.map(({ name }) => name), requests: bench.calls().length - before };
}

const CONTACT = { resource: 'contact', operation: 'get' };
const TICKET = { resource: 'case', operation: 'get' };
const ASSIGN = { resource: 'case', operation: 'assign', assignTo: 'agentAndTeam' };

function addContacts(): void {
	for (let place = 0; place < CONTACTS; place += 1) {
		const isHit = place % (CONTACTS / HITS) === 0;
		const lastName = `${isHit ? 'Quisling' : 'Person'} ${String(place).padStart(5, '0')}`;
		bench.zoho.add('contacts', { firstName: 'Ann', lastName, email: `p${place}@x.example` });
	}
}

describe('a list of 12,000 contacts', () => {
	beforeEach(addContacts);

	it('opens with one page, whose second half costs nothing more, and shows names with addresses', async () => {
		const first = await page(CONTACT, 'recordId');
		expect(first.results[0]).toEqual({
			name: 'Ann Person 00001 (p1@x.example)',
			value: expect.stringMatching(/^\d{18}$/),
			url: expect.stringMatching(/^https:\/\/desk\.zoho\.com\/support\/.*\/dv\/\d+$/),
		});
		// n8n asks for what follows by itself, half a second after a list was opened.
		const rest = await page(CONTACT, 'recordId', undefined, first.paginationToken);
		expect([first.requests, rest.requests]).toEqual([1, 0]);
		expect(new Set([...first.names, ...rest.names]).size).toBe(100);
		expect(rest.paginationToken).toBe('100');
	});

	it('asks nothing more until the third letter, then once for a text', async () => {
		await page(CONTACT, 'recordId');
		const typed: number[] = [];
		for (const text of ['0', '00', 'qu', 'qui', 'quis', 'quis'])
			typed.push((await page(CONTACT, 'recordId', text)).requests);
		expect(typed).toEqual([0, 0, 0, 1, 1, 0]);
	});

	it('says with two letters that a third one searches all', async () => {
		const { names, paginationToken } = await page(CONTACT, 'recordId', 'qu');
		expect(names).toEqual(['Type a Third Letter to Search All']);
		expect(paginationToken).toBeUndefined();
	});

	it('pages to the last hit, with one request a page and none too many', async () => {
		const found = new Set<unknown>();
		const pages: number[] = [];
		let after: string | undefined;
		do {
			const next = await page(CONTACT, 'recordId', 'quisling', after);
			for (const { value } of next.results) found.add(value);
			pages.push(next.requests);
			after = next.paginationToken;
		} while (after !== undefined);
		expect(found.size).toBe(HITS);
		expect(pages).toEqual([1, 1, 1]);
	});

	it('pages through all contacts without a text', async () => {
		const { paginationToken } = await page(CONTACT, 'recordId');
		const rest = await page(CONTACT, 'recordId', undefined, paginationToken);
		const second = await page(CONTACT, 'recordId', undefined, rest.paginationToken);
		expect(second.names[0]).toMatch(/^Ann Person 00/);
		expect(second.paginationToken).toBe('200');
		expect(second.requests).toBe(1);
	});

	it('costs a second form nothing', async () => {
		await page(CONTACT, 'recordId', 'quisling');
		const { results, requests } = await page({ ...CONTACT, operation: 'delete' }, 'recordId', 'QUISLING');
		expect(results).toHaveLength(100);
		expect(requests).toBe(0);
	});

	it('asks once for two forms that ask at the same time', async () => {
		const before = bench.calls().length;
		await Promise.all([page(CONTACT, 'recordId', 'quisling'), page(CONTACT, 'recordId', 'quisling')]);
		expect(bench.calls().length - before).toBe(1);
	});
});

describe('a list of tickets', () => {
	it('shows number and subject, the newest first, and finds a number', async () => {
		addTickets(bench.zoho, 3);
		expect((await page(TICKET, 'recordId')).names).toEqual(['#103 Ticket 3', '#102 Ticket 2', '#101 Ticket 1']);
		expect((await page(TICKET, 'recordId', '#102')).names).toEqual(['#102 Ticket 2']);
		expect((await page(TICKET, 'recordId', 'ticket 2')).names).toEqual(['#102 Ticket 2']);
	});

	it('looks for the longest piece of a text with commas: for Zoho a comma means "or"', async () => {
		bench.zoho.add('tickets', { subject: 'Printer, on fire', contact: { lastName: 'Lee' } });
		addTickets(bench.zoho, 1);
		expect((await page(TICKET, 'recordId', 'on, printer')).names).toEqual(['#101 Printer, on fire']);
	});

	it('costs one request more, once, where a portal refuses what most take', async () => {
		bench.zoho.setOpenPoints({ departmentIds: 'plural-refused' });
		await bench.save({ departmentId: bench.zoho.access.departments.support });
		addTickets(bench.zoho, 1);
		expect(await page(TICKET, 'recordId')).toMatchObject({ names: ['#101 Ticket 1'], requests: 2 });
		expect(await page(TICKET, 'recordId', undefined, '1')).toMatchObject({ names: [], requests: 1 });
	});

	it('keeps to the department of the credential', async () => {
		const { billing, support } = bench.zoho.access.departments;
		addTickets(bench.zoho, 1, { departmentId: billing });
		addTickets(bench.zoho, 2, { departmentId: support });
		await bench.save({ departmentId: billing });
		expect((await page(TICKET, 'recordId')).names).toHaveLength(1);
		expect((await page(TICKET, 'recordId', 'ticket')).names).toHaveLength(1);
	});

	it('is empty where there is none', async () => {
		expect(await page(TICKET, 'recordId')).toMatchObject({ results: [], requests: 1 });
	});
});

describe('lists of agents, teams and departments', () => {
	it('show active agents alone, with their addresses', async () => {
		const { names, requests } = await page(ASSIGN, 'agentId');
		expect(names).toContain('Ada Admin (ada@demodesk.example)');
		expect(names.join()).not.toContain('Olaf Old');
		expect(requests).toBe(1);
	});

	it.each([
		['ben', ['Ben Agent (ben@demodesk.example)']],
		['ben@demo', ['Ben Agent (ben@demodesk.example)']],
		['nobody', []],
	])('find an agent by %s', async (text, found) => {
		expect((await page(ASSIGN, 'agentId', text)).names).toEqual(found);
	});

	it('keep to the department of the credential', async () => {
		await bench.save({ departmentId: bench.zoho.access.departments.billing });
		expect((await page(ASSIGN, 'agentId')).names.map((name) => name.split(' ')[0])).toEqual(['Ada', 'Cleo']);
		expect((await page(ASSIGN, 'teamId')).names).toEqual(['Invoices']);
	});

	it('filter teams here: the service does not search them', async () => {
		expect((await page(ASSIGN, 'teamId')).requests).toBe(1);
		expect(await page(ASSIGN, 'teamId', 'first')).toMatchObject({ names: ['First Line'], requests: 0 });
	});

	it('show departments to move to', async () => {
		const { names } = await page({ resource: 'case', operation: 'move' }, 'departmentId', 'bil');
		expect(names).toEqual(['Billing']);
	});
});

describe('trouble with a list', () => {
	const failed = async (...given: Parameters<typeof page>) =>
		String(await page(...given).catch((error: unknown) => (error as Error).message));

	it("says Zoho's words and the next step, and is asked again", async () => {
		const access_token = bench.zoho.grants.accessToken(['Desk.basic.READ']);
		await bench.save({ oauthTokenData: { access_token, token_type: 'Bearer' } });
		expect(await failed(TICKET, 'recordId')).toMatch(/^Zoho says: .*\[SCOPE_MISMATCH\].*scope/i);
		await bench.save();
		expect((await page(TICKET, 'recordId')).requests).toBe(1);
	});

	it('comes at once where Zoho asks to wait longer than a person at an open form does', async () => {
		bench.zoho.faults.add({ kind: 'http-429', operationId: 'getTickets', retryAfter: 30 });
		const before = bench.calls().length;
		expect(await failed(TICKET, 'recordId')).toMatch(/HTTP 429.*Wait 30 seconds/);
		expect(bench.calls().length - before).toBe(1);
	});

	it('names what is missing in the credential', async () => {
		await bench.save({ organizationId: 'acme' });
		expect(await failed(TICKET, 'recordId')).toMatch(/Organization ID/);
	});

	it('shows no secret', async () => {
		await bench.save({ oauthTokenData: { access_token: 'wrong-token-123', refresh_token: 'wrong-refresh-123' } });
		const said = await failed(TICKET, 'recordId');
		expect(said).not.toMatch(/wrong.(token|refresh).123|demo.secret/);
		expect(said.length).toBeGreaterThan(20);
	});
});

describe('the list of addresses that a reply may come from', () => {
	const REPLY = { resource: 'case', operation: 'reply' };

	it('is read when a person opens it, and by one form for all', async () => {
		const first = await page(REPLY, 'fromAddress');
		expect([first.names, first.requests]).toEqual([
			expect.arrayContaining(['Support (support@demodesk.example), Default']),
			1,
		]);
		expect((await page(REPLY, 'fromAddress', 'demodesk')).requests).toBe(0);
	});
});

describe('a saved node', () => {
	/** What n8n's editor loads by itself when a node is opened. Lists of locators wait for a person. */
	const loaded = (properties: readonly unknown[]) =>
		JSON.stringify(properties).match(/"loadOptions(?:Method)?":[^,}]*/g) ?? [];

	it('opens without a request: its form has no list that n8n loads by itself', () => {
		expect(loaded(new ZohoSupport().description.properties)).toEqual([]);
	});

	it('of the trigger loads the price of its poll times alone, which takes no request', () => {
		expect(loaded(new ZohoSupportTrigger().description.properties)).toEqual(['"loadOptionsMethod":"pollPrice"']);
	});
});
