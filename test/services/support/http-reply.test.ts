import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { HelpdeskError } from '../../../nodes/ZohoSupport/helpdesk/problem';
import type { HttpReply } from '../../../nodes/ZohoSupport/connection/http-reply';
import { readReply } from '../../../nodes/ZohoSupport/services/support/http-reply';
import { asTheyCame } from '../../../nodes/ZohoSupport/connection/words';
import { problemIn } from './decoding';
import { replay } from './replay';

const reply = (body: string | Uint8Array, more: Partial<HttpReply> = {}): HttpReply => ({
	status: 200,
	bytes: typeof body === 'string' ? new TextEncoder().encode(body) : body,
	contentType: '',
	retryAfter: undefined,
	headers: {},
	...more,
});
const read = (given: HttpReply) => readReply(given, 'json', asTheyCame);
const ADDED = '{"response":{"result":{"responsecode":"2001","responsedata":{"Cases":{"record":{"id":"7"}}}}}}';
const REFUSED = '{"response":{"error":{"code":"4401","message":"Mandatory field missing"}}}';
const PAGE = '<html><body>no</body></html>';

describe('an HTTP reply', () => {
	it.each([403, 407, 413, 429, 500])('is read by the words of the service, whatever its status: HTTP %i', (status) => {
		expect(read(reply(ADDED, { status }))).toMatchObject({ kind: 'written', rows: [{ id: '7' }] });
		expect(read(reply(REFUSED, { status }))).toMatchObject({
			kind: 'error',
			problem: { code: '4401', kind: 'data' },
		});
	});

	it.each([
		[500, 'service'],
		[502, 'service'],
		[503, 'service'],
		[504, 'service'],
		[408, 'service'],
		[429, 'rate'],
		[401, 'blocked'],
		[403, 'blocked'],
		[407, 'blocked'],
		[413, 'data'],
		[200, 'unclear'],
		[400, 'unclear'],
		[404, 'unclear'],
		[422, 'unclear'],
	])('with HTTP %i and an undocumented error is of the kind %s and shows both texts', (status, kind) => {
		for (const error of ['{"code":"9999","message":"Odd"}', '{"message":"Odd"}', '"Odd"']) {
			const said = read(reply(`{"response":{"error":${error}}}`, { status, retryAfter: 5 }));
			expect(said).toMatchObject({
				kind: 'error',
				problem: { kind, message: expect.stringMatching(/^Zoho says: Odd( \[9999\])?\./), retryAfterSeconds: 5 },
			});
			expect(said.kind === 'error' && said.problem.neverArrived).toBeUndefined();
		}
	});

	it.each([
		[200, 'sign-in'],
		[403, 'sign-in'],
		[503, 'service'],
	])('with HTTP %i and words about the token is of the kind %s', (status, kind) => {
		expect(read(reply('{"response":{"error":{"message":"Invalid Authtoken"}}}', { status }))).toMatchObject({
			problem: { kind },
		});
	});

	it('keeps the wait that the service asks for, from header or body', () => {
		expect(read(reply(REFUSED, { retryAfter: 7 }))).toMatchObject({ problem: { retryAfterSeconds: 7 } });
		expect(
			[429, 503].map((status) => problemIn(() => read(reply(PAGE, { status, retryAfter: 7 })))?.retryAfterSeconds),
		).toEqual([7, 7]);
	});

	it.each([
		[0, undefined],
		[59, undefined],
		[60, 60],
		[61, 61],
	])('with the rate limit code and a wait of %d seconds asks for at least a minute', (asked, kept) => {
		const limited = reply('{"response":{"error":{"code":"4820","message":"slow"}}}', { retryAfter: asked });
		const said = read(limited);
		expect(said.kind === 'error' && [said.problem.kind, said.problem.retryAfterSeconds]).toEqual(['rate', kept]);
	});

	it('from a proxy in any encoding is recognized by its status', () => {
		const page = Uint8Array.from(Buffer.from('<html>Zugriff für Sie gesperrt</html>', 'latin1'));
		expect(problemIn(() => read(reply(page, { status: 407 })))).toMatchObject({ kind: 'blocked', neverArrived: true });
	});

	it('that the request is too large is a refusal of the call, which can be halved', () => {
		expect(read(reply(PAGE, { status: 413 }))).toMatchObject({
			kind: 'error',
			problem: { kind: 'data', neverArrived: true },
		});
	});

	it('does not show the name of an unknown encoding: it may repeat what was sent', () => {
		expect(
			problemIn(() => read(reply(ADDED, { contentType: 'text/plain;charset=demo-apikey' })))?.message,
		).not.toContain('demo');
	});

	it('is handled, whatever its bytes, status and type are', () => {
		const types = fc.constantFrom(
			'',
			'text/plain',
			'text/xml;charset=ISO-8859-1',
			'application/json; charset=utf-16',
			'x; charset=',
			'charset=x',
			'text/xml;charset="Shift_JIS"',
		);
		const starts = fc.constantFrom(
			'',
			'\u00ef\u00bb\u00bf',
			'\u00ff\u00fe',
			'<?xml version="1.0" encoding="latin1"?>',
			'{"response":',
		);
		const bodies = fc
			.tuple(starts, fc.uint8Array({ maxLength: 200 }))
			.map(([start, rest]) => Uint8Array.from([...Buffer.from(start, 'latin1'), ...rest]));
		fc.assert(
			fc.property(bodies, fc.integer({ min: 0, max: 599 }), types, (bytes, status, contentType) => {
				try {
					return read(reply(bytes, { status, contentType })).kind !== undefined;
				} catch (error) {
					return error instanceof HelpdeskError && error.problem.message !== '' && error.problem.nextStep !== '';
				}
			}),
			replay(2000),
		);
	});
});
