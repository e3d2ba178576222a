import { describe, expect, it } from '@jest/globals';
import { ESCAPED_STYLE } from './answer-writers';
import { overTheWire, rowsIn } from './decoding';

/** A JSON answer whose row has this number, unchanged, between two other fields. */
const document = (number: string, colon = ':') =>
	`{"response":{"result":{"Cases":{"row":{"fl":{"content"${colon}${number},"val":"CASEID"}}}}}}`;

describe('a number in JSON', () => {
	it.each([
		'9007199254740993123',
		'9999999999999999999',
		'0.00',
		'-0',
		'1.50',
		'1.5e3',
		'1E10',
		'2e-10',
		'3e+12',
		'-4.25E+2',
	])('keeps its form: %s', (number) => {
		expect(rowsIn(document(number), 'json')).toEqual([[['CASEID', number]]]);
	});

	it.each([' :', ': ', '\t:\n', '\r\n : '])('keeps every digit when there are blanks around the colon: %j', (colon) => {
		expect(rowsIn(document('9007199254740993123', colon), 'json')).toEqual([[['CASEID', '9007199254740993123']]]);
	});
});

describe('a text in XML that looks like a number', () => {
	it.each(['007', '1.50', '1e3', '0x1F', '+5', '-0'])('keeps its form: %s', (text) => {
		expect(
			overTheWire(
				[
					[
						['CASEID', '1'],
						['Subject', text],
					],
				],
				ESCAPED_STYLE,
			)[0][1],
		).toEqual(['Subject', text]);
	});

	it.each(['007', '1.50', '1e3'])('keeps its form in a label: %s', (label) => {
		expect(
			overTheWire(
				[
					[
						['CASEID', '1'],
						[label, 'x'],
					],
				],
				ESCAPED_STYLE,
			)[0][1],
		).toEqual([label, 'x']);
	});
});
