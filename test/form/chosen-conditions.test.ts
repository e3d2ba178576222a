import { describe, expect, it } from '@jest/globals';
import { chosenFilters } from '../../nodes/ZohoSupport/form/chosen-conditions';
import { fittingConditions } from '../../nodes/ZohoSupport/form/fitting-conditions';
import type { FieldKind } from '../../nodes/ZohoSupport/helpdesk/catalogue';
import { HelpdeskError } from '../../nodes/ZohoSupport/helpdesk/problem';

const ZONE = 'America/New_York';
const listed = (value: unknown) => ({ __rl: true, mode: 'list', value });
const read = (row: object) => chosenFilters(() => [row], ZONE);

const KINDS: Readonly<Record<string, FieldKind>> = {
	Subject: 'text',
	Status: 'choice',
	'Thread Count': 'number',
	'Due Date': 'time',
	'Is Overdue': 'boolean',
};

/** What becomes of a row in a module with one field of each kind, and others of which nobody knows what they hold. */
const fitted = async (row: object) =>
	await fittingConditions(
		{ keysOf: async (_, names) => await Promise.resolve(names), kindOf: (_, name) => KINDS[name] },
		'case',
		read(row),
		'Filters',
	);

async function refusal(row: object): Promise<string> {
	try {
		await fitted(row);
	} catch (error) {
		if (error instanceof HelpdeskError) return `${error.problem.message} ${error.problem.nextStep}`;
		throw error;
	}
	throw new Error('It was not refused');
}

describe('a row of conditions', () => {
	it.each([
		['a typed value', 'fire', 'fire'],
		['a value from a list', listed('Open'), 'Open'],
	])('takes %s', (_, given, value) => {
		const row = { field: 'Status', comparison: 'contains' };
		expect(read({ ...row, value: given })).toEqual([{ ...row, value }]);
	});

	it.each([
		['from a list', listed('cf_severity')],
		['by its label', 'cf_severity'],
	])('takes an own field %s', (_, customField) => {
		expect(read({ field: '__custom', customField, comparison: 'is', value: 'S1' })).toEqual([
			{ field: 'cf_severity', comparison: 'is', value: 'S1' },
		]);
	});

	it('takes a range as its two ends', () => {
		const row = { field: 'Thread Count', comparison: 'isBetween', value: listed('2'), valueUntil: '5' };
		expect(read(row)).toEqual([
			{ field: 'Thread Count', comparison: 'from', value: '2' },
			{ field: 'Thread Count', comparison: 'until', value: '5' },
		]);
	});

	it('takes a time in the zone of the workflow', () => {
		expect(read({ field: 'Due Date', comparison: 'from', time: '2026-11-26' })).toEqual([
			{ field: 'Due Date', comparison: 'from', value: '2026-11-26T00:00:00.000-05:00' },
		]);
	});

	it('takes Is True for the value true', () => {
		expect(read({ field: 'Is Overdue', comparison: 'isTrue' })).toEqual([
			{ field: 'Is Overdue', comparison: 'is', value: 'true' },
		]);
	});

	it('compares a number as a number', async () => {
		expect(await fitted({ field: 'Thread Count', comparison: 'is', value: '5' })).toMatchObject([{ isNumber: true }]);
	});

	it('allows any comparison where nobody knows what the field holds', async () => {
		const row = { field: '__custom', customField: 'Severity', comparison: 'until', value: '3' };
		expect(await fitted(row)).toEqual([{ field: 'Severity', comparison: 'until', value: '3' }]);
	});

	it.each([
		['no field', { field: '' }, /A condition under 'Filters' has no field/],
		['an own field that is not named', { field: '__custom', customField: listed('') }, /has no field/],
		['no value', { field: 'Status', value: listed('') }, /'Filters > Status > Value' is empty, and 'Is' needs a value/],
		[
			'commas alone',
			{ field: 'Status', comparison: 'isOneOf', value: ' , ' },
			/is empty, and 'Is One Of' needs a value/,
		],
		[
			'a number and a time as the ends of a range',
			{ field: '__custom', customField: 'cf_x', comparison: 'isBetween', value: '5', timeUntil: '2026-11-26' },
			/'Filters > cf_x' lies between a number and a time \('5' and '2026-11-26T/,
		],
		[
			'no end of a range',
			{ field: 'Due Date', comparison: 'isBetween', time: '2026-11-26', timeUntil: '' },
			/'Filters > Due Date > Until' is empty/,
		],
		[
			'a range from the greater to the less',
			{ field: 'Thread Count', comparison: 'isBetween', value: '5', valueUntil: '2' },
			/'Filters > Thread Count > Value' \(5\) is greater than 'Until' \(2\)/,
		],
		[
			'a time that is none',
			{ field: 'Due Date', comparison: 'from', time: 'soon' },
			/'Filters > Due Date > Value' must be a date and time, but it is 'soon'/,
		],
		[
			'a comparison that the field does not allow',
			{ field: 'Due Date', comparison: 'contains', time: '2026' },
			/'Filters > Due Date' cannot be compared by 'Contains': the field holds a date and time\. Choose one of these: Is From/,
		],
		[
			'a text for a number',
			{ field: 'Thread Count', comparison: 'is', value: 'many' },
			/'Filters > Thread Count > Value' must be a number, but it is 'many'/,
		],
		[
			'a number for a time',
			{ field: 'Due Date', comparison: 'from', time: '5' },
			/'Filters > Due Date > Value' must be a date and time, but it is '5'/,
		],
	])('is refused by name with %s', async (_, row, sentence) => {
		expect(await refusal(row)).toMatch(sentence);
	});
});
