import { comparePlaces, eventOf, type News, placeOf, type TriggerEvent, withUnknownPast } from '../events/event';
import type { FieldHistory } from '../events/field-history';
import type { SeenRecord } from '../events/version';
import type { Watch } from '../form/choices';
import { meets } from '../../form/conditions';
import { type Comparison, type Cursor, isHandled, newsOf } from './cursor';
import { type Batch, isUpto, type Progress, wasGiven } from './progress';

/** The events of what a reading found that is new to a cursor, oldest first. */
export function newEvents(
	rows: Iterable<SeenRecord>,
	cursor: Cursor,
	history: FieldHistory,
	watch: Watch,
	comparison: Comparison,
): TriggerEvent[] {
	const events: TriggerEvent[] = [];
	for (const row of rows) {
		const news = newsOf(row, cursor, comparison);
		const event = news && eventOf(news, watch, history);
		if (event !== undefined) events.push(event);
	}
	return oldestFirst(events);
}

function oldestFirst(events: readonly TriggerEvent[]): TriggerEvent[] {
	return [...events].sort((a, b) => comparePlaces(placeOf(a), placeOf(b)));
}

/**
 * The events of the last batch that are still owed, from a reading of the same again, oldest first. A record that has not changed since
 * gives the event that it gave; one that has gives its older event, as far as that is known. Its change since is left to the next reading,
 * but for those that are `merged`: what waited of them comes as they are now, and tells of the change too.
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
		const news = newsOf(row, batch.since, comparison);
		const later = newsOf(row, cursor, comparison);
		const event =
			news &&
			(later === undefined
				? eventOf(news, watch, batch.history)
				: earlierEvent(news, later, progress, watch, comparison));
		if (event === undefined || isUpto(placeOf(event), batch.sure)) continue;
		const wasTold = event.isEarlier === true || isUpto(placeOf(event), batch.told);
		if (later !== undefined && !wasTold) merged.push(row);
		events.push({ ...event, possibleRepeat: wasTold || event.possibleRepeat });
	}
	return { events: oldestFirst(events), merged };
}

/**
 * The event that an earlier version gave of a record that has changed since; undefined where it gave none, or none that is known. A creation
 * that still waits comes now, with what the record says by now; a change that waits comes as the newer change.
 */
function earlierEvent(
	news: News,
	later: News,
	{ cursor, history, batch }: Progress & { readonly batch: Batch },
	watch: Watch,
	comparison: Comparison,
): TriggerEvent | undefined {
	const { seen } = news;
	const given = wasGiven(batch, seen.id);
	if (!later.existed) return undefined;
	const old = cursor.seen.version(seen.id);
	const at = old?.changed.earliest ?? cursor.watermark ?? seen.changed.earliest;
	const event = { record: seen.record, certain: true, possibleRepeat: news.doubtful };
	const created = { ...event, kind: 'created', at: seen.made ?? at } as const;
	// Where the times moved, places say less than ids.
	const mayWait = cursor.timesMoved === true ? given !== true : !isUpto(placeOf(created), batch.told);
	const isWaiting = watch.events !== 'fieldChanged' && !news.existed && mayWait;
	// What met the conditions then was given; of what waits or is forgotten, today's record tells.
	if (isWaiting || given === undefined ? !meets(seen.record, watch.conditions) : !given) return undefined;
	if (watch.events !== 'fieldChanged' && watch.events !== 'updated' && !news.existed)
		return isWaiting ? created : { ...created, isEarlier: true };
	const wasChanged =
		old !== undefined &&
		!isHandled(old, batch.since, comparison) &&
		(news.existed || old.changed.earliest !== old.made);
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
	return wasChanged && watch.events !== 'created' && isUpto(placeOf(updated), batch.told) ? updated : undefined;
}
