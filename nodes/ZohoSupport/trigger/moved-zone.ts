import type { Cursor } from './cursor';
import type { Known } from './known';
import type { Sighting, Version } from './sighting';

/** The cursor in the times that the portal shows now. */
export interface MovedCursor {
	readonly cursor: Cursor;
	/** True where times moved, if only those of one half of the year. */
	readonly moved: boolean;
	/** By how much the times of late have moved at least, in milliseconds. */
	readonly delta: number;
}

/** How far a record's distance from its creation may move with a time zone: summer time of one zone and not of the other. */
export const ZONE_SLACK_MS = 2 * 60 * 60 * 1000;

/** Summer time moves by an hour, on one island by half of it. */
const SUMMER_TIME: ReadonlySet<number> = new Set([0, 30, 60].map((minutes) => minutes * 60_000));

/** Whether the times of the portal, or the zone of the credential, moved since: a record's creation can only move when the zone
 * does. `more` is known of the same times too. */
export function movedCursor(cursor: Cursor, more: Known | undefined, rows: Iterable<Sighting>): MovedCursor {
	const pairs: Pair[] = [];
	for (const row of rows) {
		const known = cursor.known.row(row.id) ?? more?.row(row.id);
		if (known !== undefined && known.made !== null && row.made !== null) pairs.push({ row, known, made: row.made - known.made });
	}
	if (!isMove(pairs.map(({ made }) => made))) return { cursor, moved: false, delta: 0 };
	// A record made in summer moves by another time than one changed in winter: what counts is how far times of late have moved.
	const deltas = pairs.flatMap(({ row, known, made }) => (row.print === known.print ? [made, row.changed.earliest - known.changed.earliest] : [made]));
	const delta = Math.min(...deltas.filter((one) => Math.abs(one - pairs[0].made) <= ZONE_SLACK_MS));
	const move = (instant: number | null) => (instant === null ? null : instant + delta);
	const marks = { from: move(cursor.from), top: move(cursor.top), known: cursor.known.movedBy(delta), births: cursor.births?.movedBy(delta) };
	return { cursor: { ...cursor, ...marks }, moved: true, delta };
}

interface Pair {
	readonly row: Sighting;
	readonly known: Version;
	readonly made: number;
}

/** All creations moved; or those of one half of the year, by what summer time makes. A single one that was edited is none. */
function isMove(deltas: readonly number[]): boolean {
	if (deltas.every((delta) => delta === 0)) return false;
	return deltas.every((delta) => delta !== 0) || deltas.every((delta) => SUMMER_TIME.has(Math.abs(delta)));
}
