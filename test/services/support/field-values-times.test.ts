import { describe, expect, it } from '@jest/globals';
import { DateTime } from 'luxon';
import { runInNewContext } from 'node:vm';
import { NOON, written, refusal, foreignDateTime } from './written-values';

describe('a time', () => {
	it.each([
		['an ISO text', '2026-07-01T12:00:00.000Z'],
		['an ISO text with an offset', '2026-07-01T14:00:00+02:00'],
		['an ISO text with blanks around', ' 2026-07-01T12:00:00Z '],
		['a Date', NOON],
		['a luxon DateTime', DateTime.fromJSDate(NOON, { zone: 'Asia/Kolkata' })],
		["a DateTime of n8n's own copy of luxon", foreignDateTime('2026-07-01T17:30:00.000+05:30')],
	])('given as %s is written in the time of the portal', (_form, value) => {
		expect(written('Due Date', value)).toBe('2026-07-01 05:00:00');
	});

	it('stays the same day when it is a date', () => {
		expect(written('Due Date', '2026-07-01')).toBe('07/01/2026');
	});

	it('is in the zone of the portal when it has no offset', () => {
		expect(written('Due Date', '2026-07-01T12:00')).toBe('2026-07-01 12:00:00');
	});

	it('is unchanged when it has the form of the service', () => {
		const texts = ['07/04/2026', '2026-07-04 10:00:00', '2026-07-04 10:00', ''];
		expect(texts.map((text) => written('Due Date', ` ${text} `))).toEqual(texts);
	});

	it.each([
		'tomorrow',
		'Invalid DateTime',
		'24.11.2026',
		'24/11/2026',
		'2026-02-30 10:00:00',
		'1764000000000',
		1_764_000_000_000,
		1_764_000_000,
		true,
	])('field refuses a value that is not a date: %p', (value) => {
		expect(refusal('Due Date', value)).toMatchObject({
			kind: 'data',
			message: expect.stringContaining(`The field 'Due Date' holds`),
			nextStep: expect.stringMatching(/2026-11-24|Correct the date/),
		});
	});

	it.each([
		['tomorrow', 'tomorrow'],
		['x'.repeat(61), 'x'.repeat(60)],
	])('field shows what is not a date, at most 60 characters of it: %s', (value, shown) => {
		expect(refusal('Due Date', value)?.message).toBe(`The field 'Due Date' holds '${shown}', which is not a date.`);
	});

	it.each([
		['an ISO text', '2026-02-30'],
		['a Date', new Date(Number.NaN)],
		['a luxon DateTime', DateTime.fromISO('2026-02-30')],
		["a DateTime of n8n's own copy of luxon", foreignDateTime(null)],
		['a DateTime that says nothing', foreignDateTime(undefined)],
	])('that does not exist is refused, and the field is named: %s', (_form, value) => {
		expect(refusal('Due Date', value)).toMatchObject({
			kind: 'data',
			message: expect.stringMatching(/'Due Date'.*date that does not exist/),
		});
	});

	it('is also converted in a custom field, but not a text that only looks like a time', () => {
		expect([written('Visit', '2026-07-01T12:00:00Z'), written('Visit', '2026-02-30')]).toEqual([
			'2026-07-01 05:00:00',
			'2026-02-30',
		]);
	});

	it('is also converted when a Date goes to a text field', () => {
		expect(written('Subject', NOON)).toBe('2026-07-01 05:00:00');
	});

	it('is also converted when the Date comes from another realm (a sandbox of n8n)', () => {
		expect(written('Due Date', runInNewContext('new Date("2026-07-01T12:00:00Z")'))).toBe('2026-07-01 05:00:00');
	});
});
