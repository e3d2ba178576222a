import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodeAnswer } from '../../../nodes/ZohoSupport/services/support/answers';
import { HelpdeskError } from '../../../nodes/ZohoSupport/helpdesk/problem';
import { problemOfBody } from './decoding';
import { replay } from './replay';

/** True when the body was read, or refused with a problem that has words and a next step. */
function endsWell(body: string): boolean {
	try {
		return ['rows', 'written', 'error'].includes(decodeAnswer(body, 'xml', 200).kind);
	} catch (error) {
		return error instanceof HelpdeskError && error.problem.message !== '' && error.problem.nextStep !== '';
	}
}

const XML_PARTS = [
	'<response>',
	'</response>',
	'<response uri="x">',
	'<result>',
	'</result>',
	'<Cases>',
	'</Cases>',
	'<row no="1">',
	'</row>',
	'<fl val="a">',
	'</fl>',
	'<![CDATA[',
	']]>',
	'<error>',
	'</error>',
	'<code>',
	'</code>',
	'<responsecode>',
	'</responsecode>',
	'<record>',
	'</record>',
	'&',
	'&#x110000;',
	'&#xD800;',
	'<!DOCTYPE a [<!ENTITY b "c">]>',
	'&b;',
	'<?xml?>',
	'<!--',
	'-->',
	'x',
	'<__proto__>',
	'</__proto__>',
	'<a b=c>',
	'<',
];
const tornXml = fc.array(fc.constantFrom(...XML_PARTS), { maxLength: 20 }).map((parts) => parts.join(''));
describe('whatever comes instead of an answer,', () => {
	it('any mix of XML tags is handled', () => {
		fc.assert(
			fc.property(tornXml, (inner) => endsWell(inner) && endsWell(`<response>${inner}</response>`)),
			replay(1500),
		);
	});
});

const PAGE = '<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body>…</body></html>';

describe.each(['json', 'xml'] as const)('instead of an answer in %s', (format) => {
	it.each([
		['nothing', ''],
		['blanks', ' \r\n\t'],
		['a web page', PAGE],
		['a page without a doctype', '  <HTML lang="en"><body>Bad gateway</body></HTML>'],
		['a word', 'OK'],
		['a sign-in answer', '#\nRESULT=FALSE\nCAUSE=INVALID_PASSWORD\n'],
		['a JSON text', '"hello"'],
		['a JSON number', '42'],
		['null', 'null'],
		['a list', '[]'],
		['another JSON', '{"status":"ok","data":[]}'],
		['another XML', '<feed><entry/></feed>'],
		['an empty response element', '<response/>'],
		['an empty response', '{"response":{}}'],
		['a response that is a text', '{"response":"ok"}'],
		['a response with an address only', '<response uri="/api"></response>'],
		['a response without result and error', '{"response":{"uri":"/api"}}'],
	])('%s is garbled', (_what, body) => {
		expect(problemOfBody(body, format)).toMatchObject({ kind: 'garbled', code: null });
	});

	it.each([301, 302, 404, 410])(
		'a web page with HTTP %i says that the classic API is gone, and what to do',
		(status) => {
			const problem = problemOfBody(PAGE, format, status);
			expect(problem).toMatchObject({
				kind: 'gone',
				message: expect.stringContaining(String(status)),
				nextStep: expect.stringContaining('Zoho Desk'),
			});
		},
	);

	it('a web page with HTTP 502 is garbled, since the trouble may be temporary', () => {
		expect(problemOfBody(PAGE, format, 502)?.kind).toBe('garbled');
	});
});
