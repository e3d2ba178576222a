import { describe, expect, it } from '@jest/globals';

import type { FaultKind } from '../../../simulator/desk/simulator';
import { callOn, oneDesk, token } from './desk-of-test';

const { desk, call } = oneDesk();

/** Creates an account under a fault: what came, and how many accounts there are then. */
async function under(kind: FaultKind): Promise<{ came: unknown; stored: number }> {
	desk().faults.add({ kind, operationId: 'createAccount', milliseconds: 1 });
	const controller = new AbortController();
	const answer = fetch(`${desk().url}/api/v1/accounts`, {
		method: 'POST',
		headers: { authorization: `Bearer ${desk().grants.accessToken()}` },
		body: '{"accountName":"Kestrel"}',
		signal: controller.signal,
	});
	if (kind === 'never-answer') void written().then(() => controller.abort());
	const came = await answer.then(
		async (got) => [got.status, await got.text().catch(() => 'cut')],
		() => 'no answer',
	);
	return { came, stored: desk().records('accounts').length };
}

/** Resolves once the journal has an entry. */
async function written(): Promise<void> {
	while (desk().journal.count() === 0) await new Promise((done) => setImmediate(done));
}

const text = (part: string) => [200, expect.stringContaining(part)];

describe('A fault', () => {
	it.each([
		['delay', text('"accountName"'), 1],
		['reset-before', 'no answer', 0],
		['reset-after', 'no answer', 1],
		['cut', [200, 'cut'], 1],
		['half', text('"accountName"'), 1],
		['http-500', [500, expect.stringContaining('<html>')], 0],
		['html', text('We will be back soon'), 0],
		['http-429', [429, expect.stringContaining('<html>')], 0],
		['too-many-requests', [429, expect.stringContaining('TOO_MANY_REQUESTS')], 0],
		['threshold-exceeded', [429, expect.stringContaining('THRESHOLD_EXCEEDED')], 0],
		['gateway', [403, expect.stringContaining('<html>')], 0],
		['refuse', [403, expect.stringContaining('FORBIDDEN')], 0],
		['internal-error', [500, expect.stringContaining('INTERNAL_SERVER_ERROR')], 0],
		['duplicate-delivery', text('"accountName"'), 2],
		['token-revoked', [401, expect.stringContaining('INVALID_OAUTH')], 0],
		['empty', [200, ''], 1],
		['rubbish', [200, expect.any(String)], 1],
		['foreign-shape', text('"more_records"'), 1],
		['echo-error', [422, expect.stringContaining('Bearer 1000.')], 0],
		['echo-text', text('Bearer 1000.'), 0],
		['never-answer', 'no answer', 0],
	] as const)('%s', async (kind, came, stored) => {
		expect(await under(kind)).toEqual({ came, stored });
		expect(desk().journal.entries()[0]?.fault).toBe(kind);
		expect(await call('/organizations')).toMatchObject(
			kind === 'threshold-exceeded' ? { status: 429 } : { status: 200 },
		);
	});

	it('strikes the sign-in only when it is named', async () => {
		const refresh = () => token(desk(), { grant_type: 'refresh_token', refresh_token: desk().access.refreshToken });
		desk().faults.add({ kind: 'echo-error', count: 2 });
		expect((await refresh()).body).toHaveProperty('access_token');
		desk().faults.clear();
		desk().faults.add({ kind: 'echo-error', operationId: 'token' });
		expect((await refresh()).body.error).toContain('demo-secret');
	});
});

describe('The journal', () => {
	it('has path, operation, module, query, body, status, code, credits, rows and connection, and masks secrets', async () => {
		await call('POST /accounts', { accountName: 'Kestrel' });
		await call('/accounts?limit=10');
		await call('/accounts?limit=1000');
		expect(desk().journal.entries()).toMatchObject([
			{
				kind: 'api',
				method: 'POST',
				path: '/api/v1/accounts',
				operationId: 'createAccount',
				body: { accountName: 'Kestrel' },
				rows: 1,
				weight: 1,
			},
			{
				module: 'accounts',
				query: { limit: '10' },
				status: 200,
				rows: 1,
				weight: 3,
				errorCode: null,
				connection: expect.any(Number),
			},
			{ status: 422, errorCode: 'UNPROCESSABLE_ENTITY', weight: 0 },
		]);
		expect([desk().journal.count({ status: 422 }), desk().journal.credits({ method: 'GET' })]).toEqual([1, 3]);
		expect(JSON.stringify(desk().journal.entries())).not.toContain(desk().grants.accessTokens()[0]);
	});

	it('is told before a call is carried out, and knows unknown addresses', async () => {
		desk().beforeAnswer(
			({ operationId }) => void (operationId === 'getAccounts' && desk().add('accounts', { accountName: 'Late' })),
		);
		expect((await call('/accounts')).body.data).toHaveLength(1);
		expect(await call('/nothing')).toMatchObject({ status: 404 });
		expect(await callOn(desk())('PUT /tickets')).toMatchObject({ status: 405 });
		expect(desk().journal.entries().at(-1)).toMatchObject({ operationId: null, module: null });
	});
});
