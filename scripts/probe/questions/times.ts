import { DateTime } from 'luxon';
import { OPEN_POINTS } from '../../../simulator/open-points';
import { listedRows, type Seen, wallsOf, whyNot } from '../heard';
import { count, notSettled, settled, type Verdict } from '../verdict';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** So many different times, all on the full minute, are no chance. */
const ENOUGH = 3;
/** The service's clocks may differ by so much. */
const TOLERANCE = 1.5 * MINUTE;

/** Every offset from UTC in use, in hours. */
const OFFSETS = [
	-12, -11, -10, -9.5, -9, -8, -7, -6, -5, -4, -3.5, -3, -2.5, -2, -1, 0, 1, 2, 3, 3.5, 4, 4.5, 5, 5.5, 5.75, 6, 6.5, 7,
	8, 8.75, 9, 9.5, 10, 10.5, 11, 12, 12.75, 13, 13.75, 14,
];

function timesSeen(seen: Seen): number[] {
	const rows = listedRows(seen.records) ?? [];
	return [...wallsOf(rows, 'Created Time'), ...wallsOf(rows, 'Modified Time')];
}

/** timePrecision: whether any time on the page shows seconds. */
export function timePrecision(seen: Seen): Verdict {
	const times = [...new Set(timesSeen(seen))];
	if (times.length === 0)
		return notSettled(listedRows(seen.records)?.length ? 'no time that can be read' : whyNot(seen.records));
	const withSeconds = times.filter((time) => time % MINUTE !== 0).length;
	if (withSeconds > 0)
		return settled('seconds', `${withSeconds} of ${count(times.length, 'different time')} are not on a full minute`);
	if (times.length < ENOUGH)
		return notSettled(`${count(times.length, 'different time')}, all on a full minute; ${ENOUGH} are needed`);
	return settled('minutes', `${count(times.length, 'different time')}, all on a full minute`);
}

/**
 * portalZone, an estimate. No record says its zone, but none can be from the future: the newest time against the service's
 * own clock gives the least offset the zone can have, and it is that one when something changed a moment ago.
 */
export function portalZone(seen: Seen): Verdict {
	const times = timesSeen(seen);
	if (seen.records === undefined || !('reply' in seen.records) || times.length === 0)
		return notSettled(whyNot(seen.records));
	const now = seen.records.reply.date;
	if (now === null) return notSettled('the answer had no Date header to compare with');
	const least = Math.max(...times) - now.getTime() - TOLERANCE;
	const place = OFFSETS.findIndex((hours) => hours * HOUR >= least);
	const [before = -13, offset] = [OFFSETS[place - 1], OFFSETS[place]];
	if (offset === undefined) return notSettled('the newest time is later than any zone allows');
	if (least <= -13 * HOUR) return notSettled('nothing changed in the last hours; change a case and ask again');
	const name = offsetName(offset);
	const recent = `a case changed in the last ${(offset - before) * 60} minutes`;
	return settled(
		`at least ${name}`,
		`an estimate from ${count(times.length, 'time')} and the Date header: ${name}${likeThe(offset, now)} if ${recent}, else further ahead`,
	);
}

/** `UTC`, `UTC+05:30`, `UTC-08:00`. */
function offsetName(hours: number): string {
	if (hours === 0) return 'UTC';
	const minutes = Math.abs(hours) * 60;
	const digits = (value: number): string => String(value).padStart(2, '0');
	return `UTC${hours < 0 ? '-' : '+'}${digits(Math.floor(minutes / 60))}:${digits(minutes % 60)}`;
}

/** The zones of the simulator's switch that have this offset now. */
function likeThe(hours: number, now: Date): string {
	const zones = OPEN_POINTS.find(({ name }) => name === 'portalZone')?.values ?? [];
	const fitting = zones.filter((zone) => zone !== 'UTC' && DateTime.fromJSDate(now, { zone }).offset === hours * 60);
	return fitting.length === 0 ? '' : ` (as ${fitting.join(', ')} now)`;
}
