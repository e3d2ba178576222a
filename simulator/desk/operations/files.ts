import type { Json, JsonObject } from '../reference/json';
import { rowShapeOf, shapeOf } from '../reference/shape';
import { invalidField, strangeId, unprocessable } from '../refusal';
import type { StoredFile } from '../store/ticket-side';
import { done, listed, recordOf, single } from './call';
import type { Answer, Call, Handlers } from './call';
import { filled } from './filled';

/** Files of tickets, and uploads for replies and comments. */
export const FILES: Handlers = {
	getTicketAttachments: (call) => {
		const ticket = recordOf(call, 'tickets');
		const wanted = call.query.text('isPublic');
		const files = call.desk.sides
			.of(ticket)
			.attachments.filter(({ isPublic }) => wanted === undefined || String(isPublic) === wanted);
		const { skip, limit } = call.query.page;
		const shape = rowShapeOf(call.operation);
		return listed(
			call,
			files
				.slice(skip, skip + limit)
				.map((file) => filled(described(file, `/tickets/${ticket.id}/attachments`), shape)),
		);
	},
	createTicketAttachment: (call) => {
		const ticket = recordOf(call, 'tickets');
		const file = stored(call, call.query.text('isPublic') === 'true');
		const { attachments } = call.desk.sides.of(ticket);
		attachments.push(file);
		const attachmentCount = String(attachments.length);
		call.desk.store.change('tickets', ticket, { attachmentCount }, { by: call.agentId });
		call.desk.sides.note(ticket, 'AttachmentAdded', call.agentId, { name: file.name });
		return single(filled(described(file, `/tickets/${ticket.id}/attachments`), shapeOf(call.operation)));
	},
	updateTicketAttachment: (call) => {
		fileOf(call).isPublic = call.body['isPublic'] === true;
		return done(call);
	},
	deleteTicketAttachment: (call) => {
		const ticket = recordOf(call, 'tickets', 'ticketId');
		const { attachments } = call.desk.sides.of(ticket);
		attachments.splice(attachments.indexOf(fileOf(call)), 1);
		call.desk.store.change('tickets', ticket, { attachmentCount: String(attachments.length) }, { by: call.agentId });
		return done(call);
	},
	uploadFile: (call) => {
		const file = stored(call, false);
		call.desk.sides.uploads.set(file.id, file);
		return single(filled(described(file, '/uploads'), shapeOf(call.operation)));
	},
	getThreadAttachmentContent: (call) => sent(call, call.desk.sides.uploads.get(call.path['attachmentId'] ?? '')),
	'x-getTicketAttachmentContent': (call) => sent(call, fileOf(call)),
	'x-getCommentAttachmentContent': (call) => sent(call, call.desk.sides.uploads.get(call.path['attachmentId'] ?? '')),
	'x-getUploadContent': (call) => sent(call, call.desk.sides.uploads.get(call.path['uploadId'] ?? '')),
};

/** The uploads with these ids, as threads and comments list them. Throws a Refusal when one is unknown. */
export function attached({ desk }: Call, ids: Json | undefined): JsonObject[] {
	return (Array.isArray(ids) ? ids : []).map((id) => {
		const file = desk.sides.uploads.get(String(id));
		if (file === undefined) throw invalidField('attachmentIds', 'There is no upload with this id');
		return described(file, '/uploads');
	});
}

function fileOf(call: Call): StoredFile {
	const { attachments } = call.desk.sides.of(recordOf(call, 'tickets', 'ticketId'));
	const file = attachments.find(({ id }) => id === call.path['attachmentId']);
	if (file === undefined) throw strangeId(call.points);
	return file;
}

function stored({ desk, file, agentId }: Call, isPublic: boolean): StoredFile {
	if (file === undefined) throw unprocessable("The parameter 'file' is missing.");
	const { name, bytes } = file;
	return { id: desk.store.ids.next(), name, bytes, createdTime: desk.store.now(), creatorId: agentId, isPublic };
}

function described({ id, name, bytes, createdTime, creatorId, isPublic }: StoredFile, folder: string): JsonObject {
	const end = folder === '/uploads' ? 'contents' : 'content';
	const href = `https://desk.zoho.com/api/v1${folder}/${id}/${end}`;
	return { id, name, size: String(bytes.length), createdTime, creatorId, isPublic, href, previewurl: null };
}

function sent({ points }: Call, file: StoredFile | undefined): Answer {
	if (file === undefined) throw strangeId(points);
	return { status: 200, file, rows: 1 };
}
