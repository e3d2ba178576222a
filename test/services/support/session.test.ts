import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import {
	adoptToken,
	obtainSession,
	obtainToken,
	storedSession,
	tokenOf,
} from '../../../nodes/ZohoSupport/services/support/session';
import { freshAccount } from './accounts';
import { SignInService, token, REFUSED, LOST, refusal } from './sign-in-service';

beforeEach(() => void jest.useFakeTimers({ now: new Date('2026-11-24T12:00:00Z') }));
afterEach(() => void jest.useRealTimers());

describe('a token', () => {
	it('is made once and serves all calls', async () => {
		const [account, service] = [freshAccount(), new SignInService([token('one'), token('two')])];
		const tokens = [await obtainToken(account, service.post), await obtainToken(account, service.post)];
		expect([tokens, service.forms.length]).toEqual([['one', 'one'], 1]);
	});

	it('is made once for concurrent first calls', async () => {
		const [account, service] = [freshAccount(), new SignInService([token('one'), token('two')])];
		const tokens = await Promise.all(Array.from({ length: 20 }, async () => await obtainToken(account, service.post)));
		expect([new Set(tokens), service.forms.length]).toEqual([new Set(['one']), 1]);
	});

	it('is renewed once for all callers when the service rejects it', async () => {
		const [account, service] = [freshAccount(), new SignInService([token('one'), token('two'), token('three')])];
		const first = await obtainToken(account, service.post);
		const sideBySide = await Promise.all([1, 2, 3].map(async () => await obtainToken(account, service.post, first)));
		const late = await obtainToken(account, service.post, first);
		expect([sideBySide, late, service.forms.length]).toEqual([['two', 'two', 'two'], 'two', 2]);
	});

	it('counts as new for the caller that made it and those that waited for it, not for later ones', async () => {
		const [account, service] = [freshAccount(), new SignInService([token('one')])];
		const first = await Promise.all([1, 2].map(async () => await obtainSession(account, service.post)));
		const late = await obtainSession(account, service.post);
		expect([...first, late].map(({ isNew }) => isNew)).toEqual([true, true, false]);
	});

	it('is not taken again from a credential that still holds the replaced one', async () => {
		const [account, service] = [freshAccount(), new SignInService([token('one'), token('two'), token('three')])];
		await obtainToken(account, service.post);
		await obtainToken(account, service.post, 'one');
		await obtainToken(account, service.post, 'two');
		expect(['one', 'two'].map((old) => adoptToken(account, old))).toEqual([false, false]);
		expect([await obtainToken(account, service.post), service.forms.length]).toEqual(['three', 3]);
	});

	it('of another process is taken from the credential', async () => {
		const [account, service] = [freshAccount(), new SignInService([token('one')])];
		await obtainToken(account, service.post);
		expect([adoptToken(account, 'theirs'), await obtainToken(account, service.post)]).toEqual([true, 'theirs']);
	});

	it('is a different one for a different password', async () => {
		const account = freshAccount();
		const changed = {
			...account,
			signIn: { kind: 'password' as const, email: `${account.portal}@example.com`, password: 'changed' },
		};
		const service = new SignInService([token('one'), token('two')]);
		expect([await obtainToken(account, service.post), await obtainToken(changed, service.post)]).toEqual([
			'one',
			'two',
		]);
	});

	it('is a ticket when the account signs in with tickets', async () => {
		const service = new SignInService(['#\nGETUSERNAME=null\nTICKET=ff07\nRESULT=TRUE']);
		await expect(obtainToken(freshAccount({ signIn: 'ticket' }), service.post)).resolves.toBe('ff07');
		expect(service.forms[0]).toMatchObject({ servicename: 'ZohoSupport' });
	});

	it('is never renewed when it was typed in', async () => {
		const service = new SignInService([token('one')]);
		expect(await refusal(obtainToken(freshAccount({ signIn: 'authToken' }), service.post, 'old'))).toMatchObject({
			kind: 'sign-in',
			nextStep: expect.stringContaining('Enter a new token in the credential'),
		});
		expect(service.forms).toEqual([]);
	});
});

describe('the password', () => {
	it.each([
		['a refusal', REFUSED],
		['a refusal without a cause', 'RESULT=FALSE'],
		['a web page that repeats the form', '<html>PASSWORD=s3cret-pass</html>'],
		['a lost connection', LOST],
		['an answer that repeats the form', 'EMAIL_ID=ann PASSWORD=s3cret-pass'],
	])('does not occur in the error after %s', async (_what, answer) => {
		const heard = await refusal(obtainToken(freshAccount(), new SignInService([answer]).post));
		expect(heard).toBeDefined();
		expect(JSON.stringify(heard)).not.toContain('s3cret-pass');
	});
});

describe('a stored session', () => {
	it('gives its token back to the account it was made for', () => {
		const account = freshAccount();
		expect(tokenOf(account, storedSession(account, 'one.two'))).toBe('one.two');
	});

	it.each([undefined, null, '', 'one', 7, {}])('is missing in %p', (stored) => {
		expect(tokenOf(freshAccount(), stored)).toBeUndefined();
	});

	it('does not apply to another e-mail, password or sign-in method', () => {
		const email = 'ann@example.com';
		const stored = storedSession(freshAccount({ email }), 'one');
		const others = [
			freshAccount(),
			freshAccount({ email, password: 'other' }),
			freshAccount({ email, signIn: 'ticket' }),
			freshAccount({ email, dataCentre: 'in' }),
		];
		expect(others.map((other) => tokenOf(other, stored))).toEqual([undefined, undefined, undefined, undefined]);
	});

	it('contains neither e-mail nor password in plain text', () => {
		const stored = storedSession(freshAccount({ email: 'ann@example.com' }), 'one');
		expect(stored).toMatch(/^[0-9a-f]+\.one$/);
	});
});
