import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MAX_TRIES, retryAfterSeconds, waitBeforeRetry } from '../../nodes/ZohoSupport/connection/retry';
import { problem, type ProblemKind } from '../../nodes/ZohoSupport/helpdesk/problem';
import { replay } from '../services/support/replay';

const trouble = (kind: ProblemKind, more: { neverArrived?: boolean; retryAfterSeconds?: number } = {}) => ({
	...problem(kind, 'x', 'y'),
	...more,
});
const TEMPORARY: readonly ProblemKind[] = ['network', 'service', 'rate', 'garbled'];
const PERMANENT: readonly ProblemKind[] = [
	'unclear',
	'sign-in',
	'permission',
	'setup',
	'quota',
	'reserve',
	'no-data',
	'not-found',
	'data',
	'request',
	'gone',
	'shifting',
	'cancelled',
];

describe('a read', () => {
	it.each(TEMPORARY.filter((kind) => kind !== 'rate'))('is retried after a temporary problem: %s', (kind) => {
		expect(waitBeforeRetry(trouble(kind), 'read', 1, 0.5)).toBe(250);
	});

	it('is retried once, after a minute, if a rate limit gives no wait', () => {
		expect([0, 1].map((chance) => waitBeforeRetry(trouble('rate'), 'read', 1, chance))).toEqual([60_000, 75_000]);
		expect(waitBeforeRetry(trouble('rate'), 'read', 2, 0.5)).toBeUndefined();
	});

	it('waits as long as a rate limit requires, up to a minute', () => {
		const limited = [0, 7, 60, 61].map((asked) => trouble('rate', { retryAfterSeconds: asked }));
		expect(limited.map((one) => waitBeforeRetry(one, 'read', 1, 0))).toEqual([0, 7_000, 60_000, undefined]);
	});

	it.each(PERMANENT)('is not retried after a permanent problem: %s', (kind) => {
		expect(waitBeforeRetry(trouble(kind), 'read', 1, 0.5)).toBeUndefined();
	});

	it('is sent at most three times', () => {
		expect([1, 2, 3, 4].map((tries) => waitBeforeRetry(trouble('service'), 'read', tries, 0.5))).toEqual([
			250,
			1000,
			undefined,
			undefined,
		]);
	});

	it('waits longer each time, from half to one and a half times as long', () => {
		expect([0, 1].map((chance) => waitBeforeRetry(trouble('network'), 'read', 2, chance))).toEqual([500, 1500]);
	});

	it.each([
		[0, 0],
		[7, 7_000],
		[60, 60_000],
		[61, undefined],
		[86_400, undefined],
	])('waits the %d seconds that the service requires, unless they are too many', (asked, wait) => {
		expect(waitBeforeRetry(trouble('rate', { retryAfterSeconds: asked }), 'read', 1, 0.5)).toBe(wait);
	});
});

describe('a write', () => {
	it.each(TEMPORARY)('is never retried after %s if it may have arrived', (kind) => {
		expect(waitBeforeRetry(trouble(kind), 'write', 1, 0.5)).toBeUndefined();
		expect(
			waitBeforeRetry(trouble(kind, { neverArrived: false, retryAfterSeconds: 1 }), 'write', 1, 0.5),
		).toBeUndefined();
	});

	it('is retried if it certainly never arrived', () => {
		expect(waitBeforeRetry(trouble('network', { neverArrived: true }), 'write', 1, 0.5)).toBe(250);
	});
});

describe('a sign-in', () => {
	const signingIn = (kind: ProblemKind, more = {}) => ({ ...trouble(kind, more), whileSigningIn: true });

	it.each(['read', 'write'] as const)('before a %s is retried once if the network failed', (access) => {
		expect([1, 2].map((tries) => waitBeforeRetry(signingIn('network'), access, tries, 0.5))).toEqual([250, undefined]);
	});

	it.each(TEMPORARY.filter((kind) => kind !== 'network'))('is not retried after %s', (kind) => {
		expect(waitBeforeRetry(signingIn(kind, { retryAfterSeconds: 1 }), 'read', 1, 0.5)).toBeUndefined();
	});
});

describe('any wait', () => {
	it('is at most about a minute and never negative', () => {
		const access = fc.constantFrom('read' as const, 'write' as const);
		const troubles = fc.record({
			kind: fc.constantFrom(...TEMPORARY, ...PERMANENT),
			neverArrived: fc.boolean(),
			asked: fc.option(fc.double({ min: 0, max: 1e9, noNaN: true }), { nil: undefined }),
		});
		fc.assert(
			fc.property(
				troubles,
				access,
				fc.integer({ min: 1, max: 5 }),
				fc.double({ min: 0, max: 1, noNaN: true }),
				({ kind, neverArrived, asked }, how, tries, chance) => {
					const wait = waitBeforeRetry(trouble(kind, { neverArrived, retryAfterSeconds: asked }), how, tries, chance);
					return (
						wait === undefined || (wait >= 0 && wait <= 75_000 && tries < MAX_TRIES && (how === 'read' || neverArrived))
					);
				},
			),
			replay(500),
		);
	});
});

describe('Retry-After', () => {
	const NOW = new Date('2026-11-24T12:00:00Z');

	it.each([
		['7', 7],
		[' 120 ', 120],
		['0', 0],
		['-5', 0],
		['1.5', 1.5],
		['Tue, 24 Nov 2026 12:00:30 GMT', 30],
		['Tue, 24 Nov 2026 11:00:00 GMT', 0],
		['soon', undefined],
		['', undefined],
		['  ', undefined],
		[undefined, undefined],
		[['7'], undefined],
	])('%p is %p seconds', (header, seconds) => {
		expect(retryAfterSeconds(header, NOW)).toBe(seconds);
	});
});
