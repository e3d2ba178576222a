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

/**
 * A time without seconds may come before a time with seconds in the same minute, so versions are remembered for a
 * minute longer.
 */
const MINUTE_MS = 60_000;

/**
 * The mark after a complete reading, as if everything found were handled.
 * @param before the previous mark, in the times that the service shows now
 */
export function markAfter(before: Mark, found: WholeReading, traits: ListTraits): NextMark {
	// Versions remembered in the times of another zone do not say when the changes happened.
	const known = found.moved === undefined ? before.seen.versions() : [];
	const handled = new Map<string, Version>(known.map((version) => [version.id, version]));
	for (const row of found.rows.values()) handled.set(row.id, row);
	const newestFirst = [...handled.values()].sort((a, b) => b.changed.latest - a.changed.latest);
	const after = marks(before, newestFirst, found, traits);
	return { ...after, cost: costOfNext(found, after, traits) };
}

/**
 * Each poll reads some handled rows before the watermark again: no more than cost no extra request, and no further
 * back than a wrong zone may hide a row.
 */
function marks(
	before: Mark,
	newestFirst: readonly Version[],
	{ floor, clock, wentBack, wide, quiet: isQuiet }: WholeReading,
	{ filterDrift, pageSize }: ListTraits,
): Omit<NextMark, 'cost'> {
	const reached = Math.max(clock?.instant ?? -Infinity, (wentBack ? null : before.watermark) ?? -Infinity);
	if (!Number.isFinite(reached)) {
		return { overlap: floor, watermark: floor, known: undefined, hints: { quiet: true, wide } };
	}
	const windowStart = Math.max(startOfWindow(newestFirst, pageSize), reached - filterDrift);
	const overlap = Math.max(floor ?? -Infinity, Math.min(reached, windowStart));
	// The newest rows are remembered however old they are: they show whether all times moved.
	const known = newestFirst.filter(
		({ changed }, place) => place < OVERLAP_ROWS || changed.latest >= overlap - MINUTE_MS,
	);
	// Many rows of one moment may come before the requested time, until the request reaches as far back as any zone.
	const wasQuiet = hintsOf(before).quiet || overlap <= reached - filterDrift;
	const quiet = isQuiet || (newestFirst.length <= OVERLAP_ROWS && wasQuiet);
	const watermark = serviceTime(Math.max(overlap, reached));
	return { overlap: serviceTime(overlap), watermark, known, hints: { quiet, wide } };
}

/**
 * The earliest instant from which the rows can be read again at no extra cost. Where there is room, it leaves out the
 * many rows of one moment that come just before. Rows that fit on a page stay in the window as long as no newer ones
 * replace them: they show that the filter reaches back.
 */
function startOfWindow(newestFirst: readonly Version[], pageSize: number): number {
	const beyond = newestFirst[OVERLAP_ROWS];
	if (beyond === undefined) return -Infinity;
	const end = beyond.changed.latest + 1;
	const oldestInWindow = newestFirst
		.slice(0, OVERLAP_ROWS)
		.filter(({ changed }) => changed.latest >= end)
		.reduce((least, { changed }) => Math.min(least, changed.earliest), Infinity);
	const many = newestFirst.filter(({ changed }) => changed.latest >= beyond.changed.earliest).length;
	if (oldestInWindow === Infinity && many < pageSize) return beyond.changed.earliest;
	return Math.max(end, Math.min(end + 2 * FILTER_STEP_MS, oldestInWindow));
}

/** Requests of the next poll if nothing is new. */
function costOfNext(
	{ rows, requests, filterIgnored }: WholeReading,
	after: Omit<NextMark, 'cost'>,
	traits: ListTraits,
): number {
	const since = questionOf(after, traits);
	if (filterIgnored) return requests;
	const inWindow = [...rows.values()].filter(({ changed }) => changed.latest >= (since ?? -Infinity)).length;
	// If no row is in the window, a second request shows whether the filter reached back.
	return requestsFor(inWindow, traits) + (inWindow === 0 && !asksFarBack(since, after.watermark, traits) ? 1 : 0);
}
