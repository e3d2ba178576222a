/** What can be done with a case beside reading and writing its fields. The nodes know only this file. */

import type { HelpdeskRecord, ListPlan, RecordId, WriteOutcome } from './helpdesk';
import type { JsonObject } from './json';
import type { Problem } from './problem';

/** A file as the nodes hand it on. */
export interface FileToSend {
	readonly fileName: string;
	readonly contentType: string;
	/**
	 * Gives the content as n8n holds it, bytes or a stream. Each try opens it anew: a stream that was sent is empty.
	 *
	 * @throws HelpdeskError `data` if n8n cannot read it
	 */
	readonly open: () => Promise<FileContent>;
}

export interface FileContent {
	/** Bytes, or a readable stream of n8n's binary data. */
	readonly content: unknown;
	/** In bytes. */
	readonly size: number;
}

export interface ReceivedFile {
	readonly fileName: string;
	/** Absent if the service does not say it reliably: then the name tells. */
	readonly contentType?: string;
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
	/** Ids of files that were uploaded for it. */
	readonly attachments: readonly RecordId[];
}

/** What happened to a case. Events have no ids. */
export interface History {
	readonly events: readonly JsonObject[];
	/** What stopped the read; `events` are those that were read before. */
	readonly trouble?: Problem;
}

/** An owner. What is absent stays as it is; an empty id takes the agent or the team away. */
export interface Owner {
	readonly agent?: RecordId;
	readonly team?: RecordId;
}

/**
 * The work on cases that a service offers. Which of it a module has, its abilities say. Methods that write throw
 * HelpdeskError only if nothing was written.
 */
export interface CaseWork {
	/** The id of the outcome is that of the message. */
	reply(id: RecordId, reply: Reply): Promise<WriteOutcome>;
	/** The id of the outcome is that of the comment. */
	comment(id: RecordId, comment: Comment): Promise<WriteOutcome>;
	/** What happened to the case, newest first. */
	history(id: RecordId, plan: ListPlan): Promise<History>;
	assign(id: RecordId, owner: Owner): Promise<WriteOutcome>;
	move(id: RecordId, department: RecordId): Promise<WriteOutcome>;
	/** Merges other cases into one. If only some of them were merged, the outcome is uncertain and says which. */
	merge(id: RecordId, others: readonly RecordId[]): Promise<WriteOutcome>;
	/** The most cases of one request of `close`. */
	readonly closeSize: number;
	/** One request: one outcome for each id, in order. At most `closeSize` ids. */
	close(ids: readonly RecordId[]): Promise<WriteOutcome[]>;
	mark(id: RecordId, isRead: boolean): Promise<WriteOutcome>;
	/** @param isAdded false takes the tags away */
	tag(id: RecordId, names: readonly string[], isAdded: boolean): Promise<WriteOutcome>;
}

/** The record, message or comment that a file hangs on. */
export interface FileOwner {
	readonly record: RecordId;
	readonly thread?: RecordId;
	readonly comment?: RecordId;
}

/** Where a file goes: to a record, or aside until a reply or comment takes it by its id. */
export type UploadTarget =
	| { readonly to: 'record'; readonly record: RecordId; readonly isPublic: boolean }
	| { readonly to: 'aside' };

/** The files of records. */
export interface Attachments {
	list(owner: FileOwner): Promise<readonly HelpdeskRecord[]>;
	/** The id of the outcome is that of the file. */
	upload(target: UploadTarget, file: FileToSend): Promise<WriteOutcome>;
	/** Undefined if there is no such file. */
	download(owner: FileOwner, id: RecordId): Promise<ReceivedFile | undefined>;
}
