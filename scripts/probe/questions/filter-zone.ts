import { PAGE_SIZE } from '../classic';
import { type Row, type Seen, valuesOf } from '../heard';
import { askedTimes, awayFrom } from '../last-modified';
import { count, notSettled, settled, type Verdict } from '../verdict';
import { lastModifiedTime } from './lists';

const HOUR = 3_600_000;
/** Offsets of zones differ by whole quarters of an hour. */
const QUARTER = HOUR / 4;
/** From the first zone of the day to the last. */
const MOST_APART = 26 * HOUR;

/**
 * filterZone: `portal` where what came fits the times as they are written, else how far the filter is behind or ahead. This is an
 * estimate: it names no zone, and it is only as exact as cases lie close together in the hours that count.
 */
export function filterZone(seen: Seen): Verdict {
	const filter = lastModifiedTime(seen);
	if (filter.value === 'ignored') return notSettled('lastmodifiedtime is not honoured');
	if (filter.value !== null)
		return settled('portal', 'asked with times around the newest change: what came fits the times as they are written');
	const all = seen.records?.rows ?? [];
	if (all.length === 0 || seen.since?.rows === undefined || seen.later?.rows === undefined)
		return notSettled(filter.evidence);
	const { least, most } = possibleShifts(seen, all);
	if (least > most)
		return notSettled('what came fits no zone: cases changed or were deleted while the probe asked; ask once more');
	if (least <= 0 && most >= 0) return notSettled(filter.evidence);
	const where = least > 0 ? `${hours(least, most)} behind the portal` : `${hours(-most, -least)} ahead of the portal`;
	return settled(where, `an estimate: which of ${count(all.length, 'case')} came fits a time read ${where}`);
}

/** The bounds, in whole quarters, of how much later than meant the filter may have read the time: in a zone so far behind. */
function possibleShifts(seen: Seen, all: readonly Row[]): { readonly least: number; readonly most: number } {
	let [least, most] = [-MOST_APART, MOST_APART];
	for (const [moment, rows] of answers(seen)) {
		const came = new Set(rows.map(({ id }) => id));
		// A full page leaves rows out whatever the filter.
		const missing = rows.length < PAGE_SIZE ? all.filter(({ id }) => !came.has(id)) : [];
		most = Math.min(most, ...valuesOf(rows, 'modified').map((wall) => wall - moment));
		least = Math.max(least, ...valuesOf(missing, 'modified').map((wall) => wall - moment));
	}
	return { least: Math.ceil(least / QUARTER) * QUARTER, most: Math.floor(most / QUARTER) * QUARTER };
}

/** The times that were asked with, by the portal's clock, and what came. */
function answers(seen: Seen): Array<readonly [moment: number, rows: readonly Row[]]> {
	const times = askedTimes(seen);
	if (times === undefined) return [];
	const asked = [
		[times.newest, seen.since],
		[times.later, seen.later],
		[times.before, seen.before],
		[times[awayFrom(seen) ?? 'before'], awayFrom(seen) && seen.dayAway],
	] as const;
	return asked.flatMap(([moment, heard]) => (heard?.rows === undefined ? [] : [[moment, heard.rows] as const]));
}

/** `4 hours`, `4 to 9.5 hours`. */
function hours(least: number, most: number): string {
	const [from, to] = [least / HOUR, most / HOUR];
	return from === to ? count(from, 'hour') : `${from} to ${to} hours`;
}
