import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { forgetRefusal, obtainToken } from '../../../nodes/ZohoSupport/services/support/session';
import { freshAccount } from './accounts';
import { HOUR, SignInService, token, REFUSED, LOST, refusal } from './sign-in-service';

beforeEach(() => void jest.useFakeTimers({ now: new Date('2026-11-24T12:00:00Z') }));
afterEach(() => void jest.useRealTimers());

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

	it('is tried once for concurrent first calls, and each gets the reason', async () => {
		const [account, service] = [freshAccount(), new SignInService([REFUSED])];
		const refusals = await Promise.all([1, 2, 3].map(async () => await refusal(obtainToken(account, service.post))));
		expect([refusals.map((heard) => heard?.code), service.forms.length]).toEqual([
			['INVALID_PASSWORD', 'INVALID_PASSWORD', 'INVALID_PASSWORD'],
			1,
		]);
	});

	it('says once that it was not tried again', async () => {
		const [account, service] = [freshAccount(), new SignInService([REFUSED])];
		for (let times = 0; times < 3; times += 1) await refusal(obtainToken(account, service.post));
		expect((await refusal(obtainToken(account, service.post)))?.message.match(/did not try again/g)).toHaveLength(1);
	});

	it('also applies to a renewal', async () => {
		const [account, service] = [freshAccount(), new SignInService([token('one'), REFUSED])];
		const first = await obtainToken(account, service.post);
		await refusal(obtainToken(account, service.post, first));
		expect([(await refusal(obtainToken(account, service.post, first)))?.code, service.forms.length]).toEqual([
			'INVALID_PASSWORD',
			2,
		]);
	});
});

describe('a sign-in service that refuses more sign-ins for now (HTTP 429)', () => {
	it.each([
		['as long as it asks', 600, 600_000],
		['a minute where it asks for nothing', undefined, 60_000],
		['a day where it asks for more', 1e9, 24 * HOUR],
	] as const)('is not asked for %s', async (_what, retryAfter, milliseconds) => {
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

	it('is not asked either when a person presses Test', async () => {
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
