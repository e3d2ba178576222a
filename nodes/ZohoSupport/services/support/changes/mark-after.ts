import type { Mark, NextMark, Version } from '../../../helpdesk/changes';
import { serviceTime } from '../../../helpdesk/instants';
import {
	asksFarBack,
	FILTER_STEP_MS,
	hintsOf,
	type ListTraits,
	OVERLAP_ROWS,
	questionOf,
	requestsFor,
} from './question';
import type { WholeReading } from './reading';

/** A time to the minute may lie before one to the second of the same minute: a version is remembered for so much longer. */
const MINUTE_MS = 60_000;

/** The mark behind a whole reading, as if all that it found were handled. @param before in the times of now */
export function markAfter(before: Mark, found: WholeReading, traits: ListTraits): NextMark {
	// What was remembered in the times of another zone says nothing of when.
	const known = found.moved === undefined ? before.seen.versions() : [];
	const handled = new Map<string, Version>(known.map((version) => [version.id, version]));
	for (const row of found.rows.values()) handled.set(row.id, row);
	const newestFirst = [...handled.values()].sort((a, b) => b.changed.latest - a.changed.latest);
	const after = marks(before, newestFirst, found, traits);
	return { ...after, cost: costOfNext(found, after, traits) };
}

/** Below the watermark rows are kept in sight: as many as cost nothing to read again, and as far back as any zone may hide one. */
function marks(
	before: Mark,
	newestFirst: readonly Version[],
	{ floor, clock, wentBack, wide, quiet: isQuiet }: WholeReading,
	{ filterDrift, pageSize }: ListTraits,
): Omit<NextMark, 'cost'> {
	const come = Math.max(clock?.instant ?? -Infinity, (wentBack ? null : before.watermark) ?? -Infinity);
	if (!Number.isFinite(come)) {
		return { overlap: floor, watermark: floor, known: undefined, hints: { quiet: true, wide } };
	}
	const sight = Math.max(endOfSight(newestFirst, pageSize), come - filterDrift);
	const overlap = Math.max(floor ?? -Infinity, Math.min(come, sight));
	// The newest rows are known however old they are: they show when all times move.
	const known = newestFirst.filter(
		({ changed }, place) => place < OVERLAP_ROWS || changed.latest >= overlap - MINUTE_MS,
	);
	// Many rows of one moment may lie before what was asked for, until that reaches as far back as any zone.
	const wasQuiet = hintsOf(before).quiet || overlap <= come - filterDrift;
	const quiet = isQuiet || (newestFirst.length <= OVERLAP_ROWS && wasQuiet);
	const watermark = serviceTime(Math.max(overlap, come));
	return { overlap: serviceTime(overlap), watermark, known, hints: { quiet, wide } };
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
function costOfNext(
	{ rows, requests, filterIgnored }: WholeReading,
	after: Omit<NextMark, 'cost'>,
	traits: ListTraits,
): number {
	const since = questionOf(after, traits);
	if (filterIgnored) return requests;
	const inSight = [...rows.values()].filter(({ changed }) => changed.latest >= (since ?? -Infinity)).length;
	// With no row in sight a second question tells whether the filter reached back.
	return requestsFor(inSight, traits) + (inSight === 0 && !asksFarBack(since, after.watermark, traits) ? 1 : 0);
}
