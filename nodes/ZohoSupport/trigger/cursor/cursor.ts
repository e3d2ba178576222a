import { type Mark, movedMark, type NextMark, type TimesMove, type Version } from '../../helpdesk/changes';
import type { ServiceTime } from '../../helpdesk/instants';
import type { NewVersion } from '../events/event';
import type { SeenRecord } from '../events/version';
import { SeenVersions, type SeenVersionsJson } from './seen-versions';

/** How far a trigger has read: the result of its last complete reading. */
export interface Cursor extends Mark {
	readonly seen: SeenVersions;
	/** Requests that the next poll needs if nothing is new. */
	readonly cost: number;
}

export type CursorJson = Omit<Cursor, 'seen'> & { readonly seen: SeenVersionsJson };

/** The cursor of a trigger that has read nothing. Changes after `at` are new; with null, all records are new. */
export function cursorAt(at: ServiceTime | null): Cursor {
	return { overlap: at, watermark: at, seen: SeenVersions.none, hints: {}, cost: 1 };
}

/** The cursor after a complete reading. */
export function cursorAfter(before: Cursor, { known, ...mark }: NextMark): Cursor {
	return { ...mark, seen: known === undefined ? before.seen : SeenVersions.of(known, mark.overlap ?? -Infinity) };
}

/** The cursor, with its instants shifted as the times of the service were. */
export function movedBy(cursor: Cursor, move: TimesMove | undefined): Cursor {
	return move === undefined ? cursor : { ...cursor, ...movedMark(cursor, move), seen: cursor.seen.movedBy(move) };
}

/** How records are compared with the versions that a cursor knows. */
export interface Comparison {
	/** False when different fields are read now, so that the contents cannot be compared. */
	readonly comparePrints: boolean;
	/**
	 * What this process handled before it took over another process's state. Events of these versions may be repeats.
	 */
	readonly mayHaveEmitted?: Cursor;
}

/** Whether this version of a record was handled. */
export function isHandled(version: Version, { overlap, seen }: Cursor, { comparePrints }: Comparison): boolean {
	return (overlap !== null && version.changed.latest < overlap) || seen.recognize(version, comparePrints) === 'same';
}

/** What is new about a record; undefined if this version of it was handled. */
export function newVersionOf(seen: SeenRecord, cursor: Cursor, comparison: Comparison): NewVersion | undefined {
	if (isHandled(seen, cursor, comparison)) return undefined;
	const { overlap, timesMoved } = cursor;
	const { mayHaveEmitted, comparePrints } = comparison;
	const mayRepeat =
		timesMoved === true || (mayHaveEmitted !== undefined && isHandled(seen, mayHaveEmitted, comparison));
	const recognized = cursor.seen.recognize(seen, comparePrints);
	if (recognized === 'other') return { seen, existed: true, mayBeRepeat: mayRepeat };
	const isOld = overlap !== null && seen.madeBy !== null && seen.madeBy < overlap;
	// A record without a creation time may have been reported as created before.
	const mayBeRepeat = mayRepeat || recognized === 'forgotten' || (overlap !== null && seen.made === null);
	return { seen, existed: isOld, mayBeRepeat };
}

export function cursorToJson(cursor: Cursor): CursorJson {
	return { ...cursor, seen: cursor.seen.toJson() };
}

export function cursorFromJson(json: CursorJson): Cursor {
	return { ...json, seen: SeenVersions.fromJson(json.seen) };
}
