import { describe, expect, it } from '@jest/globals';
import type { INodeParameters } from 'n8n-workflow';
import { addCases, openWorkbench } from './workbench';
import { credentialFor, ZOHO, zohoWorkflow } from './zoho-node';

const GET = { resource: 'case', operation: 'get' };

describe('a list of the classic service', () => {
	const bench = openWorkbench();

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
});
