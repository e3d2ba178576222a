import { DateTime, IANAZone } from 'luxon';

const QUARTER_HOUR = 15 * 60_000;
const DAY = 24 * 60 * 60_000;
const PACIFIC = 'America/Los_Angeles';
const OFFSETS_KEPT = 50_000;

const offsets = new Map<string, number>();

/** Milliseconds the zone is ahead of UTC at that moment. Offsets change on quarter hours only, so one look-up a quarter is enough. */
function aheadOfUtc(zone: string, moment: number): number {
	const quarter = Math.floor(moment / QUARTER_HOUR);
	const key = `${zone} ${quarter}`;
	let ahead = offsets.get(key);
	if (ahead === undefined) {
		ahead = IANAZone.create(zone).offset(quarter * QUARTER_HOUR) * 60_000;
		if (offsets.size >= OFFSETS_KEPT) offsets.clear();
		offsets.set(key, ahead);
	}
	return ahead;
}

/** `yyyy-MM-dd HH:mm:ss` on the zone's wall (reference, section 4). */
export function wallTime(moment: number, zone: string): string {
	const wall = new Date(moment + aheadOfUtc(zone, moment)).toISOString();
	return `${wall.slice(0, 10)} ${wall.slice(11, 19)}`;
}

/**
 * The moment in milliseconds of a `yyyy-MM-dd HH:mm:ss` on the zone's wall; undefined when the text is none.
 * An hour the zone has twice means the earlier one; an hour it skips is read with the offset before the skip.
 */
export function momentOf(text: string, zone: string): number | undefined {
	if (!/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(text)) return undefined;
	const wall = DateTime.fromFormat(text, 'yyyy-MM-dd HH:mm:ss', { zone: 'utc' });
	if (!wall.isValid) return undefined;
	const readWith = (shift: number): number => wall.toMillis() - aheadOfUtc(zone, wall.toMillis() + shift);
	const [before, after] = [readWith(-DAY), readWith(DAY)];
	const fitting = [before, after].filter((moment) => wallTime(moment, zone) === text);
	return fitting.length > 0 ? Math.min(...fitting) : before;
}

/** Number of the Pacific day a moment falls on: the day the quota is counted by (reference, section 6). */
export function pacificDay(moment: number): number {
	return Math.floor((moment + aheadOfUtc(PACIFIC, moment)) / DAY);
}

/** `Wed Feb 29 03:07:33 PST 2012`, as sign-in answers are stamped (reference, section 2). */
export function pacificStamp(moment: number): string {
	return DateTime.fromMillis(moment, { zone: PACIFIC, locale: 'en-US' }).toFormat('EEE MMM dd HH:mm:ss ZZZZ yyyy');
}
