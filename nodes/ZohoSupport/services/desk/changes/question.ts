import type { RecordId } from '../../../helpdesk/helpdesk';
import type { ServiceTime } from '../../../helpdesk/instants';

/** One request of a reading. The service sends it, and gives the rows of its answer in their order. */
export type DeskQuestion = ListQuestion | SearchQuestion | RecordQuestion;

/** `GET /{module}` with `sortBy=-createdTime`: the list, which shows a new record at once [open-points 7]. */
export interface ListQuestion {
	readonly ask: 'list';
	/** Rows before the page, as if the base were 0. Under base 1 a page begins one row earlier [open-points 2a]. */
	readonly from: number;
	readonly limit: number;
}

/**
 * `GET /{module}/search` with `modifiedTimeRange`, sorted by `modifiedTime`. The index may be late. Whether the ends of
 * the range count is open, and the walk is right either way [open-points 7].
 */
export interface SearchQuestion {
	readonly ask: 'search';
	readonly since: ServiceTime;
	/** Null: no end. The request needs one: a time that surely lies ahead, at least a day. */
	readonly until: ServiceTime | null;
	/** The time that the range and the order are about; `modifiedTime` if absent. */
	readonly by?: 'customerResponseTime';
	/** True: `sortBy=-modifiedTime`. */
	readonly descending: boolean;
	readonly from: number;
	readonly limit: number;
}

/** `GET /{module}/{id}`: one row; none if the record is gone or cannot be seen [open-points 19]. */
export interface RecordQuestion {
	readonly ask: 'record';
	readonly id: RecordId;
}

/** How a module of Zoho Desk is read. */
export interface DeskTraits {
	/** True if the module has a list that can be sorted by time of creation and shows it. */
	readonly hasList: boolean;
	readonly hasSearch: boolean;
	/** Most rows of a page [open-points 1]. */
	readonly listPage: number;
	readonly searchPage: number;
	/** `from` and `limit` together may be this much: 5,000, or 999 and less [open-points 2c, 2d]. */
	readonly reach: number;
	/** How late the search index may be, in milliseconds. Each poll reads that much again. */
	readonly lag: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How late the index is taken to be at most, if a person sets nothing else [open-points 7]. */
export const USUAL_LAG_MS = 10 * MINUTE;
/** The lag that is allowed for even when more records change than can be remembered. */
export const LEAST_LAG_MS = MINUTE;
/** Rows that a search of an offset can reach, for each answer to [open-points 2c]. */
export const USUAL_REACH = 5_000;
export const LEAST_REACH = 999;

/** A sweep reads again what changed in this time, for records that the index showed later than `lag`. */
export const SWEEP_BACK_MS = 24 * HOUR;
export const SWEEP_EVERY_MS = HOUR;

/**
 * Ranges overlap by this much: it is not known whether their ends count, or whether times have milliseconds
 * [open-points 7].
 */
export const EDGE_MS: number = 1_000;

/** Versions that a trigger remembers. */
export const MOST_KNOWN = 2_000;

/** New records that the index does not show yet and that one reading gets one by one. */
export const MOST_RECORDS: number = 100;
