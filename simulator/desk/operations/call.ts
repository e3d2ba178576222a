import type { Desk } from '../desk';
import type { OpenPoints } from '../open-points';
import type { JsonObject } from '../reference/json';
import type { Operation } from '../reference/operation';
import type { Query } from '../reference/query';
import { strangeId } from '../refusal';
import { moduleNamed } from '../store/module';
import type { ModuleName } from '../store/module';
import type { DeskRecord } from '../store/record';

/** A file of a multipart form. */
export interface SentFile {
	readonly name: string;
	readonly bytes: Buffer;
}

/** A checked call of one operation. */
export interface Call {
	readonly desk: Desk;
	readonly operation: Operation;
	/** The variables of the path. */
	readonly path: Readonly<Record<string, string>>;
	readonly query: Query;
	readonly body: JsonObject;
	readonly file: SentFile | undefined;
	/** Whose token it is. */
	readonly agentId: string;
	readonly points: OpenPoints;
}

/** What an operation answers. Without `body` the answer has none. `rows`: rows that were read or written. */
export interface Answer {
	readonly status: number;
	readonly body?: JsonObject;
	readonly file?: SentFile;
	readonly rows: number;
}

export type Handler = (call: Call) => Answer;

/** The answers of some operations, by operation id. */
export type Handlers = Readonly<Record<string, Handler>>;

/** One object, or what was done to `rows` records. */
export function single(body: JsonObject, rows = 1): Answer {
	return { status: 200, body, rows };
}

/** No body, with the status that the reference has for success. */
export function done({ operation }: Call, rows = 1): Answer {
	return { status: operation.status, rows };
}

/** A list; without rows it is 204 (open-points 10), unless the reference has no 204 for it. */
export function listed({ operation, points }: Call, rows: JsonObject[], more: JsonObject = {}, key = 'data'): Answer {
	const hasNoContent = !['getViews', 'getTeams', 'getOrganizations'].includes(operation.id) && key === 'data';
	if (rows.length === 0 && hasNoContent && points.emptyList === '204') return { status: 204, rows: 0 };
	return { status: 200, body: { [key]: rows, ...more }, rows: rows.length };
}

/** The record that the path names. Throws a Refusal when there is none. */
export function recordOf(call: Call, module: ModuleName, variable?: string): DeskRecord {
	const id =
		variable === undefined
			? Object.entries(call.path).find(([name]) => name !== 'moduleApiName')?.[1]
			: call.path[variable];
	return recordWithId(call, module, id ?? '');
}

/** The record with this id. Throws a Refusal when there is none. */
export function recordWithId({ desk, points }: Call, module: ModuleName, id: string): DeskRecord {
	const record = desk.store.find(module, id);
	if (record === undefined) throw strangeId(points);
	return record;
}

/** The module of the operation's own path. Throws a Refusal when it has none. */
export function moduleOf({ operation, path, points }: Call): ModuleName {
	const found = moduleNamed(path['moduleApiName'] ?? operation.module);
	if (found === undefined) throw strangeId(points);
	return found.name;
}

/** Ids of a body, as texts. */
export function idsOf(body: JsonObject, key: string): string[] {
	const value = body[key];
	return Array.isArray(value) ? value.map(String) : [];
}
