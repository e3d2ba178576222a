import { describe, expect, it } from '@jest/globals';
import { type Answer, decodeAnswer, type RowAnswer } from '../../../nodes/ZohoSupport/services/support/answers';
import { errorDocument } from './answer-writers';
import { problemOfBody } from './decoding';

const json = (result: unknown): Answer =>
	decodeAnswer(JSON.stringify({ response: { uri: '/api/json/requests/addrecords', result } }), 'json', 200);
const xml = (result: string): Answer =>
	decodeAnswer(`<response uri="/api/xml/requests/addrecords"><result>${result}</result></response>`, 'xml', 200);

function rowsWritten(answer: Answer): readonly RowAnswer[] {
	if (answer.kind !== 'written') throw new Error(`a write was expected, not ${answer.kind}`);
	return answer.rows;
}

describe('an answer to a write', () => {
	it.each([
		['2001', '2001'],
		[2001, '2001'],
		[' 2002 ', '2002'],
		[2003, '2003'],
	])('is recognized by its responsecode, a number or a text: %j', (responsecode, code) => {
		expect(json({ responsecode, responsedata: { Cases: { record: { id: '1' } } } })).toMatchObject({
			kind: 'written',
			code,
		});
	});

	it('gives the id of a single record', () => {
		expect(
			rowsWritten(json({ responsecode: '2001', responsedata: { Cases: { record: { id: '15', message: 'added' } } } })),
		).toEqual([{ id: '15', problem: null }]);
		expect(
			rowsWritten(
				xml(
					'<responsecode>2001</responsecode><responsedata><Cases><record><id>15</id></record></Cases></responsedata>',
				),
			),
		).toEqual([{ id: '15', problem: null }]);
	});

	it('gives the ids of many records in their order', () => {
		const ids = (answer: Answer) => rowsWritten(answer).map(({ id }) => id);
		expect(
			ids(json({ responsecode: '2001', responsedata: { Cases: { record: [{ id: '3' }, { id: '1' }, { id: '2' }] } } })),
		).toEqual(['3', '1', '2']);
		expect(
			ids(
				xml(
					'<responsecode>2001</responsecode><responsedata><Cases><record><id>3</id></record><record><id>1</id></record></Cases></responsedata>',
				),
			),
		).toEqual(['3', '1']);
	});

	it('keeps every digit of an id that came as a number', () => {
		const body =
			'{"response":{"result":{"responsecode":2001,"responsedata":{"Cases":{"record":{"id":9007199254740993123}}}}}}';
		expect(rowsWritten(decodeAnswer(body, 'json', 200))).toEqual([{ id: '9007199254740993123', problem: null }]);
	});

	it('gives each refused row its own problem, in its place', () => {
		const error = { code: '4401', message: 'Contact Name in row 2' };
		const expected = [
			{ id: '1', problem: null },
			{ id: null, problem: expect.objectContaining({ code: '4401', kind: 'data' }) },
			{ id: '3', problem: null },
		];
		expect(
			rowsWritten(
				json({ responsecode: '2001', responsedata: { Cases: { record: [{ id: '1' }, { error }, { id: '3' }] } } }),
			),
		).toEqual(expected);
		expect(
			rowsWritten(
				xml(
					'<responsecode>2001</responsecode><responsedata><Cases><record><id>1</id></record><record><error><code>4401</code><message>Contact Name in row 2</message></error></record><record><id>3</id></record></Cases></responsedata>',
				),
			),
		).toEqual(expected);
	});

	it('reads a field list as the answer of one record', () => {
		const fl = [
			{ val: 'Message', content: 'Record(s) updated successfully' },
			{ val: 'Id', content: '77' },
		];
		expect(rowsWritten(json({ responsecode: '2002', responsedata: { Cases: { fl } } }))).toEqual([
			{ id: '77', problem: null },
		]);
		expect(
			rowsWritten(
				xml(
					'<responsecode>2002</responsecode><responsedata><Cases><FL val="Message">Record(s) updated successfully</FL></Cases></responsedata>',
				),
			),
		).toEqual([{ id: null, problem: null }]);
	});

	it('reads field lists of several rows, including refused ones', () => {
		const row = [
			{ no: '1', fl: [{ val: 'Id', content: '5' }] },
			{ no: '2', error: { code: 4600, message: 'unknown field X' } },
		];
		expect(rowsWritten(json({ responsecode: '2001', responsedata: { Cases: { row } } }))).toEqual([
			{ no: 1, id: '5', problem: null },
			{
				no: 2,
				id: null,
				problem: expect.objectContaining({ code: '4600', message: expect.stringContaining('unknown field X') }),
			},
		]);
	});

	it.each([
		['elements', { record: [{ id: '1' }, { code: '4401', message: 'Contact Name in row 2' }] }],
		[
			'fields',
			{
				row: [
					{ no: '1', fl: [{ val: 'Id', content: '1' }] },
					{
						no: '2',
						fl: [
							{ val: 'Code', content: 4401 },
							{ val: 'Message', content: 'Contact Name in row 2' },
						],
					},
				],
			},
		],
	])('treats a row with a code and no error element as refused, in %s', (_what, Cases) => {
		const refused = expect.objectContaining({
			code: '4401',
			kind: 'data',
			message: expect.stringContaining('Contact Name in row 2'),
		});
		expect(rowsWritten(json({ responsecode: '2001', responsedata: { Cases } }))).toMatchObject([
			{ id: '1', problem: null },
			{ id: null, problem: refused },
		]);
	});

	it.each([
		['2001', '2001'],
		[2002, 2002],
		['2003', ' 2003 '],
	])('treats a row with the code of its own call as written: %j', (responsecode, code) => {
		expect(rowsWritten(json({ responsecode, responsedata: { Cases: { record: { id: '1', code } } } }))).toEqual([
			{ id: '1', problem: null },
		]);
	});

	it.each([
		['2001', 2002, 'updated'],
		['2002', '2001', 'added'],
	])('treats a row with the code of another write as uncertain: %j, %j', (responsecode, code, word) => {
		const problem = expect.objectContaining({
			kind: 'unclear',
			message: `Zoho says: this record was ${word} [${code}].`,
		});
		expect(rowsWritten(json({ responsecode, responsedata: { Cases: { record: { id: '1', code } } } }))).toEqual([
			{ id: '1', problem },
		]);
	});

	it('says nothing about a row without id and code', () => {
		expect(
			rowsWritten(
				json({ responsecode: '2001', responsedata: { Cases: { record: [{ id: '1' }, { message: 'failed' }] } } }),
			),
		).toEqual([
			{ id: '1', problem: null },
			{ id: null, problem: null },
		]);
	});

	it('may confirm the write without naming a record', () => {
		expect(rowsWritten(json({ responsecode: '2003' }))).toEqual([]);
		expect(rowsWritten(xml('<responsecode>2003</responsecode><responsedata/>'))).toEqual([]);
	});
});

