import type { Desk } from '../desk';
import type { JsonObject } from '../reference/json';
import { textOf } from '../store/record';
import type { DeskRecord } from '../store/record';
import { threadOf } from '../store/ticket-sides';

/** What a customer wrote: an e-mail, or a comment in the customer portal. */
export interface FromCustomer {
	readonly kind: 'reply' | 'comment';
	readonly content: string;
}

/**
 * Takes a message of the contact of a ticket, which comes from outside and not through the API. Its counts grow as with
 * those of agents; customerResponseTime is the time of the customer's last answer, by its name (openapi ticket.json).
 * Returns its id.
 */
export function receive(desk: Desk, ticket: DeskRecord, { kind, content }: FromCustomer): string {
	const side = desk.sides.of(ticket);
	const now = desk.store.now();
	const id = desk.store.ids.next();
	const author = customerOf(desk, ticket);
	const changes: Record<string, string> = {};
	if (kind === 'comment') {
		const texts = { content, encodedContent: content, plainText: content, contentType: 'plainText' };
		const times = { commentedTime: now, modifiedTime: null };
		const by = { commenterId: author['id'] ?? null, commenter: { ...author, roleName: null } };
		side.comments.push({ id, ...texts, ...times, ...by, isPublic: true, attachments: [] });
		changes['commentCount'] = String(side.comments.length);
	} else {
		side.threads.push(
			threadOf(id, now, content, { direction: 'in', author, fromEmailAddress: author['email'] ?? null }),
		);
		changes['threadCount'] = String(Number(textOf(ticket.values, 'threadCount') || 0) + 1);
		changes['customerResponseTime'] = now;
	}
	const { commentModifies, replyModifies } = desk.points;
	const moves = (kind === 'comment' ? commentModifies : replyModifies) === 'yes';
	desk.store.change('tickets', ticket, changes, { moves });
	return id;
}

function customerOf(desk: Desk, { values }: DeskRecord): JsonObject {
	const contact = desk.store.find('contacts', textOf(values, 'contactId'));
	const name = contact === undefined ? textOf(values, 'email') : textOf(contact.values, 'lastName');
	const email = contact === undefined ? textOf(values, 'email') : textOf(contact.values, 'email');
	return { id: contact?.id ?? null, type: 'END_USER', name, firstName: null, lastName: name, email, photoURL: null };
}
