import { describe, expect, it } from '@jest/globals';
import { formless, maybeKeptAs, plainForm } from '../../nodes/ZohoSupport/helpdesk/value-form';

describe('A value that a help desk may store in another form', () => {
	it.each([
		['Ann  Lee', ' ann\u00A0lee\n'],
		['e\u0301te\u0301', '\u00C9T\u00C9'],
		['10.5', '10.50'],
		['10', '10.00'],
		['-0.10', '-0.1'],
		['R&D <b>Ann</b>', 'R&amp;D &lt;b&gt;Ann&lt;/b&gt;'],
		['R&amp;D', 'R&amp;amp;D'],
		['<b>Ann</b>', 'Ann'],
		['\uFF11\uFF12', '12'],
		['x'.repeat(120), 'X'.repeat(50)],
	])('%j may be stored as %j', (written, shown) => {
		expect(maybeKeptAs(written, shown)).toBe(true);
	});

	it.each([
		['007', '7'],
		['7', '70'],
		['100', '1'],
		['1.05', '1.5'],
		['Ann Lee', 'AnnLee'],
		['<b>', '<i>'],
		['Ann', ''],
		['x'.repeat(120), 'x'.repeat(49)],
		['x'.repeat(50), 'x'.repeat(120)],
		['joann@x.y', 'ann@x.y'],
	])('%j is not stored as %j', (written, shown) => {
		expect(maybeKeptAs(written, shown)).toBe(false);
	});

	it.each([
		['Ann \t Lee', 'Ann Lee'],
		['e\u0301te\u0301', '\u00E9t\u00E9'],
		['10.5', '10.50'],
		['-1.000', '-1.00'],
		['10.125', '10.125'],
		['<b>Ann</b>', 'Ann'],
	])('%j is most likely stored as %j, which does not change again', (value, plain) => {
		expect([plainForm(value), plainForm(plain)]).toEqual([plain, plain]);
		expect(maybeKeptAs(value, plain)).toBe(true);
	});

	it.each(['ann@x.y', 'R&D', '10', '007', 'one\ntwo', '<b>', '10.50', '2026-11-24', '1.2.3'])(
		'%j already has its plain form',
		(value) => {
			expect(plainForm(value)).toBe(value);
		},
	);

	it.each(['', ' ', '<b></b>', '&amp;', '0', '0.0', '-0', '.5', '1.'])('%j is reduced only once', (value) => {
		expect(formless(formless(value))).toBe(formless(value));
	});

	it('is not confused with another address in angle brackets', () => {
		expect([
			formless('Support <ann@example.com>') === formless('Support <bob@example.com>'),
			formless('<p>Ann</p> <br/>'),
			formless('<a href="x">Ann</a>'),
		]).toEqual([false, 'ann', 'ann']);
	});
});
