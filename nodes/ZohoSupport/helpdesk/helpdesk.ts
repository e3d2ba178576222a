/**
 * The port: what any help desk can do, page by page and outcome by outcome. The nodes know only this file; the classic
 * API (`support/`) is one implementation, Zoho Desk will be another. Nothing here names n8n, HTTP or a classic method.
 */

/** The seven kinds of record. */
export type ModuleName = 'case' | 'contact' | 'account' | 'task' | 'solution' | 'product' | 'contract';

/** An id as the service gave it: long digits, never a number. */
export type RecordId = string;

/** A record as it comes out: Zoho's field labels, values as text, empty as null, and always `id`. */
export type HelpdeskRecord = { id: RecordId } & Record<string, string | null>;

/** Field values to write, by the label that Zoho shows; an empty text clears the field. */
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

/** A window of rows, 1-based and inclusive. */
export interface RowWindow {
	readonly from: number;
	readonly to: number;
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
}

/** What kind of trouble it is: decides what is retried, renewed, pinned or shown. */
export type ProblemKind =
	| 'sign-in' // the token, ticket or key is not accepted
	| 'permission'
	| 'setup' // the portal or department of the credential
	| 'quota' // the day's requests are spent
	| 'reserve' // we stopped before the reserve kept for people
	| 'rate' // too fast; wait and try again
	| 'no-data' // an empty list
	| 'not-found'
	| 'data' // a row or value that the service does not take
	| 'request' // the call itself: module, method or parameter
	| 'service' // the service failed inside
	| 'network' // no answer came
	| 'garbled' // an answer came that is none
	| 'gone' // the API no longer answers at this address
	| 'shifting'; // records moved under a long read more often than it can follow

/** Trouble in words for the person at the canvas. */
export interface Problem {
	readonly kind: ProblemKind;
	/** What happened, in Zoho's words where it gave some. */
	readonly message: string;
	/** The service's code, such as '4834'; null when it gave none. */
	readonly code: string | null;
	/** What to do next. */
	readonly nextStep: string;
	/** Only for `network`: true when the request certainly never reached the service. */
	readonly neverArrived?: boolean;
	/** How long the service asked to wait, in seconds. */
	readonly retryAfterSeconds?: number;
}

/** A problem that ends the call it happened in. */
export class HelpdeskError extends Error {
	constructor(readonly problem: Problem) {
		super(problem.message);
		this.name = 'HelpdeskError';
	}
}

/** What was thrown, as a HelpdeskError; anything else is a defect and goes on as it is. */
export function asHelpdeskError(thrown: unknown): HelpdeskError {
	if (thrown instanceof HelpdeskError) return thrown;
	throw thrown;
}

/** What a help desk can do. Every method throws HelpdeskError for trouble that concerns the whole call. */
export interface Helpdesk {
	/** The most rows one request can read. */
	readonly pageSize: number;
	/** The most rows one request can write. */
	readonly writeSize: number;
	/**
	 * Values of a workflow as this help desk writes them; costs nothing.
	 * @throws HelpdeskError `data` that names the field whose value can't be sent.
	 */
	prepare(module: ModuleName, raw: Readonly<Record<string, unknown>>): FieldValues;
	/**
	 * Whether a record was surely changed before an instant, by what it says of itself; for services that don't honour
	 * `modifiedSince`. Needs the field that `modifiedField` names.
	 */
	olderThan(record: HelpdeskRecord, since: Date): boolean;
	/** The label of the field that tells when a record was last changed. */
	readonly modifiedField: string;
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
