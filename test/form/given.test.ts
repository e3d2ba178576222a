import { describe, expect, it } from '@jest/globals';
import {
	booleanOf,
	choiceOf,
	labelsOf,
	rowOf,
	rowsOf,
	textOf,
	wholeNumberOf,
} from '../../nodes/ZohoSupport/form/given';
import { problemIn } from '../services/support/decoding';

const message = (work: () => unknown) => problemIn(work)?.message;

describe('yes or no', () => {
	it.each([
		[true, true],
		[false, false],
		[' true ', true],
		['FALSE', false],
		['true\n', true],
	])('is read from %j', (given, value) => {
		expect(booleanOf(given, 'Return All')).toBe(value);
	});

	it.each([
		['yes', "'yes'"],
		['', 'empty'],
		[' ', 'empty'],
		[1, '1'],
		[0, '0'],
		[null, 'null'],
		[undefined, 'undefined'],
		[[true], 'a list'],
		[{}, 'an object'],
	])('is not read from %j', (given, shown) => {
		expect(message(() => booleanOf(given, 'Return All'))).toBe(
			`'Return All' must be true or false, but it is ${shown}.`,
		);
	});
});

describe('a whole number', () => {
	it.each([
		[50, 50],
		[' 50 ', 50],
		['1e3', 1000],
		[1, 1],
		[1e9, 1e9],
	])('is read from %j', (given, value) => {
		expect(wholeNumberOf(given, 'Limit')).toBe(value);
	});

	it.each([
		[0, '0'],
		[-1, '-1'],
		[1.5, '1.5'],
		['1.5', "'1.5'"],
		['many', "'many'"],
		['', 'empty'],
		[null, 'null'],
		[undefined, 'undefined'],
		[true, 'true'],
		[Number.NaN, 'NaN'],
		[1e21, '1000000000000000000000'],
		[[5], 'a list'],
	])('is not read from %p', (given, shown) => {
		expect(message(() => wholeNumberOf(given, 'Limit'))).toBe(
			`'Limit' must be a whole number of 1 or more, but it is ${shown}.`,
		);
	});
});

describe('a list of labels', () => {
	it.each([
		[
			['Subject', ' Status '],
			['Subject', 'Status'],
		],
		['["Subject"]', ['Subject']],
		[' ["Subject", "Status"] ', ['Subject', 'Status']],
		['Subject', ['Subject']],
		['a, b,, a', ['a', 'b']],
		['[Internal] Note, b', ['[Internal] Note', 'b']],
		['{"a": 1}', ['{"a": 1}']],
		[[5], ['5']],
		['', []],
		[[], []],
		[null, []],
	])('is read from %j', (given, labels) => {
		expect(labelsOf(given, 'Fields')).toEqual(labels);
	});

	it.each([
		[undefined, 'undefined'],
		[true, 'true'],
		[5, '5'],
		[{ a: 1 }, 'an object'],
		[[{}], 'an object'],
		[[null], 'null'],
		['[["a"]]', 'a list'],
	])('is not read from %j', (given, shown) => {
		expect(message(() => labelsOf(given, 'Fields'))).toBe(`'Fields' must be a list of labels, but it is ${shown}.`);
	});
});

describe('a choice', () => {
	it.each([
		['json', 'json'],
		[' XML ', 'xml'],
		['xml\n', 'xml'],
	])('is read from %j', (given, choice) => {
		expect(choiceOf(given, 'Answer Format', ['json', 'xml'])).toBe(choice);
	});

	it.each([
		['yaml', "'yaml'"],
		['', 'empty'],
		[undefined, 'undefined'],
		[true, 'true'],
	])('is not read from %j', (given, shown) => {
		expect(message(() => choiceOf(given, 'Answer Format', ['json', 'xml']))).toBe(
			`'Answer Format' must be one of json, xml, but it is ${shown}.`,
		);
	});
});

describe('a text', () => {
	it.each([
		['Severity', 'Severity'],
		[5, '5'],
		[1e-7, '0.0000001'],
		[false, 'false'],
		['', ''],
	])('is read from %j', (given, text) => {
		expect(textOf(given, 'Label')).toBe(text);
	});

	it.each([
		[undefined, 'undefined'],
		[null, 'null'],
		[{}, 'an object'],
		[2 ** 60, '1152921504606847000'],
		[Number.NaN, 'NaN'],
	])('is not read from %p', (given, shown) => {
		expect(message(() => textOf(given, 'Label'))).toBe(`'Label' must be text, but it is ${shown}.`);
	});
});

describe('rows that a person adds', () => {
	it('are none if nothing was added, else those under their key', () => {
		expect(rowsOf({}, 'condition', 'Filters')).toEqual([]);
		expect(rowsOf({ condition: [{ field: 'Status' }] }, 'condition', 'Filters')).toEqual([{ field: 'Status' }]);
		expect([rowOf({}, 'by', 'Sort'), rowOf({ by: { field: 'Status' } }, 'by', 'Sort')]).toEqual([
			undefined,
			{ field: 'Status' },
		]);
	});

	it.each([['x'], [null], [{ condition: 'x' }], [{ condition: ['x'] }]])('are refused by name: %j', (given) => {
		expect(message(() => rowsOf(given, 'condition', 'Filters'))).toMatch(/^'Filters' must be a list of rows/);
	});
});
