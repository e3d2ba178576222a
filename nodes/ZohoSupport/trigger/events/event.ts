import type { HelpdeskRecord } from '../../helpdesk/helpdesk';
import type { EventChoice, Watch } from '../form/choices';
import { meets } from '../../form/conditions';
import type { ServiceTime } from '../../helpdesk/instants';
import type { FieldChange, FieldHistory } from './field-history';
import { compareIds, type SeenRecord } from './version';

/** One thing that happened in the help desk. */
export interface TriggerEvent {
	readonly kind: 'created' | 'updated' | 'fieldChanged';
	/** Of the creation, else of the change. */
	readonly at: ServiceTime;
	readonly record: HelpdeskRecord;
	/** Only for `fieldChanged`. */
	readonly changes?: readonly FieldChange[];
	/** False where the old values were not known, so that the change itself is not sure. */
	readonly certain: boolean;
	/** True where it may have been given out before. */
	readonly possibleRepeat: boolean;
	/** True where it tells what happened to an earlier version than the record shows. */
	readonly isEarlier?: true;
}

/** A version that is not handled: what is known of its record. */
export interface News {
	readonly seen: SeenRecord;
	/** The record was there before. */
	readonly existed: boolean;
	/** It can't be told apart from what was handled. */
	readonly doubtful: boolean;
}

/** Where an event stands among those of its reading: oldest first, those of one instant by their ids. */
export type Place = readonly [at: ServiceTime, id: string];

export const placeOf = ({ at, record }: TriggerEvent): Place => [at, record.id];
export const comparePlaces = (a: Place, b: Place) => a[0] - b[0] || compareIds(a[1], b[1]);

/** The event that a new version is to those who watch; undefined when it is none. */
export function eventOf(news: News, watch: Watch, history: FieldHistory): TriggerEvent | undefined {
	const { seen, existed, doubtful } = news;
	const { record, changed, made } = seen;
	if (!meets(record, watch.conditions)) return undefined;
	const kind = kindOf(news, watch.events);
	if (kind === undefined) return undefined;
	const at = kind === 'created' ? (made ?? changed.earliest) : changed.earliest;
	const event: TriggerEvent = { kind, at, record, certain: true, possibleRepeat: doubtful };
	if (kind !== 'fieldChanged') return event;
	const changes = history.changes(record, watch.fields);
	if (changes !== undefined) return changes.length === 0 ? undefined : { ...event, changes };
	return existed || seen.wasEdited
		? { ...event, changes: withUnknownPast(record, watch.fields), certain: false }
		: undefined;
}

/** A record that was made and changed between two polls counts as made; where only changes are wanted, as changed. */
function kindOf({ existed, seen }: News, events: EventChoice): TriggerEvent['kind'] | undefined {
	if (events === 'fieldChanged') return 'fieldChanged';
	if (existed) return events === 'created' ? undefined : 'updated';
	if (events === 'updated') return seen.wasEdited ? 'updated' : undefined;
	return 'created';
}

/** Every watched field with the value that it has now. */
export function withUnknownPast(record: HelpdeskRecord, fields: readonly string[]): FieldChange[] {
	return fields.map((field) => ({ field, old: null, new: record[field] ?? null }));
}
