import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { dayCounts } from '../../../nodes/ZohoSupport/connection/process-memory';
import { accountOf } from '../../../nodes/ZohoSupport/services/desk/account';
import { checkConnection } from '../../../nodes/ZohoSupport/services/desk/check';
import { forgetOrganizations } from '../../../nodes/ZohoSupport/services/desk/organization';
import { inItsCentre, signInRefusal, stillRefused } from '../../../nodes/ZohoSupport/services/desk/sign-in-trouble';
import { deskHost } from './desk-host';
import { deskStub, type DeskStub, ONE_ORGANIZATION } from './desk-stub';
import { opened, READ, troubleOf } from './opened';

let stub: DeskStub;

beforeEach(async () => {
	dayCounts.clear();
	forgetOrganizations();
	stub = await deskStub(({ path }) => (path === '/organizations' ? ONE_ORGANIZATION : { body: { data: [] } }));
});

afterEach(async () => await stub.close());

const troubleWith = async (oauthTokenData: object, more: ICredentialDataDecryptedObject = {}) => {
	const host = await deskHost(stub.address, { oauthTokenData, ...more } as ICredentialDataDecryptedObject);
	return await troubleOf((await opened(host)).call(READ));
};
const FROM_EUROPE = { callbackQueryString: { location: 'eu', 'accounts-server': 'https://accounts.zoho.eu' } };

describe('a credential without a token', () => {
	it('sends nothing and says that it is not connected', async () => {
		expect(await troubleWith({})).toMatchObject({
			kind: 'sign-in',
			message: expect.stringContaining('not connected'),
			nextStep: expect.stringContaining('connect your account'),
		});
		expect(stub.seen).toEqual([]);
	});

	it('because Zoho refused the code, which n8n takes for a success, says why', async () => {
		expect((await troubleWith({ error: 'invalid_client_secret' })).message).toContain('client secret is wrong');
	});

	it('because the account is in another data centre names that data centre', async () => {
		const trouble = await troubleWith({ error: 'invalid_code', ...FROM_EUROPE }, { dataCentre: 'zoho.com' });
		expect(trouble.message).toContain('is in the data centre Europe (zoho.eu)');
		expect(trouble.nextStep).toContain('Choose the data centre Europe (zoho.eu)');
	});
});

describe('the data centre of the account', () => {
	const american = accountOf({ dataCentre: 'zoho.com' });

	it('is not named if it is that of the credential', () => {
		const trouble = stillRefused();
		expect(inItsCentre(trouble, american, 'https://accounts.zoho.com/')).toBe(trouble);
	});

	it('is not named behind a proxy, which may lead there', () => {
		const proxied = accountOf({ dataCentre: 'custom', deskAddress: 'http://x', accountsAddress: 'http://y' });
		expect(inItsCentre(stillRefused(), proxied, 'https://accounts.zoho.eu').message).not.toContain('Europe');
	});

	it('is not named for the throttle, or for a server that is not of Zoho', () => {
		const throttle = signInRefusal('Access Denied', undefined);
		expect(inItsCentre(throttle, american, 'https://accounts.zoho.eu')).toBe(throttle);
		expect(inItsCentre(stillRefused(), american, 'https://accounts.example.com').message).not.toContain('example');
	});
});

describe('a check of the connection by a node', () => {
	it('says which organization it reached', async () => {
		const host = await deskHost(stub.address);
		const connection = await opened(host);
		const account = accountOf(await host.stored());
		expect(await checkConnection(account, connection)).toMatch(
			/^Connected to Acme \(77\)\. Its edition is Professional\./,
		);
		expect(await connection.organizationId()).toBe('77');
		expect(stub.calls()).toEqual(['GET /organizations', 'GET /tickets']);
	});
});
