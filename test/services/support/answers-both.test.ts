import { describe, expect, it } from '@jest/globals';
import { decodeAnswer } from '../../../nodes/ZohoSupport/services/support/answers';
import { problemOfBody, rowsIn } from './decoding';

const NO_DATA = { code: '4422', message: 'There is no data to show' };
const DENIED = { code: '4401', message: 'Contact Name' };
const ROWS = { Cases: { row: { fl: { val: 'CASEID', content: '7' } } } };
const body = (response: unknown) => JSON.stringify({ response });

describe('an error next to a result', () => {
	it.each([{ nodata: NO_DATA }, { error: NO_DATA }])('is about other rows if it is "no data": %j', (error) => {
		expect(rowsIn(body({ ...error, result: ROWS }), 'json')).toEqual([[['CASEID', '7']]]);
	});

	it.each([undefined, null, '', { Cases: '' }, { responsecode: '4401' }])(
		'stays "no data" if the result has no rows: %j',
		(result) => {
			expect(decodeAnswer(body({ nodata: NO_DATA, result }), 'json', 200)).toEqual({
				kind: 'error',
				problem: expect.objectContaining({ kind: 'no-data', code: '4422' }),
			});
		},
	);

	it.each([ROWS, 'rubbish', { responsecode: '4500' }])('counts if it is another error: %j', (result) => {
		expect(problemOfBody(body({ error: DENIED, result }), 'json')).toMatchObject({ kind: 'data', code: '4401' });
	});

	it.each(['2001', ' 2002 '])('contradicts a confirmed write, so what was done is not known: %j', (responsecode) => {
		expect(problemOfBody(body({ error: DENIED, result: { responsecode } }), 'json')).toMatchObject({
			kind: 'garbled',
			message: expect.stringMatching(
				/Zoho confirmed the write and gave an error at the same time.*Contact Name.*\[4401\]/,
			),
		});
	});
});
