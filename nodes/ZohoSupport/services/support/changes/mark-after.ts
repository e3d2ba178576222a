import type { Mark, NextMark, Version } from '../../../helpdesk/changes';
import { serviceTime } from '../../../helpdesk/instants';
import {
	coversAnyZone,
	FILTER_STEP_MS,
	hintsOf,
	type ListTraits,
	OVERLAP_ROWS,
	firstSince,
	requestsFor,
} from './question';
import type { WholeReading } from './reading';

/**
 * A time to the minute may be earlier than a time to the second in that minute. So versions are remembered this much
 * longer.
 */
const MINUTE_MS = 60_000;

/**
 * The mark after a complete reading, as if all rows that it found were handled.
 * @param before the mark before it, already moved if the times of the service moved
 */
export function markAfter(before: Mark, found: WholeReading, traits: ListTraits): NextMark {
	// Versions that were remembered in another zone have unreliable times.
	const known = found.moved === undefined ? before.seen.versions() : [];
	const handled = new Map<string, Version>(known.map((version) => [version.id, version]));
	for (const row of found.rows.values()) handled.set(row.id, row);
	const newestFirst = [...handled.values()].sort((a, b) => b.changed.latest - a.changed.latest);
	const after = nextMark(before, newestFirst, found, traits);
	return { ...after, cost: costOfNext(found, after, traits) };
}

/**
 * The overlap before the watermark holds as many rows as can be read again without a further request, and reaches back
 * no further than `filterDrift`.
 */
function nextMark(
	before: Mark,
	newestFirst: readonly Version[],
	{ floor, clock, wentBack, wide, quiet: isQuiet }: WholeReading,
	{ filterDrift, pageSize }: ListTraits,
): Omit<NextMark, 'cost'> {
	const reached = Math.max(clock?.instant ?? -Infinity, (wentBack ? null : before.watermark) ?? -Infinity);
	if (!Number.isFinite(reached)) {
		return { overlap: floor, watermark: floor, known: undefined, hints: { quiet: true, wide } };
	}
	const start = Math.max(overlapStart(newestFirst, pageSize), reached - filterDrift);
	const overlap = Math.max(floor ?? -Infinity, Math.min(reached, start));
	// The newest rows are remembered even if they are old: they show when all times move.
	const known = newestFirst.filter(
		({ changed }, place) => place < OVERLAP_ROWS || changed.latest >= overlap - MINUTE_MS,
	);
	// Many rows of one moment may lie before the overlap, unless the overlap reaches back by `filterDrift`.
	const wasQuiet = hintsOf(before).quiet || overlap <= reached - filterDrift;
	const quiet = isQuiet || (newestFirst.length <= OVERLAP_ROWS && wasQuiet);
	const watermark = serviceTime(Math.max(overlap, reached));
	return { overlap: serviceTime(overlap), watermark, known, hints: { quiet, wide } };
}

/**
 * Where the overlap starts, so that it has OVERLAP_ROWS rows at most; -Infinity if there are no more rows. The start
 * leaves a margin after the next older rows, if there is room. But rows that share the newest moment and fit in a page
 * stay in the overlap: they show that the filter reaches back.
 */
function overlapStart(newestFirst: readonly Version[], pageSize: number): number {
	const beyond = newestFirst[OVERLAP_ROWS];
	if (beyond === undefined) return -Infinity;
	const end = beyond.changed.latest + 1;
	const oldestInOverlap = newestFirst
		.slice(0, OVERLAP_ROWS)
		.filter(({ changed }) => changed.latest >= end)
		.reduce((least, { changed }) => Math.min(least, changed.earliest), Infinity);
	const many = newestFirst.filter(({ changed }) => changed.latest >= beyond.changed.earliest).length;
	if (oldestInOverlap === Infinity && many < pageSize) return beyond.changed.earliest;
	return Math.max(end, Math.min(end + 2 * FILTER_STEP_MS, oldestInOverlap));
}

/** Requests that the next poll needs if nothing is new. */
function costOfNext(
	{ rows, requests, filterIgnored }: WholeReading,
	after: Omit<NextMark, 'cost'>,
	traits: ListTraits,
): number {
	const since = firstSince(after, traits);
	if (filterIgnored) return requests;
	const rowsInOverlap = [...rows.values()].filter(({ changed }) => changed.latest >= (since ?? -Infinity)).length;
	// If the overlap has no rows, a second query has to show whether the filter reached back.
	return (
		requestsFor(rowsInOverlap, traits) + (rowsInOverlap === 0 && !coversAnyZone(since, after.watermark, traits) ? 1 : 0)
	);
}
