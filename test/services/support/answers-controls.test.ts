import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readJson } from '../../../nodes/ZohoSupport/helpdesk/json-text';
import { problemOfBody, rowsIn } from './decoding';
import { replay } from './replay';

const answer = (text: string) =>
	`{"response":{"result":{"Cases":{"row":{"no":1,"fl":[{"val":"CASEID","content":7},{"val":"Subject","content":"${text}"}]}}}}}`;
const subject = (text: string) => rowsIn(answer(text), 'json')[0][1][1];
const inXml = (text: string) =>
	rowsIn(
		`<response><result><Cases><row no="1"><fl val="CASEID">7</fl><fl val="Subject">${text}</fl></row></Cases></result></response>`,
		'xml',
	)[0][1][1];

describe('unescaped control characters in a JSON text', () => {
	it.each([
		['a tab', 'a\tb', 'a\tb'],
		['line ends', 'a\r\nb\nc', 'a\nb\nc'],
		['one that XML can not carry', 'a\u0000\u0001b', 'ab'],
		['one after an escaped backslash', 'a\\\\\nb', 'a\\\nb'],
		['one beside a quote and an escape', '\\"\n\\u0041', '"\nA'],
	])('are read: %s', (_what, text, expected) => {
		expect(subject(text)).toBe(expected);
	});

	it('are read in XML too', () => {
		expect(inXml('a\u0001\tb\u000B')).toBe('a\tb');
	});

	it('make the answer unreadable when they follow a lone backslash, because the meaning is unknown', () => {
		expect(problemOfBody(answer('a\\\nb'), 'json')).toMatchObject({ kind: 'garbled' });
	});

	it('do not turn a truncated answer into a complete one', () => {
		expect(problemOfBody(answer('a\nb').slice(0, -20), 'json')).toMatchObject({ kind: 'garbled' });
	});

	it('between texts stay blanks', () => {
		expect(readJson('{\n\t"a\n" : \r\n"b\t"\n}')).toEqual({ 'a\n': 'b\t' });
	});

	it('are read like escaped ones, in any tree', () => {
		const text = fc.string({ unit: fc.constantFrom('\\', '"', '\n', '\t', '\u0001', 'a', 'é', '7', ':', '{') });
		// Only keys as the service has them: V8 in Node.js 24.21 misreads some keys that are escapes.
		const tree = fc.dictionary(
			fc.constantFrom('val', 'content', 'fl'),
			fc.oneof(text, fc.array(text, { maxLength: 3 })),
			{ noNullPrototype: true },
		);
		const raw = (json: string) =>
			json.replace(/\\(?:u[0-9a-f]{4}|.)/g, (escape) =>
				String(JSON.parse(`"${escape}"`)) < ' ' ? String(JSON.parse(`"${escape}"`)) : escape,
			);
		fc.assert(
			fc.property(tree, (given) => expect(readJson(raw(JSON.stringify(given)))).toEqual(given)),
			replay(500),
		);
	});
});

describe('an answer in a format that was not requested', () => {
	it.each([
		['json', '<response uri="x"><error><code>4421</code><message>limit</message></error></response>'],
		['xml', '{"response":{"uri":"x","error":{"code":"4421","message":"limit"}}}'],
		['json', '<?xml version="1.0"?>\n<response><error><code>4421</code></error></response>'],
	] as const)('is recognized by its first character, requested in %s: %s', (asked, body) => {
		expect(problemOfBody(body, asked)).toMatchObject({ kind: 'quota', code: '4421' });
	});

	it('is refused when it is truncated', () => {
		expect(problemOfBody('<response uri="x"><error><code>4421</code>', 'json')).toMatchObject({ kind: 'garbled' });
	});

	it('is refused when it defines entities', () => {
		expect(problemOfBody('<!DOCTYPE r [<!ENTITY a "b">]><response><result/></response>', 'json')?.message).toContain(
			'DOCTYPE that defines entities',
		);
	});
});
