import type { Attachments, FileOwner, FileToSend, ReceivedFile, UploadTarget } from '../../helpdesk/case-work';
import type { HelpdeskRecord, RecordId, WriteOutcome } from '../../helpdesk/helpdesk';
import { isJsonObject, type Json, type JsonObject } from '../../helpdesk/json';
import { asHelpdeskError, HelpdeskError } from '../../helpdesk/problem';
import { idIn, recordIn, unusable } from './answers';
import type { DeskCall, DeskDoor } from './call';
import { change, made } from './case-outcomes';
import { ATTACHMENT_ROWS } from './case-limits';
import { RECORD_PRICE } from './prices';
import { ListsBelow } from './lists-below';
import { shownRow } from './records';
import { sendWrite } from './write-outcomes';

/** The files of tickets, and of their threads and comments. */
export class DeskAttachments implements Attachments {
	private readonly lists: ListsBelow;

	constructor(private readonly send: DeskDoor) {
		this.lists = new ListsBelow(send);
	}

	/** A ticket has a list of its own; a thread and a comment show their files themselves, for one credit. */
	async list(owner: FileOwner): Promise<readonly HelpdeskRecord[]> {
		const path = pathOf(owner);
		const rows = isBelow(owner)
			? filesIn(recordIn(await this.send(read(path))))
			: await this.lists.all({ path: `${path}/attachments`, pageRows: ATTACHMENT_ROWS });
		return rows.map(fileRecord);
	}

	/** One credit. `isPublic` goes into the query, not into the form [openapi attachment.json]. */
	async upload(target: UploadTarget, file: FileToSend): Promise<WriteOutcome> {
		const place =
			target.to === 'aside'
				? change('/uploads')
				: {
						...change(`/tickets/${encodeURIComponent(target.record)}/attachments`),
						query: { isPublic: String(target.isPublic) },
					};
		return await sendWrite(this.send, { ...place, upload: file }, made);
	}

	/**
	 * One credit, and the price of the list if the answer does not name the file. The paths for tickets and comments are
	 * as in the links of examples [openapi attachment.json, x-undescribed-downloads].
	 */
	async download(owner: FileOwner, id: RecordId): Promise<ReceivedFile | undefined> {
		const path = `${pathOf(owner)}/attachments/${encodeURIComponent(id)}/content`;
		const answer = await this.send({ ...read(path), isDownload: true });
		if (answer.kind === 'error') {
			if (answer.problem.kind === 'not-found') return undefined;
			throw new HelpdeskError(answer.problem);
		}
		if (answer.kind === 'body') throw unusable('no file came');
		const content = answer.kind === 'file' ? answer.content : new Uint8Array();
		const named = answer.kind === 'file' ? answer.fileName : undefined;
		// Downloads say that they are web pages, whatever they are [open-points, threads]. So the type is left to the name.
		return { fileName: named ?? (await this.nameOf(owner, id)), content };
	}

	private async nameOf(owner: FileOwner, id: RecordId): Promise<string> {
		// The file itself is here: it is not thrown away for want of a name.
		const files = await this.list(owner).catch((error: unknown) => {
			asHelpdeskError(error);
			return [];
		});
		const name = files.find((file) => file.id === id)?.name;
		return typeof name === 'string' && name !== '' ? name : id;
	}
}

function pathOf({ record, thread, comment }: FileOwner): string {
	const ticket = `/tickets/${encodeURIComponent(record)}`;
	if (thread !== undefined) return `${ticket}/threads/${encodeURIComponent(thread)}`;
	return comment === undefined ? ticket : `${ticket}/comments/${encodeURIComponent(comment)}`;
}

function isBelow({ thread, comment }: FileOwner): boolean {
	return thread !== undefined || comment !== undefined;
}

function read(path: string): DeskCall {
	return { access: 'read', method: 'GET', path, weight: RECORD_PRICE };
}

function filesIn({ attachments }: JsonObject): JsonObject[] {
	return Array.isArray(attachments) ? (attachments as readonly Json[]).filter(isJsonObject) : [];
}

function fileRecord(row: JsonObject): HelpdeskRecord {
	const id = idIn(row);
	if (id === undefined) throw unusable('a file has no ID');
	return { ...shownRow(row), id };
}
