import type { JsonObject } from '../reference/json';
import { rowShapeOf, shapeOf } from '../reference/shape';
import type { Shape } from '../reference/shape';
import { Refusal, invalidField, strangeId } from '../refusal';
import { ACCESS } from '../access';
import { AGENTS, rowWithId } from '../store/people';
import type { DeskRecord } from '../store/record';
import type { TicketSide } from '../store/ticket-side';
import { threadOf } from '../store/ticket-sides';
import { done, listed, recordOf, single } from './call';
import type { Answer, Call, Handlers } from './call';
import { filled } from './filled';
import { attached } from './files';

/** The key that tells the form of threads by e-mail from others. */
const BY_MAIL = 'replyTo';

/** Threads, replies and what they have in common with comments. */
export const THREADS: Handlers = {
	getThreads: (call) => {
		const shape = rowShapeOf(call.operation, 'data', BY_MAIL);
		const threads = sideOf(call).threads.map((thread) => withoutContent(filled(thread, shape)));
		return listed(call, page(call, call.query.text('sortBy') === '-sendDateTime' ? threads.reverse() : threads));
	},
	getThread: (call) => single(filled(threadIn(call), shapeOf(call.operation, BY_MAIL))),
	getThreadFullContent: (call) => single(filled(threadIn(call), shapeOf(call.operation, BY_MAIL))),
	getOriginalMailContent: (call) => {
		const ticket = recordOf(call, 'tickets', 'requestId');
		const thread = found(call, call.desk.sides.of(ticket).threads, 'threadId');
		const { createdTime = null, fromEmailAddress = null, to = null, content = null } = thread;
		return single({
			date: createdTime,
			subject: ticket.values['subject'] ?? null,
			from: fromEmailAddress,
			to,
			content,
			messageId: null,
			returnPath: null,
		});
	},
	getLastThreadMessage: (call) => {
		const last = sideOf(call).threads.at(-1);
		return last === undefined ? { status: 204, rows: 0 } : single(filled(last, shapeOf(call.operation, BY_MAIL)));
	},
	getTicketConversations: (call) => {
		const { threads, comments } = sideOf(call);
		const shape = (row: JsonObject): Shape =>
			rowShapeOf(call.operation, 'data', row['type'] === 'comment' ? 'commenterId' : BY_MAIL);
		const both = [
			...threads.map((row) => ({ ...row, type: 'thread' })),
			...comments.map((row) => ({ ...row, type: 'comment' })),
		];
		const newest = both.sort((left, right) => timeOf(right).localeCompare(timeOf(left)));
		return listed(
			call,
			page(call, newest).map((row) => withoutContent(filled(row, shape(row)))),
		);
	},
	sendReply: (call) => replied(call, 'SUCCESS'),
	draftsReply: (call) => replied(call, 'DRAFT'),
	updateDrafts: (call) => {
		const thread = threadIn(call);
		Object.assign(thread, contentOf(call.body));
		return single(filled(thread, shapeOf(call.operation, BY_MAIL)));
	},
	deleteDraftThread: (call) => {
		const { threads } = sideOf(call);
		threads.splice(threads.indexOf(threadIn(call)), 1);
		return done(call);
	},
	sendDraft: (call) => {
		const draft = found(
			{ ...call, path: { threadId: call.query.text('draftThreadId') ?? '' } },
			sideOf(call).threads,
			'threadId',
		);
		draft['status'] = 'SUCCESS';
		counted(call, recordOf(call, 'tickets'));
		return single(filled(draft, shapeOf(call.operation, BY_MAIL)));
	},
};

/** The side of the ticket that the path names. */
export function sideOf(call: Call): TicketSide {
	return call.desk.sides.of(recordOf(call, 'tickets', 'ticketId'));
}

/** One page of rows that are not records. */
export function page({ query }: Call, rows: readonly JsonObject[]): JsonObject[] {
	return rows.slice(query.page.skip, query.page.skip + query.page.limit);
}

/** The row whose id the path has under this name. Throws a Refusal when there is none. */
export function found(
	{ path, points }: Pick<Call, 'path' | 'points'>,
	rows: readonly JsonObject[],
	variable: string,
): JsonObject {
	const row = rows.find(({ id }) => id === path[variable]);
	if (row === undefined) throw strangeId(points);
	return row;
}

/** The agent of the call as threads and comments have authors. */
export function authorOf({ agentId }: Call): JsonObject {
	const agent = rowWithId(AGENTS, agentId) ?? {};
	const { id = null, firstName = null, lastName = null, name = null, emailId = null } = agent;
	return { id, firstName, lastName, name, email: emailId, roleName: 'Support Head', type: 'AGENT', photoURL: null };
}

function threadIn(call: Call): JsonObject {
	return found(call, sideOf(call).threads, 'threadId');
}

/**
 * Rows of threads have a summary alone, whatever the reference says of e-mail (open-points, added: threads). Comments
 * have their text.
 */
function withoutContent(row: JsonObject): JsonObject {
	if (row['type'] === 'comment') return row;
	const { content: _content, plainText: _plainText, ...rest } = row;
	return rest;
}

function timeOf(row: JsonObject): string {
	return String(row['createdTime'] ?? row['commentedTime']);
}

/** A reply by e-mail, or its draft (README 9). Other channels have no threads here. */
function replied(call: Call, status: 'SUCCESS' | 'DRAFT'): Answer {
	const { desk, body } = call;
	const ticket = recordOf(call, 'tickets', 'ticketId');
	if (body['channel'] !== 'EMAIL') throw new Refusal('UNPROCESSABLE_ENTITY', 'The channel is not connected.');
	if (!String(body['fromEmailAddress']).includes(ACCESS.fromAddress))
		throw invalidField('fromEmailAddress', 'The address is not one of the department');
	const files = attached(call, body['attachmentIds'] ?? body['uploads']);
	const thread = threadOf(desk.store.ids.next(), desk.store.now(), '', {
		direction: 'out',
		status,
		author: authorOf(call),
		responderId: call.agentId,
		to: body['to'] ?? ticket.values['email'] ?? null,
		cc: body['cc'] ?? null,
		bcc: body['bcc'] ?? null,
		isForward: body['isForward'] ?? false,
		fromEmailAddress: body['fromEmailAddress'] ?? null,
		hasAttach: files.length > 0,
		attachmentCount: String(files.length),
		attachments: files,
		attachmentIds: files.map(({ id }) => id ?? null),
		...contentOf(body),
	});
	desk.sides.of(ticket).threads.push(thread);
	if (status === 'SUCCESS') counted(call, ticket);
	return single(filled(thread, shapeOf(call.operation, BY_MAIL)));
}

function contentOf(body: JsonObject): JsonObject {
	const content = String(body['content'] ?? '');
	const { summary = null, plainText = null } = threadOf('', '', content, {});
	return { content, summary, plainText, contentType: body['contentType'] === 'html' ? 'text/html' : 'text/plain' };
}

/** A thread more; by the switch replyModifies the ticket counts as modified. */
function counted(call: Call, ticket: DeskRecord): void {
	const { desk, body, agentId } = call;
	const changes: JsonObject = { threadCount: String(Number(ticket.values['threadCount'] ?? 0) + 1) };
	if (typeof body['ticketStatus'] === 'string') changes['status'] = body['ticketStatus'];
	desk.store.change('tickets', ticket, changes, { by: agentId, moves: call.points.replyModifies === 'yes' });
	desk.sides.note(ticket, 'ThreadAdded', agentId);
}
