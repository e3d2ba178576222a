import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fieldKind } from '../../../nodes/ZohoSupport/services/support/catalogue';
import { MODULES } from '../../../nodes/ZohoSupport/services/support/modules';
import { fieldValues } from '../../../nodes/ZohoSupport/services/support/field-values';
import { wireText } from '../../../nodes/ZohoSupport/services/support/wire-text';
import { anyLabel, anyText } from './arbitraries';
import { problemIn } from './decoding';
import { replay } from './replay';
import { ZONE, written, refusal } from './written-values';

describe('a text', () => {
	it.each(['2026-07-01', '2026-07-01T12:00:00Z', '2026-02-30', 'two  blanks', '', 'null', '<b>'])(
		'stays unchanged in a text field: %j',
		(value) => {
			expect(written('Subject', value)).toBe(value);
		},
	);

	it.each([
		['one\r\ntwo\rthree', 'one\ntwo\nthree'],
		['ACME\u0000', 'ACME'],
		['bell\u0007 half\uD83D', 'bell half'],
		[' \n ACME\t', 'ACME'],
		['\u0000 ACME \u0000', 'ACME'],
	])('gets one form: %j', (value, text) => {
		expect([written('Subject', value), written('Own Field', value)]).toEqual([text, text]);
	});

	it('keeps its form in every text field of every module, also when it is written again', () => {
		const fields = MODULES.flatMap(({ name, fields }) =>
			fields.filter(({ kind }) => kind === 'text').map(({ label }) => [name, label] as const),
		);
		const text = fc.oneof(anyText, fc.constant('2026-07-01'));
		fc.assert(
			fc.property(fc.constantFrom(...fields), text, ([module, label], value) => {
				const once = fieldValues(module, { [label]: value }, ZONE)[label];
				expect(once).toBe(wireText(value).trim());
				expect(fieldValues(module, { [label]: once }, ZONE)[label]).toBe(once);
			}),
			replay(300),
		);
	});
});

describe('a value that is not a text', () => {
	it.each([
		[null, ''],
		[0, '0'],
		[-1.5, '-1.5'],
		[42, '42'],
		[true, 'true'],
		[false, 'false'],
		[9007199254740993n, '9007199254740993'],
	])('%p is written as %j', (value, text) => {
		expect(written('Subject', value)).toBe(text);
	});

	it.each([
		['a list', ['a'], 'a list'],
		['an empty list', [], 'a list'],
		['an object', { a: 1 }, 'an object'],
		['a function', () => 1, 'an object'],
		['a symbol', Symbol('a'), 'an object'],
		['an object with a field toISO', { toISO: '2026-07-01' }, 'an object'],
	])('%s is refused, and the field is named', (_what, value, words) => {
		expect(refusal('Subject', value)).toMatchObject({
			kind: 'data',
			message: expect.stringContaining(`'Subject' holds ${words}`),
			nextStep: expect.stringContaining('expression'),
		});
	});

	it.each([
		['a whole number that has lost digits', 7_615_917_337_495_251_231, '7615917337495251000'],
		['the first whole number that may have', 2 ** 53, '9007199254740992'],
		['a negative one', -(2 ** 53), '-9007199254740992'],
		['one that is written with an exponent', 1e21, '1000000000000000000000'],
	])('%s is refused, and the field is named', (_what, value, shown) => {
		expect(refusal('Subject', value)).toEqual({
			kind: 'data',
			code: null,
			message: `The field 'Subject' holds the number ${shown}, which has lost its last digits.`,
			nextStep: expect.stringContaining('text'),
		});
	});

	it.each([
		[1e-7, '0.0000001'],
		[-2.5e-9, '-0.0000000025'],
		[Number.MAX_SAFE_INTEGER, '9007199254740991'],
		[-0, '0'],
	])('%p is written without an exponent: %j', (value, text) => {
		expect(written('Subject', value)).toBe(text);
	});

	it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
		'is refused when it is not a number: %p',
		(value) => {
			expect(refusal('Subject', value)).toMatchObject({ kind: 'data' });
		},
	);
});

describe('the fields of a record', () => {
	it('must all have a value: an undefined one is named', () => {
		expect(problemIn(() => fieldValues('case', { Subject: 'x', Email: undefined }, ZONE))).toMatchObject({
			kind: 'data',
			message: "The field 'Email' has no value: its expression gives undefined.",
		});
	});

	it('must be at least one', () => {
		expect(problemIn(() => fieldValues('case', {}, ZONE))).toMatchObject({
			kind: 'data',
			message: 'There are no fields to send.',
		});
	});

	it('have labels in one form, each only once', () => {
		expect(fieldValues('case', { ' Subject\u0000 ': 'x' }, ZONE)).toEqual({ Subject: 'x' });
		expect(problemIn(() => fieldValues('case', { Subject: 'x', 'Subject ': 'y' }, ZONE))).toMatchObject({
			kind: 'data',
			message: "The field 'Subject' is set twice.",
		});
	});

	it.each(['', '  ', '\u0000'])('must have names: %j', (label) => {
		expect(refusal(label, 'x')).toMatchObject({ kind: 'data', message: expect.stringContaining('has no name') });
	});

	it('are all written, whatever their labels', () => {
		const labels = fc.uniqueArray(
			anyLabel.filter((label) => label.trim() !== ''),
			{ minLength: 1, maxLength: 6 },
		);
		fc.assert(
			fc.property(labels, (all) => {
				const raw = Object.fromEntries(all.map((label) => [label, 'x']));
				expect(Object.keys(fieldValues('case', raw, ZONE)).sort()).toEqual([...all].sort());
			}),
			replay(200),
		);
	});
});

describe('the kinds of fields', () => {
	it('are known by module and label, and unknown for custom fields', () => {
		expect([
			fieldKind('case', 'Due Date'),
			fieldKind('case', 'Subject'),
			fieldKind('case', 'Severity'),
			fieldKind('case', 'constructor'),
			fieldKind('contact', 'Due Date'),
		]).toEqual(['time', 'text', undefined, undefined, undefined]);
	});
});

describe('the error for a value that cannot be sent says what to do', () => {
	it.each<readonly [string, Readonly<Record<string, unknown>>, string, string]>([
		['no field', {}, 'There are no fields to send.', 'Add at least one field with a value.'],
		[
			'a field without a name',
			{ ' ': 'x' },
			"The field ' ' has no name.",
			'Give every field the label that Zoho shows.',
		],
		[
			'a field that is set twice',
			{ Subject: 'x', 'Subject ': 'y' },
			"The field 'Subject' is set twice.",
			'Remove one of the two.',
		],
		[
			'no value',
			{ Email: undefined },
			"The field 'Email' has no value: its expression gives undefined.",
			'Correct the expression. To clear the field, give an empty text or null.',
		],
		[
			'no number',
			{ Subject: Number.NaN },
			"The field 'Subject' holds something that is not a number.",
			'Check the expression that calculates it.',
		],
		[
			'a Date that does not exist',
			{ 'Due Date': new Date(Number.NaN) },
			"The field 'Due Date' holds a date that does not exist.",
			'Correct the date.',
		],
		[
			'a text of a day that does not exist',
			{ 'Due Date': '2026-02-30' },
			"The field 'Due Date' holds a date that does not exist ('2026-02-30').",
			'Correct the date.',
		],
	])('%s', (_what, raw, message, nextStep) => {
		expect(problemIn(() => fieldValues('case', raw, ZONE))).toEqual({ kind: 'data', code: null, message, nextStep });
	});
});
