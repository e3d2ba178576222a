import { describe, expect, it } from '@jest/globals';
import type { INodeParameters } from 'n8n-workflow';
import { skippedWaits } from './waits';
import { addCases, openWorkbench } from './workbench';
import { credentialFor, ZOHO, zohoWorkflow } from './zoho-node';

const GET = { resource: 'case', operation: 'get' };

describe('a list of the classic service', () => {
	const bench = openWorkbench();
	const waits = skippedWaits();

	/** One page of the list of records, and the requests that it took. */
	async function page(parameters: INodeParameters, filter?: string, after?: string) {
		const before = bench.simulator.journal.count({ kind: 'api' });
		const [[name, data]] = Object.entries(credentialFor(bench.simulator.url));
		await bench.engine.credentials.save('zohoSupportApi', name, data);
		const workflow = zohoWorkflow(parameters);
		const result = await bench.engine.list(workflow, { node: ZOHO, field: 'recordId', filter, after });
		const requests = bench.simulator.journal.count({ kind: 'api' }) - before;
		return { ...result, names: result.results.map(({ name: shown }) => shown), requests };
	}

	it('opens with one page of 200 and pages on', async () => {
		addCases(bench.simulator, 250);
		const first = await page(GET);
		expect(first).toMatchObject({ paginationToken: 'rest', requests: 1 });
		expect(first.results[0].url).toBe(
			`${bench.simulator.url}/support/demosupport/ShowHomePage.do#Cases/dv/${first.results[0].value}`,
		);
		const rest = await page(GET, undefined, first.paginationToken);
		expect(rest).toMatchObject({ paginationToken: '201', requests: 0 });
		expect([...first.results, ...rest.results]).toHaveLength(200);
		const last = await page(GET, undefined, rest.paginationToken);
		expect(last.results).toHaveLength(50);
		expect(last).toMatchObject({ requests: 1 });
		expect(last).not.toHaveProperty('paginationToken');
	});

	it('is refused from a place that no page gave, and not begun anew', async () => {
		await expect(page(GET, undefined, 'second')).rejects.toThrow(
			'The list cannot go on from there. Open the list again.',
		);
	});

	it('looks for a text in the pages that were read, for no request', async () => {
		for (const lastName of ['Lee', 'Miller'])
			bench.simulator.add('contacts', { 'First Name': 'Ann', 'Last Name': lastName, Email: `${lastName}@x.example` });
		const contact = { resource: 'contact', operation: 'get' };
		expect((await page(contact)).names).toContain('Ann Lee (Lee@x.example)');
		expect(await page(contact, 'miller')).toMatchObject({ names: ['Ann Miller (Miller@x.example)'], requests: 0 });
	});

	it('finds a case by its whole number with one request', async () => {
		addCases(bench.simulator, 3);
		const { names } = await page(GET);
		const number = /^#(\d{3,}) /.exec(names[1])?.[1] ?? '';
		expect(await page(GET, `#${number}`)).toMatchObject({ names: [names[1]], requests: 1 });
		expect(await page(GET, `#${number}`)).toMatchObject({ names: [names[1]], requests: 0 });
	});

	const CONTACT = { resource: 'contact', operation: 'get' };
	const MORE = (count: number) => `Only ${count} Were Searched: Clear the Text and Scroll Down to Read More`;

	function addPeople(count: number): void {
		for (let place = 0; place < count; place += 1)
			bench.simulator.add('contacts', { 'Last Name': `P${place}`, Email: `p${place}@x.example` });
	}

	/** What n8n asks for while a person scrolls, up to the next request. */
	async function nextRead(after: string | undefined) {
		let next = await page(CONTACT, undefined, after);
		while (next.requests === 0) next = await page(CONTACT, undefined, next.paginationToken);
		return next;
	}

	it('looks for a text in all pages that were scrolled through, and says how many records that were', async () => {
		addPeople(450);
		const first = await page(CONTACT);
		expect(await page(CONTACT, 'p44@')).toMatchObject({ names: [MORE(200)], requests: 0 });
		const second = await nextRead(first.paginationToken);
		expect(await page(CONTACT, 'p100@')).toMatchObject({ names: ['P100 (p100@x.example)', MORE(400)], requests: 0 });
		await nextRead(second.paginationToken);
		expect(await page(CONTACT, 'p44@')).toMatchObject({ names: ['P44 (p44@x.example)'], requests: 0 });
	});

	it('tells records with the same name apart by their IDs', async () => {
		const [one, other] = [0, 1].map(() => bench.simulator.add('accounts', { 'Account Name': 'Acme' }));
		bench.simulator.add('accounts', { 'Account Name': 'Zylker' });
		const { names } = await page({ resource: 'account', operation: 'get' });
		expect(names.sort()).toEqual([`Acme (ID ${one})`, `Acme (ID ${other})`, 'Zylker']);
	});

	it('goes on by scrolling where the hits fill the box', async () => {
		addPeople(450);
		const first = await page(CONTACT, '@x.example');
		expect([first.results.length, first.paginationToken, first.requests]).toEqual([200, '201', 1]);
		const second = await page(CONTACT, '@x.example', first.paginationToken);
		expect([second.results.length, second.paginationToken, second.requests]).toEqual([200, '401', 1]);
	});

	it.each(['%', '(', '|', '"', '.*', '\\', 'Ü', 'jose\u0301'])('looks for %s as it is typed', async (text) => {
		for (const name of ['100 % (a|b) "c" .* \\ für José', 'Other'])
			bench.simulator.add('contacts', { 'Last Name': name });
		expect((await page(CONTACT, text)).names).toEqual(['100 % (a|b) "c" .* \\ für José']);
	});

	it('finds a number in the texts of cases too', async () => {
		bench.simulator.add('requests', { Subject: 'Error 404' });
		addCases(bench.simulator, 3);
		await page(GET);
		expect(await page(GET, '404')).toMatchObject({ names: ['#101 Error 404'], requests: 1 });
		expect((await page(GET, '#10')).names).toHaveLength(4);
		expect((await page(GET, '103')).names).toEqual(['#103 Case 2']);
	});

	it('says at once that too many requests came, in place of waiting a minute at an open form', async () => {
		bench.simulator.faults.add({ kind: 'error-4820' });
		await expect(page(GET)).rejects.toThrow(/\[4820\].*Wait a minute/);
		expect([waits, bench.simulator.journal.count({ kind: 'api' })]).toEqual([[], 1]);
	});

	it('reads again after a short trouble', async () => {
		addCases(bench.simulator, 1);
		bench.simulator.faults.add({ kind: 'http-500' });
		expect(await page(GET)).toMatchObject({ names: ['#101 Case 1'], requests: 2 });
		expect(waits).toEqual([250]);
	});
});