describe.each(['json', 'xml'] as const)('an error answer in %s', (format) => {
	it('gives the code and the words of the service', () => {
		expect(problemOfBody(errorDocument('4834', 'Invalid Ticket Id', format), format)).toMatchObject({
			kind: 'sign-in',
			code: '4834',
			message: expect.stringContaining('Invalid Ticket Id'),
		});
	});

	it.each([200, 400, 401, 404, 500])('is read with any HTTP status: %i', (status) => {
		expect(problemOfBody(errorDocument('4103', 'No such record', format), format, status)?.kind).toBe('not-found');
	});

	it.each(['error', 'nodata'])('is an empty list when it says "no data" in <%s>', (element) => {
		expect(problemOfBody(errorDocument('4422', 'There is no data to show', format, element), format)?.kind).toBe(
			'no-data',
		);
	});
});

describe('the code of an error answer', () => {
	it.each([
		['4834', '4834'],
		[4834, '4834'],
		[' 4834 ', '4834'],
		[401.1, '401.1'],
	])('may be a number or a text: %j', (code, expected) => {
		expect(problemOfBody(JSON.stringify({ response: { error: { code, message: 'x' } } }), 'json')?.code).toBe(expected);
	});

	it('may be missing', () => {
		expect(problemOfBody('{"response":{"error":{"message":"Try later"}}}', 'json')).toMatchObject({
			code: null,
			message: 'Zoho says: Try later.',
		});
		expect(problemOfBody('<response><error>Try later</error></response>', 'xml')).toMatchObject({
			code: null,
			message: 'Zoho says: Try later.',
		});
	});
});
