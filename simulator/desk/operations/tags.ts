import type { Json, JsonObject } from '../reference/json';
import { strangeId } from '../refusal';
import type { DeskRecord } from '../store/record';
import { done, idsOf, listed, recordOf, single } from './call';
import type { Answer, Call, Handlers } from './call';
import { page } from './conversation';

/** Tags go by name (README 8). */
export const TAGS: Handlers = {
	getTagsByTicket: (call) => single({ tags: rowsOf(call, call.desk.sides.tagsOf(recordOf(call, 'tickets').id)) }),
	associateTagsToTicket: (call) => {
		const ticket = recordOf(call, 'tickets');
		const names = idsOf(call.body, 'tags');
		const present = call.desk.sides.of(ticket).tags;
		const fresh = names.filter((name) => !present.some((tag) => isSame(tag, name)));
		return changed(call, ticket, [...present, ...fresh], 'TagsAdded', names);
	},
	dissociateTagsFromTicket: (call) => {
		const ticket = recordOf(call, 'tickets');
		const names = idsOf(call.body, 'tags');
		const left = call.desk.sides.of(ticket).tags.filter((tag) => !names.some((name) => isSame(tag, name)));
		return changed(call, ticket, left, 'TagsRemoved', names);
	},
	listTicketTags: (call) => {
		const counts = [...call.desk.sides.tags(call.query.text('departmentId'))];
		// Descending by default, against the other lists (reference, tag.json).
		if (call.query.text('sortBy')?.endsWith('count') === true) counts.sort(([, left], [, right]) => right - left);
		if (call.query.text('sortBy')?.startsWith('-') === true) counts.reverse();
		const rows = counts.map(([name, ticketCount]) => ({ ...rowOf(call, name), ticketCount: String(ticketCount) }));
		return listed(call, page(call, rows));
	},
	searchTags: (call) => {
		const asked = (call.query.text('searchVal') ?? '').toLowerCase().replaceAll('*', '');
		const names = [...call.desk.sides.tags(call.query.text('departmentId')).keys()].filter((name) =>
			name.toLowerCase().includes(asked),
		);
		return listed(call, page(call, rowsOf(call, names)));
	},
	replaceTag: (call) => {
		const name = call.desk.sides.tagName(call.path['currentTagId'] ?? '');
		if (name === undefined) throw strangeId(call.points);
		for (const id of call.desk.sides.withTag(name)) replaced(call, id, name);
		return done(call);
	},
};

function changed(call: Call, ticket: DeskRecord, tags: readonly string[], event: string, names: Json): Answer {
	const { desk, agentId, points } = call;
	desk.sides.of(ticket).tags = tags;
	const stamp = { by: agentId, moves: points.tagModifies === 'yes' };
	desk.store.change('tickets', ticket, { tagCount: String(tags.length) }, stamp);
	desk.sides.note(ticket, event, agentId, { Tags: names });
	return single({ data: rowsOf(call, tags) });
}

function replaced(call: Call, ticketId: string, name: string): void {
	const ticket = call.desk.store.find('tickets', ticketId);
	const next = call.desk.sides.tagName(String(call.body['id'] ?? ''));
	if (ticket === undefined || next === undefined) return;
	const side = call.desk.sides.of(ticket);
	side.tags = [...new Set(side.tags.map((tag) => (isSame(tag, name) ? next : tag)))];
}

function rowsOf(call: Call, names: readonly string[]): JsonObject[] {
	return names.map((name) => rowOf(call, name));
}

function rowOf({ desk }: Call, name: string): JsonObject {
	return { id: desk.sides.tagId(name), name, tagType: 'MANUAL' };
}

function isSame(one: string, other: string): boolean {
	return one.toLowerCase() === other.toLowerCase();
}
