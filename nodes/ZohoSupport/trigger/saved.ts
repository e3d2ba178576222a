import { type Cursor, cursorFromJson, type CursorJson, cursorToJson } from './cursor';
import type { Pace } from './pace';

/** What n8n keeps of a trigger between polls, as JSON. Its pace: when the next request may go out. */
export interface Saved extends Pace {
	/** Portal, department and module: another place begins anew. */
	readonly place: string;
	/** Where the person wanted to begin. */
	readonly start: string;
	/** The fields whose values `watched` holds. */
	readonly fields: string;
	/** The labels that were asked for: what a record says depends on them. */
	readonly asked: string;
	/** Counts the polls that changed this, in the process that wrote it. */
	readonly turn: number;
	/** The process that wrote it. */
	readonly writer: string;
	readonly cursor: Cursor;
	/** The cursor before the last events were given out, while nobody knows whether their execution came to be. */
	readonly before?: Cursor;
	/** While events wait that may have been given out before: the last change among those. */
	readonly given?: number;
}

/** The version of the form; a form that is not known begins anew. */
const VERSION = 1;

interface SavedJson extends Omit<Saved, 'cursor' | 'before'> {
	readonly version: typeof VERSION;
	readonly cursor: CursorJson;
	readonly before?: CursorJson;
}

export function savedToJson({ cursor, before, ...rest }: Saved): SavedJson {
	return { version: VERSION, ...rest, cursor: cursorToJson(cursor), ...(before && { before: cursorToJson(before) }) };
}

/** What was saved, or undefined for nothing and for what is no state of this version. */
export function savedFromJson(value: unknown): Saved | undefined {
	if (!isSavedJson(value)) return undefined;
	try {
		const { version: _version, cursor, before, ...rest } = value;
		return { ...rest, cursor: cursorFromJson(cursor), ...(before && { before: cursorFromJson(before) }) };
	} catch {
		return undefined;
	}
}

function isSavedJson(value: unknown): value is SavedJson {
	if (typeof value !== 'object' || value === null || !('version' in value) || value.version !== VERSION) return false;
	return 'cursor' in value && 'turn' in value && typeof value.turn === 'number' && 'place' in value && typeof value.place === 'string';
}
