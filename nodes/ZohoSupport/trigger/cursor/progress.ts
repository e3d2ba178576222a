import { comparePlaces, type Place, placeOf, type TriggerEvent } from '../events/event';
import { FieldHistory } from '../events/field-history';
import type { Watch } from '../form/watch';
import type { ServiceTime } from '../../helpdesk/instants';
import { type Cursor, cursorAt } from './cursor';

/** How far a trigger has read, and which events of its last reading it still owes. */
export interface Progress {
	/** The result of the last complete reading, as if all its events had been emitted. */
	readonly cursor: Cursor;
	/** The values of the watched fields that were emitted last. */
	readonly history: FieldHistory;
	/** Present while events of that reading wait, or may not have become an execution. */
	readonly batch?: Batch;
}

/** The events of one reading, oldest first, and three positions among them. */
export interface Batch {
	/** The cursor that the reading began with. A reading from there finds the events again. */
	readonly since: Cursor;
	/** The values of the watched fields as of `sure`, or earlier. */
	readonly history: FieldHistory;
	/** Events up to here surely became executions. */
	readonly sure: UpTo;
	/** Events up to here were emitted since the process started. */
	readonly given: UpTo;
	/** Events up to here were emitted at some time, so they are marked when they are emitted again. */
	readonly told: UpTo;
	/** Ids of the records whose events were emitted but are not confirmed; the last 1,000. */
	readonly ids: readonly string[];
}

/** The place of the last event that counts; null is before the first event. */
export type UpTo = Place | 'all' | null;

const MOST_IDS = 1_000;

/** The progress of a trigger that has read nothing yet. Changes after `at` are new. */
export function progressFrom(at: ServiceTime | null): Progress {
	return { cursor: cursorAt(at), history: FieldHistory.none };
}

export function isUpTo(place: Place, upto: UpTo): boolean {
	return upto === 'all' || (upto !== null && comparePlaces(place, upto) <= 0);
}

/** The progress once the emitted events became an execution. */
export function confirmed({ batch, ...progress }: Progress): Progress {
	if (batch === undefined || batch.given === 'all') return progress;
	// While a batch is repeated, `told` may be further than what is confirmed now.
	const isAllTold = JSON.stringify(batch.told) === JSON.stringify(batch.given);
	return {
		...progress,
		batch: { ...batch, sure: batch.given, ...(isAllTold && { history: progress.history, ids: [] }) },
	};
}

/** The progress without field values, for when different fields are watched: their old values are not known. */
export function withoutHistory({ cursor, batch }: Progress): Progress {
	return { cursor, history: FieldHistory.none, ...(batch && { batch: { ...batch, history: FieldHistory.none } }) };
}

/** Whether an event of this record was emitted; undefined if that was forgotten. */
export function wasEmitted({ ids }: Batch, id: string): boolean | undefined {
	return ids.includes(id) || (ids.length < MOST_IDS ? false : undefined);
}

/** The progress when the emitted events may not have become an execution: they are emitted again, marked. */
export function unconfirmed({ batch, ...progress }: Progress): Progress {
	return batch === undefined ? progress : { ...progress, batch: { ...batch, given: batch.sure } };
}

/**
 * Emits the next events of a batch.
 * @param events events of its reading that it still owes, oldest first
 */
export function emitNext(
	progress: Progress,
	events: readonly TriggerEvent[],
	{ most, fields }: Watch,
): { progress: Progress; given: readonly TriggerEvent[]; rest: readonly TriggerEvent[] } {
	const { batch } = progress;
	if (batch === undefined) return { progress, given: [], rest: [] };
	const waiting = events.filter((event) => !isUpTo(placeOf(event), batch.given));
	const given = waiting.slice(0, most);
	const rest = waiting.slice(most);
	const last = given.at(-1);
	const upto: Exclude<UpTo, null> = rest.length === 0 || last === undefined ? 'all' : placeOf(last);
	const told = furthest(batch.told, upto);
	// The values of a repeated event were remembered when it was first emitted.
	const firstTime = given.filter((event) => !isUpTo(placeOf(event), batch.told) && event.isEarlier !== true);
	const history = progress.history.with(
		firstTime.map(({ record }) => record),
		fields,
	);
	const ids = [...new Set([...batch.ids, ...given.map(({ record }) => record.id)])].slice(-MOST_IDS);
	return { progress: { ...progress, history, batch: { ...batch, given: upto, told, ids } }, given, rest };
}

function furthest(a: UpTo, b: Exclude<UpTo, null>): UpTo {
	if (a === 'all') return a;
	return b === 'all' || a === null || comparePlaces(b, a) > 0 ? b : a;
}
