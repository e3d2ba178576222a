import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Span } from '../../../nodes/ZohoSupport/helpdesk/helpdesk';
import {
	compareIds,
	isSameVersion,
	SeenRecord,
	withoutOffset,
} from '../../../nodes/ZohoSupport/trigger/events/version';
import { replay } from '../../services/support/replay';
import { HOUR, minute, MINUTE, NOON, row, type RowOfTest, SECOND, second, version } from '../rows';

describe('a record that was read', () => {
	it('has the time of its change', () => {
		expect(row(1, { made: 0, changed: MINUTE })).toMatchObject({ id: '1', made: NOON, changed: second(NOON + MINUTE) });
	});

	it('counts as changed at its creation if it has no time of change', () => {
		expect(new SeenRecord({ id: '1' }, { created: second(NOON), modified: undefined })).toMatchObject({
			made: NOON,
			changed: second(NOON),
		});
	});

	it('has no creation time if the service does not show one', () => {
		expect(row(1, { made: null, changed: MINUTE }).made).toBeNull();
	});

	it('is refused with an error that names it if it has no time at all', () => {
		const build = () => new SeenRecord({ id: '4711' }, { created: undefined, modified: undefined });
		expect(build).toThrow(
			expect.objectContaining({
				problem: {
					kind: 'garbled',
					code: null,
					message: expect.stringContaining('The record 4711 has neither a time of creation nor a time of change'),
					nextStep: expect.stringContaining('to see both fields'),
				},
			}),
		);
	});
});

describe('the print of a record', () => {
	const printOf = (record: Record<string, string | null>) =>
		new SeenRecord(
			{ id: '1', ...record },
			{ created: undefined, modified: second(NOON) },
			(label) => label === 'Is Overdue',
		).print;
	const base = { Subject: 'Printer', Status: 'Open' };

	it('has eight characters and no space', () => {
		expect(printOf(base)).toMatch(/^[\w-]{8}$/);
	});

	it.each([
		['the order of its fields', { Status: 'Open', Subject: 'Printer' }],
		['an empty field', { ...base, Phone: null }],
		['its own times', { ...base, 'Modified Time': new Date(NOON).toISOString() }],
		['a field that changes with the clock', { ...base, 'Is Overdue': 'true' }],
	])('does not depend on %s', (_what, record) => {
		expect(printOf(record)).toBe(printOf(base));
	});

	it.each([
		['another value', { ...base, Status: 'Closed' }],
		['an additional field', { ...base, Phone: '1' }],
		['a missing field', { Subject: 'Printer' }],
		['another time', { ...base, 'Due Date': '2026-03-09T09:30:00Z' }],
		['a day without a time', { ...base, 'Due Date': '2026-03-09' }],
		['a text that begins with a time', { ...base, Note: '2026-03-08T09:30:00Z it broke' }],
		['a text that ends with a time', { ...base, Note: 'broke 2026-03-08T09:30:00Z' }],
		['a value that moved to another field', { Subject: 'Open', Status: 'Printer' }],
		['a letter that moved from the label to the value', { Subjec: 'tPrinter', Status: 'Open' }],
	])('depends on %s', (_what, record) => {
		expect(printOf(record)).not.toBe(printOf(base));
	});

	it('does not depend on the offset of a time, which changes when the time zone is corrected', () => {
		expect(printOf({ 'Due Date': '2026-03-09T09:30:00+01:00' })).toBe(
			printOf({ 'Due Date': '2026-03-09T09:30:00-08:00' }),
		);
	});

	it('is empty if the row shows only a part of the record', () => {
		const part = new SeenRecord({ id: '1', ...base }, { created: undefined, modified: second(NOON), isPart: true });
		expect(part.print).toBe('');
	});

	it('depends on where one value ends and the next begins', () => {
		expect(printOf({ a: '1b2' })).not.toBe(printOf({ a: '1', b: '2' }));
	});
});

