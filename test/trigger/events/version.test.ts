import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Span } from '../../../nodes/ZohoSupport/helpdesk/helpdesk';
import { compareIds, isSameVersion, SeenRecord } from '../../../nodes/ZohoSupport/trigger/events/version';
import { replay } from '../../services/support/replay';
import { HOUR, minute, MINUTE, NOON, row, type RowOfTest, SECOND, second, version } from '../rows';

describe('a record as an answer showed it', () => {
	it('was changed when it says so', () => {
		expect(row(1, { made: 0, changed: MINUTE })).toMatchObject({ id: '1', made: NOON, changed: second(NOON + MINUTE) });
	});

	it('was changed when it was made where it says no change', () => {
		expect(new SeenRecord({ id: '1' }, { created: second(NOON), modified: undefined })).toMatchObject({
			made: NOON,
			changed: second(NOON),
		});
	});

	it('says nothing of its creation where the service does not', () => {
		expect(row(1, { made: null, changed: MINUTE }).made).toBeNull();
	});

	it('is refused in words that name it where it tells no time at all', () => {
		const build = () => new SeenRecord({ id: '4711' }, { created: undefined, modified: undefined });
		expect(build).toThrow(
			expect.objectContaining({
				problem: {
					kind: 'garbled',
					code: null,
					message: expect.stringContaining('The record 4711 has neither Created Time nor Modified Time'),
					nextStep: expect.stringContaining('to see both fields'),
				},
			}),
		);
	});
});

describe('the print of a record', () => {
	const printOf = (record: Record<string, string | null>) =>
		new SeenRecord({ id: '1', ...record }, { created: undefined, modified: second(NOON) }).print;
	const base = { Subject: 'Printer', Status: 'Open' };

	it('is eight characters that survive a saved line', () => {
		expect(printOf(base)).toMatch(/^[\w-]{8}$/);
	});

	it.each([
		['the order of its fields', { Status: 'Open', Subject: 'Printer' }],
		['a field that is empty', { ...base, Phone: null }],
		['its own times', { ...base, 'Modified Time': new Date(NOON).toISOString() }],
		['what changes with the clock', { ...base, 'Is Overdue': 'true' }],
	])('does not depend on %s', (_what, record) => {
		expect(printOf(record)).toBe(printOf(base));
	});

	it.each([
		['another value', { ...base, Status: 'Closed' }],
		['a field more', { ...base, Phone: '1' }],
		['a field less', { Subject: 'Printer' }],
		['another time', { ...base, 'Due Date': '2026-03-09T09:30:00Z' }],
		['a day without a time', { ...base, 'Due Date': '2026-03-09' }],
		['a text that begins with a time', { ...base, Note: '2026-03-08T09:30:00Z it broke' }],
		['a text that ends with a time', { ...base, Note: 'broke 2026-03-08T09:30:00Z' }],
		['a value that moved to another field', { Subject: 'Open', Status: 'Printer' }],
		['a letter that moved from the label to the value', { Subjec: 'tPrinter', Status: 'Open' }],
	])('tells %s', (_what, record) => {
		expect(printOf(record)).not.toBe(printOf(base));
	});

	it('does not depend on the offset of a time, which a corrected time zone changes', () => {
		expect(printOf({ 'Due Date': '2026-03-09T09:30:00+01:00' })).toBe(
			printOf({ 'Due Date': '2026-03-09T09:30:00-08:00' }),
		);
	});

	it('tells two values that together read the same', () => {
		expect(printOf({ a: '1b2' })).not.toBe(printOf({ a: '1', b: '2' }));
	});
});

describe('a version of a record', () => {
	const isSame = (a: RowOfTest, b: RowOfTest, comparePrints = true) =>
		isSameVersion(version(1, a), version(1, b), comparePrints);
	const base: RowOfTest = { made: 0, changed: MINUTE };

	it('stays the same wherever the times of the portal move', () => {
		fc.assert(
			fc.property(fc.integer({ min: -26 * HOUR, max: 26 * HOUR }), fc.nat(HOUR), (move, age) => {
				expect(isSame({ made: move, changed: move + age }, { made: 0, changed: age })).toBe(true);
			}),
			replay(100),
		);
	});

	it.each<[string, RowOfTest]>([
		['a later change', { made: 0, changed: MINUTE + SECOND }],
		['another content', { ...base, says: { Status: 'Closed' } }],
		['an earlier creation', { made: -SECOND, changed: MINUTE }],
	])('is another one by %s', (_what, other) => {
		expect(isSame(other, base)).toBe(false);
	});

	it('stands on the time of change alone where the creation is not told', () => {
		expect([
			isSame({ made: null, changed: MINUTE }, { made: null, changed: MINUTE }),
			isSame({ made: null, changed: MINUTE }, { made: null, changed: 0 }),
		]).toEqual([true, false]);
	});

	it('stands on its times alone where other fields are read', () => {
		const reprinted = { ...base, says: { Status: 'Closed' } };
		expect([isSame(reprinted, base, false), isSame({ ...reprinted, changed: 2 * MINUTE }, base, false)]).toEqual([
			true,
			false,
		]);
	});
});

describe('a record was edited', () => {
	const wasEdited = (created: Span | undefined, modified: Span | undefined) =>
		new SeenRecord({ id: '1' }, { created, modified }).wasEdited;

	it.each<[string, Span | undefined, Span | undefined, boolean]>([
		['not where its two times are the same', second(NOON), second(NOON), false],
		['not where both are the same full minute', minute(NOON), minute(NOON), false],
		['where they differ by a second', second(NOON), second(NOON + SECOND), true],
		['where it was made at a full minute and changed within that', minute(NOON), second(NOON + SECOND), true],
		['not where it says no change', second(NOON), undefined, false],
		['not, as far as is known, where it says no creation', undefined, second(NOON), false],
	])('%s', (_when, created, modified, expected) => {
		expect(wasEdited(created, modified)).toBe(expected);
	});
});

describe('ids', () => {
	it('compare as the numbers that they write, however long', () => {
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
	])('%s beside %s', (a, b, expected) => {
		expect(compareIds(a, b)).toBe(expected);
	});
});
