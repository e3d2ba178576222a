import type { AnswerRow } from '../../nodes/ZohoSupport/helpdesk/support/answers';
import { listedRows, type Seen, wallOf, wallsOf } from './heard';

/** The moments `lastmodifiedtime` is asked with, in wall milliseconds. */
export interface AskedTimes {
	readonly before: number;
	/** The greatest Modified Time on the page. */
	readonly newest: number;
	readonly later: number;
}

const SECOND = 1_000;
const MINUTE = 60_000;

/** The newest change on the page and its neighbours: a second away, or a minute where no time shows seconds. */
export function askedTimes(seen: Seen): AskedTimes | undefined {
	const walls = wallsOf(listedRows(seen.records) ?? [], 'Modified Time');
	if (walls.length === 0) return undefined;
	const newest = Math.max(...walls);
	const step = walls.every((wall) => wall % MINUTE === 0) ? MINUTE : SECOND;
	return { before: newest - step, newest, later: newest + step };
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
