import { describe, expect, it } from '@jest/globals';
import { decodeAnswer } from '../../../nodes/ZohoSupport/services/support/answers';
import { recordOf } from '../../../nodes/ZohoSupport/services/support/records';
import { JSON_STYLE, rowsDocument } from './answer-writers';
import { overTheWire, problemIn, problemOfBody, rowsIn } from './decoding';

describe('the reader of answers, given a bad answer,', () => {
	it.each(['constructor', 'toString', '__proto__'])(
		'shows an error code that is a JavaScript name unchanged: %s',
		(code) => {
			expect(
				problemOfBody(JSON.stringify({ response: { error: { code, message: 'Out of order' } } }), 'json')?.message,
			).toContain('Out of order');
		},
	);

	it('gives null for a value that has only control characters', () => {
		expect(
			overTheWire(
				[
					[
						['CASEID', '1'],
						['Subject', '\u0001'],
					],
				],
				JSON_STYLE,
			)[0][1],
		).toEqual(['Subject', null]);
	});

	it.each(['4401', '4500', 'rubbish'])('does not treat the responsecode %s as success', (responsecode) => {
		expect(
			problemIn(() => decodeAnswer(JSON.stringify({ response: { result: { responsecode } } }), 'json', 200)) ??
				problemOfBody(JSON.stringify({ response: { result: { responsecode } } }), 'json'),
		).toBeDefined();
	});

	it.each([
		{ result: 'rubbish' },
		{ result: ['rubbish'] },
		{ result: { Cases: 'rubbish' } },
		{ result: { Cases: { lines: [{ Subject: 'x' }] } } },
		{ result: 7 },
		{ result: { anything: {} } },
	])('does not treat an unknown kind of result as an empty list: %j', (response) => {
		expect(problemOfBody(JSON.stringify({ response }), 'json')).toMatchObject({ kind: 'garbled' });
	});

	it.each([
		{ no: '1' },
		{ Subject: 'x' },
		{ fl: [] },
		{ fl: ['x'] },
		{ fl: { content: 'x' } },
		['a', 'b'],
		[null, null],
		'rubbish',
	])('does not treat a row without fields as an empty record: %j', (row) => {
		expect(problemOfBody(JSON.stringify({ response: { result: { Cases: { row } } } }), 'json')).toMatchObject({
			kind: 'garbled',
		});
	});

	it.each([
		'<row no="1"/>',
		'<row no="1">x</row>',
		'<row no="1"><fl>x</fl></row>',
		'<threadinfo><id>7</id></threadinfo>',
	])('does not treat a row without fields as an empty record in XML: %s', (row) => {
		expect(problemOfBody(`<response><result><Cases>${row}</Cases></result></response>`, 'xml')).toMatchObject({
			kind: 'garbled',
		});
	});

	it.each(['constructor', '__proto__', 'toString'])(
		'gives null for a requested field that is missing and is a JavaScript name: %s',
		(label) => {
			const record = recordOf([['CASEID', '1']], 'case', { zone: 'UTC' }, [label]);
			expect(Object.getOwnPropertyDescriptor(record, label)?.value).toBeNull();
		},
	);

	it.each(['json', 'xml'] as const)('shows no part of a text that is not an answer in %s', (format) => {
		expect(problemOfBody('demo-apikey <"demo-apikey" demo-apikey', format)?.message).not.toContain('demo');
	});

	it.each([
		['an error', { error: { code: 'demo-apikey', message: 'wrong apikey demo-apikey' } }],
		[
			'a row that was refused',
			{
				result: {
					responsecode: '2001',
					responsedata: { Cases: { record: { error: { code: '4600', message: 'wrong apikey demo-apikey' } } } },
				},
			},
		],
		[
			'a row with a bare code',
			{
				result: {
					responsecode: '2001',
					responsedata: { Cases: { record: { code: 'demo-apikey', message: 'wrong apikey demo-apikey' } } },
				},
			},
		],
		['an unknown code of a write', { result: { responsecode: 'demo-apikey' } }],
	])('hides secrets in %s', (_what, response) => {
		const hide = (words: string) => words.replaceAll('demo-apikey', '•••');
		let told: unknown;
		const thrown = problemIn(() => (told = decodeAnswer(JSON.stringify({ response }), 'json', 200, hide)));
		expect(JSON.stringify([told, thrown])).toContain('•••');
		expect(JSON.stringify([told, thrown])).not.toContain('demo-apikey');
	});

	it('shortens very long words of an error', () => {
		const problem = problemOfBody(
			JSON.stringify({ response: { error: { code: '4600'.repeat(1000), message: 'y'.repeat(5_000_000) } } }),
			'json',
		);
		expect([problem?.message.length, problem?.code?.length].map((length) => (length ?? Infinity) < 2_200)).toEqual([
			true,
			true,
		]);
		expect(problem?.message).toContain('yyy…');
	});

	const BOMB = '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>';
	it.each([
		BOMB,
		`<?xml version="1.0"?>\n<!-- x -->${BOMB}`,
		BOMB.toLowerCase(),
		'<!DOCTYPE r SYSTEM "x" [<!ELEMENT r ANY>]>',
	])('refuses a document that defines entities, and says why: %s', (before) => {
		expect(problemOfBody(`${before}<response><result><Cases/></result></response>`, 'xml')).toMatchObject({
			kind: 'garbled',
			message: expect.stringContaining('DOCTYPE that defines entities'),
		});
	});

	it.each([
		'<response><result></result><!-- cut',
		'<response><result></result></response><!-- cut',
		'<!-- cut',
		'<!-- <response></response> -->',
		'<?xml',
		'<!DOCTYPE response',
	])('does not treat a truncated document as complete: %s', (body) => {
		expect(problemOfBody(body, 'xml')).toMatchObject({
			kind: 'garbled',
			message: expect.stringMatching(/cut off|web page/),
		});
	});

	it.each([
		['plain', 'z'],
		['escaped', '\\n'],
		['of backslashes', '\\\\'],
	])('reads a text of 10 MB next to numbers: %s', (_what, part) => {
		const text = part.repeat(10_000_000 / part.length);
		const body = `{"response":{"result":{"Cases":{"row":{"no":1,"fl":[{"val":"CASEID","content":9007199254740993123},{"val":"Description","content":"${text}"}]}}}}}`;
		expect(rowsIn(body, 'json')[0].map(([, value]) => value?.length)).toEqual([19, JSON.parse(`"${text}"`).length]);
	});

	it.each([
		['blanks', ' '],
		['openings', '<'],
		['comments', '<!-- -->'],
		['comments without end', '<!--'],
		['ends of comments', '-->'],
	])('quickly refuses 5 MB of %s', (_what, part) => {
		const before = process.cpuUsage();
		problemOfBody(`<response>${part.repeat(5_000_000 / part.length)}`, 'xml');
		problemOfBody(`${part.repeat(5_000_000 / part.length)}<response>`, 'xml');
		const { user, system } = process.cpuUsage(before);
		expect((user + system) / 1000).toBeLessThan(3_000);
	});

	it('quickly refuses an answer that was cut inside a text full of quotes', () => {
		const body = rowsDocument(
			[
				[
					['CASEID', 1],
					['Description', '"'.repeat(30_000)],
				],
			],
			JSON_STYLE,
		).slice(0, -20);
		const before = process.cpuUsage();
		problemOfBody(body, 'json');
		const { user, system } = process.cpuUsage(before);
		expect((user + system) / 1000).toBeLessThan(300);
	});
});
