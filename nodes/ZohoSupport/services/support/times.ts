import { DateTime } from 'luxon';
import type { Span } from '../../helpdesk/helpdesk';

/**
 * The time formats of the classic API: `MM/dd/yyyy` for a date and `yyyy-MM-dd HH:mm:ss` for a date with time, both
 * without a zone, in the time zone of the portal [guide; reference section 4]. Created times may have no seconds
 * [open, section 8].
 */
const DATE = 'MM/dd/yyyy';
const DATE_TIME = 'yyyy-MM-dd HH:mm:ss';

const ZOHO_DATE = /^\d{2}\/\d{2}\/\d{4}$/;
const ZOHO_DATE_TIME = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}(?::\d{2})?(?:\.\d{1,3})?$/;
const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;
const ISO_DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?$/;

/** The end of a time that is the same instant in every zone. */
const OFFSET = /(?:Z|[+-]\d{2}:?\d{2})$/;

/** True for an ISO 8601 date or date with time. */
export function isIsoTime(value: string): boolean {
	return ISO_DATE.test(value) || ISO_DATE_TIME.test(value);
}

/** True for an existing date, or date with time, in the format of the service. */
export function isZohoTime(value: string, zone: string): boolean {
	return zohoToIso(value, zone) !== undefined;
}

/** An instant as `yyyy-MM-dd HH:mm:ss` in the time zone of the portal. */
export function toZohoDateTime(instant: Date, zone: string): string {
	return DateTime.fromJSDate(instant, { zone }).toFormat(DATE_TIME);
}

/**
 * The text that requests changes since an instant. Whether the service includes that very second, and whether its
 * times have seconds, is [open, section 8]: the last second before the minute is right in all cases. An hour that the
 * end of summer time repeats may be read either way, so the hour before it is requested.
 */
export function filterTime(since: Date, zone: string): string {
	let asked = DateTime.fromJSDate(since, { zone }).startOf('minute').minus({ seconds: 1 });
	while (asked.getPossibleOffsets().length > 1) asked = asked.minus({ hours: 1 });
	return toZohoDateTime(asked.toJSDate(), zone);
}

/**
 * The range of instants that a time of a record, as ISO text, can mean. A time without seconds means the whole minute
 * [open, section 8]; a time in an hour that the end of summer time repeats means both passes. Undefined for anything
 * that is not a time with an offset.
 */
export function spanOf(given: string | null | undefined, zone: string): Span | undefined {
	const iso = given ?? '';
	if (!ISO_DATE_TIME.test(iso) || !OFFSET.test(iso)) return undefined;
	const earliest = Date.parse(iso);
	if (Number.isNaN(earliest)) return undefined;
	const slack = earliest % 60_000 === 0 ? 59_999 : 999;
	// Nearly every day has one offset, known after the first look-up.
	const repeated = offsetOfDay(iso.slice(0, 10), zone) === null;
	const latest = repeated ? Math.max(...DateTime.fromISO(iso, { zone }).getPossibleOffsets().map(Number)) : earliest;
	return { earliest, latest: latest + slack };
}

/**
 * An ISO text in the format of the service. A date stays the same calendar day (`MM/dd/yyyy`). A date with time is
 * converted to the time zone of the portal; without an offset it is taken to be in that zone already. Undefined if the
 * date does not exist.
 */
export function isoToZoho(value: string, zone: string): string | undefined {
	const parsed = DateTime.fromISO(value, { zone });
	if (!parsed.isValid) return undefined;
	return parsed.toFormat(ISO_DATE.test(value) ? DATE : DATE_TIME);
}

/**
 * A text of the service as ISO 8601: `2026-03-08` for a date, `2026-03-08T09:30:00.000-08:00` for a date with time. A
 * time in an hour that summer time skips moves forward; in an hour that it repeats, the first pass counts. Undefined
 * for any other format.
 */
export function zohoToIso(value: string, zone: string): string | undefined {
	if (ZOHO_DATE.test(value)) return realDay(`${value.slice(6)}-${value.slice(0, 2)}-${value.slice(3, 5)}`);
	if (!ZOHO_DATE_TIME.test(value)) return undefined;
	const [day, hour] = [value.slice(0, 10), value.slice(11, 13)];
	const offset = WHOLE_SECONDS.test(value) ? (offsetOfDay(day, zone) ?? offsetOfHour(day, hour, zone)) : null;
	// Joined instead of added: a list keeps thousands of these, and a joined text takes one piece of memory.
	if (offset !== null)
		return [day, 'T', value.slice(11, 16), value.length > 16 ? value.slice(16) : ':00', '.000', offset].join('');
	// luxon resolves a repeated hour with the offset of today; the earlier offset is the same all year.
	const [first] = DateTime.fromSQL(value, { zone }).getPossibleOffsets();
	return first.toISO() ?? undefined;
}

/** The day itself; undefined if it does not exist. */
function realDay(day: string): string | undefined {
	const instant = new Date(`${day}T00:00:00Z`);
	return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(day) ? day : undefined;
}

const WHOLE_SECONDS = /^\d{4}-\d{2}-\d{2} (?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?$/;

/** Offsets by zone and by day or hour: a long list has many times on few days, and looking up a zone is slow. */
const offsets = new Map<string, string | null>();
const MOST_OFFSETS = 20_000;

/** The offset of a whole day in a zone, `-08:00`; null if it changes within the day, or if the day does not exist. */
function offsetOfDay(day: string, zone: string): string | null {
	return constantOffset(`${day}T00:00:00`, `${day}T23:59:59`, zone, `${zone} ${day}`);
}

/** The offset of a whole hour in a zone; null if it changes within the hour, or if the hour does not exist. */
function offsetOfHour(day: string, hour: string, zone: string): string | null {
	return constantOffset(`${day}T${hour}:00:00`, `${day}T${hour}:59:59`, zone, `${zone} ${day} ${hour}`);
}

function constantOffset(from: string, to: string, zone: string, key: string): string | null {
	const known = offsets.get(key);
	if (known !== undefined) return known;
	const [first, last] = [from, to].map((time) => DateTime.fromISO(time, { zone }));
	const same = first.isValid && first.offset === last.offset && isPlain(first, from) && isPlain(last, to);
	const offset = same ? (first.toISO()?.slice(23) ?? null) : null;
	if (offsets.size >= MOST_OFFSETS) offsets.clear();
	offsets.set(key, offset);
	return offset;
}

/** False for a time that the zone skips (luxon moves it) or repeats. */
function isPlain(time: DateTime, text: string): boolean {
	return (
		time.getPossibleOffsets().length === 1 && time.toISO({ includeOffset: false, suppressMilliseconds: true }) === text
	);
}

/** True for an IANA zone or an offset that luxon knows. */
export function isTimeZone(zone: string): boolean {
	return DateTime.fromObject({}, { zone }).isValid;
}
