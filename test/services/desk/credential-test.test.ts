import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ICredentialDataDecryptedObject, ICredentialTestFunctions } from 'n8n-workflow';
import { dayCounts } from '../../../nodes/ZohoSupport/connection/process-memory';
import { zohoDeskOAuth2ApiTest } from '../../../nodes/ZohoSupport/services/desk/credential-test';
import { deskStub, type DeskStub, type Given, hasToken, ONE_ORGANIZATION, REFUSED_TOKEN, type Seen } from './desk-stub';
import { loadN8n } from '../../engine/n8n';
import { additionalDataFor } from '../../engine/additional-data';

let answers: Record<string, Given>;
let good: string;
let stub: DeskStub;

beforeEach(async () => {
	dayCounts.clear();
	good = 'access 1';
	answers = {
		'/organizations': ONE_ORGANIZATION,
		'/tickets': { headers: { 'X-Rate-Limit-Remaining-v3': '74990' }, body: { data: [] } },
		'/oauth/v2/token': { body: { access_token: 'access 2' } },
	};
	stub = await deskStub((seen: Seen) => {
		const isRefused = !seen.path.startsWith('/oauth') && !hasToken(seen, good);
		return isRefused ? REFUSED_TOKEN : (answers[seen.path] ?? {});
	});
});

afterEach(async () => await stub.close());

/** Presses *Test*, as n8n would do it. */
async function test(more: ICredentialDataDecryptedObject = {}) {
	const n8n = loadN8n();
	const workflow = { id: '1', name: '', nodes: {}, connectionsBySourceNode: {} };
	const data = additionalDataFor({ n8n, helper: {} } as never, workflow as never, 'manual', '1', undefined);
	const context = new n8n.core.CredentialTestContext(data) as unknown as ICredentialTestFunctions;
	return await zohoDeskOAuth2ApiTest.call(context, {
		id: '1',
		name: 'Desk',
		type: 'zohoDeskOAuth2Api',
		data: {
			...{ dataCentre: 'custom', deskAddress: stub.address, accountsAddress: stub.address },
			...{
				clientId: 'c',
				clientSecret: 'client secret 1',
				oauthTokenData: { access_token: 'access 1', refresh_token: 'refresh 1' },
			},
			...more,
		},
	});
}

describe('the test of a credential', () => {
	it('says which organization, which edition and what is left of the credits', async () => {
		expect(await test()).toEqual({
			status: 'OK',
			message: 'Connected to Acme (77). Its edition is Professional. 74,990 credits are left today.',
		});
	});

	it('works with a token that has expired', async () => {
		good = 'access 2';
		expect(await test()).toMatchObject({ status: 'OK' });
	});

	it.each<[string, () => void, ICredentialDataDecryptedObject, RegExp]>([
		['an account that is not connected', () => undefined, { oauthTokenData: {} }, /not connected/],
		[
			'a revoked connection',
			() => {
				good = 'access 2';
				answers['/oauth/v2/token'] = { body: { error: 'invalid_code' } };
			},
			{},
			/revoked/,
		],
		[
			'a client of another data centre',
			() => {
				good = 'access 2';
				answers['/oauth/v2/token'] = { body: { error: 'invalid_client' } };
			},
			{},
			/data centre/,
		],
		['a help desk in another data centre', () => void (good = 'none'), {}, /in another data centre/],
		[
			'an organization of others',
			() => undefined,
			{ organizationId: '5' },
			/does not belong to the organization 5.*Acme \(77\)/,
		],
		[
			'a missing right',
			() => void (answers['/tickets'] = { status: 403, body: { errorCode: 'SCOPE_MISMATCH' } }),
			{},
			/may be Desk\.tickets\.READ/,
		],
		[
			'a token that is bound to another organization',
			() => void (answers['/tickets'] = { status: 403, body: { errorCode: 'OAUTH_ORG_MISMATCH' } }),
			{},
			/Acme was asked for/,
		],
		[
			'an edition without the API',
			() => void (answers['/tickets'] = { status: 403, body: { errorCode: 'LICENSE_ACCESS_LIMITED' } }),
			{},
			/edition/,
		],
		['a wrong field', () => undefined, { dataCentre: 'mars' }, /'Data Centre'/],
		['an address that nobody has', () => undefined, { deskAddress: 'http://127.0.0.1:9' }, /could not be reached/],
	])('tells %s', async (_what, arrange, more, words) => {
		arrange();
		const { status, message } = await test(more);
		expect(status).toBe('Error');
		expect(message).toMatch(words);
	});
});
