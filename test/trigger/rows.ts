import fc from 'fast-check';
import type { HelpdeskRecord, Span } from '../../nodes/ZohoSupport/helpdesk/helpdesk';
import type { Version } from '../../nodes/ZohoSupport/helpdesk/changes';
import { SeenRecord } from '../../nodes/ZohoSupport/trigger/events/version';
import {
	type Moment,
	type ServiceTime,
	serviceTime,
	steadyTime,
	wallTime,
} from '../../nodes/ZohoSupport/helpdesk/instants';

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A Monday noon; the times of these tests are told from here. */
export const NOON = Date.UTC(2026, 2, 9, 12);

/** An instant of the service, so long after noon. */
export const noonPlus = (after = 0): ServiceTime => serviceTime(NOON + after);

/** Noon on our wall, whatever our steady clock says. */
export const moment = (steady = 0): Moment => ({ wall: wallTime(NOON), steady: steadyTime(steady) });

/** The instants that a time may stand for that comes to the second, or to the minute. */
export const second = (at: number): Span => ({ earliest: at, latest: at + SECOND - 1 });
export const minute = (at: number): Span => ({ earliest: at, latest: at + MINUTE - 1 });

export interface RowOfTest {
	/** When it was made and changed, after noon, in milliseconds; a record that says no creation has null. */
	readonly made?: number | null;
	readonly changed?: number;
	/** What its fields say. */
	readonly says?: Readonly<Record<string, string | null>>;
	readonly precision?: (at: number) => Span;
}

/** A record as an answer showed it; made at noon and not changed since unless said otherwise. */
export function row(
	id: number | string,
	{ made = 0, changed = made ?? 0, says = {}, precision = second }: RowOfTest = {},
): SeenRecord {
	const record: HelpdeskRecord = { id: String(id), Subject: `Case ${id}`, ...says };
	return new SeenRecord(record, {
		created: made === null ? undefined : precision(NOON + made),
		modified: precision(NOON + changed),
	});
}

/** The same without the record, as a trigger remembers it. */
export function version(id: number | string, given: RowOfTest = {}): Version {
	const { made, changed, print } = row(id, given);
	return { id: String(id), made, changed, print };
}

/** Rows of different records that were changed within a time, in milliseconds. */
export const rowsWithin = (span: number, most = 60): fc.Arbitrary<SeenRecord[]> =>
	fc
		.uniqueArray(
			fc.record({
				id: fc.integer({ min: 1, max: 99_999 }),
				changed: fc.nat(span),
				age: fc.nat(DAY),
				says: fc.constantFrom('a', 'b'),
			}),
			{ selector: ({ id }) => id, maxLength: most },
		)
		.map((rows) =>
			rows.map(({ id, changed, age, says }) => row(id, { made: changed - age, changed, says: { Status: says } })),
		);

/** Ids in order, for comparing. */
export const idsOf = (rows: ReadonlyArray<{ readonly id: string }>): string[] => rows.map(({ id }) => id);
