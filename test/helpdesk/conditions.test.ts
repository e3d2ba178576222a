import { describe, expect, it } from '@jest/globals';
import { type Comparison, COMPARISONS, meets } from '../../nodes/ZohoSupport/helpdesk/conditions';

const record = {
	...{ id: '1', Subject: 'The Printer burns', Status: ' Open ', Phone: null },
	...{ Due: '2026-11-26T08:00:00-05:00', Day: '2026-11-26', Count: 10 },
};
const holds = (field: string, comparison: Comparison, value = '') => meets(record, [{ field, comparison, value }]);

describe('a condition on a field', () => {
	it.each<[string, Comparison, string, boolean]>([
		['Status', 'is', 'open', true],
		['Status', 'is', ' OPEN  ', true],
		['Status', 'is', 'ope', false],
		['Status', 'isNot', 'open', false],
		['Status', 'isNot', 'closed', true],
		['Status', 'isOneOf', 'Closed, Open ,On Hold', true],
		['Status', 'isOneOf', 'closed', false],
		['Status', 'isOneOf', 'closed open', false],
		['Phone', 'isOneOf', 'Open,', false],
		['Subject', 'contains', 'PRINTER', true],
		['Subject', 'contains', 'scanner', false],
		['Subject', 'doesNotContain', 'printer', false],
		['Subject', 'doesNotContain', 'scanner', true],
		['Status', 'isEmpty', '', false],
		['Phone', 'isEmpty', '', true],
		['Status', 'isNotEmpty', '', true],
		['Phone', 'isNotEmpty', '', false],
		['Due', 'from', '2026-11-26T13:00:00.000Z', true],
		['Due', 'from', '2026-11-26T13:00:00.001Z', false],
		['Due', 'until', '2026-11-26T13:00:00.000Z', true],
		['Due', 'until', '5', false],
		['Day', 'from', '2026-11-26T23:00:00-05:00', true],
		['Day', 'until', '2026-11-25T23:00:00-05:00', false],
		['Count', 'from', '9', true],
		['Count', 'until', '9.5', false],
		['Subject', 'from', '1', false],
		['Phone', 'until', '1', false],
	])('%s %s %p: %p', (field, comparison, value, expected) => {
		expect(holds(field, comparison, value)).toBe(expected);
	});

	it.each(['Mobile', 'constructor', '__proto__'])(
		'takes a field that the record does not have (%s) for empty',
		(field) => {
			expect([holds(field, 'isEmpty'), holds(field, 'is', ''), holds(field, 'isNot', 'x')]).toEqual([true, true, true]);
		},
	);

	const LONG = '761591733749525123';
	it.each<[string, Comparison, string, boolean]>([
		[LONG, 'is', LONG, true],
		[LONG, 'is', '761591733749525124', false],
		[LONG, 'isNot', '761591733749525124', true],
		[LONG, 'from', '761591733749525124', false],
		[LONG, 'until', '761591733749525122', false],
		['5.00', 'is', '5', true],
		['5.50', 'is', '05.5', true],
		['-0.0', 'is', '0', true],
		['500', 'is', '5', false],
		['1.5e3', 'is', '1500', true],
		['.5', 'is', '0.5', true],
	])('compares numbers by all their digits: %s %s %s: %p', (held, comparison, value, expected) => {
		const condition = { field: 'Count', comparison, value, isNumber: true } as const;
		expect(meets({ id: '1', Count: held }, [condition])).toBe(expected);
	});

	it('takes a field of blanks for empty', () => {
		expect(meets({ id: '1', Status: '  ' }, [{ field: 'Status', comparison: 'isEmpty', value: '' }])).toBe(true);
	});

	it('ignores a value where the comparison takes none', () => {
		expect(holds('Status', 'isNotEmpty', 'left over')).toBe(true);
	});
});

describe('several conditions', () => {
	const open = { field: 'Status', comparison: 'is', value: 'open' } as const;
	const burning = { field: 'Subject', comparison: 'contains', value: 'burns' } as const;
	const phoned = { field: 'Phone', comparison: 'isNotEmpty', value: '' } as const;

	it('must all hold', () => {
		expect([meets(record, [open, burning]), meets(record, [open, phoned]), meets(record, [phoned, open])]).toEqual([
			true,
			false,
			false,
		]);
	});

	it('hold where there are none', () => {
		expect(meets(record, [])).toBe(true);
	});
});

describe('the comparisons of the form', () => {
	it('take a value but those that look for an empty field', () => {
		const without = Object.entries(COMPARISONS).flatMap(([name, { takesValue }]) => (takesValue ? [] : [name]));
		expect(without).toEqual(['isEmpty', 'isNotEmpty']);
	});
});
