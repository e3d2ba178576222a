import type { Mark, ReadingFrom } from '../../../helpdesk/changes';
import { plus, type ServiceTime, serviceTime } from '../../../helpdesk/instants';
import { type DeskTraits, EDGE_MS, SWEEP_EVERY_MS } from './question';

/** Before any record of Zoho Desk. */
export const EVER = serviceTime(0);

/** Where the search of a reading starts, and whether it reads again all that the mark remembers. */
export interface StartingPoint {
	readonly since: ServiceTime;
	/** Every unhandled version since this instant is read; null: every record. */
	readonly floor: ServiceTime | null;
	readonly isSweep: boolean;
}

/**
 * A poll reads what changed since the watermark, and as much before it as the index may be late. A sweep reads all that
 * the mark remembers, a day at most: once an hour, and with each poll while all of it fits in half a page.
 */
export function startingPoint({ mark, startsAt, startsNow }: ReadingFrom, traits: DeskTraits): StartingPoint {
	if (startsAt !== undefined && startsNow !== true)
		return { since: plus(startsAt, -EDGE_MS), floor: startsAt, isSweep: true };
	const { overlap, watermark } = mark;
	if (overlap === null) return { since: EVER, floor: null, isSweep: true };
	const fresh = (watermark ?? overlap) - traits.lag;
	const isSweep = fresh <= overlap || isSweepDue(mark, traits);
	return { since: serviceTime((isSweep ? overlap : fresh) - EDGE_MS), floor: overlap, isSweep };
}

function isSweepDue({ watermark, seen, hints }: Mark, { searchPage }: DeskTraits): boolean {
	const swept = sweptAt(hints);
	return (
		seen.versions().length <= searchPage / 2 ||
		gapIn(hints) !== undefined ||
		swept === undefined ||
		(watermark !== null && watermark - swept >= SWEEP_EVERY_MS)
	);
}

/** The watermark of the last sweep. */
export function sweptAt({ swept }: Mark['hints']): number | undefined {
	return typeof swept === 'number' ? swept : undefined;
}

/**
 * When the last record was created that a list showed which had more new records than it could show. The search shows
 * those behind it once the index has them; until then the overlap stays where it was.
 */
export function gapIn({ gap }: Mark['hints']): number | undefined {
	return typeof gap === 'number' ? gap : undefined;
}
