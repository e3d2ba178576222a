import { describe, expect, it } from '@jest/globals';
import { decodeAnswer, type RowAnswer } from '../../../nodes/ZohoSupport/services/support/answers';
import { problemOfBody } from './decoding';

const body = (responsedata: unknown) =>
	JSON.stringify({ response: { result: { responsecode: '2001', responsedata } } });

function rowsWritten(responsedata: unknown): readonly RowAnswer[] {
	const answer = decodeAnswer(body(responsedata), 'json', 200);
	if (answer.kind !== 'written') throw new Error(`a write was expected, not ${answer.kind}`);
	return answer.rows;
}

describe('the rows of an answer to a write', () => {
	it('are one refused row when an error came instead', () => {
		expect(rowsWritten({ error: { code: '4401', message: 'Contact Name' } })).toEqual([
			{
				id: null,
				problem: expect.objectContaining({ code: '4401', message: expect.stringContaining('Contact Name') }),
			},
		]);
	});

	it.each([
		true,
		[],
		'rubbish',
		{ Cases: 'rubbish' },
		{ Cases: true },
		{ Cases: { record: 'rubbish' } },
		{ Cases: { record: ['rubbish'] } },
		{ Cases: { row: true } },
	])('of an unknown kind are garbled: %j', (responsedata) => {
		expect(problemOfBody(body(responsedata), 'json')).toMatchObject({
			kind: 'garbled',
			message: expect.stringContaining('a shape that the Zoho Support API does not use'),
		});
	});

	it.each(['20011', '12001'])('do not count as written with the code %s', (code) => {
		expect(rowsWritten({ Cases: { record: { code } } })).toEqual([
			{ id: null, problem: expect.objectContaining({ code }) },
		]);
	});
});

describe('a refused row without a message', () => {
	const said = (code: string) => rowsWritten({ Cases: { record: { code } } })[0].problem?.message;

	it('says what was done in place of what was asked', () => {
		expect(said('2002')).toContain('this record was updated');
	});

	it('says what its code means', () => {
		expect(said('4401')).toMatch(/^Zoho says: (?!this record was)/);
	});
});

describe('the number of a row in a write answer', () => {
	it.each<readonly [unknown, number | undefined]>([
		['12', 12],
		[' 2 ', 2],
		['123456789', 123_456_789],
		['1234567890', undefined],
		['x1', undefined],
		['1x', undefined],
		['', undefined],
		[null, undefined],
	])('%j is %p', (no, number) => {
		expect(rowsWritten({ Cases: { record: { no, id: '15' } } })).toEqual([
			{ id: '15', problem: null, ...(number !== undefined && { no: number }) },
		]);
	});
});

describe('a row of a write answer as a list of fields', () => {
	const rowOf = (val: string, content: unknown) =>
		rowsWritten({
			Cases: {
				row: {
					fl: [
						{ val: 'Message', content: 'added' },
						{ val, content },
					],
				},
			},
		});

	it.each(['Id', 'ID', 'id', 'CASEID', 'contactid'])('has its id under %s', (label) => {
		expect(rowOf(label, '15')).toEqual([{ id: '15', problem: null }]);
	});

	it.each(['Id', 'ID', 'id'])('has its id under %s even if the id of another record comes first', (label) => {
		const fl = [
			{ val: 'CONTACTID', content: '7' },
			{ val: label, content: '15' },
			{ val: 'CASEID', content: '8' },
		];
		expect(rowsWritten({ Cases: { row: { fl } } })).toEqual([{ id: '15', problem: null }]);
	});

	it.each([
		['Related Id', '15'],
		['Ideas', '15'],
		['Id', 'x15'],
		['Id', '15x'],
		['Id', 'null'],
		['Id', null],
	])('has no id in %s: %j', (label, content) => {
		expect(rowOf(label, content)).toEqual([{ id: null, problem: null }]);
	});

	it('has its code without the blanks around it', () => {
		expect(rowOf('Code', ' 4401 ')).toEqual([{ id: null, problem: expect.objectContaining({ code: '4401' }) }]);
	});
});
