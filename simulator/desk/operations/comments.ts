import type { JsonObject } from '../reference/json';
import { rowShapeOf, shapeOf } from '../reference/shape';
import type { DeskRecord } from '../store/record';
import { done, listed, recordOf, single } from './call';
import type { Call, Handlers } from './call';
import { authorOf, found, page, sideOf } from './conversation';
import { attached } from './files';
import { filled } from './filled';

/** Comments of tickets. */
export const COMMENTS: Handlers = {
	getTicketComments: (call) => {
		const shape = rowShapeOf(call.operation);
		return listed(
			call,
			page(call, sideOf(call).comments).map((comment) => filled(comment, shape)),
		);
	},
	getTicketComment: (call) => single(filled(commentIn(call), shapeOf(call.operation))),
	createTicketComment: (call) => {
		const ticket = recordOf(call, 'tickets');
		const now = call.desk.store.now();
		const comment = { ...commentOf(call), id: call.desk.store.ids.next(), commentedTime: now, modifiedTime: now };
		const { comments } = call.desk.sides.of(ticket);
		comments.push(comment);
		counted(call, ticket, comments.length);
		call.desk.sides.note(ticket, 'CommentAdded', call.agentId);
		return single(filled(comment, shapeOf(call.operation)));
	},
	updateTicketComment: (call) => {
		const comment = Object.assign(commentIn(call), commentOf(call), { modifiedTime: call.desk.store.now() });
		return single(filled(comment, shapeOf(call.operation)));
	},
	deleteTicketComment: (call) => {
		const { comments } = sideOf(call);
		comments.splice(comments.indexOf(commentIn(call)), 1);
		counted(call, recordOf(call, 'tickets', 'ticketId'), comments.length);
		return done(call);
	},
};

function commentIn(call: Call): JsonObject {
	return found(call, sideOf(call).comments, 'commentId');
}

/** Without `isPublic` a comment is private: no default is stated (README 9). */
function commentOf(call: Call): JsonObject {
	const { content = '', contentType = 'plainText', isPublic = false, attachmentIds } = call.body;
	return {
		content,
		encodedContent: content,
		plainText: content,
		contentType,
		isPublic,
		attachments: attached(call, attachmentIds),
		commenterId: call.agentId,
		commenter: authorOf(call),
	};
}

/** By the switch commentModifies the ticket counts as modified. */
function counted({ desk, agentId, points }: Call, ticket: DeskRecord, comments: number): void {
	const stamp = { by: agentId, moves: points.commentModifies === 'yes' };
	desk.store.change('tickets', ticket, { commentCount: String(comments) }, stamp);
}
