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
	/** The labels of the fields to read; all if absent. */
	readonly fields?: readonly string[];
	/** Only records created or changed since this instant. The service may ignore this filter. */
	readonly modifiedSince?: Date;
	/** Only records with this value in the field. */
	readonly match?: { readonly field: string; readonly value: string };
}

/**
 * The range of instants that a time of a record can mean, both ends included, in milliseconds since 1970. Services
 * leave out seconds or zones.
 */
export interface Span {
	readonly earliest: number;
	readonly latest: number;
}

/** When a record was created and last changed, according to the record; undefined if it does not say. */
export interface RecordTimes {
	readonly created: Span | undefined;
	readonly modified: Span | undefined;
}

/** The outcome of writing one record. */
export type WriteOutcome = Written | Refused | Uncertain;

export interface Written {
	readonly kind: 'written';
	/** Null if the service confirmed the write without an id. */
	readonly id: RecordId | null;
}

/** The service refused it; nothing was written. */
export interface Refused {
	readonly kind: 'refused';
	readonly problem: Problem;
	/** True if the service refused the whole call, so another row of it may be the reason. */
	readonly wholeCall: boolean;
}

/** It was sent, but no usable answer came. It may have been written, so it must not be sent again blindly. */
export interface Uncertain {
	readonly kind: 'uncertain';
	readonly problem: Problem;
	/** How many records a call the service seems to take: it answered for this many and for no others. */
	readonly taken?: number | undefined;
}

/** What a help desk can do. Every method throws HelpdeskError for a problem with the whole call. */
export interface Helpdesk {
	/** Its modules, and what is known of their fields. */
	readonly catalogue: Catalogue;
	/** The most rows one request can read. */
	readonly pageSize: number;
	/** The most rows one request can write. */
	readonly writeSize: number;
	/**
	 * Converts values of a workflow into the form that this help desk takes. Costs no request.
	 * @throws HelpdeskError `data` that names the field whose value cannot be sent.
	 */
	prepare(module: ModuleName, raw: Readonly<Record<string, unknown>>): FieldValues;
	/**
	 * Converts prepared values into the form in which a record shows them: times as ISO 8601, null for an empty value.
	 * Costs no request.
	 */
	shown(module: ModuleName, values: FieldValues): Readonly<Record<string, string | null>>;
	/** When a record was created and last changed. Needs the fields that `createdField` and `modifiedField` name. */
	times(record: HelpdeskRecord): RecordTimes;
	/** The label of the field with the time of creation. */
	readonly createdField: string;
	/** The label of the field with the time of the last change. */
	readonly modifiedField: string;
	/**
	 * The instant to request as `modifiedSince` so that no record is missed, in whichever zone the service reads it.
	 */
	surelySince(since: Date): Date;
	/** Finds what changed since a mark. Its requests go through `page`. */
	readonly changes: Changes;
	/** One request: the rows of a window. Fewer at the end of the list, none after it. */
	page(query: RecordQuery, window: RowWindow): Promise<HelpdeskRecord[]>;
	/** One request: undefined if no record has this id. */
	get(module: ModuleName, id: RecordId, fields?: readonly string[]): Promise<HelpdeskRecord | undefined>;
	/** One request: one outcome for each row, in order. At most `writeSize` rows. */
	create(module: ModuleName, rows: readonly FieldValues[]): Promise<WriteOutcome[]>;
	update(module: ModuleName, id: RecordId, fields: FieldValues): Promise<WriteOutcome>;
	delete(module: ModuleName, id: RecordId): Promise<WriteOutcome>;
	/** The messages of one case, in the order of the service. */
	conversation(caseId: RecordId, withContent: boolean): Promise<HelpdeskRecord[]>;
}
