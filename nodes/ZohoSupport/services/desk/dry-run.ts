import type { Planned } from '../../helpdesk/dry-run';
import { isJsonObject, type Json, type JsonObject } from '../../helpdesk/json';
import type { DeskCall, DeskDoor } from './call';
import { WORDS } from './service-words';

/** The door of a dry run: reads are sent, a write is answered by itself. */
export function withoutWrites(send: DeskDoor): DeskDoor {
	return async (call) => (call.access === 'write' ? { kind: 'planned', call } : await send(call));
}

/**
 * What a call would write for each of its records.
 * @param ids those in the body of a call for many; absent for a call about one
 */
export function plannedOf(call: DeskCall, ids?: readonly string[]): Planned {
	const { weight: cost } = call;
	const ofRecord = Object.entries(sentBy(call)).filter(([, value]) => value !== ids);
	return {
		kind: 'planned',
		sends: Object.fromEntries(ofRecord),
		calls: [{ cost, unit: WORDS.unit.many, records: ids?.length ?? 1 }],
	};
}

/** A file is named, and not opened. */
function sentBy({ query, body, upload }: DeskCall): JsonObject {
	const file: Json | undefined = upload && { name: upload.fileName, type: upload.contentType };
	return { ...query, ...(isJsonObject(body) ? body : {}), ...(file && { file }) };
}
