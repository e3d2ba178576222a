import { DateTime, FixedOffsetZone } from 'luxon';
import { OPEN_POINTS } from '../../../simulator/support/open-points';
import { type Seen, valuesOf, whyNot } from '../heard';
import { count, notSettled, settled, type Verdict } from '../verdict';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** So many different times are hardly all on the full minute by chance. */
const ENOUGH = 3;
/** The service's clocks may differ by so much. */
const TOLERANCE = 1.5 * MINUTE;

/** Every offset from UTC in use, in hours. */
const OFFSETS = [
	-12, -11, -10, -9.5, -9, -8, -7, -6, -5, -4, -3.5, -3, -2.5, -2, -1, 0, 1, 2, 3, 3.5, 4, 4.5, 5, 5.5, 5.75, 6, 6.5, 7,
	8, 8.75, 9, 9.5, 10, 10.5, 11, 12, 12.75, 13, 13.75, 14,
];

function timesSeen({ records }: Seen): number[] {
	return [...valuesOf(records?.rows, 'created'), ...valuesOf(records?.rows, 'modified')];
}

/** timePrecision: whether any time on the page shows seconds. */
export function timePrecision(seen: Seen): Verdict {
	const times = [...new Set(timesSeen(seen))];
	if (times.length === 0)
		return notSettled(seen.records?.rows?.length ? 'no time that can be read' : whyNot(seen.records));
	const withSeconds = times.filter((time) => time % MINUTE !== 0).length;
	const all = count(times.length, 'different time');
	if (withSeconds > 0) return settled('seconds', `${withSeconds} of ${all} are not on a full minute`);
	const evidence = `${all}, all on a full minute`;
	return times.length < ENOUGH ? notSettled(`${evidence}; ${ENOUGH} are needed`) : settled('minutes', evidence);
}

/**
 * portalZone, an estimate. No record says its zone, but no record comes from the future: the newest time and the service's clock
 * give the least offset the zone can have. It is that offset when something changed a moment ago.
 */
export function portalZone(seen: Seen): Verdict {
	const times = timesSeen(seen);
	if (seen.records?.reply === undefined || times.length === 0) return notSettled(whyNot(seen.records));
	const now = seen.records.reply.date;
	if (now === null) return notSettled('the answer had no Date header to compare with');
	const least = Math.max(...times) - now.getTime() - TOLERANCE;
	const place = OFFSETS.findIndex((hours) => hours * HOUR >= least);
	const [before = -13, offset] = [OFFSETS[place - 1], OFFSETS[place]];
	if (offset === undefined) return notSettled('the newest time is later than any zone allows');
	if (least <= -13 * HOUR) return notSettled('nothing changed in the last hours; change a case and ask again');
	const name = `UTC${offset === 0 ? '' : FixedOffsetZone.instance(offset * 60).formatOffset(0, 'short')}`;
	const recent = `a case changed in the last ${(offset - before) * 60} minutes`;
	return settled(
		`at least ${name}`,
		`an estimate from ${count(times.length, 'time')} and the Date header: ${name}${likeThe(offset, now)} if ${recent}, else further ahead`,
	);
}

/** The zones of the simulator's switch that have this offset now. */
function likeThe(hours: number, now: Date): string {
	const zones = OPEN_POINTS.find(({ name }) => name === 'portalZone')?.values ?? [];
	const fitting = zones.filter((zone) => zone !== 'UTC' && DateTime.fromJSDate(now, { zone }).offset === hours * 60);
	return fitting.length === 0 ? '' : ` (as ${fitting.join(', ')} now)`;
}
