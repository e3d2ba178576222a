import type { HelpdeskRecord } from '../../helpdesk/helpdesk';
import type { EventChoice } from '../../form/event';
import type { Watch } from '../form/watch';
import { valueAt } from '../../helpdesk/json';
import { meets } from '../../helpdesk/conditions';
import type { ServiceTime } from '../../helpdesk/instants';
import type { FieldChange, FieldHistory } from './field-history';
import { compareIds, type SeenRecord } from './version';

type MessageEvent = 'newComment' | 'newReply';

/** Something that happened to a record. */
export interface TriggerEvent {
	readonly kind: 'created' | 'updated' | 'fieldChanged' | MessageEvent;
	/** When the record was created (for `created`) or changed, or the message was written. */
	readonly at: ServiceTime;
	/** The record, or the message. */
	readonly record: HelpdeskRecord;
	/** Only for `fieldChanged`. */
	readonly changes?: readonly FieldChange[];
	/** False if the old values were not known: the watched fields may not have changed. */
	readonly certain: boolean;
	/** True if the event may have been emitted before. */
	readonly possibleRepeat: boolean;
	/** True if the event is about an earlier version than `record` shows. */
	readonly isEarlier?: true;
}

/** A version that was not handled yet, and what is known of its record. */
export interface NewVersion {
	readonly seen: SeenRecord;
	/** The record existed before. */
	readonly existed: boolean;
	/** The version may have been handled already. */
	readonly mayBeRepeat: boolean;
}

/** Orders the events of a reading: oldest first, then by id. */
export type Place = readonly [at: ServiceTime, id: string];

export const placeOf = ({ at, record }: TriggerEvent): Place => [at, record.id];
export const comparePlaces = (a: Place, b: Place) => a[0] - b[0] || compareIds(a[1], b[1]);

/** The event of a new version; undefined if the trigger does not watch for it. */
export function eventOf(newVersion: NewVersion, watch: Watch, history: FieldHistory): TriggerEvent | undefined {
	const { seen, existed, mayBeRepeat } = newVersion;
	const { record, changed, made } = seen;
	if (!meets(record, watch.conditions)) return undefined;
	const kind = kindOf(newVersion, watch.events);
	if (kind === undefined) return undefined;
	const at = kind === 'created' ? (made ?? changed.earliest) : changed.earliest;
	const event: TriggerEvent = { kind, at, record, certain: true, possibleRepeat: mayBeRepeat };
	if (kind !== 'fieldChanged') return event;
	const changes = history.changes(record, watch.fields);
	if (changes !== undefined) return changes.length === 0 ? undefined : { ...event, changes };
	return existed || seen.wasEdited
		? { ...event, changes: withUnknownPast(record, watch.fields), certain: false }
		: undefined;
}

/**
 * A record that was created and changed between two polls counts as created, or as updated if only updates are watched.
 */
function kindOf({ existed, seen }: NewVersion, events: EventChoice): TriggerEvent['kind'] | undefined {
	if (events === 'fieldChanged') return 'fieldChanged';
	// A message never changes: what was not handled is new.
	if (events === 'newComment' || events === 'newReply') return events;
	if (existed) return events === 'created' ? undefined : 'updated';
	if (events === 'updated') return seen.wasEdited ? 'updated' : undefined;
	return 'created';
}

/** All watched fields with their current values, for a record whose old values are not known. */
export function withUnknownPast(record: HelpdeskRecord, fields: readonly string[]): FieldChange[] {
	return fields.map((field) => ({ field, old: null, new: valueAt(record, field) ?? null }));
}
