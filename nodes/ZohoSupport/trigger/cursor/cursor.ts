import { type Mark, movedMark, type NextMark, type TimesMove, type Version } from '../../helpdesk/changes';
import type { ServiceTime } from '../../helpdesk/instants';
import type { News } from '../events/event';
import type { SeenRecord } from '../events/version';
import { SeenVersions, type SeenVersionsJson } from './seen-versions';

/** How far a trigger has come: what a whole reading leaves behind. */
export interface Cursor extends Mark {
	readonly seen: SeenVersions;
	/** Requests of a poll that finds nothing new, as the last one had it. */
	readonly cost: number;
}

export type CursorJson = Omit<Cursor, 'seen'> & { readonly seen: SeenVersionsJson };

/** Before anything was read: what comes after `at` is new; null, all is. */
export function cursorAt(at: ServiceTime | null): Cursor {
	return { overlap: at, watermark: at, seen: SeenVersions.none, hints: {}, cost: 1 };
}

/** The cursor behind a whole reading. */
export function cursorAfter(before: Cursor, { known, ...mark }: NextMark): Cursor {
	return { ...mark, seen: known === undefined ? before.seen : SeenVersions.of(known, mark.overlap ?? -Infinity) };
}

/** The cursor in the times that the service shows now. */
export function movedBy(cursor: Cursor, move: TimesMove | undefined): Cursor {
	return move === undefined ? cursor : { ...cursor, ...movedMark(cursor, move), seen: cursor.seen.movedBy(move) };
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
	const { overlap, timesMoved } = cursor;
	const { mayHaveGiven, comparePrints } = comparison;
	const mayRepeat = timesMoved === true || (mayHaveGiven !== undefined && isHandled(seen, mayHaveGiven, comparison));
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
