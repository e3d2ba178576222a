import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { deskHost, type DeskHost } from './desk-host';
import { deskStub, type DeskStub, type Given, hasToken, ONE_ORGANIZATION, REFUSED_TOKEN } from './desk-stub';
import { opened, READ, troubleOf, WRITE } from './opened';

/** Only this access token is good. */
let good: string;
let tokenAnswer: () => Given;
let stub: DeskStub;
let host: DeskHost;

beforeEach(async () => {
	good = 'access 2';
	tokenAnswer = () => ({ body: { access_token: 'access 2', expires_in: 3600, token_type: 'Bearer' } });
	stub = await deskStub((seen) => {
		if (seen.path.startsWith('/oauth')) return tokenAnswer();
		if (!hasToken(seen, good)) return REFUSED_TOKEN;
		return seen.path === '/organizations' ? ONE_ORGANIZATION : { body: { id: '1' } };
	});
	host = await deskHost(stub.address, { organizationId: '77' });
});

afterEach(async () => await stub.close());

/** In n8n 2.8 and before the helper takes any value of `ignoreHttpStatusErrors` for a yes. */
function asOlderHelper({ context: { helpers } }: DeskHost): void {
	const send = helpers.httpRequestWithAuthentication;
	helpers.httpRequestWithAuthentication = async function (type, options, more) {
		const ignoreHttpStatusErrors = Boolean(options.ignoreHttpStatusErrors);
		return (await send.call(this, type, { ...options, ignoreHttpStatusErrors }, more)) as unknown;
	};
}

describe('an access token that has expired', () => {
	it('is renewed once by n8n, and the call is sent again', async () => {
		const connection = await opened(host);
		expect(await connection.call(READ)).toEqual({ kind: 'body', body: { id: '1' } });
		expect(stub.tokenRequests()).toHaveLength(1);
		expect((await host.stored()).oauthTokenData).toMatchObject({
			access_token: 'access 2',
			refresh_token: 'refresh 1',
		});
	});

	it('is renewed once too by an older n8n, whose helper knows no exception from status errors', async () => {
		asOlderHelper(host);
		expect(await (await opened(host)).call(READ)).toEqual({ kind: 'body', body: { id: '1' } });
		expect(stub.tokenRequests()).toHaveLength(1);
	});

	it('is renewed with the secret in the body, and never in an address', async () => {
		await (await opened(host)).call(READ);
		const [request] = stub.tokenRequests();
		expect(request.body).toContain('client_secret=client%20secret%201');
		expect(request.headers.authorization).toBeUndefined();
		expect(stub.seen.map(({ path, query }) => `${path} ${JSON.stringify(query)}`).join()).not.toMatch(/access|secret/);
	});

	it('is renewed once for calls that run at the same time', async () => {
		const connections = await Promise.all([opened(host), opened(host), opened(host)]);
		await Promise.all(connections.map(async ({ call }) => await call(READ)));
		expect(stub.tokenRequests()).toHaveLength(1);
	});

	it('is not renewed before later calls', async () => {
		const connection = await opened(host);
		await connection.call(READ);
		await connection.call(READ);
		expect(stub.tokenRequests()).toHaveLength(1);
	});

	it('is not renewed if another process did so: the stored one is used', async () => {
		const connection = await opened(host);
		await host.connect({ access_token: 'access 3', refresh_token: 'refresh 1' });
		good = 'access 3';
		expect(await connection.call(READ)).toMatchObject({ kind: 'body' });
		expect(stub.tokenRequests()).toHaveLength(0);
	});

	it('does not keep a write from being sent again: it was not carried out', async () => {
		await (await opened(host)).call(WRITE);
		expect(stub.calls().filter((call) => call === 'POST /tickets')).toHaveLength(2);
	});
});

describe('a connection that cannot be renewed', () => {
	it.each<[string, Given, RegExp]>([
		['was revoked', { body: { error: 'invalid_code' } }, /invalid_code.*connection to Zoho is gone.*revoked/],
		['has the wrong data centre', { body: { error: 'invalid_client' } }, /made in another data centre/],
		['has a wrong secret', { body: { error: 'invalid_client_secret' } }, /client secret is wrong/],
		['was ended, as HTTP 400', { status: 400, body: { error: 'invalid_code' } }, /connection to Zoho is gone/],
	])('because it %s says so', async (_what, answer, words) => {
		tokenAnswer = () => answer;
		const trouble = await troubleOf((await opened(host)).call(READ));
		expect(trouble).toMatchObject({ kind: 'sign-in', whileSigningIn: true });
		expect(trouble.message).toMatch(words);
		expect(trouble.nextStep).not.toBe('');
	});

	it('asks for no other token until the account is connected again', async () => {
		tokenAnswer = () => ({ body: { error: 'invalid_code' } });
		await troubleOf((await opened(host)).call(READ));
		expect((await troubleOf((await opened(host)).call(READ))).message).toContain('did not ask for a token again');
		expect(stub.tokenRequests()).toHaveLength(1);
		await host.connect({ access_token: 'access 2', refresh_token: 'refresh 2' });
		expect(await (await opened(host)).call(READ)).toMatchObject({ kind: 'body' });
	});

	it.each([200, 400])('because of the throttle, as HTTP %d, waits and says until when', async (status) => {
		tokenAnswer = () => ({ status, body: { error: 'Access Denied', error_description: 'zu viele Anfragen' } });
		const first = await troubleOf((await opened(host)).call(READ));
		expect(first).toMatchObject({ kind: 'rate', retryAfterSeconds: 600, whileSigningIn: true });
		expect((await troubleOf((await opened(host)).call(READ))).nextStep).toMatch(/after \d{4}-/);
		expect(stub.tokenRequests()).toHaveLength(1);
	});

	it('because the new token is refused too is not renewed again and again', async () => {
		good = 'none';
		const trouble = await troubleOf((await opened(host)).call(READ));
		expect(trouble.message).toContain('also after n8n renewed it');
		await troubleOf((await opened(host)).call(READ));
		expect(stub.tokenRequests()).toHaveLength(1);
	});

	it('because the sign-in server fails says so, and the next run tries again', async () => {
		tokenAnswer = () => ({ status: 503, body: 'no' });
		expect(await troubleOf((await opened(host)).call(READ))).toMatchObject({
			kind: 'service',
			message: expect.stringContaining('sign-in server'),
		});
		await troubleOf((await opened(host)).call(READ));
		expect(stub.tokenRequests()).toHaveLength(2);
	});

	it('because something else answers says where to look', async () => {
		tokenAnswer = () => ({ status: 404, body: 'no' });
		expect((await troubleOf((await opened(host)).call(READ))).nextStep).toMatch(/Accounts Address.*proxy/);
	});

	it('never shows a secret', async () => {
		tokenAnswer = () => ({ headers: { 'content-type': 'text/html' }, body: '<p>refresh 1 access 1 client secret 1' });
		const trouble = await troubleOf((await opened(host)).call(READ));
		expect(JSON.stringify(trouble)).not.toMatch(/refresh 1|access 1|secret 1/);
	});
});
