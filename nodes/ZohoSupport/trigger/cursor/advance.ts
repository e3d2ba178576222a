import type { Version } from '../events/version';
import { serviceTime } from '../instants';
import type { Cursor } from './cursor';
import { asksFarBack, type DeskTraits, FILTER_STEP_MS, OVERLAP_ROWS, questionOf, requestsFor } from './question';
import type { Found } from './reading';
import { SeenVersions } from './seen-versions';

/** A time to the minute may lie before one to the second of the same minute: a version is remembered for so much longer. */
const MINUTE_MS = 60_000;

/** The cursor behind a whole reading, as if all that it found were handled. @param before the one that it began with, in the times of now */
export function advance(before: Cursor, found: Found, desk: DeskTraits): Cursor {
	// What was remembered in the times of another zone says nothing of when.
	const handled = new Map<string, Version>(
		found.zoneMove === undefined ? before.seen.versions().map((version) => [version.id, version]) : [],
	);
	for (const row of found.rows.values()) handled.set(row.id, row);
	const rows = [...handled.values()].sort((a, b) => b.changed.latest - a.changed.latest);
	const after = { cost: before.cost, wide: found.wide, ...marks(before, rows, found, desk) };
	return { ...after, cost: costOfNext(found, after, desk) };
}

/** Below the watermark rows are kept in sight: as many as cost nothing to read again, and as far back as any zone may hide one. */
function marks(
	before: Cursor,
	newestFirst: readonly Version[],
	{ floor, clock, wentBack, quiet: isQuiet }: Found,
	{ filterDrift, pageSize }: DeskTraits,
): Pick<Cursor, 'overlap' | 'watermark' | 'seen' | 'quiet'> {
	const come = Math.max(clock?.instant ?? -Infinity, (wentBack ? null : before.watermark) ?? -Infinity);
	if (!Number.isFinite(come)) return { overlap: floor, watermark: floor, seen: before.seen, quiet: true };
	const sight = Math.max(endOfSight(newestFirst, pageSize), come - filterDrift);
	const overlap = Math.max(floor ?? -Infinity, Math.min(come, sight));
	// The newest rows are known however old they are: they show when all times move.
	const seen = SeenVersions.of(
		newestFirst.filter(({ changed }, place) => place < OVERLAP_ROWS || changed.latest >= overlap - MINUTE_MS),
		overlap,
	);
	// Many rows of one moment may lie before what was asked for, until that reaches as far back as any zone.
	const quiet = isQuiet || (newestFirst.length <= OVERLAP_ROWS && (before.quiet || overlap <= come - filterDrift));
	return { overlap: serviceTime(overlap), watermark: serviceTime(Math.max(overlap, come)), seen, quiet };
}

/**
 * The instant down to which no more rows lie than cost nothing to read again; clear of the many of one moment that come next, where there is
 * room. Those that a page holds stay in sight while nothing newer does: they show that the filter reaches back.
 */
function endOfSight(newestFirst: readonly Version[], pageSize: number): number {
	const beyond = newestFirst[OVERLAP_ROWS];
	if (beyond === undefined) return -Infinity;
	const end = beyond.changed.latest + 1;
	const oldestInSight = newestFirst
		.slice(0, OVERLAP_ROWS)
		.filter(({ changed }) => changed.latest >= end)
		.reduce((least, { changed }) => Math.min(least, changed.earliest), Infinity);
	const many = newestFirst.filter(({ changed }) => changed.latest >= beyond.changed.earliest).length;
	if (oldestInSight === Infinity && many < pageSize) return beyond.changed.earliest;
	return Math.max(end, Math.min(end + 2 * FILTER_STEP_MS, oldestInSight));
}

/** Requests of the next poll, should nothing be new. */
function costOfNext({ rows, read, filterIgnored }: Found, after: Cursor, desk: DeskTraits): number {
	const since = questionOf(after, desk);
	if (filterIgnored) return requestsFor(read, desk);
	const inSight = [...rows.values()].filter(({ changed }) => changed.latest >= (since ?? -Infinity)).length;
	// With no row in sight a second question tells whether the filter reached back.
	return requestsFor(inSight, desk) + (inSight === 0 && !asksFarBack(since, after.watermark, desk) ? 1 : 0);
}
