import { comparePlaces, type Place, placeOf, type TriggerEvent } from '../events/event';
import { FieldHistory } from '../events/field-history';
import type { Watch } from '../form/choices';
import type { ServiceTime } from '../../helpdesk/instants';
import { type Cursor, cursorAt } from './cursor';

/** How far a trigger has come, and what of its last reading it still owes. */
export interface Progress {
	/** What the last whole reading left behind, as if all its events had been given out. */
	readonly cursor: Cursor;
	/** Values of watched fields, as they were told last. */
	readonly history: FieldHistory;
	/** While events of that reading wait, or may not have become an execution. */
	readonly batch?: Batch;
}

/** Where the events of a reading stand; each place is that of the last one: null is before the first, `all` behind the last. */
export interface Batch {
	/** The cursor that the reading began with: the same question brings its events again. */
	readonly since: Cursor;
	/** Values of watched fields, as they were told up to `sure`, or earlier. */
	readonly history: FieldHistory;
	/** Up to here they surely became executions. */
	readonly sure: Upto;
	/** Up to here they were given out since the process began. */
	readonly given: Upto;
	/** Up to here they were ever given out: what comes again is marked. */
	readonly told: Upto;
	/** Ids of the records whose events were given out and are not sure, the last 1,000 at most. */
	readonly ids: readonly string[];
}

export type Upto = Place | 'all' | null;

const MOST_IDS = 1_000;

/** A trigger that has read nothing yet; what comes after `at` is new. */
export function progressFrom(at: ServiceTime | null): Progress {
	return { cursor: cursorAt(at), history: FieldHistory.none };
}

export function isUpto(place: Place, upto: Upto): boolean {
	return upto === 'all' || (upto !== null && comparePlaces(place, upto) <= 0);
}

/** What was given out became an execution. */
export function confirmed({ batch, ...progress }: Progress): Progress {
	if (batch === undefined || batch.given === 'all') return progress;
	// While older events come again, what was told last is further on than what is confirmed.
	const isAllTold = JSON.stringify(batch.told) === JSON.stringify(batch.given);
	return {
		...progress,
		batch: { ...batch, sure: batch.given, ...(isAllTold && { history: progress.history, ids: [] }) },
	};
}

/** The same where other fields are watched now: nothing is known of their past. */
export function withoutHistory({ cursor, batch }: Progress): Progress {
	return { cursor, history: FieldHistory.none, ...(batch && { batch: { ...batch, history: FieldHistory.none } }) };
}

/** Whether a record of a batch gave an event; undefined where that is forgotten. */
export function wasGiven({ ids }: Batch, id: string): boolean | undefined {
	return ids.includes(id) || (ids.length < MOST_IDS ? false : undefined);
}

/** What was given out may not have become an execution: it is given again, marked. */
export function doubted({ batch, ...progress }: Progress): Progress {
	return batch === undefined ? progress : { ...progress, batch: { ...batch, given: batch.sure } };
}

/** Gives out the next events of a batch. @param events those of its reading that it still owes, oldest first */
export function giveOut(
	progress: Progress,
	events: readonly TriggerEvent[],
	{ most, fields }: Watch,
): { progress: Progress; given: readonly TriggerEvent[]; rest: readonly TriggerEvent[] } {
	const { batch } = progress;
	if (batch === undefined) return { progress, given: [], rest: [] };
	const waiting = events.filter((event) => !isUpto(placeOf(event), batch.given));
	const given = waiting.slice(0, most);
	const rest = waiting.slice(most);
	const last = given.at(-1);
	const upto: Upto = rest.length === 0 || last === undefined ? 'all' : placeOf(last);
	const told = further(batch.told, upto);
	// What is told again was remembered when it was told first.
	const news = given.filter((event) => !isUpto(placeOf(event), batch.told) && event.isEarlier !== true);
	const history = progress.history.with(
		news.map(({ record }) => record),
		fields,
	);
	const ids = [...new Set([...batch.ids, ...given.map(({ record }) => record.id)])].slice(-MOST_IDS);
	return { progress: { ...progress, history, batch: { ...batch, given: upto, told, ids } }, given, rest };
}

function further(a: Upto, b: Upto): Upto {
	if (a === 'all' || b === null) return a;
	return b === 'all' || a === null || comparePlaces(b, a) > 0 ? b : a;
}
