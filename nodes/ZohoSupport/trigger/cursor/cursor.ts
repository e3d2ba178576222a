import type { News } from '../events/event';
import type { SeenRecord, Version } from '../events/version';
import type { ServiceTime } from '../instants';
import { SeenVersions, type SeenVersionsJson } from './seen-versions';

/** How far a trigger has come: what a whole reading leaves behind. All instants are the service's own times, never our clock's. */
export interface Cursor {
	/** Every version that was changed before is handled; of later ones, those that are `seen`. Null: the desk was empty, so all that comes is new. */
	readonly overlap: ServiceTime | null;
	/** At or after `overlap`: every change before it was there when the reading began. What lies between the two is read again by each poll. */
	readonly watermark: ServiceTime | null;
	readonly seen: SeenVersions;
	/** True while so few records changed lately that asking for all that any zone may hide costs nothing. */
	readonly quiet: boolean;
	/** True once an answer left out rows that it should have held: the service reads the filter's time in another zone. */
	readonly wide: boolean;
	/** Requests of a poll that finds nothing new, as the last one had it. */
	readonly cost: number;
	/** Until the next whole reading, where the time zone moved since the last one: what is not surely known may have been handled. */
	readonly zoneMoved?: true;
}

export type CursorJson = Omit<Cursor, 'seen'> & { readonly seen: SeenVersionsJson };

/** Before anything was read: what comes after `at` is new; null, all is. */
export function cursorAt(at: ServiceTime | null): Cursor {
	return { overlap: at, watermark: at, seen: SeenVersions.none, quiet: true, wide: false, cost: 1 };
}

/** How records are compared with those that a cursor knows. */
export interface Comparison {
	/** False when other fields are read now: what records say can't be compared then. */
	readonly comparePrints: boolean;
	/** What this process handled, where what was saved is another's: an event that is none to it may come again. */
	readonly mayHaveGiven?: Cursor;
}

/** Whether this version of a record is handled. */
export function isHandled(version: Version, { overlap, seen }: Cursor, { comparePrints }: Comparison): boolean {
	return (overlap !== null && version.changed.latest < overlap) || seen.recognize(version, comparePrints) === 'same';
}

/** What a record is to a cursor; undefined where this version of it is handled. */
export function newsOf(seen: SeenRecord, cursor: Cursor, comparison: Comparison): News | undefined {
	if (isHandled(seen, cursor, comparison)) return undefined;
	const { overlap, zoneMoved } = cursor;
	const { mayHaveGiven, comparePrints } = comparison;
	const mayRepeat = zoneMoved === true || (mayHaveGiven !== undefined && isHandled(seen, mayHaveGiven, comparison));
	const recognized = cursor.seen.recognize(seen, comparePrints);
	if (recognized === 'other') return { seen, existed: true, doubtful: mayRepeat };
	const isOld = overlap !== null && seen.madeBy !== null && seen.madeBy < overlap;
	// A record of unknown age may be one that was told as made before.
	const doubtful = mayRepeat || recognized === 'forgotten' || (overlap !== null && seen.made === null);
	return { seen, existed: isOld, doubtful };
}

export function cursorToJson(cursor: Cursor): CursorJson {
	return { ...cursor, seen: cursor.seen.toJson() };
}

/** The reverse of `cursorToJson`. */
export function cursorFromJson(json: CursorJson): Cursor {
	return { ...json, seen: SeenVersions.fromJson(json.seen) };
}
