import type { Desk } from '../desk';
import type { JsonObject } from '../reference/json';
import { layoutIdOf } from '../store/people';
import { textOf } from '../store/record';
import type { DeskRecord } from '../store/record';

/**
 * The body of a new ticket with the id of its contact: the one with the e-mail address of `contact`, or a new one
 * (open-points 11). The contact also gives the ticket its e-mail address, phone and account.
 */
export function contactForTicket(desk: Desk, body: JsonObject, agentId?: string): JsonObject {
	const given = body['contact'];
	const wanted = typeof given === 'object' && given !== null && !Array.isArray(given) ? given : undefined;
	const contact =
		body['contactId'] === undefined && wanted !== undefined
			? (withEmail(desk.store.table('contacts').all(), wanted['email']) ??
				desk.store.add(
					'contacts',
					{ layoutId: layoutIdOf('contacts'), ...named(wanted) },
					agentId === undefined ? {} : { by: agentId },
				))
			: desk.store.find('contacts', String(body['contactId']));
	if (contact === undefined) return body;
	const [email, phone, accountId] = ['email', 'phone', 'accountId'].map((key) => contact.values[key] ?? null);
	const own = Object.fromEntries(Object.entries({ email, phone, accountId }).filter(([, value]) => value !== null));
	const defaults = { channel: 'Web', customerResponseTime: desk.store.now() };
	return { ...defaults, ...(own as JsonObject), ...body, contactId: contact.id };
}

function withEmail(contacts: Iterable<DeskRecord>, email: unknown): DeskRecord | undefined {
	if (typeof email !== 'string' || email === '') return undefined;
	for (const contact of contacts)
		if (textOf(contact.values, 'email').toLowerCase() === email.toLowerCase()) return contact;
	return undefined;
}

/** A contact needs a last name: without one it is the beginning of the address. */
function named(wanted: JsonObject): JsonObject {
	return { ...wanted, lastName: wanted['lastName'] ?? String(wanted['email']).split('@')[0] ?? '' };
}
