import { describe, expect, it } from '@jest/globals';
import { problemOfBody, rowsIn } from './decoding';

const NEXT =
	'Try again later. If this stays, check the addresses in the credential, and any proxy or firewall between n8n and Zoho.';
const PAGE = '<!DOCTYPE html>\n<html><body>Sign in</body></html>';
const body = (response: unknown) => JSON.stringify({ response });
const words = (text: string) => problemOfBody(text, 'json')?.message;

describe('a text that is not an answer is described in words', () => {
	it.each<readonly [string, string, 'json' | 'xml', string]>([
		['nothing', '', 'json', 'the answer is empty (HTTP 503)'],
		['blanks', ' \n', 'xml', 'the answer is empty (HTTP 503)'],
		['a web page', PAGE, 'xml', 'a web page came instead of an answer (HTTP 503)'],
		['a web page behind blanks', `\r\n  ${PAGE}`, 'json', 'a web page came instead of an answer (HTTP 503)'],
		[
			'text before a web page',
			`OK${PAGE}`,
			'json',
			'the answer is cut off or is not valid JSON (HTTP 503, 51 characters)',
		],
		['cut JSON', '{"response":', 'json', 'the answer is cut off or is not valid JSON (HTTP 503, 12 characters)'],
		['cut XML', '<response>', 'xml', 'the answer is cut off or is not valid XML (HTTP 503, 10 characters)'],
		[
			'text before XML',
			'Notice: <response><result></result></response>',
			'xml',
			'the answer is cut off or is not valid XML (HTTP 503, 46 characters)',
		],
		[
			'text behind an empty element',
			'<response/>OK',
			'xml',
			'the answer is cut off or is not valid XML (HTTP 503, 13 characters)',
		],
		['a tag without a name', '< />', 'xml', 'the answer is cut off or is not valid XML (HTTP 503, 4 characters)'],
		['an empty element', '<response/>', 'xml', 'the answer did not come from the Zoho Support API (HTTP 503)'],
		[
			'an empty element with an address',
			'<response uri="/api"/>',
			'xml',
			'the answer has neither a result nor an error (HTTP 503)',
		],
		['another document', '{"status":"ok"}', 'json', 'the answer did not come from the Zoho Support API (HTTP 503)'],
		[
			'an answer without result and error',
			body({ uri: '/api' }),
			'json',
			'the answer has neither a result nor an error (HTTP 503)',
		],
	])('%s', (_what, text, format, said) => {
		expect(problemOfBody(text, format, 503)).toEqual({
			kind: 'garbled',
			code: null,
			message: `No usable answer: ${said}.`,
			nextStep: NEXT,
		});
	});

	it.each([
		[299, 'garbled'],
		[300, 'gone'],
		[399, 'gone'],
		[400, 'garbled'],
	])('a web page with HTTP %i is %s', (status, kind) => {
		expect(problemOfBody(PAGE, 'json', status)?.kind).toBe(kind);
	});
});

describe('the code of an answer to a write', () => {
	it.each([
		['4401', 'data'],
		['4500', 'service'],
		[4834, 'sign-in'],
	])('is an error when it is an error code: %j', (responsecode, kind) => {
		expect(problemOfBody(body({ result: { responsecode } }), 'json')).toMatchObject({
			kind,
			code: String(responsecode),
		});
	});

	it.each([
		['20011', '20011'],
		['12001', '12001'],
		['2004', '2004'],
		['1234567890123456789012345', '12345678901234567890'],
	])('is not success when it is unknown, and is shortened: %s', (responsecode, shown) => {
		expect(words(body({ result: { responsecode } }))).toBe(
			`No usable answer: the answer to the write has the unknown code ${shown}.`,
		);
	});
});

describe('a result', () => {
	it.each(['<response><result/></response>', '<response><result>\n</result></response>'])(
		'has no rows when it is empty in XML: %j',
		(text) => {
			expect(rowsIn(text, 'xml')).toEqual([]);
		},
	);

	it.each([
		null,
		'',
		{ Cases: null },
		{ Cases: '' },
		{ Cases: {} },
		{ Cases: { content: '\n' } },
		{ Cases: { row: null } },
	])('has no rows when it is empty in JSON: %j', (result) => {
		expect(rowsIn(body({ result }), 'json')).toEqual([]);
	});

	it.each([
		true,
		[],
		[true],
		{ cases: {} },
		{ 'my Cases': {} },
		{ Cases2: {} },
		{ Case: {} },
		{ Cases: { content: '', lines: 'x' } },
	])('of an unknown kind is not treated as an empty list: %j', (result) => {
		expect(words(body({ result }))).toBe(
			'No usable answer: the result has a shape that the Zoho Support API does not use.',
		);
	});
});
