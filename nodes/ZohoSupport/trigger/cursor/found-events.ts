import { comparePlaces, eventOf, type NewVersion, placeOf, type TriggerEvent, withUnknownPast } from '../events/event';
import type { FieldHistory } from '../events/field-history';
import type { SeenRecord } from '../events/version';
import type { Watch } from '../form/watch';
import { meets } from '../../helpdesk/conditions';
import { type Comparison, type Cursor, isHandled, newVersionOf } from './cursor';
import { type Batch, isUpTo, type Progress, wasEmitted } from './progress';

/** The events of the rows that are new to a cursor, oldest first. */
export function newEvents(
	rows: Iterable<SeenRecord>,
	cursor: Cursor,
	history: FieldHistory,
	watch: Watch,
	comparison: Comparison,
): TriggerEvent[] {
	const events: TriggerEvent[] = [];
	for (const row of rows) {
		const newVersion = newVersionOf(row, cursor, comparison);
		const event = newVersion && eventOf(newVersion, watch, history);
		if (event !== undefined) events.push(event);
	}
	return oldestFirst(events);
}

function oldestFirst(events: readonly TriggerEvent[]): TriggerEvent[] {
	return [...events].sort((a, b) => comparePlaces(placeOf(a), placeOf(b)));
}

/**
 * The events that the last batch still owes, oldest first, from rows that were read again.
 * A record that has not changed since gives the same event. A record that has changed gives its earlier event, if that
 * is known; its later change is left for the next reading. In `merged` records, an event that was still waiting is
 * emitted with the current values, so it covers the later change too.
 */
export function owedEvents(
	rows: Iterable<SeenRecord>,
	progress: Progress & { readonly batch: Batch },
	watch: Watch,
	comparison: Comparison,
): { events: TriggerEvent[]; merged: SeenRecord[] } {
	const { cursor, batch } = progress;
	const events: TriggerEvent[] = [];
	const merged: SeenRecord[] = [];
	for (const row of rows) {
		const newVersion = newVersionOf(row, batch.since, comparison);
		const later = newVersionOf(row, cursor, comparison);
		const event =
			newVersion &&
			(later === undefined
				? eventOf(newVersion, watch, batch.history)
				: earlierEvent(newVersion, later, progress, watch, comparison));
		if (event === undefined || isUpTo(placeOf(event), batch.sure)) continue;
		const wasTold = event.isEarlier === true || isUpTo(placeOf(event), batch.told);
		if (later !== undefined && !wasTold) merged.push(row);
		events.push({ ...event, possibleRepeat: wasTold || event.possibleRepeat });
	}
	return { events: oldestFirst(events), merged };
}

/**
 * The event of an earlier version of a record that has changed since; undefined if there was none or it is not known. A
 * creation that still waits is emitted now, with the current values. A change that waits is emitted as the later
 * change.
 */
function earlierEvent(
	newVersion: NewVersion,
	later: NewVersion,
	{ cursor, history, batch }: Progress & { readonly batch: Batch },
	watch: Watch,
	comparison: Comparison,
): TriggerEvent | undefined {
	const { seen } = newVersion;
	const given = wasEmitted(batch, seen.id);
	if (!later.existed) return undefined;
	const old = cursor.seen.version(seen.id);
	const at = old?.changed.earliest ?? cursor.watermark ?? seen.changed.earliest;
	const event = { record: seen.record, certain: true, possibleRepeat: newVersion.mayBeRepeat };
	const created = { ...event, kind: 'created', at: seen.made ?? at } as const;
	// If the times moved, positions are less reliable than ids.
	const mayWait = cursor.timesMoved === true ? given !== true : !isUpTo(placeOf(created), batch.told);
	const isWaiting = watch.events !== 'fieldChanged' && !newVersion.existed && mayWait;
	// An emitted event met the conditions then. For events that wait or were forgotten, the current record decides.
	if (isWaiting || given === undefined ? !meets(seen.record, watch.conditions) : !given) return undefined;
	if (watch.events !== 'fieldChanged' && watch.events !== 'updated' && !newVersion.existed)
		return isWaiting ? created : { ...created, isEarlier: true };
	const wasChanged =
		old !== undefined &&
		!isHandled(old, batch.since, comparison) &&
		(newVersion.existed || old.changed.earliest !== old.made);
	if (watch.events === 'fieldChanged') {
		const known = batch.history.changesUntil(history, seen.id, watch.fields);
		if (known === undefined ? !wasChanged : known.length === 0) return undefined;
		return {
			...event,
			kind: 'fieldChanged',
			at,
			changes: known ?? withUnknownPast(seen.record, watch.fields),
			certain: known !== undefined,
			isEarlier: true,
		};
	}
	const updated = { ...event, kind: 'updated', at, isEarlier: true } as const;
	return wasChanged && watch.events !== 'created' && isUpTo(placeOf(updated), batch.told) ? updated : undefined;
}