describe('a version of a record', () => {
	const isSame = (a: RowOfTest, b: RowOfTest, comparePrints = true) =>
		isSameVersion(version(1, a), version(1, b), comparePrints);
	const base: RowOfTest = { made: 0, changed: MINUTE };

	it("stays the same when the portal's times move", () => {
		fc.assert(
			fc.property(fc.integer({ min: -26 * HOUR, max: 26 * HOUR }), fc.nat(HOUR), (move, age) => {
				expect(isSame({ made: move, changed: move + age }, { made: 0, changed: age })).toBe(true);
			}),
			replay(100),
		);
	});

	it.each<[string, RowOfTest]>([
		['a later change', { made: 0, changed: MINUTE + SECOND }],
		['different content', { ...base, says: { Status: 'Closed' } }],
		['an earlier creation', { made: -SECOND, changed: MINUTE }],
	])('differs by %s', (_what, other) => {
		expect(isSame(other, base)).toBe(false);
	});

	it('is compared by its time of change alone if it has no creation time', () => {
		expect([
			isSame({ made: null, changed: MINUTE }, { made: null, changed: MINUTE }),
			isSame({ made: null, changed: MINUTE }, { made: null, changed: 0 }),
		]).toEqual([true, false]);
	});

	it('is compared by its times alone if either row showed only a part of the record', () => {
		const [whole, part] = [version(1, base), { ...version(1, base), print: '' }];
		const later = { ...version(1, { ...base, changed: HOUR }), print: '' };
		expect(
			[[whole, part] as const, [part, whole] as const, [later, whole] as const].map(([a, b]) =>
				isSameVersion(a, b, true),
			),
		).toEqual([true, true, false]);
	});

	it('is compared by its times alone if different fields are read', () => {
		const reprinted = { ...base, says: { Status: 'Closed' } };
		expect([isSame(reprinted, base, false), isSame({ ...reprinted, changed: 2 * MINUTE }, base, false)]).toEqual([
			true,
			false,
		]);
	});
});

describe('a time without its offset', () => {
	it.each([
		['2026-03-09T09:30:00+01:00', '2026-03-09T09:30:00'],
		['2026-03-09T09:30:00Z', '2026-03-09T09:30:00'],
		['2026-03-09', '2026-03-09'],
		['at 2026-03-09T09:30:00Z', 'at 2026-03-09T09:30:00Z'],
	])('%s is %s', (value, shown) => {
		expect(withoutOffset(value)).toBe(shown);
	});
});

describe('a record was edited', () => {
	const wasEdited = (created: Span | undefined, modified: Span | undefined) =>
		new SeenRecord({ id: '1' }, { created, modified }).wasEdited;

	it.each<[string, Span | undefined, Span | undefined, boolean]>([
		['not if its two times are the same', second(NOON), second(NOON), false],
		['not if both are the same full minute', minute(NOON), minute(NOON), false],
		['if they differ by a second', second(NOON), second(NOON + SECOND), true],
		['if it was created at a full minute and changed within that minute', minute(NOON), second(NOON + SECOND), true],
		['not if it has no time of change', second(NOON), undefined, false],
		['not if it has no creation time', undefined, second(NOON), false],
	])('%s', (_when, created, modified, expected) => {
		expect(wasEdited(created, modified)).toBe(expected);
	});
});

describe('ids', () => {
	it('compare as numbers, however long', () => {
		fc.assert(
			fc.property(fc.bigInt({ min: 1n, max: 10n ** 19n }), fc.bigInt({ min: 1n, max: 10n ** 19n }), (a, b) => {
				expect(Math.sign(compareIds(String(a), String(b)))).toBe(a < b ? -1 : a > b ? 1 : 0);
			}),
			replay(200),
		);
	});

	it.each([
		['9', '10', -1],
		['11', '10', 1],
		['10', '11', -1],
		['10', '10', 0],
	])('%s and %s', (a, b, expected) => {
		expect(compareIds(a, b)).toBe(expected);
	});
});
