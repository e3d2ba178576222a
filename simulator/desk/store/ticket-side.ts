import type { Json, JsonObject } from '../reference/json';

/** A file that was uploaded, to a ticket or for later use. */
export interface StoredFile {
	readonly id: string;
	readonly name: string;
	readonly bytes: Buffer;
	readonly createdTime: string;
	readonly creatorId: string;
	isPublic: boolean;
}

/** What hangs on one ticket. Threads and comments have the keys of the reference, oldest first. */
export interface TicketSide {
	readonly threads: JsonObject[];
	readonly comments: JsonObject[];
	readonly attachments: StoredFile[];
	/** Names. */
	tags: readonly string[];
	readonly history: JsonObject[];
	isRead: boolean;
}

/** A side of a ticket on which nothing has happened yet. */
export function emptySide(): TicketSide {
	return { threads: [], comments: [], attachments: [], tags: [], history: [], isRead: false };
}

/** One line of a ticket's history, as the reference has it. */
export function historyEvent(
	eventName: string,
	eventTime: string,
	actor: JsonObject,
	changes: Readonly<Record<string, Json>> = {},
): JsonObject {
	const eventInfo = Object.entries(changes).map(([propertyName, propertyValue]) => ({
		propertyName,
		propertyType: 'Text',
		systemProperty: false,
		propertyValue: Array.isArray(propertyValue) ? propertyValue.join(',') : textOrNull(propertyValue),
	}));
	return { actor, eventInfo, eventTime, eventName, source: null, actorInfo: null };
}

function textOrNull(value: Json): Json {
	return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
}
