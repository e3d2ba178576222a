import { describe, expect, it } from '@jest/globals';

import { callOn, oneDesk, token } from './desk-of-test';

const { desk } = oneDesk();
const refresh = () => token(desk(), { grant_type: 'refresh_token', refresh_token: desk().access.refreshToken });

const WISH = {
	client_id: '1000.DEMOCLIENT',
	response_type: 'code',
	redirect_uri: 'http://127.0.0.1:5678/rest/oauth2-credential/callback',
	scope: 'Desk.tickets.READ,Desk.basic.READ',
	access_type: 'offline',
	state: 'abc',
};

/** Presses a button of the consent page and returns the address that the browser is sent to. */
async function decide(decision: string, wish: Record<string, string> = WISH): Promise<URL> {
	const form = new URLSearchParams({ ...wish, decision });
	const answer = await fetch(`${desk().url}/oauth/v2/auth`, { method: 'POST', body: form, redirect: 'manual' });
	return new URL(answer.headers.get('location') ?? 'none:');
}

describe('Signing in', () => {
	it('asks the user on a page with two buttons that names the scopes', async () => {
		const page = await (await fetch(`${desk().url}/oauth/v2/auth?${new URLSearchParams(WISH)}`)).text();
		expect(page).toMatch(/Desk\.tickets\.READ[\s\S]*>Accept<[\s\S]*>Reject</);
	});

	it('sends the browser back with code, location, accounts-server and state, and trades the code for tokens once', async () => {
		const back = await decide('accept');
		const { code = '', ...rest } = Object.fromEntries(back.searchParams);
		expect(rest).toEqual({ location: 'us', 'accounts-server': desk().url, state: 'abc' });
		const trade = () => token(desk(), { grant_type: 'authorization_code', code, redirect_uri: WISH.redirect_uri });
		const { body } = await trade();
		expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 3600, refresh_token: expect.any(String) });
		expect((await trade()).body).toEqual({ error: 'invalid_code' });
		expect((await callOn(desk(), body.access_token)('/tickets')).status).toBe(204);
	});

	it('gives a refresh token again only with prompt=consent', async () => {
		const given = async (wish: Record<string, string>) => {
			const code = (await decide('accept', wish)).searchParams.get('code') ?? '';
			const { body } = await token(desk(), { grant_type: 'authorization_code', code, redirect_uri: WISH.redirect_uri });
			return 'refresh_token' in body;
		};
		expect([await given(WISH), await given(WISH), await given({ ...WISH, prompt: 'consent' })]).toEqual([
			true,
			false,
			true,
		]);
	});

	it('lets a code die after a minute', async () => {
		const code = (await decide('accept')).searchParams.get('code') ?? '';
		desk().clock.advance(61_000);
		const { body } = await token(desk(), { grant_type: 'authorization_code', code, redirect_uri: WISH.redirect_uri });
		expect(body).toEqual({ error: 'invalid_code' });
	});

	it('tells the client when the user rejects, and refuses all scopes for one false name', async () => {
		expect((await decide('reject')).searchParams.get('error')).toBe('access_denied');
		const page = await fetch(
			`${desk().url}/oauth/v2/auth?${new URLSearchParams({ ...WISH, scope: 'Desk.tickets.READ Desk.cats.READ' })}`,
		);
		expect(await page.text()).toContain('Invalid OAuth Scope');
	});

	it('renews an access token without a new refresh token; the old one ends after an hour', async () => {
		const { body } = await refresh();
		expect(body).toEqual({
			access_token: expect.any(String),
			expires_in: 3600,
			token_type: 'Bearer',
			api_domain: 'https://www.zohoapis.com',
		});
		desk().clock.advance(3_600_000);
		expect((await callOn(desk(), body.access_token)('/tickets')).body.errorCode).toBe('INVALID_OAUTH');
	});

	it.each([
		[{ client_id: 'x' }, 'invalid_client'],
		[{ client_secret: 'x' }, 'invalid_client_secret'],
		[{ refresh_token: 'x' }, 'invalid_code'],
	])('answers %j with HTTP 200 and the error %s', async (wrong, error) => {
		const given = { grant_type: 'refresh_token', refresh_token: desk().access.refreshToken, ...wrong };
		expect(await token(desk(), given)).toMatchObject({ status: 200, body: { error } });
	});

	it('takes the parameters in the query, and the client as HTTP Basic', async () => {
		const { clientId, clientSecret, refreshToken } = desk().access;
		const query = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: refreshToken });
		const authorization = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
		const answer = await fetch(`${desk().url}/oauth/v2/token?${query}`, { method: 'POST', headers: { authorization } });
		expect(await answer.json()).toHaveProperty('access_token');
		expect(desk().journal.entries().at(-1)).toMatchObject({
			operationId: 'token',
			secretsInAddress: true,
			query: { refresh_token: '•••' },
		});
	});

	it('refuses the eleventh token within ten minutes as Access Denied, with HTTP 400 or 200', async () => {
		for (let made = 0; made < 10; made += 1) await refresh();
		expect(await refresh()).toMatchObject({ status: 400, body: { error: 'Access Denied', status: 'failure' } });
		desk().setOpenPoints({ tokenThrottle: '200' });
		expect((await refresh()).status).toBe(200);
		desk().clock.advance(601_000);
		expect((await refresh()).body).toHaveProperty('access_token');
	});

	it('ends a revoked grant with its access tokens', async () => {
		const { body } = await refresh();
		await fetch(`${desk().url}/oauth/v2/token/revoke?token=${desk().access.refreshToken}`, { method: 'POST' });
		expect((await callOn(desk(), body.access_token)('/tickets')).status).toBe(401);
		expect((await refresh()).body).toEqual({ error: 'invalid_code' });
	});

	it('gives a token without a user for the right organization', async () => {
		const ask = (soid: string) => token(desk(), { grant_type: 'client_credentials', scope: 'Desk.tickets.READ', soid });
		expect((await ask('ZohoDesk.60000000001')).body).toHaveProperty('access_token');
		expect((await ask('ZohoDesk.7')).body).toEqual({ error: 'invalid_soid' });
	});
});

