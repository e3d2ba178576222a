import { isShownInPart, type Mark, type NextMark, type ServiceClock, type Version } from '../../../helpdesk/changes';
import { type ServiceTime, serviceTime } from '../../../helpdesk/instants';
import { PAGE_PRICE } from '../prices';
import { type DeskTraits, LEAST_LAG_MS, MOST_KNOWN, SWEEP_BACK_MS } from './question';
import type { WholeReading } from './reading';
import { gapIn, startingPoint, sweptAt } from './starting-point';

/** The mark after a complete reading, as if all rows that it found were handled. */
export function markAfter(
	before: Mark,
	found: WholeReading,
	wanted: 'created' | 'changed' | 'both',
	traits: DeskTraits,
): NextMark {
	const handled = new Map(before.seen.versions().map((version) => [version.id, version]));
	for (const version of found.alsoKnown) handled.set(version.id, version);
	for (const row of found.rows.values()) if (!isShownInPart(handled.get(row.id), row)) handled.set(row.id, row);
	const newestFirst = [...handled.values()].sort((a, b) => b.changed.latest - a.changed.latest);
	const floor = floorOf(before, found.floor);
	const watermark = watermarkOf(before, found.clock, floor);
	if (watermark === null) return { overlap: null, watermark: null, known: [], hints: {}, cost: PAGE_PRICE };
	const gap = gapAfter(before, watermark, found.cutAt, traits);
	const overlap = overlapOf(watermark, newestFirst, { floor, left: found.left }, gap !== undefined);
	const known = newestFirst.filter(({ changed }) => changed.latest >= overlap);
	const swept = found.isSweep ? watermark : (sweptAt(before.hints) ?? watermark);
	const hints = { swept, ...(gap !== undefined && { gap }) };
	return { overlap, watermark, known, hints, cost: costOfNext({ overlap, watermark, hints }, known, wanted, traits) };
}

/**
 * While a batch is repeated, a reading starts earlier than the mark before: what changed until that mark is handled, but
 * no longer remembered.
 */
function floorOf({ overlap }: Mark, floor: ServiceTime | null): ServiceTime | null {
	return overlap !== null && floor !== null && overlap > floor ? overlap : floor;
}

/** How far the clock of the service had come when the reading began, as far as its own times show it. */
function watermarkOf(before: Mark, clock: ServiceClock | undefined, floor: ServiceTime | null): ServiceTime | null {
	const reached = Math.max(clock?.instant ?? -Infinity, before.watermark ?? -Infinity, floor ?? -Infinity);
	return Number.isFinite(reached) ? serviceTime(reached) : null;
}

/**
 * The overlap is a day, or what MOST_KNOWN versions reach back. Its versions are all remembered, so that whatever the
 * index shows late is known to be new.
 */
function overlapOf(
	watermark: ServiceTime,
	newestFirst: readonly Version[],
	{ floor, left }: Pick<WholeReading, 'floor' | 'left'>,
	stays: boolean,
): ServiceTime {
	if (stays && floor !== null) return floor;
	const beyond = newestFirst[MOST_KNOWN]?.changed.latest ?? -Infinity;
	const start = Math.min(watermark - LEAST_LAG_MS, Math.max(watermark - SWEEP_BACK_MS, beyond + 1));
	return serviceTime(Math.max(floor ?? -Infinity, Math.min(start, left)));
}

/** A gap closes with the first reading that began when the index must have shown everything. */
function gapAfter({ hints }: Mark, watermark: ServiceTime, cutAt: number, { lag }: DeskTraits): number | undefined {
	const gap = Math.max(gapIn(hints) ?? -Infinity, cutAt);
	return gap === -Infinity || watermark - gap >= lag ? undefined : gap;
}

/** The credits of the next poll if nothing is new. */
function costOfNext(
	mark: Pick<Mark, 'overlap' | 'watermark' | 'hints'>,
	known: readonly Version[],
	wanted: 'created' | 'changed' | 'both',
	traits: DeskTraits,
): number {
	const isListed = traits.hasList && wanted !== 'changed';
	const isSearched = traits.hasSearch && (wanted !== 'created' || !traits.hasList);
	const seen = { versions: () => known, version: () => undefined, newest: () => undefined, forgotten: undefined };
	const { since } = startingPoint({ mark: { ...mark, seen } }, traits);
	const rows = known.filter(({ changed }) => changed.latest >= since).length;
	const pages = Math.max(1, Math.ceil(rows / Math.max(1, traits.searchPage - 1)));
	return PAGE_PRICE * ((isListed ? 1 : 0) + (isSearched ? pages : 0));
}
