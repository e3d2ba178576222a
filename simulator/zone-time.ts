import { DateTime } from 'luxon';

const DAY = 24 * 60 * 60_000;
const PACIFIC = 'America/Los_Angeles';
const WALL_TIME = 'yyyy-MM-dd HH:mm:ss';

/** `yyyy-MM-dd HH:mm:ss` as clocks in the zone show it (reference, section 4). */
export function wallTime(moment: number, zone: string): string {
	return DateTime.fromMillis(moment, { zone }).toFormat(WALL_TIME);
}

/**
 * The moment in milliseconds of a `yyyy-MM-dd HH:mm:ss` in the zone; undefined when the text has another form.
 * An hour that comes twice means the earlier one. An hour that is skipped is read with the offset before the skip.
 */
export function momentOf(text: string, zone: string): number | undefined {
	const moment = DateTime.fromFormat(text, WALL_TIME, { zone });
	return moment.isValid ? Math.min(...moment.getPossibleOffsets().map(Number)) : undefined;
}

/** The number of the Pacific day that a moment falls on. The quota is counted by this day (reference, section 6). */
export function pacificDay(moment: number): number {
	return Math.floor((moment + DateTime.fromMillis(moment, { zone: PACIFIC }).offset * 60_000) / DAY);
}

/** `Wed Feb 29 03:07:33 PST 2012`, the stamp of sign-in answers (reference, section 2). */
export function pacificStamp(moment: number): string {
	return DateTime.fromMillis(moment, { zone: PACIFIC, locale: 'en-US' }).toFormat('EEE MMM dd HH:mm:ss ZZZZ yyyy');
}