describe('A call', () => {
	it('is told apart without a header, with a false token, with Bearer', async () => {
		const status = async (authorization?: string) => {
			const answer = await fetch(`${desk().url}/api/v1/tickets`, {
				headers: authorization === undefined ? {} : { authorization },
			});
			return [answer.status, (await answer.text()).match(/[A-Z_]{8,}/)?.[0]];
		};
		expect(await status()).toEqual([401, 'UNAUTHORIZED']);
		expect(await status('Zoho-oauthtoken false')).toEqual([401, 'INVALID_OAUTH']);
		expect(await status(`Bearer ${desk().grants.accessToken()}`)).toEqual([204, undefined]);
	});

	it('needs the scope of its module, and that of searches for searches', async () => {
		const call = callOn(desk(), desk().grants.accessToken(['Desk.tickets.READ']));
		expect((await call('/tickets')).status).toBe(204);
		expect((await call('/contacts')).body.errorCode).toBe('SCOPE_MISMATCH');
		expect((await call('/tickets/search')).body.errorCode).toBe('SCOPE_MISMATCH');
		desk().setOpenPoints({ missingScope: '404' });
		expect((await call('/contacts')).status).toBe(404);
	});

	it('refuses another organization, breaks on one that is no number, and takes the id in the query', async () => {
		const call = callOn(desk());
		expect((await call('/tickets', undefined, { orgId: '7' })).body.errorCode).toBe('OAUTH_ORG_MISMATCH');
		expect((await call('/tickets', undefined, { orgId: 'demo' })).status).toBe(500);
		expect((await call('/organizations', undefined, { orgId: 'demo' })).status).toBe(200);
		expect((await call('/departments?orgId=60000000001')).status).toBe(200);
	});
});
