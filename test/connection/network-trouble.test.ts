import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { networkTrouble } from '../../nodes/ZohoSupport/connection/network-trouble';
import { HelpdeskError, problem } from '../../nodes/ZohoSupport/helpdesk/problem';
import { replay } from '../services/support/replay';

const HOST = 'support.zoho.com';
const withCode = (code: string) => Object.assign(new Error(`connect ${code} 10.0.0.1`), { code });
const trouble = (thrown: unknown) => networkTrouble(thrown, HOST).problem;

describe('a request that failed on the way', () => {
	it.each([
		'ECONNREFUSED',
		'ENOTFOUND',
		'EAI_AGAIN',
		'CERT_HAS_EXPIRED',
		'DEPTH_ZERO_SELF_SIGNED_CERT',
		'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
		'SELF_SIGNED_CERT_IN_CHAIN',
		'ERR_TLS_CERT_ALTNAME_INVALID',
	])('with %s certainly never arrived', (code) => {
		expect(trouble(withCode(code))).toMatchObject({
			kind: 'network',
			neverArrived: true,
			nextStep: expect.stringContaining('address in the credential'),
		});
	});

	it.each(['EHOSTUNREACH', 'ENETUNREACH', 'ENETDOWN'])(
		'with %s never arrived if the error came while connecting, and may have arrived if it came later',
		(code) => {
			const at = (syscall: string) => trouble(Object.assign(withCode(code), { syscall })).neverArrived;
			expect([at('connect'), at('read'), at('write')]).toEqual([true, false, false]);
		},
	);

	it.each(['ECONNRESET', 'ETIMEDOUT', 'ECONNABORTED', 'EPROTO'])(
		'with %s never arrived if the TLS handshake was not complete',
		(code) => {
			const over = (secureConnecting: boolean | undefined) =>
				trouble(Object.assign(withCode(code), { syscall: 'read', request: { socket: { secureConnecting } } }))
					.neverArrived;
			expect([over(true), over(false), over(undefined)]).toEqual([true, false, false]);
		},
	);

	it('never arrived if there was no connection, and may have arrived if an answer came', () => {
		const of = (request: unknown) =>
			trouble(Object.assign(withCode('ECONNRESET'), { syscall: 'read', request })).neverArrived;
		expect([of({ socket: null, res: null }), of({ socket: null, res: {} }), of({}), of(null)]).toEqual([
			true,
			false,
			false,
			false,
		]);
	});

	it('may have arrived if the error does not come from the socket, whatever the socket shows', () => {
		expect(
			trouble(Object.assign(withCode('ECONNRESET'), { request: { socket: { secureConnecting: true } } })).neverArrived,
		).toBe(false);
	});

	it.each([
		'Client network socket disconnected before secure TLS connection was established',
		'Proxy connection ended before receiving CONNECT response',
	])('never arrived if Node.js says so: %s', (words) => {
		expect(trouble(new Error('wrapped', { cause: new Error(words) })).neverArrived).toBe(true);
	});

	it('never arrived if no connection to any of several addresses was possible', () => {
		const failed = (code: string, syscall: string) => Object.assign(withCode(code), { syscall });
		const all = (...errors: Error[]) =>
			trouble(Object.assign(new AggregateError(errors), { code: 'ETIMEDOUT' })).neverArrived;
		expect([
			all(failed('ETIMEDOUT', 'connect'), failed('ENETUNREACH', 'connect')),
			all(failed('ETIMEDOUT', 'connect'), failed('ECONNRESET', 'read')),
			all(),
		]).toEqual([true, false, false]);
	});

	it.each(['ECONNRESET', 'ETIMEDOUT', 'ECONNABORTED', 'EPIPE', 'ERR_BAD_RESPONSE', 'ESOCKETTIMEDOUT'])(
		'with %s may have arrived',
		(code) => {
			expect(trouble(withCode(code))).toMatchObject({ kind: 'network', neverArrived: false });
		},
	);

	it('without any code may have arrived', () => {
		expect(
			[trouble(new Error('socket hang up')), trouble('x'), trouble(undefined), trouble(null)].map(
				({ neverArrived }) => neverArrived,
			),
		).toEqual([false, false, false, false]);
	});

	it('names the host and what happened, and shows a code without a text', () => {
		expect([trouble(withCode('ENOTFOUND')).message, trouble(withCode('EPIPE')).message]).toEqual([
			'support.zoho.com could not be reached: the host name does not exist.',
			'support.zoho.com could not be reached: the connection failed (EPIPE).',
		]);
	});

	it('is recognized by the code of a wrapped error', () => {
		const wrapped = new Error('outer', { cause: new Error('middle', { cause: withCode('ECONNREFUSED') }) });
		expect(trouble(wrapped)).toMatchObject({ neverArrived: true });
	});

	it('says if this n8n does not allow the address', () => {
		expect(trouble(new Error('Request blocked by SSRF protection'))).toMatchObject({
			message: expect.stringContaining('does not allow requests to this address'),
			neverArrived: true,
		});
	});

	it('keeps a problem of our own, wrapped or not', () => {
		const own = new HelpdeskError(problem('sign-in', 'refused', 'Sign in.'));
		expect([trouble(own), trouble(new Error('outer', { cause: own }))]).toEqual([own.problem, own.problem]);
	});

	it('handles an error that is its own cause', () => {
		const circle: { cause?: unknown } = {};
		circle.cause = circle;
		expect(trouble(circle).kind).toBe('network');
	});

	it('never shows any part of the request', () => {
		const secret = 's3cret-pass';
		const thrown = Object.assign(new Error(`POST failed with PASSWORD=${secret}`), {
			code: 'ECONNRESET',
			config: { data: secret },
			request: { body: secret },
			cause: { message: secret },
		});
		expect(
			JSON.stringify(networkTrouble(thrown, HOST).problem) + String(networkTrouble(thrown, HOST).stack),
		).not.toContain(secret);
	});

	it('has a message and a next step, whatever was thrown', () => {
		fc.assert(
			fc.property(fc.anything(), (thrown) => {
				const { message, nextStep } = trouble(thrown);
				return message.startsWith('support.zoho.com could not be reached') && nextStep !== '';
			}),
			replay(300),
		);
	});
});
