import type { AnswerRow } from '../../../nodes/ZohoSupport/services/support/answers';
import { PAGE_SIZE } from '../../../nodes/ZohoSupport/services/support/requests';
import { idOf, listedRows, type Seen, wallOf, wallsOf } from '../heard';
import { askedTimes, awayFrom } from '../last-modified';
import { count, notSettled, settled, type Verdict } from '../verdict';
import { lastModifiedTime } from './lists';

const HOUR = 3_600_000;
/** Offsets of zones differ by whole quarters. */
const QUARTER = HOUR / 4;
/** From the first zone of the day to the last. */
const MOST_APART = 26 * HOUR;

/**
 * filterZone: `portal` where what came fits the wall that times are written on, else how far behind or ahead of it. An
 * estimate: no zone is named, and it is as exact as cases lie close together in the hours that count.
 */
export function filterZone(seen: Seen): Verdict {
	const filter = lastModifiedTime(seen);
	if (filter.value === 'ignored') return notSettled('lastmodifiedtime is not honoured');
	if (filter.value !== null)
		return settled(
			'portal',
			'asked with the newest change and around it: what came fits the times as they are written',
		);
	const all = listedRows(seen.records) ?? [];
	if (all.length === 0 || listedRows(seen.since) === undefined || listedRows(seen.later) === undefined)
		return notSettled(filter.evidence);
	const shifts = possibleShifts(seen, all);
	const [least, most] = [shifts.at(0), shifts.at(-1)];
	if (least === undefined || most === undefined)
		return notSettled('what came fits no zone: cases changed or went while the probe asked; ask once more');
	if (least <= 0 && most >= 0) return notSettled(filter.evidence);
	const where = least > 0 ? `${hours(least, most)} behind the portal` : `${hours(-most, -least)} ahead of the portal`;
	return settled(where, `an estimate: which of ${count(all.length, 'case')} came fits a moment read ${where}`);
}

/** The milliseconds, least first, by which the moment may have been read later than meant: in a zone so far behind. */
function possibleShifts(seen: Seen, all: readonly AnswerRow[]): number[] {
	const bounds = { least: -MOST_APART, most: MOST_APART };
	for (const [moment, rows] of answers(seen)) {
		const came = new Set(rows.map(idOf));
		// A full page leaves rows out whatever the filter.
		const missing = rows.length < PAGE_SIZE ? all.filter((row) => !came.has(idOf(row))) : [];
		bounds.most = Math.min(bounds.most, ...wallsOf(rows, 'Modified Time').map((wall) => wall - moment));
		bounds.least = Math.max(
			bounds.least,
			...missing.map((row) => (wallOf(row, 'Modified Time') ?? -Infinity) - moment),
		);
	}
	const first = Math.ceil(bounds.least / QUARTER);
	const length = Math.max(0, Math.floor(bounds.most / QUARTER) - first + 1);
	return Array.from({ length }, (_, place) => (first + place) * QUARTER);
}

/** The moments asked with, in wall milliseconds, and what came. */
function answers(seen: Seen): Array<readonly [moment: number, rows: readonly AnswerRow[]]> {
	const times = askedTimes(seen);
	if (times === undefined) return [];
	const away = awayFrom(seen);
	const asked = [
		[times.newest, seen.since],
		[times.later, seen.later],
		[times.before, seen.before],
		...(away === undefined ? [] : [[times[away], seen.dayAway] as const]),
	] as const;
	return asked.flatMap(([moment, heard]) => {
		const rows = listedRows(heard);
		return rows === undefined ? [] : [[moment, rows] as const];
	});
}

/** `4 hours`, `4 to 9.5 hours`. */
function hours(least: number, most: number): string {
	const [from, to] = [least / HOUR, most / HOUR];
	return from === to ? count(from, 'hour') : `${from} to ${to} hours`;
}
