import { intersectionBy } from 'es-toolkit';
import { type Row, type Seen, valuesOf } from './heard';

/** The times `lastmodifiedtime` is asked with, by the portal's clock, in milliseconds: the newest change on the page and around it. */
export type AskedTimes = Readonly<Record<'before' | 'newest' | 'later' | 'dayBefore' | 'dayAfter', number>>;

const SECOND = 1_000;
const MINUTE = 60_000;
/** Zones are 26 hours apart at most, and an hour more in summer time. */
export const FARTHEST = 27 * 60 * MINUTE;

/** Near times are a second away, or a minute where no time shows seconds; a day away is further than any zone. */
export function askedTimes(seen: Seen): AskedTimes | undefined {
	const walls = valuesOf(seen.records?.rows, 'modified');
	if (walls.length === 0) return undefined;
	const newest = Math.max(...walls);
	const step = walls.every((wall) => wall % MINUTE === 0) ? MINUTE : SECOND;
	const [before, later] = [newest - step, newest + step];
	return { before, newest, later, dayBefore: before - FARTHEST, dayAfter: later + FARTHEST };
}

/** The rows with that Modified Time. */
export function changedAt(rows: readonly Row[], wall: number): Row[] {
	return rows.filter(({ modified }) => modified === wall);
}

/** True when asking with the newest change did not bring it: the filter is exclusive, or reads the time in another zone. */
export function filteredAsIfExclusive(seen: Seen): boolean {
	const times = askedTimes(seen);
	return times !== undefined && seen.since?.rows !== undefined && changedAt(seen.since.rows, times.newest).length === 0;
}

/**
 * On which side to ask once more, a day away, to see in which zone the filter reads the time. Undefined when that shows already:
 * the newest change came, or only some of the cases that are too old came.
 */
export function awayFrom(seen: Seen): 'dayBefore' | 'dayAfter' | undefined {
	const times = askedTimes(seen);
	const [all, later, before] = [seen.records?.rows, seen.later?.rows, seen.before?.rows];
	if (times === undefined || all === undefined || later === undefined) return undefined;
	if (before !== undefined && !hasAny(before, changedAt(all, times.newest))) return 'dayBefore';
	const tooOldForAnyZone = valuesOf(later, 'modified').some((wall) => wall < times.later - FARTHEST);
	return !tooOldForAnyZone && all.every((row) => hasAny(later, [row])) ? 'dayAfter' : undefined;
}

const hasAny = (rows: readonly Row[], wanted: readonly Row[]): boolean =>
	intersectionBy(rows, wanted, ({ id }) => id).length > 0;
