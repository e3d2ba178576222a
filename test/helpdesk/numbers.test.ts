import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readTypedJson } from '../../nodes/ZohoSupport/helpdesk/json-text';
import { hasLostDigits, numberText, plainDecimal } from '../../nodes/ZohoSupport/helpdesk/numbers';
import { replay } from '../services/support/replay';

describe('a number as a plain decimal', () => {
	it.each([
		['1e21', '1000000000000000000000'],
		['1.5E+3', '1500'],
		['12.345e1', '123.45'],
		['12e-1', '1.2'],
		['-1.5e-7', '-0.00000015'],
		['10e0', '10'],
		['7615917337495251231', '7615917337495251231'],
		['1.50', '1.50'],
		['007', '007'],
	])('%s is %s', (text, plain) => {
		expect(plainDecimal(text)).toBe(plain);
	});

	it.each(['', 'x', '1e', '1e999', '1e-999', '1.2.3', 'Infinity', ' 1'])('is not made from %j', (text) => {
		expect(plainDecimal(text)).toBeUndefined();
	});

	it('is written out with up to 400 zeros', () => {
		expect([plainDecimal('1e400'), plainDecimal('1e401')]).toEqual([`1${'0'.repeat(400)}`, undefined]);
	});

	it('keeps the value of any number and has no exponent', () => {
		const number = fc.oneof(
			fc.double({ noNaN: true, noDefaultInfinity: true }),
			fc.double({ noNaN: true, min: -1e-6, max: 1e-6 }),
		);
		fc.assert(
			fc.property(number, (value) => {
				expect(numberText(value)).toMatch(/^-?\d+(\.\d+)?$/);
				expect(Number(numberText(value))).toBe(value === 0 ? 0 : value);
			}),
			replay(500),
		);
	});

	it('has lost digits above 2^53, and only there', () => {
		expect([2 ** 53, -(2 ** 53), 1e21, Number.MAX_SAFE_INTEGER, 0.1, 1e-9].map(hasLostDigits)).toEqual([
			true,
			true,
			true,
			false,
			false,
			false,
		]);
	});
});

describe('JSON that a person typed', () => {
	it.each([
		['{"a": 7615917337495251231}', { a: '7615917337495251231' }],
		['{"a": 1e21, "b": 12}', { a: '1000000000000000000000', b: 12 }],
		['{"a": "1e21: 7", "b": true, "c": null}', { a: '1e21: 7', b: true, c: null }],
		['{"a": 01234}', { a: '01234' }],
		['[7615917337495251231]', [7_615_917_337_495_251_231]],
	])('%s keeps its digits', (text, value) => {
		expect(readTypedJson(text)).toEqual(value);
	});

	it.each(['{"a": 1 2}', '{"a": 5kg}', '{"a": 2026-11-24}', '{"a": '])('is refused if it is not valid: %s', (text) => {
		expect(() => readTypedJson(text)).toThrow(SyntaxError);
	});
});
