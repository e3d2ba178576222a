import { describe, expect, it } from '@jest/globals';
import { decodeAnswer } from '../../../nodes/ZohoSupport/services/support/answers';
import { JSON_STYLE, rowsDocument, STYLES, XML_STYLE } from './answer-writers';
import { overTheWire, rowsIn } from './decoding';

describe.each(STYLES)('an answer to a read in %s', (_name, style) => {
	const read = (value: string | number | boolean | null) =>
		overTheWire(
			[
				[
					['CASEID', '1'],
					['Subject', value],
				],
			],
			style,
		)[0][1][1];

	it('gives a single row with a single field, both without a list', () => {
		expect(overTheWire([[['CASEID', '191901909990']]], style)).toEqual([[['CASEID', '191901909990']]]);
	});

	it('gives many rows with their fields in the order of the service', () => {
		const rows = [
			[
				['CASEID', '2'],
				['Subject', 'b'],
				['Status', 'Open'],
			] as const,
			[
				['CASEID', '1'],
				['Status', 'Closed'],
			] as const,
		];
		expect(overTheWire(rows, style)).toEqual(rows);
	});

	it('reads FL as fl', () => {
		expect(
			overTheWire(
				[
					[
						['CASEID', '1'],
						['Subject', 'x'],
					],
				],
				{ ...style, tag: 'FL' },
			),
		).toEqual([
			[
				['CASEID', '1'],
				['Subject', 'x'],
			],
		]);
	});

	it.each(['text', 'missing', 'blank'] as const)('gives null for an empty value that is written as %s', (empty) => {
		expect(
			overTheWire(
				[
					[
						['CASEID', '1'],
						['Subject', null],
					],
				],
				{ ...style, empty },
			)[0][1],
		).toEqual(['Subject', null]);
	});

	it('gives numbers and yes/no as text', () => {
		expect([read(7), read(-0.25), read(true), read(0), read(false)]).toEqual(['7', '-0.25', 'true', '0', 'false']);
	});

	it('keeps every digit of an id that came as a number', () => {
		expect(overTheWire([[['CASEID', 9007199254740993123n]]], style)).toEqual([[['CASEID', '9007199254740993123']]]);
	});

	it.each([
		'<b>bold</b>',
		'a & b',
		'&amp;',
		'&lt;',
		'&#65;',
		'&nbsp;',
		']]>',
		'<![CDATA[x]]>',
		'"quoted"',
		"it's",
		'back\\slash',
		'\\u0041',
		'{"a": 1}',
		'</response>',
		'😀 漢字 é',
		'  blanks  ',
		'\ttab',
	])('gives the text %j unchanged', (text) => {
		expect(read(text)).toBe(text);
	});

	it('gives line ends as LF', () => {
		expect(read('one\r\ntwo\rthree\nfour')).toBe('one\ntwo\nthree\nfour');
	});

	it('leaves out control characters', () => {
		expect(read('a\u0000b\u0008c\u001fd\u000be')).toBe('abcde');
	});

	it('gives a text of 64 kB completely', () => {
		const text = 'a "quoted" <tag> & 😀\n'.repeat(3000);
		expect(read(text)).toBe(text);
	});

	it('keeps labels that are JavaScript names', () => {
		const row = [
			['CASEID', '1'],
			['__proto__', 'p'],
			['constructor', 'c'],
			['', 'empty'],
			['id', 'i'],
		] as const;
		expect(overTheWire([row], style)).toEqual([row]);
	});

	it('reads the messages of a conversation', () => {
		const body = rowsDocument(
			[
				[
					['ID', '5'],
					['Subject', 'Re: x'],
				],
			],
			style,
			'Cases',
			'threadinfo',
		);
		expect(rowsIn(body, style.format)).toEqual([
			[
				['ID', '5'],
				['Subject', 'Re: x'],
			],
		]);
	});

	it('gives no rows for a result without rows', () => {
		expect(rowsIn(rowsDocument([], { ...style, single: 'list' }), style.format)).toEqual([]);
	});

	it('reads a document with blanks and a byte order mark', () => {
		const body = `\uFEFF\r\n  ${rowsDocument([[['CASEID', '1']]], style)}\n\n`;
		expect(rowsIn(body, style.format)).toEqual([[['CASEID', '1']]]);
	});
});

