import { describe, expect, it } from '@jest/globals';
import { recordOf, shownValue } from '../../../nodes/ZohoSupport/services/support/records';

const FORM = { zone: 'Europe/Berlin' };

describe('a value that was written', () => {
	it.each<readonly [string, string, string | null]>([
		['Due Date', '2026-07-01 12:00:00', '2026-07-01T12:00:00.000+02:00'],
		['Due Date', '07/04/2026', '2026-07-04'],
		['Due Date', 'tomorrow', 'tomorrow'],
		['Visit', '2026-07-01 12:00:00', '2026-07-01T12:00:00.000+02:00'],
		['Visit', 'none', 'none'],
		['Subject', 'Printer on fire', 'Printer on fire'],
		['Subject', '2026-07-01 12:00:00', '2026-07-01 12:00:00'],
		['Subject', '', null],
		['Due Date', '', null],
	])('to %s as %j is shown as a read will show it: %j', (label, value, shown) => {
		expect(shownValue('case', label, value, FORM)).toBe(shown);
	});
});

describe('a requested field that is missing', () => {
	const record = () => recordOf([['CASEID', '7']], 'case', FORM, ['Email']);

	it('can be filled in later', () => {
		expect(Object.assign(record(), { Email: 'ann@example.com' })).toEqual({ id: '7', Email: 'ann@example.com' });
	});

	it('can be removed later', () => {
		const changed = record();
		delete changed.Email;
		expect(changed).toEqual({ id: '7' });
	});
});
