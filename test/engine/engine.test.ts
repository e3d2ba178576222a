import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import nock from 'nock';
import { createEngine, type Engine } from './engine';
import { serve, type LocalService } from './local-service';
import { chain, node } from './workflow-json';

describe('the engine', () => {
	let engine: Engine;
	let service: LocalService;
	const seen: Array<{ url?: string; key?: string | string[] }> = [];

	beforeAll(async () => {
		engine = await createEngine();
		service = await serve((request, response) => {
			seen.push({ url: request.url, key: request.headers['x-key'] });
			response.setHeader('content-type', 'application/json');
			if (request.url === '/slow') return void setTimeout(() => response.end('{}'), 300);
			response.statusCode = request.url === '/broken' ? 500 : 200;
			response.end(JSON.stringify({ path: request.url }));
		});
	});

	afterAll(async () => {
		await service.close();
		// nock changes Node's own http module, which all test files of a worker share.
		nock.restore();
	});

	beforeEach(() => void seen.splice(0));

	const start = node('Start', 'manualTrigger');
	const numbers = node(
		'Numbers',
		'set',
		{ mode: 'raw', jsonOutput: '={{ { n: [1, 2, 3] } }}', options: {} },
		{ typeVersion: 3.4 },
	);
	const split = node('Split', 'splitOut', { fieldToSplitOut: 'n', options: {} });
	const after = node('After', 'noOp');
	const key = { Key: { name: 'x-key', value: 'a secret value' } };
	const call = (url: string, more: object = {}) =>
		node(
			'Call',
			'httpRequest',
			{ url: `=${url}`, authentication: 'genericCredentialType', genericAuthType: 'httpHeaderAuth', options: {} },
			{ typeVersion: 4.2, credentials: { httpHeaderAuth: { id: 'of another n8n', name: 'Key' } }, ...more },
		);

	it("runs n8n's own nodes with real requests and credentials, and tells when each node ended", async () => {
		const ended: string[] = [];
		const outcome = await engine.run(chain(start, numbers, split, call(`${service.address}/{{ $json.n }}`)), {
			credentials: key,
			onNode: ({ node: name, items }) => void ended.push(`${name} ${items}`),
		});
		expect(outcome.error).toBeUndefined();
		expect(outcome.json('Call')).toEqual([{ path: '/1' }, { path: '/2' }, { path: '/3' }]);
		expect(outcome.items('Call').map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
		expect(ended).toEqual(['Start 1', 'Numbers 1', 'Split 3', 'Call 3']);
		expect(seen).toContainEqual({ url: '/1', key: 'a secret value' });
	});

	it('stops at a node that fails, and names it', async () => {
		const outcome = await engine.run(chain(start, call(`${service.address}/broken`), after), { credentials: key });
		expect(outcome.status).toBe('error');
		expect(outcome.error).toMatchObject({ node: 'Call', name: 'NodeApiError', httpCode: '500' });
		expect(outcome.items('After')).toEqual([]);
		expect(outcome.saved).toContain('NodeApiError');
	});

	it('sends failed items to the error output of a node that is set so', async () => {
		const failing = call(`${service.address}/broken`, { onError: 'continueErrorOutput' });
		const outcome = await engine.run(chain(start, failing), { credentials: key });
		expect(outcome.error).toBeUndefined();
		expect(outcome.items('Call', 0)).toEqual([]);
		expect(outcome.items('Call', 1)).toHaveLength(1);
	});

	it('goes on after a failed node that is set so', async () => {
		const failing = call(`${service.address}/broken`, { onError: 'continueRegularOutput' });
		const outcome = await engine.run(chain(start, failing, after), { credentials: key });
		expect(outcome.items('After')).toHaveLength(1);
	});

	it('lets the busy node finish when it is cancelled, and starts nothing after it', async () => {
		const stop = new AbortController();
		setTimeout(() => stop.abort(), 100);
		const workflow = chain(start, call(`${service.address}/slow`), after);
		const outcome = await engine.run(workflow, { credentials: key, signal: stop.signal });
		expect(outcome.status).toBe('canceled');
		expect(outcome.runData.After).toBeUndefined();
	});

	it('starts nothing when it is cancelled before it began', async () => {
		const outcome = await engine.run(chain(start, after), { signal: AbortSignal.abort() });
		expect(outcome.status).toBe('canceled');
		expect(outcome.runData.After).toBeUndefined();
	});

	it("lets nock stand in for a service, since the requests are n8n's real ones", async () => {
		nock('https://support.zoho.test').get('/hello').reply(200, { from: 'nock' });
		const outcome = await engine.run(chain(start, call('https://support.zoho.test/hello')), { credentials: key });
		expect(outcome.json('Call')).toEqual([{ from: 'nock' }]);
	});

	it('starts a run in milliseconds', async () => {
		const startedAt = performance.now();
		await engine.run(chain(start, numbers, split));
		expect(performance.now() - startedAt).toBeLessThan(500);
	});

	it('refuses a workflow with a node that no package brings', async () => {
		await expect(engine.run(chain(start, node('Odd', 'n8n-nodes-odd.thing')))).rejects.toThrow('n8n-nodes-odd.thing');
	});
});
