import type { AnswerRow } from '../../nodes/ZohoSupport/services/support/answers';
import { idOf, listedRows, type Seen, wallOf, wallsOf } from './heard';

/** The moments `lastmodifiedtime` is asked with, in wall milliseconds. */
export interface AskedTimes {
	readonly before: number;
	/** The greatest Modified Time on the page. */
	readonly newest: number;
	readonly later: number;
	/** Further away than any zone moves a moment. */
	readonly dayBefore: number;
	readonly dayAfter: number;
}

const SECOND = 1_000;
const MINUTE = 60_000;
/** Zones are 26 hours apart at most; an hour more for summer time. */
export const FARTHEST = 27 * 60 * MINUTE;

/** The newest change on the page and its neighbours: a second away, or a minute where no time shows seconds. */
export function askedTimes(seen: Seen): AskedTimes | undefined {
	const walls = wallsOf(listedRows(seen.records) ?? [], 'Modified Time');
	if (walls.length === 0) return undefined;
	const newest = Math.max(...walls);
	const step = walls.every((wall) => wall % MINUTE === 0) ? MINUTE : SECOND;
	const [before, later] = [newest - step, newest + step];
	return { before, newest, later, dayBefore: before - FARTHEST, dayAfter: later + FARTHEST };
}

/** The rows whose Modified Time is that wall time. */
export function changedAt(rows: readonly AnswerRow[], wall: number): AnswerRow[] {
	return rows.filter((row) => wallOf(row, 'Modified Time') === wall);
}

/** True when asking with the newest change did not bring that change: exclusive, or the moment was read in another zone. */
export function filteredAsIfExclusive(seen: Seen): boolean {
	const times = askedTimes(seen);
	const since = listedRows(seen.since);
	return times !== undefined && since !== undefined && changedAt(since, times.newest).length === 0;
}

/**
 * On which side to ask once more, a day away, to see in which zone the moment is read. Undefined when that shows already: the
 * newest change came, or only some cases came that are too old.
 */
export function awayFrom(seen: Seen): 'dayBefore' | 'dayAfter' | undefined {
	const times = askedTimes(seen);
	const [all, later, before] = [listedRows(seen.records), listedRows(seen.later), listedRows(seen.before)];
	if (times === undefined || all === undefined || later === undefined) return undefined;
	if (before !== undefined && !hasAny(before, changedAt(all, times.newest))) return 'dayBefore';
	const tooOldForAnyZone = wallsOf(later, 'Modified Time').some((wall) => wall < times.later - FARTHEST);
	return !tooOldForAnyZone && all.every((row) => hasAny(later, [row])) ? 'dayAfter' : undefined;
}

function hasAny(rows: readonly AnswerRow[], wanted: readonly AnswerRow[]): boolean {
	const ids = new Set(wanted.map(idOf));
	return rows.some((row) => ids.has(idOf(row)));
}
