import { describe, expect, it } from '@jest/globals';
import { DateTime } from 'luxon';
import { instantOf } from '../../nodes/ZohoSupport/form/instant';

const BERLIN = 'Europe/Berlin';
const EIGHT = '2026-11-24T07:00:00.000Z';
const read = (given: unknown) => instantOf(given, 'Since', BERLIN)?.toISOString();

describe('an instant of a form', () => {
	it.each<[string, unknown, string]>([
		['ISO text without an offset, in the zone of the workflow', '2026-11-24T08:00:00', EIGHT],
		['the text of the date picker', '2026-11-24 08:00:00', EIGHT],
		['text without seconds', '2026-11-24 08:00', EIGHT],
		['text with blanks around it', '  2026-11-24 08:00:00 ', EIGHT],
		['ISO text with an offset', '2026-11-24T02:00:00-05:00', EIGHT],
		['SQL text with an offset', '2026-11-24 02:00:00 -05:00', EIGHT],
		['SQL text in UTC', '2026-11-24 07:00:00Z', EIGHT],
		['a date alone: its midnight', '2026-11-24', '2026-11-23T23:00:00.000Z'],
		['a date without dashes', '20261124', '2026-11-23T23:00:00.000Z'],
		['milliseconds', Date.parse(EIGHT), EIGHT],
		['milliseconds as text', String(Date.parse(EIGHT)), EIGHT],
		['a Date', new Date(EIGHT), EIGHT],
		['a Date of long ago', new Date(0), '1970-01-01T00:00:00.000Z'],
		['a DateTime in any zone', DateTime.fromISO(EIGHT, { zone: 'Asia/Tokyo' }), EIGHT],
	])('is %s', (_what, given, expected) => expect(read(given)).toBe(expected));

	it.each([[''], ['  '], [null]])('is none where the field is empty: %p', (given) =>
		expect(read(given)).toBeUndefined(),
	);

	it.each<[unknown, string]>([
		['tomorrow', "'tomorrow'"],
		['2026-02-30', "'2026-02-30'"],
		['08:00', "'08:00'"],
		[undefined, 'undefined'],
		['2026', "'2026'"],
		[1_795_867_200, '1795867200 (a number must count milliseconds since 1970)'],
		['1795867200', "'1795867200'"],
		[0, '0 (a number must count milliseconds since 1970)'],
		[-1, '-1 (a number must count milliseconds since 1970)'],
		[1e20, '100000000000000000000 (a number must count milliseconds since 1970)'],
		[Number.NaN, 'NaN (a number must count milliseconds since 1970)'],
		[true, "'true'"],
		[['2026-11-24'], 'a list'],
		[{ date: '2026-11-24' }, 'an object'],
		[new Date(Number.NaN), "'Invalid Date'"],
		[DateTime.fromISO('x'), "'Invalid DateTime'"],
		['x'.repeat(100), `'${'x'.repeat(60)}'`],
	])('is refused by name, with what came: %p', (given, shown) => {
		expect(() => read(given)).toThrow(`'Since' must be a date and time, but it is ${shown}.`);
	});
});
