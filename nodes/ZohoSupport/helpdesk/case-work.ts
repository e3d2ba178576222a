/** What can be done with a case beside reading and writing its fields. The nodes know only this file. */

import type { HelpdeskRecord, Listed, ListPlan, RecordId, WriteOutcome } from './helpdesk';

/** A file as the nodes hand it on: its content is what n8n holds, bytes or a stream. */
export interface FileToSend {
	readonly fileName: string;
	readonly contentType: string;
	readonly content: unknown;
}

export interface ReceivedFile {
	readonly fileName: string;
	readonly contentType: string;
	readonly content: unknown;
}

/** A message to the customer of a case. */
export interface Reply {
	/** One of the addresses of the department. */
	readonly from: string;
	/** Empty: the service takes the contact of the case. */
	readonly to: readonly string[];
	readonly cc: readonly string[];
	readonly bcc: readonly string[];
	readonly content: string;
	readonly isHtml: boolean;
	/** A draft is kept and not sent. */
	readonly isDraft: boolean;
	/** Ids of files that were uploaded for it. */
	readonly attachments: readonly RecordId[];
}

export interface Comment {
	readonly content: string;
	readonly isHtml: boolean;
	/** Customers see a public comment. */
	readonly isPublic: boolean;
}

/**
 * The work on cases that a service offers. Which of it a module has, its abilities say. Methods that write give an
 * outcome for each case, in order.
 */
export interface CaseWork {
	reply(id: RecordId, reply: Reply): Promise<WriteOutcome>;
	comment(id: RecordId, comment: Comment): Promise<WriteOutcome>;
	/** What happened to the case, newest first. */
	history(id: RecordId, plan: ListPlan): Promise<Listed>;
	/** @param owner the id of an agent or of a team; an empty one takes the owner away */
	assign(id: RecordId, owner: { readonly agent?: RecordId; readonly team?: RecordId }): Promise<WriteOutcome>;
	move(id: RecordId, department: RecordId): Promise<WriteOutcome>;
	/** Merges other cases into one. */
	merge(id: RecordId, others: readonly RecordId[]): Promise<WriteOutcome>;
	/** The most cases of one request of `close` and `mark`. */
	readonly size: number;
	close(ids: readonly RecordId[]): Promise<readonly WriteOutcome[]>;
	mark(ids: readonly RecordId[], isRead: boolean): Promise<readonly WriteOutcome[]>;
	/** @param isAdded false takes the tags away */
	tag(id: RecordId, names: readonly string[], isAdded: boolean): Promise<WriteOutcome>;
}

/** The record, message or comment that a file hangs on. */
export interface FileOwner {
	readonly record: RecordId;
	readonly thread?: RecordId;
	readonly comment?: RecordId;
}

/** The files of records. */
export interface Attachments {
	list(owner: FileOwner): Promise<readonly HelpdeskRecord[]>;
	upload(owner: FileOwner, file: FileToSend): Promise<WriteOutcome>;
	/** Undefined if there is no such file. */
	download(owner: FileOwner, id: RecordId): Promise<ReceivedFile | undefined>;
}
