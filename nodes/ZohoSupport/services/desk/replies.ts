import type { Comment, Reply } from '../../helpdesk/case-work';
import type { WriteOutcome } from '../../helpdesk/helpdesk';
import type { JsonObject } from '../../helpdesk/json';
import type { DeskDoor } from './call';
import { change, made } from './case-outcomes';
import { sendWrite } from './write-outcomes';

/** @param path of the ticket. One credit. */
export async function sendReply(send: DeskDoor, path: string, reply: Reply): Promise<WriteOutcome> {
	const call = change(`${path}/${reply.isDraft ? 'draftReply' : 'sendReply'}`, replyBody(reply));
	return await sendWrite(send, call, made);
}

/** Only e-mail is sent: channel, sender and content are required [openapi thread.json, emailThreadSendReply]. */
function replyBody({ from, to, cc, bcc, content, isHtml, attachments }: Reply): JsonObject {
	return {
		channel: 'EMAIL',
		fromEmailAddress: from,
		...addresses('to', to),
		...addresses('cc', cc),
		...addresses('bcc', bcc),
		content,
		contentType: contentType(isHtml),
		...files(attachments),
	};
}

/** @param path of the ticket. One credit. `isPublic` has no stated default, so it is always sent [README 9]. */
export async function writeComment(send: DeskDoor, path: string, comment: Comment): Promise<WriteOutcome> {
	const { content, isHtml, isPublic, attachments } = comment;
	const body = { content, contentType: contentType(isHtml), isPublic, ...files(attachments) };
	return await sendWrite(send, change(`${path}/comments`, body), made);
}

/** The defaults differ: plain text for replies, HTML for comments [openapi thread.json, comment.json]. */
function contentType(isHtml: boolean): string {
	return isHtml ? 'html' : 'plainText';
}

/** One text with commas: of `cc` and `bcc` the description admits one address, while its length admits a list. */
function addresses(key: 'to' | 'cc' | 'bcc', list: readonly string[]): JsonObject {
	return list.length === 0 ? {} : { [key]: list.join(',') };
}

function files(attachmentIds: readonly string[]): JsonObject {
	return attachmentIds.length === 0 ? {} : { attachmentIds };
}
