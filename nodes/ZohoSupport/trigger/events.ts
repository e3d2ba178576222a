import type { HelpdeskRecord } from '../helpdesk/helpdesk';
import { type Condition, meets } from './conditions';
import type { Sighting } from './sighting';
import type { FieldChange, Watched } from './watched';

/** What a person waits for. */
export type EventChoice = 'created' | 'updated' | 'createdOrUpdated' | 'fieldChanged';

/** Where a person wants to begin; instants are milliseconds since 1970. */
export type Start =
	| { readonly from: 'now' }
	| { readonly from: 'instant'; readonly at: number }
	/** All there is, but no more than the newest `most`. */
	| { readonly from: 'everything'; readonly most: number };

/** What a trigger watches for. */
export interface Watch {
	readonly events: EventChoice;
	/** Fields whose change counts; only for `fieldChanged`. */
	readonly fields: readonly string[];
	/** All of them must hold. */
	readonly conditions: readonly Condition[];
	/** Events that one poll gives out, at most. */
	readonly most: number;
}

/** One thing that happened in the help desk. */
export interface TriggerEvent {
	readonly kind: 'created' | 'updated' | 'fieldChanged';
	/** When, milliseconds since 1970: of the creation, else of the change. */
	readonly at: number;
	readonly record: HelpdeskRecord;
	/** Only for `fieldChanged`. */
	readonly changes?: readonly FieldChange[];
	/** False where the old values were not known, so that the change itself is not sure. */
	readonly certain: boolean;
	/** True where it may have been given out before. */
	readonly possibleRepeat: boolean;
}

/** A version that was not handled yet. */
export interface News {
	readonly sighting: Sighting;
	/** The record was there before. */
	readonly existed: boolean;
	readonly doubtful: boolean;
}

/** The event that a new version is to those who watch; undefined when it is none. */
export function eventOf(news: News, watch: Watch, watched: Watched): TriggerEvent | undefined {
	const { sighting, existed, doubtful } = news;
	if (!meets(sighting.record, watch.conditions)) return undefined;
	const kind = kindOf(news, watch.events);
	if (kind === undefined) return undefined;
	const at = kind === 'created' ? (sighting.made ?? sighting.changed.earliest) : sighting.changed.earliest;
	const event: TriggerEvent = { kind, at, record: sighting.record, certain: true, possibleRepeat: doubtful };
	if (kind !== 'fieldChanged') return event;
	const changes = watched.changes(sighting.record, watch.fields);
	if (changes === undefined) return existed || wasEdited(sighting) ? { ...event, changes: unknownPast(sighting.record, watch.fields), certain: false } : undefined;
	return changes.length === 0 ? undefined : { ...event, changes };
}

/** A record that was made and changed between two polls counts as made; where only changes are wanted, as changed. */
function kindOf({ existed, sighting }: News, events: EventChoice): TriggerEvent['kind'] | undefined {
	if (events === 'fieldChanged') return 'fieldChanged';
	if (existed) return events === 'created' ? undefined : 'updated';
	if (events === 'updated') return wasEdited(sighting) ? 'updated' : undefined;
	return 'created';
}

/** Surely changed after it was made. */
function wasEdited({ times, changed }: Sighting): boolean {
	return times.created !== undefined && changed.earliest > times.created.latest;
}

function unknownPast(record: HelpdeskRecord, fields: readonly string[]): FieldChange[] {
	return fields.map((field) => ({ field, old: null, new: record[field] ?? null }));
}
