import { describe, expect, it } from '@jest/globals';
import { HelpdeskError } from '../../../nodes/ZohoSupport/helpdesk/problem';
import { accountOf } from '../../../nodes/ZohoSupport/services/desk/account';
import { DATA_CENTRES } from '../../../nodes/ZohoSupport/services/desk/data-centres';
import { callsAtOnce, creditsADay, editionNamed } from '../../../nodes/ZohoSupport/services/desk/limits';
import { SCOPE, SCOPES } from '../../../nodes/ZohoSupport/services/desk/scopes';
import { deskHost } from './desk-host';

function wrong(data: Record<string, string | number | boolean>): string {
	try {
		return JSON.stringify(accountOf(data));
	} catch (error) {
		if (error instanceof HelpdeskError) return `${error.problem.kind}: ${error.problem.message}`;
		throw error;
	}
}

describe('a credential of Zoho Desk', () => {
	it('that is new has the United States, all departments and the edition that Zoho says', () => {
		expect(accountOf({ clientId: 'c' })).toEqual({
			deskAddress: 'https://desk.zoho.com',
			accountsAddress: 'https://accounts.zoho.com',
			zone: 'America/Los_Angeles',
			organizationId: undefined,
			departmentId: undefined,
			edition: undefined,
			reservePercent: 10,
			clientId: 'c',
		});
	});

	it.each(DATA_CENTRES.map(({ domain, zone }) => [domain, zone]))('of %s has the addresses there', (domain, zone) => {
		expect(accountOf({ dataCentre: domain })).toMatchObject({
			deskAddress: `https://desk.${domain}`,
			accountsAddress: `https://accounts.${domain}`,
			zone,
		});
	});

	it('may lead to other addresses', () => {
		const addresses = { deskAddress: 'http://localhost:1/', accountsAddress: 'http://localhost:2/zoho' };
		expect(accountOf({ dataCentre: 'custom', ...addresses })).toMatchObject({
			deskAddress: 'http://localhost:1',
			accountsAddress: 'http://localhost:2/zoho',
		});
	});

	it.each<[string, Record<string, string | number | boolean>]>([
		["'Data Centre'", { dataCentre: 'zoho.mars' }],
		["'Desk Address'", { dataCentre: 'custom', deskAddress: 'desk', accountsAddress: 'http://x' }],
		["'Accounts Address'", { dataCentre: 'custom', deskAddress: 'http://x' }],
		["'Organization ID'", { organizationId: 'acme' }],
		["'Department ID'", { departmentId: '12 34' }],
		["'Edition'", { edition: 'gold' }],
		["'Reserve Kept for People (%)'", { reservePercent: 101 }],
	])('with a wrong value names the field %s', (field, data) => {
		expect(wrong(data)).toMatch(/^setup: /);
		expect(wrong(data)).toContain(`${field} of the Zoho Desk credential`);
	});

	it('takes an organization that an expression gives as a number', () => {
		expect(accountOf({ organizationId: 77 }).organizationId).toBe('77');
	});
});

describe('the form', () => {
	const urls = async (more: Record<string, string | boolean>) => {
		const { context } = await deskHost('http://localhost:1', more);
		const { authUrl, accessTokenUrl, scope } = await context.getCredentials('zohoDeskOAuth2Api');
		return { authUrl, accessTokenUrl, scope };
	};

	it.each(DATA_CENTRES.map(({ domain }) => domain))('signs in at %s', async (domain) => {
		expect(await urls({ dataCentre: domain })).toMatchObject({
			authUrl: `https://accounts.${domain}/oauth/v2/auth`,
			accessTokenUrl: `https://accounts.${domain}/oauth/v2/token`,
		});
	});

	it('signs in at another address, with or without a slash at its end', async () => {
		expect(await urls({ accountsAddress: 'http://localhost:2/zoho/' })).toMatchObject({
			authUrl: 'http://localhost:2/zoho/oauth/v2/auth',
			accessTokenUrl: 'http://localhost:2/zoho/oauth/v2/token',
		});
	});

	it('asks for the scopes of the table, or for those that a person enters', async () => {
		expect((await urls({})).scope).toBe(SCOPE);
		const custom = await urls({ customScopes: true, enabledScopes: 'Desk.basic.READ, Desk.tickets.READ' });
		expect(custom.scope).toBe('Desk.basic.READ,Desk.tickets.READ');
	});
});

describe('the scopes', () => {
	it('are separated by commas, and none is ALL', () => {
		expect(SCOPE).toMatch(/^(Desk\.[a-z]+\.(READ|CREATE|UPDATE|DELETE),?)+$/);
	});

	it('have each a reason', () => {
		expect(SCOPES.every(({ reason }) => reason.startsWith('to '))).toBe(true);
	});
});

describe('an edition', () => {
	it.each([
		['FREE_2019', 'free'],
		['NEW_FREE', 'free'],
		['EXPRESS', 'express'],
		['STANDARD', 'standard'],
		['PROFESSIONAL', 'professional'],
		['ENTERPRISE', 'enterprise'],
		['ZOHOONE', 'enterprise'],
		['GALAXY', undefined],
		[null, undefined],
	])('%s is known as %s', (name, edition) => {
		expect(editionNamed(name)).toBe(edition);
	});

	it('that nobody knows counts as the smallest, with two calls at once', () => {
		expect([creditsADay(undefined), callsAtOnce(undefined), callsAtOnce('enterprise')]).toEqual([5_000, 2, 2]);
	});
});
