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

/** A Monday noon. The times in these tests are offsets from it. */
export const NOON = Date.UTC(2026, 2, 9, 12);

/** An instant of the service, as an offset from noon in milliseconds. */
export const noonPlus = (after = 0): ServiceTime => serviceTime(NOON + after);

/** Noon by our wall clock, with any time of the steady clock. */
export const moment = (steady = 0): Moment => ({ wall: wallTime(NOON), steady: steadyTime(steady) });

/** The instants that a time to the second, or to the minute, may stand for. */
export const second = (at: number): Span => ({ earliest: at, latest: at + SECOND - 1 });
export const minute = (at: number): Span => ({ earliest: at, latest: at + MINUTE - 1 });

export interface RowOfTest {
	/** When it was created and changed, in milliseconds after noon. Null if it has no creation time. */
	readonly made?: number | null;
	readonly changed?: number;
	/** Values of its fields. */
	readonly says?: Readonly<Record<string, string | null>>;
	readonly precision?: (at: number) => Span;
}

/** A record as it was read. By default it was created at noon and not changed since. */
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

/** The version of such a record, as a trigger remembers it. */
export function version(id: number | string, given: RowOfTest = {}): Version {
	const { made, changed, print } = row(id, given);
	return { id: String(id), made, changed, print };
}

/** Rows of different records that changed within `span` milliseconds after noon. */
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

/** The ids, in the same order. */
export const idsOf = (rows: ReadonlyArray<{ readonly id: string }>): string[] => rows.map(({ id }) => id);
