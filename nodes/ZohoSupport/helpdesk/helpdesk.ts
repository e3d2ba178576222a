/**
 * The port: what any help desk can do, page by page and outcome by outcome. The nodes know only this file; each
 * service implements it. Nothing here names n8n, HTTP or a service.
 */

import type { Catalogue, ModuleName } from './catalogue';
import type { Changes } from './changes';
import type { Problem } from './problem';
import type { RowWindow } from './row-window';

/** An id as the service gave it: long digits, never a number. */
export type RecordId = string;

/** A record as it comes out: the service's field labels, values as text, empty as null, and always `id`. */
export type HelpdeskRecord = { id: RecordId } & Record<string, string | null>;

/** Field values to write, by the label that the service shows; an empty text clears the field. */
export type FieldValues = Readonly<Record<string, string>>;

/** Which records to read. */
export interface RecordQuery {
	readonly module: ModuleName;
	/** Labels of the fields to read; absent = all. */
	readonly fields?: readonly string[];
	/** Only what was created or changed since, an instant; filtered by the service where it honours it. */
	readonly modifiedSince?: Date;
	/** Only records whose field has this value. */
	readonly match?: { readonly field: string; readonly value: string };
}

/** The instants that a time of a record may stand for, both included, in milliseconds since 1970: services leave out seconds or zones. */
export interface Span {
	readonly earliest: number;
	readonly latest: number;
}

/** When a record was made and last changed, by what it says of itself; undefined where it says nothing. */
export interface RecordTimes {
	readonly created: Span | undefined;
	readonly modified: Span | undefined;
}

/** What became of one record that was to be written. */
export type WriteOutcome = Written | Refused | Uncertain;

export interface Written {
	readonly kind: 'written';
	/** Null when the service confirmed the write without saying the id. */
	readonly id: RecordId | null;
}

/** The service said no; nothing was written. */
export interface Refused {
	readonly kind: 'refused';
	readonly problem: Problem;
	/** True when the service refused the call as a whole, so the reason may belong to another row of it. */
	readonly wholeCall: boolean;
}

/** Sent, and no usable answer came: it may or may not have been written, and must not be repeated blindly. */
export interface Uncertain {
	readonly kind: 'uncertain';
	readonly problem: Problem;
	/** How many records the service seems to take a call, where it answered for so many and for none of the others. */
	readonly taken?: number | undefined;
}

/** What a help desk can do. Every method throws HelpdeskError for trouble that concerns the whole call. */
export interface Helpdesk {
	/** Its modules, and what is known of their fields. */
	readonly catalogue: Catalogue;
	/** The most rows one request can read. */
	readonly pageSize: number;
	/** The most rows one request can write. */
	readonly writeSize: number;
	/**
	 * Values of a workflow as this help desk writes them; costs nothing.
	 * @throws HelpdeskError `data` that names the field whose value can't be sent.
	 */
	prepare(module: ModuleName, raw: Readonly<Record<string, unknown>>): FieldValues;
	/** Prepared values as a record that is read shows them: times as ISO 8601, empty as null; costs nothing. */
	shown(module: ModuleName, values: FieldValues): Readonly<Record<string, string | null>>;
	/** When a record was made and last changed. Needs the fields that `createdField` and `modifiedField` name. */
	times(record: HelpdeskRecord): RecordTimes;
	/** The label of the field that tells when a record was made. */
	readonly createdField: string;
	/** The label of the field that tells when a record was last changed. */
	readonly modifiedField: string;
	/** The instant to ask for as `modifiedSince`, so that no record is missed however the service reads it. */
	surelySince(since: Date): Date;
	/** How to find what changed since a mark; what to ask goes through `page`. */
	readonly changes: Changes;
	/** One request: the rows of a window, fewer at the end, none past it. */
	page(query: RecordQuery, window: RowWindow): Promise<HelpdeskRecord[]>;
	/** One request: undefined when no record has that id. */
	get(module: ModuleName, id: RecordId, fields?: readonly string[]): Promise<HelpdeskRecord | undefined>;
	/** One request: one outcome a row, in order. At most `writeSize` rows. */
	create(module: ModuleName, rows: readonly FieldValues[]): Promise<WriteOutcome[]>;
	update(module: ModuleName, id: RecordId, fields: FieldValues): Promise<WriteOutcome>;
	delete(module: ModuleName, id: RecordId): Promise<WriteOutcome>;
	/** The messages of one case, as the service orders them. */
	conversation(caseId: RecordId, withContent: boolean): Promise<HelpdeskRecord[]>;
}
