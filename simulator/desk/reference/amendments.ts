import type { Json, JsonObject } from './json';

type Change = (document: JsonObject) => void;

/** The value at a path of keys. Throws when the document has no such place: then the amendment is out of date. */
function at(document: JsonObject, ...path: readonly (string | number)[]): JsonObject {
	let place: Json = document;
	for (const key of path) {
		const next: Json | undefined = (place as { [key: string | number]: Json })[key];
		if (next === undefined) throw new Error(`The reference has no ${path.join(' / ')}`);
		place = next;
	}
	return place as JsonObject;
}

const bodyOf = (document: JsonObject, name: string): JsonObject =>
	at(document, 'components', 'requestBodies', name, 'content', 'application/json', 'schema');

/** Where live evidence or the digest's own notes contradict the schema. By file. */
const AMENDMENTS: Readonly<Record<string, Change>> = {
	'ticket.json': (document) => {
		const create = bodyOf(document, 'CreateTicket');
		// contactId counts as given when contact is; lastName or email suffices (open-points 11).
		create['required'] = ['departmentId'];
		create['anyOf'] = [{ required: ['contactId'] }, { required: ['contact'] }];
		const contact = at(create, 'properties', 'contact');
		contact['required'] = [];
		contact['anyOf'] = [{ required: ['email'] }, { required: ['lastName'] }];
		// "treat all as optional" (its note).
		at(bodyOf(document, 'MergeTickets'), 'properties', 'source')['required'] = [];
		// "the description also allows the word Unassigned" (its note).
		at(document, 'components', 'parameters', 'assignee', 'schema')['items'] = {
			type: 'string',
			pattern: '^([0-9]+|Unassigned)$',
		};
		// "a simulator should accept either" (its note).
		at(document, 'paths', '/api/v1/tickets/{ticketId}/move', 'post', 'parameters', 0)['required'] = false;
	},
	'contract.json': (document) => {
		// "view ids are longer" (its note).
		at(document, 'paths', '/api/v1/contracts', 'get', 'parameters', 0, 'schema')['format'] = 'int64';
	},
	'thread.json': (document) => {
		// One address by the pattern, a list by length and answers (its note).
		for (const key of ['cc', 'bcc', 'to'])
			delete at(document, 'components', 'schemas', 'emailThreadSendReply', 'properties', key)['pattern'];
	},
};

/** The document as this simulator reads it. */
export function amended(name: string, document: JsonObject): JsonObject {
	AMENDMENTS[name]?.(document);
	return document;
}