describe('the form of XML', () => {
	it('may vary in declaration, line breaks and indents', () => {
		const body = `<?xml version="1.0" encoding="UTF-8" ?>\n<response uri='/api/xml/requests/getrecords'>\n  <result>\n    <Cases>\n      <row no="1">\n        <FL val="CASEID"><![CDATA[7]]></FL>\n        <FL val='Say "hi"'>x</FL>\n      </row>\n    </Cases>\n  </result>\n</response>\n`;
		expect(rowsIn(body, 'xml')).toEqual([
			[
				['CASEID', '7'],
				['Say "hi"', 'x'],
			],
		]);
	});

	it.each([
		'<!-- hi -->',
		'<?xml version="1.0"?>\n<!-- a --><!-- b -->\n',
		'<!DOCTYPE response>',
		'<?xml version="1.0"?><!DOCTYPE response SYSTEM "http://x.example/y.dtd">\n<?go on?>',
	])('allows %j before the root', (before) => {
		expect(rowsIn(`${before}${rowsDocument([[['CASEID', '7']]], XML_STYLE)}`, 'xml')).toEqual([[['CASEID', '7']]]);
	});

	it.each(['<!-- served by app7 -->', '\n<!-- a -->\n<!-- b -->\n'])('allows %j after the root', (after) => {
		expect(rowsIn(`${rowsDocument([[['CASEID', '7']]], XML_STYLE)}${after}`, 'xml')).toEqual([[['CASEID', '7']]]);
	});

	it('keeps a text that contains a DOCTYPE and comments', () => {
		const page = '<!DOCTYPE html [<!ENTITY a "b">]><!-- x --><p>&a;</p><!-- y -->';
		expect(
			overTheWire(
				[
					[
						['CASEID', '7'],
						['Description', page],
					],
				],
				XML_STYLE,
			)[0][1],
		).toEqual(['Description', page]);
	});

	it('reads labels with escaped characters', () => {
		expect(
			overTheWire(
				[
					[
						['CASEID', '1'],
						['R&D <"a">', 'x'],
					],
				],
				XML_STYLE,
			)[0][1],
		).toEqual(['R&D <"a">', 'x']);
	});

	it('reads decimal and hexadecimal character references, and drops those of control characters', () => {
		const body =
			'<response uri="x"><result><Cases><row no="1"><fl val="CASEID">1</fl><fl val="Subject">&#65;&#x1F600;&#11;&#0;&#233;</fl></row></Cases></result></response>';
		expect(rowsIn(body, 'xml')[0][1]).toEqual(['Subject', 'A😀é']);
	});
});

describe('the form of JSON', () => {
	it.each([
		'{"response": {"uri": "x", "result": {"Cases": {"row": {"no": 1, "fl": {"val": "CASEID", "content": 123456789012345678901}}}}}}',
		'{"response":{"result":{"Cases":{"row":[{"fl":[{"content":123456789012345678901,"val":"CASEID"}]}]}}}}',
	])('may vary in blanks and the order of keys: %s', (body) => {
		expect(rowsIn(body, 'json')).toEqual([[['CASEID', '123456789012345678901']]]);
	});

	it('does not change texts that look like keys with numbers, while it keeps the digits of numbers', () => {
		const row = [
			['CASEID', 12345678901234567890n],
			['Subject', '"id": 5, \\" -3.0e5 "'],
		] as const;
		expect(overTheWire([row], JSON_STYLE)).toEqual([
			[
				['CASEID', '12345678901234567890'],
				['Subject', '"id": 5, \\" -3.0e5 "'],
			],
		]);
	});
});

describe('every module', () => {
	it.each(['Cases', 'Contacts', 'Accounts', 'Tasks', 'Solutions', 'Products', 'Contracts'])(
		'has rows under %s',
		(element) => {
			const answer = decodeAnswer(rowsDocument([[['X', '1']]], JSON_STYLE, element), 'json', 200);
			expect(answer).toEqual({ kind: 'rows', rows: [[['X', '1']]] });
		},
	);
});
