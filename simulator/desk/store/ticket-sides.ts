import { ACCESS } from '../access';
import type { Json, JsonObject } from '../reference/json';
import type { DeskStore } from './desk-store';
import { AGENTS, rowWithId } from './people';
import { textOf } from './record';
import type { DeskRecord } from './record';
import { emptySide, historyEvent } from './ticket-side';
import type { StoredFile, TicketSide } from './ticket-side';

/** Threads, comments, files, tags and history of the tickets, and uploads that belong to nothing yet. */
export class TicketSides {
	readonly uploads = new Map<string, StoredFile>();
	private readonly sides = new Map<string, TicketSide>();
	private readonly tagIds = new Map<string, string>();

	constructor(private readonly store: DeskStore) {}

	/** The side of a ticket. One from e-mail begins with a thread that holds its text (open-points, added: threads). */
	of(ticket: DeskRecord): TicketSide {
		const known = this.sides.get(ticket.id);
		if (known !== undefined) return known;
		const side = emptySide();
		this.sides.set(ticket.id, side);
		const created = textOf(ticket.values, 'createdTime');
		side.history.push(historyEvent('TicketCreated', created, actorOf(textOf(ticket.values, 'createdBy'))));
		if (textOf(ticket.values, 'threadCount') === '1') side.threads.push(this.firstMail(ticket, created));
		return side;
	}

	/** Writes a line into the history of a ticket. */
	note(ticket: DeskRecord, event: string, agentId: string, changes: Readonly<Record<string, Json>> = {}): void {
		this.of(ticket).history.push(historyEvent(event, this.store.now(), actorOf(agentId), changes));
	}

	/** The id of a tag, which it gets with its first use. Names differ by letters alone, not by case. */
	tagId(name: string): string {
		const key = name.toLowerCase();
		const id = this.tagIds.get(key) ?? this.store.ids.next();
		this.tagIds.set(key, id);
		return id;
	}

	/** The name of a tag; undefined when no tag has this id. */
	tagName(id: string): string | undefined {
		return [...this.tagIds].find(([, known]) => known === id)?.[0];
	}

	/** How many tickets (of a department) have each tag, by the name as it was first written. */
	tags(departmentId?: string): ReadonlyMap<string, number> {
		const counts = new Map<string, number>();
		const isThere = (id: string): boolean =>
			departmentId === undefined || this.store.find('tickets', id)?.values['departmentId'] === departmentId;
		for (const [, { tags }] of [...this.sides].filter(([id]) => isThere(id)))
			for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
		return counts;
	}

	/** The tags of a ticket, without making its side. */
	tagsOf(ticketId: string): readonly string[] {
		return this.sides.get(ticketId)?.tags ?? [];
	}

	/** Ids of the tickets that have a tag. */
	withTag(name: string): string[] {
		const wanted = name.toLowerCase();
		return [...this.sides].filter(([, { tags }]) => tags.some((tag) => tag.toLowerCase() === wanted)).map(([id]) => id);
	}

	private firstMail(ticket: DeskRecord, createdTime: string): JsonObject {
		const contact = this.store.find('contacts', textOf(ticket.values, 'contactId'));
		const email = contact === undefined ? textOf(ticket.values, 'email') : textOf(contact.values, 'email');
		const name = contact === undefined ? email : textOf(contact.values, 'lastName');
		const content = `<div>${textOf(ticket.values, 'subject')}. It began this morning and nothing has changed here.</div>`;
		const thread = threadOf(this.store.ids.next(), createdTime, content, {
			isDescriptionThread: true,
			direction: 'in',
		});
		const author = {
			id: contact?.id ?? null,
			type: 'END_USER',
			name,
			firstName: null,
			lastName: name,
			email,
			photoURL: null,
		};
		return { ...thread, author, fromEmailAddress: email, to: ACCESS.fromAddress };
	}
}

/** A thread with the keys of an e-mail thread. */
export function threadOf(id: string, createdTime: string, content: string, more: JsonObject): JsonObject {
	const plain = content
		.replace(/<[^>]*>/g, ' ')
		.replaceAll(/\s+/g, ' ')
		.trim();
	return {
		id,
		createdTime,
		content,
		summary: plain.slice(0, 100),
		plainText: plain,
		contentType: 'text/html',
		channel: 'EMAIL',
		status: 'SUCCESS',
		sentiment: 'NEUTRAL',
		visibility: 'public',
		canReply: true,
		isForward: false,
		isDescriptionThread: false,
		isContentTruncated: false,
		hasAttach: false,
		attachmentCount: '0',
		attachments: [],
		attachmentIds: [],
		...more,
	};
}

/** The agent as the history has it. */
function actorOf(agentId: string): JsonObject {
	const agent = rowWithId(AGENTS, agentId);
	return {
		id: agentId === '' ? null : agentId,
		name: agent?.['name'] ?? 'System',
		type: agent === undefined ? 'System' : 'Agent',
	};
}
