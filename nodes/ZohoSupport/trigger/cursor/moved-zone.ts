import type { SeenRecord } from '../events/version';
import { plus, type ServiceTime } from '../instants';
import type { Cursor } from './cursor';
import type { SeenVersions } from './seen-versions';

/** Records that nobody saw may have moved by so much more: summer time of one zone and not of the other. */
const SUMMER_TIME_MS = 2 * 60 * 60 * 1000;

/**
 * How far at least the times of the portal moved since they were remembered, in milliseconds; undefined where they did not. A creation
 * never changes: where it shows another time, the zone of the portal or of the credential is another one now.
 */
export function zoneMove(rows: Iterable<SeenRecord>, ...known: readonly SeenVersions[]): number | undefined {
	const deltas: number[] = [];
	for (const row of rows) {
		const before = known.map((versions) => versions.version(row.id)).find((version) => version !== undefined);
		if (before === undefined || before.made === null || row.made === null) continue;
		deltas.push(row.made - before.made);
		if (row.made !== before.made && row.print === before.print)
			deltas.push(row.changed.earliest - before.changed.earliest);
	}
	return deltas.some((delta) => delta !== 0) ? Math.min(...deltas) : undefined;
}

/** The cursor in the times that the portal shows now: surely no later than it was, so that what it had not handled comes, and what it had may come again. */
export function movedBy(cursor: Cursor, move: number | undefined): Cursor {
	if (move === undefined) return cursor;
	const moved = (instant: ServiceTime | null) => (instant === null ? null : surelyBefore(instant, move));
	return {
		...cursor,
		overlap: moved(cursor.overlap),
		watermark: moved(cursor.watermark),
		seen: cursor.seen.movedBy(move),
		zoneMoved: true,
	};
}

/** What was up to an instant before the move is surely up to here, or later. */
export const surelyBefore = (instant: ServiceTime, move: number) => plus(instant, move - SUMMER_TIME_MS);
