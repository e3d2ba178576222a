import { type Cursor, cursorFromJson, type CursorJson, cursorToJson } from '../cursor/cursor';
import type { Batch, Progress } from '../cursor/progress';
import { FieldHistory, type FieldHistoryJson } from '../events/field-history';
import type { Pace } from './pace';

/** What n8n saves for a trigger between polls. */
export interface SavedState extends Pace {
	/** Portal, department and module. The trigger starts again if they change. */
	readonly place: string;
	/** The chosen start. */
	readonly start: string;
	/** The watched fields, whose values the history has. */
	readonly fields: string;
	/** The fields that were requested. Digests of records depend on them. */
	readonly asked: string;
	/** Counts the states of the process that wrote it. */
	readonly turn: number;
	/** The process that wrote it. */
	readonly writer: string;
	readonly progress: Progress;
}

/** The version of the JSON. With an unknown version the trigger starts again. */
const VERSION = 3;

interface PlaceJson {
	readonly cursor: CursorJson;
	readonly history?: FieldHistoryJson;
}

interface SavedStateJson extends Omit<SavedState, 'progress'>, PlaceJson {
	readonly version: number;
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

/** The saved state; undefined if nothing was saved or it is not a state of this version. */
export function stateFromJson(value: unknown): SavedState | undefined {
	if (!isSavedStateJson(value)) return undefined;
	try {
		const { version, cursor, history, batch, ...rest } = value;
		if (version !== VERSION) return undefined;
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
	return 'turn' in value && typeof value.turn === 'number' && 'place' in value && typeof value.place === 'string';
}
