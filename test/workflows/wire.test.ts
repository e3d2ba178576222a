import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import nock from 'nock';
import { createEngine, type Engine } from '../engine/engine';
import { skippedWaits } from './waits';
import { credentialFor, fields, ZOHO, zohoWorkflow } from './zoho-node';

const HOST = 'https://support.test';
const ROWS =
	'{"response":{"uri":"x","result":{"Cases":{"row":{"no":"1","fl":[{"val":"CASEID","content":"100000000000000001"},{"val":"Subject","content":"One"}]}}}}}';
const ADDED =
	'{"response":{"uri":"x","result":{"responsecode":"2001","responsedata":{"Cases":{"record":{"id":"100000000000000009"}}}}}}';
const CREATE = {
	resource: 'case',
	operation: 'create',
	fields: fields({ Subject: 'One', 'Contact Name': 'Ann Lee' }),
};

describe('on the wire', () => {
	skippedWaits();
	let engine: Engine;
	let portal = 0;

	beforeAll(async () => {
		engine = await createEngine();
	});

	beforeEach(() => {
		portal += 1;
		nock.disableNetConnect();
	});

	afterEach(() => nock.cleanAll());

	afterAll(() => {
		nock.enableNetConnect();
		nock.restore();
	});

	// A separate portal for each test, because the process remembers the daily requests by portal.
	const run = async (parameters: Parameters<typeof zohoWorkflow>[0], settings = {}, credential = {}) =>
		await engine.run(zohoWorkflow(parameters, [{}], settings), {
			credentials: credentialFor(HOST, { portal: `portal${portal}`, ...credential }),
		});
	const getMany = { resource: 'case', operation: 'getMany', limit: 10 };
	const records = () => nock(HOST).post('/api/json/requests/getrecords');

	it('sends token, portal and department in the body of a POST, with parameters in lower case', async () => {
		let body: unknown;
		const sent = nock(HOST).post('/api/json/requests/getrecords', (form: unknown) => {
			body = form;
			return true;
		});
		sent.reply(200, ROWS);
		const outcome = await run(getMany);
		expect(outcome.error).toBeUndefined();
		expect(outcome.json(ZOHO)).toEqual([{ id: '100000000000000001', Subject: 'One' }]);
		expect(body).toEqual({
			authtoken: '0123456789abcdef0123456789abcdef',
			portal: `portal${portal}`,
			department: 'demodepartment',
			fromindex: '1',
			toindex: '10',
			newformat: '2',
		});
	});

	it.each([
		['a lost connection', () => records().replyWithError(Object.assign(new Error('reset'), { code: 'ECONNRESET' }))],
		[
			'a refused connection',
			() => records().replyWithError(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' })),
		],
		['an HTTP 500', () => records().reply(500, 'Internal Server Error')],
		['an HTTP 429 that asks for no wait', () => records().reply(429, '', { 'Retry-After': '0' })],
		['error 4500', () => records().reply(200, '{"response":{"error":{"code":4500,"message":"Internal error"}}}')],
		[
			'error 4820',
			() => records().reply(200, '{"response":{"error":{"code":"4820","message":"rate"}}}', { 'Retry-After': '0' }),
		],
		['an answer cut in half', () => records().reply(200, ROWS.slice(0, 60))],
		['an empty answer', () => records().reply(200, '')],
	])('reads again after %s', async (_, fail) => {
		fail();
		records().reply(200, ROWS);
		const outcome = await run(getMany);
		expect(outcome.json(ZOHO)).toHaveLength(1);
		expect(nock.isDone()).toBe(true);
	});

	it('sends a read at most three times', async () => {
		records().times(3).reply(200, '', {});
		const outcome = await run(getMany);
		expect(outcome.error?.message).toMatch(/the answer is empty/);
		expect(nock.isDone()).toBe(true);
	});

	it('does not wait for longer than a minute, and says how long the service asks to wait', async () => {
		records().reply(429, '', { 'Retry-After': '3600' });
		const outcome = await run(getMany);
		expect(outcome.error?.description).toMatch(/3600 seconds/);
	});

	it('never repeats a write when the connection was lost, and reports it as uncertain', async () => {
		const sent = nock(HOST)
			.post('/api/json/requests/addrecords')
			.replyWithError(Object.assign(new Error('reset'), { code: 'ECONNRESET' }));
		const again = nock(HOST).post('/api/json/requests/addrecords').reply(200, ADDED);
		const outcome = await run(CREATE, { onError: 'continueRegularOutput' });
		expect(sent.isDone()).toBe(true);
		expect(again.isDone()).toBe(false);
		expect(outcome.json(ZOHO)[0]).toMatchObject({
			error: expect.stringMatching(/^Uncertain: /),
			details: { outcome: 'uncertain', nextStep: expect.stringMatching(/check in Zoho Support/) },
		});
	});

	it('sends a write again when it certainly never arrived', async () => {
		nock(HOST)
			.post('/api/json/requests/addrecords')
			.replyWithError(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }));
		nock(HOST).post('/api/json/requests/addrecords').reply(200, ADDED);
		const outcome = await run(CREATE);
		expect(outcome.json(ZOHO)).toEqual([
			{ id: '100000000000000009', outcome: 'created', Subject: 'One', 'Contact Name': 'Ann Lee' },
		]);
	});

	it.each([
		['an HTTP 500', () => [500, 'oops']],
		['a web page', () => [200, '<html><body>Maintenance</body></html>']],
		['half an answer', () => [200, ADDED.slice(0, 50)]],
		['nothing', () => [200, '']],
		['error 4500', () => [200, '{"response":{"error":{"code":"4500","message":"Internal"}}}']],
	] as const)('reports a write as uncertain when the answer is %s', async (_, answer) => {
		const [status, body] = answer();
		const sent = nock(HOST).post('/api/json/requests/addrecords').reply(status, body);
		const outcome = await run(CREATE, { onError: 'continueRegularOutput' });
		expect(sent.isDone()).toBe(true);
		expect(outcome.json(ZOHO)[0]).toMatchObject({ details: { outcome: 'uncertain' } });
	});

	it('does not follow a redirect with the token in its form', async () => {
		const elsewhere = nock('https://elsewhere.test').post(/.*/).reply(200, ROWS).get(/.*/).reply(200, ROWS);
		records().reply(302, '<html>moved</html>', { Location: 'https://elsewhere.test/' });
		const outcome = await run(getMany);
		expect(outcome.error?.message).toMatch(/The classic Zoho Support API does not answer/);
		expect(elsewhere.isDone()).toBe(false);
	});

	it('says in plain words that the classic API is gone, with the way to Zoho Desk', async () => {
		records().reply(404, '<!DOCTYPE html><html><body>Not found</body></html>');
		const outcome = await run(getMany);
		expect(outcome.error?.message).toMatch(/does not answer at this address/);
		expect(outcome.error?.description).toMatch(/Zoho Desk/);
	});

	it('keeps the token out of a network error, and out of what n8n saves', async () => {
		records()
			.times(3)
			.replyWithError(Object.assign(new Error('reset'), { code: 'ECONNRESET' }));
		const outcome = await run(getMany);
		expect(outcome.error?.message).toMatch(/support\.test could not be reached/);
		expect(outcome.saved).not.toContain('0123456789abcdef');
		expect(outcome.logs.join('\n')).not.toContain('0123456789abcdef');
	});
});
