/**
 * The port: what any help desk can do, page by page and outcome by outcome. The nodes know only this file; each
 * service implements it. Nothing here names n8n, HTTP or a service.
 */

import type { Catalogue, FieldKind, ModuleName } from './catalogue';
import type { Columns } from './columns';
import type { Condition } from './conditions';
import type { Changes } from './changes';
import type { Planned } from './dry-run';
import type { Json } from './json';
import type { Problem } from './problem';
import type { HelpdeskRecord, RecordId } from './record';
import type { Simplifies } from './simplifies';

export type { HelpdeskRecord, RecordId } from './record';

/** Field values to write, as `prepare` made them: names and values as this service takes them. */
export type FieldValues = Readonly<Record<string, Json>>;

/** Which records to read. */
export interface RecordQuery {
	readonly module: ModuleName;
	/** The names of the fields to read; all if absent. */
	readonly fields?: readonly string[];
	/** Only records created or changed since this instant. */
	readonly modifiedSince?: Date | undefined;
	/** Only records whose last change is not later. */
	readonly modifiedUntil?: Date | undefined;
	readonly createdSince?: Date | undefined;
	readonly createdUntil?: Date | undefined;
	/** Only the records of a view that is saved in the service, by its ID. */
	readonly view?: string | undefined;
	/** The order of the records; that of the service if absent. */
	readonly sort?: RecordSort | undefined;
	/** Other records to bring along, by the keys of the API. With them, records show them and `fields`, and no more. */
	readonly include?: readonly string[] | undefined;
	/** Only records that meet all of them; their fields are named as a person names them. */
	readonly conditions?: readonly Condition[];
	/** Only records with this prepared value in the field, as a text. */
	readonly match?: { readonly field: string; readonly value: string };
}

/** An order of records. */
export interface RecordSort {
	/** One of the `sorts` of the module. */
	readonly by: string;
	readonly descending: boolean;
}

/** Which records or messages to show as an example. */
export interface SampleQuery extends Pick<RecordQuery, 'module' | 'fields' | 'conditions'> {
	readonly messages?: MessageKind | undefined;
}

/** How much to read of a list, and who wants to know how far it is. */
export interface ListPlan {
	/** The most records to return; all if absent. */
	readonly limit?: number | undefined;
	/** Called after each answer with the number of records and of requests so far. */
	readonly onPage?: (records: number, requests: number) => void;
}

/** The records of a list, each once. */
export interface Listed {
	readonly records: readonly HelpdeskRecord[];
	/** What stopped the read; `records` are those that were read before. */
	readonly trouble?: Problem;
}

/** The records that have a value, as far as one page of the service shows them. */
export interface Matches {
	readonly records: readonly HelpdeskRecord[];
	/** False if there may be more records with the value. */
	readonly isComplete: boolean;
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
	/** Set if other rows of the same record show other fields, so that its content cannot be compared with theirs. */
	readonly isPart?: true;
	/** What the service wants to know of it while it reads on. */
	readonly note?: object;
}

/** Messages of cases that a trigger can wait for: comments, or what customer and agents write to each other. */
export type MessageKind = 'comment' | 'reply';

/** The field of a message that says who wrote it: `customer` or `agent`. */
export const WRITTEN_BY = 'writtenBy';

/** The outcome of writing one record. */
export type WriteOutcome = Written | Refused | Uncertain | Planned;

