import type { JsonObject } from '../reference/json';
import { rowShapeOf, shapeOf } from '../reference/shape';
import { invalidField, strangeId } from '../refusal';
import { DEPARTMENTS, rowWithId } from '../store/people';
import { textOf } from '../store/record';
import { done, idsOf, listed, recordOf, recordWithId, single } from './call';
import type { Call, Handlers } from './call';
import { page, sideOf } from './conversation';
import { filled } from './filled';
import { answerOf } from './writes';

const MOST_TO_MERGE = 5;

/** What is done to one ticket, and its history. */
export const DEEDS: Handlers = {
	moveTicket: (call) => {
		const ticket = recordOf(call, 'tickets');
		const departmentId = call.query.text('departmentId') ?? String(call.body['departmentId'] ?? '');
		if (rowWithId(DEPARTMENTS, departmentId) === undefined)
			throw invalidField('departmentId', 'There is no such department');
		call.desk.store.change('tickets', ticket, { departmentId, assigneeId: null, teamId: null }, { by: call.agentId });
		call.desk.sides.note(ticket, 'TicketUpdated', call.agentId, { departmentId });
		return done(call);
	},
	mergeTicket: (call) => {
		const ticket = recordOf(call, 'tickets');
		const others = idsOf(call.body, 'ids').filter((id) => id !== ticket.id);
		if (others.length >= MOST_TO_MERGE) throw invalidField('ids', `At most ${MOST_TO_MERGE} tickets can be merged`);
		const merged = others.map((id) => recordWithId(call, 'tickets', id));
		const side = call.desk.sides.of(ticket);
		for (const other of merged) {
			const { threads, comments } = call.desk.sides.of(other);
			side.threads.push(...threads);
			side.comments.push(...comments);
			call.desk.store.trash('tickets', other, call.agentId);
		}
		const counts = { threadCount: String(side.threads.length), commentCount: String(side.comments.length) };
		const kept = call.desk.store.change('tickets', ticket, { ...chosen(call), ...counts }, { by: call.agentId });
		call.desk.sides.note(kept, 'TicketMergedMaster', call.agentId, { ids: others });
		return answerOf(call, 'tickets', kept);
	},
	markTicketAsRead: (call) => {
		sideOf(call).isRead = true;
		return done(call);
	},
	markTicketAsUnRead: (call) => {
		sideOf(call).isRead = false;
		return done(call);
	},
	getTicketResolution: (call) => {
		const ticket = recordOf(call, 'tickets');
		return single(filled({ content: ticket.values['resolution'] ?? null }, shapeOf(call.operation)));
	},
	updateTicketResolution: (call) => {
		const ticket = recordOf(call, 'tickets');
		const content = call.body['content'] ?? null;
		call.desk.store.change('tickets', ticket, { resolution: content }, { by: call.agentId });
		return single(filled({ content }, shapeOf(call.operation)));
	},
	deleteTicketResolution: (call) => {
		call.desk.store.change('tickets', recordOf(call, 'tickets'), { resolution: null }, { by: call.agentId });
		return done(call);
	},
	'x-getTicketHistory': (call) => {
		const { history } = sideOf(call);
		const wanted = call.query.text('eventFilter');
		const events = history.filter(({ eventName }) => wanted === undefined || eventName === wanted).reverse();
		const shape = rowShapeOf(call.operation);
		return listed(
			call,
			page(call, events).map((event) => filled(event, shape)),
		);
	},
	getTicketsMetrics: (call) => {
		const { values } = recordOf(call, 'tickets');
		const none = '00:00 hrs';
		const counts = { reassignCount: '0', outgoingCount: '0', responseCount: '0', reopenCount: '0' };
		const times = { firstResponseTime: none, totalResponseTime: none, resolutionTime: none };
		const threadCount = textOf(values, 'threadCount') || '0';
		return single(
			filled({ ...counts, ...times, threadCount, agentsHandled: [], stagingData: [] }, shapeOf(call.operation)),
		);
	},
};

/** The values that the merged ticket takes from the others: each key of `source` names the ticket it comes from. */
function chosen(call: Call): JsonObject {
	const { source } = call.body;
	if (typeof source !== 'object' || source === null || Array.isArray(source)) return {};
	const plain = Object.entries(source).filter(([key, from]) => typeof from === 'string' && key !== 'cf');
	return Object.fromEntries(
		plain.map(([key, from]) => {
			const ticket = call.desk.store.find('tickets', String(from));
			const trashed = call.desk.store.bin.get(String(from))?.record;
			if (ticket === undefined && trashed === undefined) throw strangeId(call.points);
			return [key, (ticket ?? trashed)?.values[key] ?? null];
		}),
	);
}
