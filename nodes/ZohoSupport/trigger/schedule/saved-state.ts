import { type Cursor, cursorFromJson, type CursorJson, cursorToJson } from '../cursor/cursor';
import type { Batch, Progress } from '../cursor/progress';
import { FieldHistory, type FieldHistoryJson } from '../events/field-history';
import type { Pace } from './pace';

/** What n8n keeps of a trigger between polls, as JSON. Its pace: when the next request may go out. */
export interface SavedState extends Pace {
	/** Portal, department and module: another place begins anew. */
	readonly place: string;
	/** Where the person wanted to begin. */
	readonly start: string;
	/** The fields whose values the history holds. */
	readonly fields: string;
	/** The labels that were asked for: what a record says depends on them. */
	readonly asked: string;
	/** Counts the polls that changed this, in the process that wrote it. */
	readonly turn: number;
	/** The process that wrote it. */
	readonly writer: string;
	readonly progress: Progress;
}

/** The version of the form; a form that is not known begins anew. */
const VERSION = 3;

interface PlaceJson {
	readonly cursor: CursorJson;
	readonly history?: FieldHistoryJson;
}

interface SavedStateJson extends Omit<SavedState, 'progress'>, PlaceJson {
	readonly version: typeof VERSION;
	readonly batch?: PlaceJson & Pick<Batch, 'sure' | 'given' | 'told' | 'ids'>;
}

export function stateToJson({ progress: { cursor, history, batch }, ...rest }: SavedState): SavedStateJson {
	const owed = batch && {
		...placeToJson(batch.since, batch.history),
		sure: batch.sure,
		given: batch.given,
		told: batch.told,
		ids: batch.ids,
	};
	return { version: VERSION, ...rest, ...placeToJson(cursor, history), ...(owed && { batch: owed }) };
}

/** What was saved, or undefined for nothing and for what is no state of this version. */
export function stateFromJson(value: unknown): SavedState | undefined {
	if (!isSavedStateJson(value)) return undefined;
	try {
		const { version: _version, cursor, history, batch, ...rest } = value;
		const owed = batch && {
			since: cursorFromJson(batch.cursor),
			history: FieldHistory.fromJson(batch.history ?? []),
			sure: batch.sure,
			given: batch.given,
			told: batch.told,
			ids: batch.ids,
		};
		return {
			...rest,
			progress: {
				cursor: cursorFromJson(cursor),
				history: FieldHistory.fromJson(history ?? []),
				...(owed && { batch: owed }),
			},
		};
	} catch {
		return undefined;
	}
}

function placeToJson(cursor: Cursor, history: FieldHistory): PlaceJson {
	return { cursor: cursorToJson(cursor), ...(history.size > 0 && { history: history.toJson() }) };
}

function isSavedStateJson(value: unknown): value is SavedStateJson {
	if (typeof value !== 'object' || value === null || !('version' in value) || value.version !== VERSION) return false;
	return (
		'cursor' in value &&
		'turn' in value &&
		typeof value.turn === 'number' &&
		'place' in value &&
		typeof value.place === 'string'
	);
}