export interface Written {
	readonly kind: 'written';
	/** Null if the service confirmed the write without an id. */
	readonly id: RecordId | null;
	/** The record after the write, if the service answers with it. */
	readonly record?: HelpdeskRecord;
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
export interface Helpdesk extends Simplifies {
	/** Its modules, and what is known of their fields. */
	readonly catalogue: Catalogue;
	/** The most rows one request can create. */
	readonly writeSize: number;
	/** The most records one request can delete. */
	readonly deleteSize: number;
	/** Sets the same fields of many records with one request; absent if the service cannot. */
	readonly together?: UpdateTogether;
	/** Loads what `prepare` and `shown` must know of the fields of a module. Costs no request if that is known. */
	learn(module: ModuleName): Promise<void>;
	/** The keys under which records show fields that a person named. */
	keysOf(module: ModuleName, names: readonly string[]): Promise<readonly string[]>;
	/** True if both names mean the same field, after `learn`. */
	isSameField(module: ModuleName, one: string, other: string): boolean;
	/** What a field holds that a person named, after `keysOf`; undefined if the service does not say. */
	kindOf(module: ModuleName, name: string): FieldKind | undefined;
	/** How records show another record, after `keysOf`: by its ID alone, or by its name and under a key the ID. */
	referenceOf?(module: ModuleName, name: string): 'id' | { readonly idKey: string } | undefined;
	/**
	 * Converts values of a workflow into the form that this help desk takes, after `learn`. Costs no request.
	 * @param matched a name of the field that records are matched on: it is kept although the service sets it itself
	 * @throws HelpdeskError `data` that names the field whose value cannot be sent.
	 */
	prepare(module: ModuleName, raw: Readonly<Record<string, unknown>>, matched?: string): FieldValues;
	/** The columns of an item, which may be a record of this help desk, after `learn`; absent if each is a field. */
	columnsOf?(module: ModuleName, item: Readonly<Record<string, unknown>>): Columns;
	/**
	 * Converts prepared values into the form in which a record shows them: times as ISO 8601, null for an empty value.
	 * Costs no request.
	 */
	shown(module: ModuleName, values: FieldValues): Readonly<Record<string, Json>>;
	/** When a record was created and last changed. Needs the fields that `createdField` and `modifiedField` name. */
	times(record: HelpdeskRecord): RecordTimes;
	/** The name of the field with the time of creation. */
	readonly createdField: string;
	/** The name of the field with the time of the last change. */
	readonly modifiedField: string;
	/**
	 * Finds what changed in a module since a mark. Its requests go through `changed`.
	 * @param messages set to find new messages of its records in place of the records: a module with the ability
	 */
	changesOf(module: ModuleName, messages?: MessageKind): Changes;
	/**
	 * Sends one request of `changesOf`, and returns its rows. A message that does not meet the conditions may come
	 * without its text.
	 */
	changed(request: object, query: Pick<RecordQuery, 'module' | 'fields' | 'conditions'>): Promise<HelpdeskRecord[]>;
	/**
	 * A few records or messages to show as an example, those that changed lately if there are any. At most two requests;
	 * for messages a few more.
	 */
	sample(query: SampleQuery): Promise<HelpdeskRecord[]>;
	/** Reads a list, whole or its first records. */
	list(query: RecordQuery, plan: ListPlan): Promise<Listed>;
	/** One request: the records with a value. A service may also find similar values. */
	matching(query: RecordQuery & Required<Pick<RecordQuery, 'match'>>): Promise<Matches>;
	/** Looks for several values with few requests; absent if the service cannot. */
	readonly matchingTogether?: MatchingTogether;
	/** Reads several records by their ids with one request; absent if the service cannot. */
	readonly gettingTogether?: GettingTogether;
	/** One request: undefined if no record has this id. */
	get(module: ModuleName, id: RecordId, fields?: readonly string[]): Promise<HelpdeskRecord | undefined>;
	/**
	 * Looks whether values are enough for a new record, as far as the service is known to refuse others. At most one
	 * request for all records of a run.
	 * @throws HelpdeskError `data` that names the missing field
	 */
	checkNew?(module: ModuleName, values: FieldValues): Promise<void>;
	/** One request: one outcome for each row, in order. At most `writeSize` rows. */
	create(module: ModuleName, rows: readonly FieldValues[]): Promise<WriteOutcome[]>;
	update(module: ModuleName, id: RecordId, fields: FieldValues): Promise<WriteOutcome>;
	/** One request: one outcome for each id, in order. At most `deleteSize` ids. */
	delete(module: ModuleName, ids: readonly RecordId[]): Promise<WriteOutcome[]>;
	/** The messages of one case, in the order of the service. */
	conversation(caseId: RecordId, plan: ConversationPlan): Promise<readonly HelpdeskRecord[]>;
}

/** How much of a conversation to read. */
export interface ConversationPlan {
	/** The full text of each message, which may cost a request each. */
	readonly withContent: boolean;
	/** The first message alone. */
	readonly firstOnly: boolean;
}

/** Looking for the records with several values of one field. */
export interface MatchingTogether {
	/** The most values of one request. */
	readonly size: number;
	/** The records with each value, in the order of the values; undefined for a value that must be looked for alone. */
	find(
		query: Pick<RecordQuery, 'module' | 'fields'> & { readonly field: string },
		values: readonly string[],
	): Promise<ReadonlyArray<Matches | undefined>>;
}

/** Reading several records by their ids with one request. */
export interface GettingTogether {
	/** The most ids of one request. */
	readonly size: number;
	/** For fewer ids than this, single requests are cheaper. */
	readonly least: number;
	/** True if these fields come so; undefined stands for all fields. */
	fits(module: ModuleName, fields: readonly string[] | undefined): boolean;
	/** One request. A record that is left out must be read by itself: it may be there all the same. */
	get(module: ModuleName, ids: readonly RecordId[], fields: readonly string[]): Promise<readonly HelpdeskRecord[]>;
}

/** Setting the same fields of many records with one request. */
export interface UpdateTogether {
	/** The most records of one request. */
	readonly size: number;
	/** For fewer records than this, single requests are cheaper. */
	readonly least: number;
	/** True if these fields can be set so. */
	fits(module: ModuleName, fields: FieldValues): boolean;
	/** One request: one outcome for each id, in order. At most `size` ids. */
	update(module: ModuleName, ids: readonly RecordId[], fields: FieldValues): Promise<WriteOutcome[]>;
}
