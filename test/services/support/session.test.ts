import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import {
	adoptToken,
	forgetRefusal,
	obtainSession,
	obtainToken,
	type PostForm,
	type SignInAnswer,
	storedSession,
	tokenOf,
} from '../../../nodes/ZohoSupport/services/support/session';
import { HelpdeskError, problem, type Problem } from '../../../nodes/ZohoSupport/helpdesk/problem';
import { freshAccount } from './accounts';

const HOUR = 60 * 60 * 1000;

/** A sign-in service that answers in turn; the last answer is repeated. An Error breaks the connection. */
class SignInService {
	readonly forms: Array<Readonly<Record<string, string>>> = [];

	constructor(private readonly answers: ReadonlyArray<string | HelpdeskError | SignInAnswer>) {}

	readonly post: PostForm = async (_url, form) => {
		this.forms.push(form);
		const answer = this.answers[Math.min(this.forms.length, this.answers.length) - 1];
		await Promise.resolve();
		if (answer instanceof HelpdeskError) throw answer;
		return typeof answer === 'string' ? { status: 200, body: answer } : answer;
	};
}

const token = (name: string) => `#\nAUTHTOKEN=${name}\nRESULT=TRUE\n`;
const REFUSED = '#\nCAUSE=INVALID_PASSWORD\nRESULT=FALSE\n';
const LOST = new HelpdeskError(problem('network', 'the connection was lost', 'Try again later.'));

/** The problem that a sign-in ends with; undefined when it gives a token. */
async function refusal(work: Promise<string>): Promise<Problem | undefined> {
	try {
		await work;
		return undefined;
	} catch (error) {
		if (error instanceof HelpdeskError) return error.problem;
		throw error;
	}
}

beforeEach(() => void jest.useFakeTimers({ now: new Date('2026-11-24T12:00:00Z') }));
afterEach(() => void jest.useRealTimers());

