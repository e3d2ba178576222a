import { describe, expect, it } from '@jest/globals';

import { ACCESS, call, document, errorCode, get, parsed, at, post } from './calling';
import { simulators } from './simulator-of-test';

const TOKEN_FORM = {
	SCOPE: 'ZohoSupport/supportapi',
	EMAIL_ID: 'admin@demosupport.example',
	PASSWORD: 'demo-password',
};
const TICKET_FORM = {
	servicename: 'ZohoSupport',
	FROM_AGENT: 'true',
	LOGIN_ID: 'admin@demosupport.example',
	PASSWORD: 'demo-password',
};
const DAY = 24 * 60 * 60_000;

const start = simulators();

function field(text: string, name: string): string {
	return new RegExp(`${name}=(\\S+)`).exec(text)?.[1] ?? '';
}

describe('Signing in by auth token', () => {
	it('gives a token of 32 characters that opens the API', async () => {
		const simulator = await start();
		const { text, status, type } = await post(simulator, '/apiauthtoken/nb/create', TOKEN_FORM);
		expect(text).toMatch(/^#\n#Mon Mar 02 09:00:00 PST 2026\nAUTHTOKEN=[0-9a-f]{32}\nRESULT=TRUE\n$/);
		expect([status, type]).toEqual([200, 'text/plain;charset=utf-8']);
		const answer = await call(simulator, 'requests/getrecords', { authtoken: field(text, 'AUTHTOKEN') });
		expect(errorCode(answer)).toBe('4422');
	});

	it('also accepts GET and a list of scopes', async () => {
		const { text } = await get(await start(), '/apiauthtoken/nb/create', {
			...TOKEN_FORM,
			SCOPE: 'ZohoSupport/supportapi,ZohoSearch/SearchAPI',
		});
		expect(text).toContain('RESULT=TRUE');
	});

	it.each([
		['a wrong password', { PASSWORD: 'wrong' }, 'INVALID_PASSWORD'],
		['an unknown user', { EMAIL_ID: 'nobody@demosupport.example' }, 'NO_SUCH_USER'],
		['a deactivated user', { EMAIL_ID: 'inactive@demosupport.example' }, 'USER_NOT_ACTIVE'],
		['an unconfirmed user', { EMAIL_ID: 'unconfirmed@demosupport.example' }, 'ACCOUNT_REGISTRATION_NOT_CONFIRMED'],
		['a user with two-factor sign-in', { EMAIL_ID: 'twofactor@demosupport.example' }, 'WEB_LOGIN_REQUIRED'],
		[
			'a user with the maximum of tokens',
			{ EMAIL_ID: 'ceiling@demosupport.example' },
			'EXCEEDED_MAXIMUM_ALLOWED_AUTHTOKENS',
		],
		['another scope', { SCOPE: 'ZohoCRM/crmapi' }, 'INVALID_CREDENTIALS'],
	])('refuses %s with its cause', async (_who, change, cause) => {
		const simulator = await start();
		const { text, status } = await post(simulator, '/apiauthtoken/nb/create', { ...TOKEN_FORM, ...change });
		expect(text).toContain(`CAUSE=${cause}\nRESULT=FALSE`);
		expect(status).toBe(200);
		expect(simulator.journal.entries()[0]).toMatchObject({ kind: 'sign-in', outcome: 'error', code: cause });
	});

	it('refuses a client that makes a token for every call', async () => {
		const simulator = await start({ tokenCeiling: 3 });
		const texts: string[] = [];
		for (let place = 0; place < 3; place += 1)
			texts.push((await post(simulator, '/apiauthtoken/nb/create', TOKEN_FORM)).text);
		expect(texts.map((text) => field(text, 'RESULT'))).toEqual(['TRUE', 'TRUE', 'FALSE']);
		expect(simulator.tokens()).toHaveLength(3);
	});

	it('answers calls with a removed token with 4834', async () => {
		const simulator = await start();
		simulator.removeToken(ACCESS.authtoken);
		expect(errorCode(await call(simulator, 'requests/getrecords'))).toBe('4834');
		expect(simulator.quota.used()).toBe(0);
	});
});

describe('Signing in by ticket', () => {
	it('gives a ticket that opens the API together with the API key', async () => {
		const simulator = await start();
		const { text } = await post(simulator, '/login', TICKET_FORM);
		expect(text).toMatch(
			/^#\n#Mon Mar 02 09:00:00 PST 2026\nGETUSERNAME=null\nWARNING=null\nPASS_EXPIRY=39\nTICKET=[0-9a-f]{32}\nRESULT=TRUE\n$/,
		);
		const { authtoken: _none, ...place } = ACCESS;
		const withTicket = async (apikey: string): Promise<string> =>
			(await post(simulator, '/api/json/requests/getrecords', { ...place, apikey, ticket: field(text, 'TICKET') }))
				.text;
		expect(errorCode(at(parsed(await withTicket('demo-apikey')), 'response'))).toBe('4422');
		expect(errorCode(at(parsed(await withTicket('wrong')), 'response'))).toBe('4890');
	});

	it('refuses a wrong password with the text of the guide', async () => {
		const { text } = await post(await start(), '/login', { ...TICKET_FORM, PASSWORD: 'wrong' });
		expect(text).toContain('CAUSE=Username and Password do not match\nRESULT=FALSE');
	});

	it.each([
		['after seven days of the clock', 7 * DAY, '4834'],
		['but not earlier', 7 * DAY - 1, '4422'],
	])('lets a ticket expire %s', async (_when, milliseconds, code) => {
		const simulator = await start();
		const { text } = await post(simulator, '/login', TICKET_FORM);
		simulator.clock.advance(milliseconds);
		const { authtoken: _none, ...place } = ACCESS;
		const answer = await post(simulator, '/api/json/requests/getrecords', {
			...place,
			apikey: 'demo-apikey',
			ticket: field(text, 'TICKET'),
		});
		expect(errorCode(at(parsed(answer.text), 'response'))).toBe(code);
	});

	it('expires every ticket on request', async () => {
		const simulator = await start();
		const { text } = await post(simulator, '/login', TICKET_FORM);
		simulator.expireTickets();
		const { authtoken: _none, ...place } = ACCESS;
		const answer = await post(simulator, '/api/json/requests/getrecords', {
			...place,
			apikey: 'demo-apikey',
			ticket: field(text, 'TICKET'),
		});
		expect(errorCode(at(parsed(answer.text), 'response'))).toBe('4834');
	});
});

describe('Access', () => {
	it('is refused with 4834 when a call has no sign-in', async () => {
		const { text } = await post(await start(), '/api/json/requests/getrecords', {
			portal: 'demosupport',
			department: 'demodepartment',
		});
		expect(errorCode(at(parsed(text), 'response'))).toBe('4834');
	});

	it('lets users sign in who are not administrators, but answers their calls with 4001', async () => {
		const simulator = await start();
		const { text } = await post(simulator, '/apiauthtoken/nb/create', {
			...TOKEN_FORM,
			EMAIL_ID: 'agent@demosupport.example',
		});
		expect(errorCode(await call(simulator, 'requests/getrecords', { authtoken: field(text, 'AUTHTOKEN') }))).toBe(
			'4001',
		);
	});

	it('has different errors for an unknown portal and an unknown department', async () => {
		const simulator = await start();
		const messages = await Promise.all(
			['portal', 'department'].map(async (name) =>
				at(await call(simulator, 'requests/getrecords', { [name]: 'other' }), 'error', 'message'),
			),
		);
		expect(messages).toEqual([
			expect.stringContaining('Invalid portal'),
			expect.stringContaining('Invalid department'),
		]);
	});

	it('accepts neither tokens nor users of the other data centre', async () => {
		const simulator = await start();
		const call4834 = await post(simulator, '/dc/eu/api/json/requests/getrecords', ACCESS);
		expect(errorCode(at(parsed(call4834.text), 'response'))).toBe('4834');
		const unknown = await post(simulator, '/dc/eu/apiauthtoken/nb/create', TOKEN_FORM);
		expect(unknown.text).toContain('CAUSE=NO_SUCH_USER');
		const european = await post(simulator, '/dc/eu/apiauthtoken/nb/create', {
			...TOKEN_FORM,
			EMAIL_ID: 'admin@eusupport.example',
		});
		const write = {
			...ACCESS,
			authtoken: field(european.text, 'AUTHTOKEN'),
			xml: document({ 'Contact Name': 'Ann Lee' }),
		};
		expect(
			at(
				parsed((await post(simulator, '/dc/eu/api/json/requests/addrecords', write)).text),
				'response',
				'error',
				'message',
			),
		).toContain('Invalid portal');
	});
});