describe('a token', () => {
	it('is made once and serves all calls', async () => {
		const [account, service] = [freshAccount(), new SignInService([token('one'), token('two')])];
		const tokens = [await obtainToken(account, service.post), await obtainToken(account, service.post)];
		expect([tokens, service.forms.length]).toEqual([['one', 'one'], 1]);
	});

	it('is made once for first calls that run side by side', async () => {
		const [account, service] = [freshAccount(), new SignInService([token('one'), token('two')])];
		const tokens = await Promise.all(Array.from({ length: 20 }, async () => await obtainToken(account, service.post)));
		expect([new Set(tokens), service.forms.length]).toEqual([new Set(['one']), 1]);
	});

	it('that the service rejects is renewed once for all who ask', async () => {
		const [account, service] = [freshAccount(), new SignInService([token('one'), token('two'), token('three')])];
		const first = await obtainToken(account, service.post);
		const sideBySide = await Promise.all([1, 2, 3].map(async () => await obtainToken(account, service.post, first)));
		const late = await obtainToken(account, service.post, first);
		expect([sideBySide, late, service.forms.length]).toEqual([['two', 'two', 'two'], 'two', 2]);
	});

	it('is told as new by the one who made it and by those who waited for it, not by those who come later', async () => {
		const [account, service] = [freshAccount(), new SignInService([token('one')])];
		const first = await Promise.all([1, 2].map(async () => await obtainSession(account, service.post)));
		const late = await obtainSession(account, service.post);
		expect([...first, late].map(({ isNew }) => isNew)).toEqual([true, true, false]);
	});

	it('that was replaced is not taken up again from a credential that still holds it', async () => {
		const [account, service] = [freshAccount(), new SignInService([token('one'), token('two'), token('three')])];
		await obtainToken(account, service.post);
		await obtainToken(account, service.post, 'one');
		await obtainToken(account, service.post, 'two');
		expect(['one', 'two'].map((old) => adoptToken(account, old))).toEqual([false, false]);
		expect([await obtainToken(account, service.post), service.forms.length]).toEqual(['three', 3]);
	});

	it('of another process is taken up from the credential', async () => {
		const [account, service] = [freshAccount(), new SignInService([token('one')])];
		await obtainToken(account, service.post);
		expect([adoptToken(account, 'theirs'), await obtainToken(account, service.post)]).toEqual([true, 'theirs']);
	});

	it('made for another password is another token', async () => {
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

	it('is a ticket where the account signs in for tickets', async () => {
		const service = new SignInService(['#\nGETUSERNAME=null\nTICKET=ff07\nRESULT=TRUE']);
		await expect(obtainToken(freshAccount({ signIn: 'ticket' }), service.post)).resolves.toBe('ff07');
		expect(service.forms[0]).toMatchObject({ servicename: 'ZohoSupport' });
	});

	it('that was typed in is never made anew', async () => {
		const service = new SignInService([token('one')]);
		expect(await refusal(obtainToken(freshAccount({ signIn: 'authToken' }), service.post, 'old'))).toMatchObject({
			kind: 'sign-in',
			nextStep: expect.stringContaining('Put a new token into the credential'),
		});
		expect(service.forms).toEqual([]);
	});
});

describe('a refused sign-in', () => {
	it('is not repeated for an hour, so that nobody is locked out', async () => {
		const [account, service] = [freshAccount(), new SignInService([REFUSED, token('one')])];
		await refusal(obtainToken(account, service.post));
		jest.setSystemTime(Date.now() + HOUR - 1);
		expect(await refusal(obtainToken(account, service.post))).toMatchObject({
			code: 'INVALID_PASSWORD',
			message: expect.stringContaining('did not try again'),
		});
		expect(service.forms).toHaveLength(1);
	});

	it('is tried again after that hour', async () => {
		const [account, service] = [freshAccount(), new SignInService([REFUSED, token('one')])];
		await refusal(obtainToken(account, service.post));
		jest.setSystemTime(Date.now() + HOUR);
		await expect(obtainToken(account, service.post)).resolves.toBe('one');
	});

	it('is tried again when a person presses Test', async () => {
		const [account, service] = [freshAccount(), new SignInService([REFUSED, token('one')])];
		await refusal(obtainToken(account, service.post));
		forgetRefusal(account);
		await expect(obtainToken(account, service.post)).resolves.toBe('one');
	});

	it('is one try for first calls that run side by side, and each hears why', async () => {
		const [account, service] = [freshAccount(), new SignInService([REFUSED])];
		const refusals = await Promise.all([1, 2, 3].map(async () => await refusal(obtainToken(account, service.post))));
		expect([refusals.map((heard) => heard?.code), service.forms.length]).toEqual([
			['INVALID_PASSWORD', 'INVALID_PASSWORD', 'INVALID_PASSWORD'],
			1,
		]);
	});

	it('says only once that it was not tried again', async () => {
		const [account, service] = [freshAccount(), new SignInService([REFUSED])];
		for (let times = 0; times < 3; times += 1) await refusal(obtainToken(account, service.post));
		expect((await refusal(obtainToken(account, service.post)))?.message.match(/did not try again/g)).toHaveLength(1);
	});

	it('holds for a renewal too', async () => {
		const [account, service] = [freshAccount(), new SignInService([token('one'), REFUSED])];
		const first = await obtainToken(account, service.post);
		await refusal(obtainToken(account, service.post, first));
		expect([(await refusal(obtainToken(account, service.post, first)))?.code, service.forms.length]).toEqual([
			'INVALID_PASSWORD',
			2,
		]);
	});
});

describe('a sign-in service that takes no more for now (HTTP 429)', () => {
	it.each([
		['as long as it asks', 600, 600_000],
		['a minute where it asks for nothing', undefined, 60_000],
		['a day where it asks for more', 1e9, 24 * HOUR],
	] as const)('is left alone for %s', async (_what, retryAfter, milliseconds) => {
		const [account, service] = [
			freshAccount(),
			new SignInService([{ status: 429, body: '<html>', retryAfter }, token('one')]),
		];
		const start = Date.now();
		expect(await refusal(obtainToken(account, service.post))).toMatchObject({
			kind: 'rate',
			message: expect.stringContaining('HTTP 429'),
		});
		jest.setSystemTime(start + milliseconds - 1);
		await refusal(obtainToken(account, service.post));
		const before = service.forms.length;
		jest.setSystemTime(start + milliseconds);
		expect([before, await obtainToken(account, service.post), service.forms.length]).toEqual([1, 'one', 2]);
	});

	it('is left alone also when a person presses Test', async () => {
		const [account, service] = [freshAccount(), new SignInService([{ status: 429, body: '' }, token('one')])];
		await refusal(obtainToken(account, service.post));
		forgetRefusal(account);
		expect([(await refusal(obtainToken(account, service.post)))?.kind, service.forms.length]).toEqual(['rate', 1]);
	});
});

describe('a sign-in without a usable answer', () => {
	it.each([
		['a lost connection', LOST, 'network'],
		['a web page', '<!DOCTYPE html><html></html>', 'garbled'],
	] as const)('is tried again the next time: %s', async (_what, answer, kind) => {
		const [account, service] = [freshAccount(), new SignInService([answer, token('one')])];
		expect((await refusal(obtainToken(account, service.post)))?.kind).toBe(kind);
		await expect(obtainToken(account, service.post)).resolves.toBe('one');
	});
});

describe('the password', () => {
	it.each([
		['a refusal', REFUSED],
		['a refusal without a cause', 'RESULT=FALSE'],
		['a web page that repeats the form', '<html>PASSWORD=s3cret-pass</html>'],
		['a lost connection', LOST],
		['an answer that repeats the form', 'EMAIL_ID=ann PASSWORD=s3cret-pass'],
	])('is in no word of the trouble after %s', async (_what, answer) => {
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

	it.each([undefined, null, '', 'one', 7, {}])('is none in %p', (stored) => {
		expect(tokenOf(freshAccount(), stored)).toBeUndefined();
	});

	it('is none for another e-mail, password or way to sign in', () => {
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

	it('holds neither e-mail nor password in words', () => {
		const stored = storedSession(freshAccount({ email: 'ann@example.com' }), 'one');
		expect(stored).toMatch(/^[0-9a-f]+\.one$/);
	});
});
