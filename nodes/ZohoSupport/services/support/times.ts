import { DateTime } from 'luxon';
import type { Span } from '../../helpdesk/helpdesk';

/**
 * The classic API's times: `MM/dd/yyyy` for a date and `yyyy-MM-dd HH:mm:ss` for a date with time, both without a zone,
 * in the portal's time zone [guide; reference section 4]. Created times may come to the minute [open, section 8].
 */
const DATE = 'MM/dd/yyyy';
const DATE_TIME = 'yyyy-MM-dd HH:mm:ss';

const ZOHO_DATE = /^\d{2}\/\d{2}\/\d{4}$/;
const ZOHO_DATE_TIME = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}(?::\d{2})?(?:\.\d{1,3})?$/;
const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;
const ISO_DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?$/;

/** What ends a time that is the same instant in every zone. */
const OFFSET = /(?:Z|[+-]\d{2}:?\d{2})$/;

/** True for a text that is an ISO 8601 date or date with time. */
export function isIsoTime(value: string): boolean {
	return ISO_DATE.test(value) || ISO_DATE_TIME.test(value);
}

/** True for a text in the service's own form of a date or date with time that the calendar has. */
export function isZohoTime(value: string, zone: string): boolean {
	return zohoToIso(value, zone) !== undefined;
}

/** An instant as `yyyy-MM-dd HH:mm:ss` in the portal's zone. */
export function toZohoDateTime(instant: Date, zone: string): string {
	return DateTime.fromJSDate(instant, { zone }).toFormat(DATE_TIME);
}

/**
 * The text that asks for what changed since an instant. Whether the service takes the very second, and whether its times come to
 * the minute, is [open, section 8]: the second before the minute is right for all. An hour that the end of summer time repeats
 * may be read either way, so the hour before it is asked for.
 */
export function filterTime(since: Date, zone: string): string {
	let asked = DateTime.fromJSDate(since, { zone }).startOf('minute').minus({ seconds: 1 });
	while (asked.getPossibleOffsets().length > 1) asked = asked.minus({ hours: 1 });
	return toZohoDateTime(asked.toJSDate(), zone);
}

/**
 * The instants that a time of a record, as ISO text, may stand for. A time to the minute stands for the whole minute [open,
 * section 8], one in an hour that the end of summer time repeats for both of its passes. Undefined for what is no time, or
 * could be one of any zone.
 */
export function spanOf(iso: string | null | undefined, zone: string): Span | undefined {
	if (iso === null || iso === undefined || !ISO_DATE_TIME.test(iso) || !OFFSET.test(iso)) return undefined;
	const earliest = Date.parse(iso);
	if (Number.isNaN(earliest)) return undefined;
	const slack = earliest % 60_000 === 0 ? 59_999 : 999;
	// Nearly every day has one offset, known from its first look-up.
	const repeated = offsetOfDay(iso.slice(0, 10), zone) === null;
	const latest = repeated
		? (DateTime.fromISO(iso, { zone }).getPossibleOffsets().at(-1)?.toMillis() ?? earliest)
		: earliest;
	return { earliest, latest: latest + slack };
}

/**
 * An ISO text in the service's form: a date stays the same calendar day (`MM/dd/yyyy`); a date with time is moved into
 * the portal's zone, and one without an offset is taken to be in that zone already. Undefined when it is no real date.
 */
export function isoToZoho(value: string, zone: string): string | undefined {
	const parsed = DateTime.fromISO(value, { zone });
	if (!parsed.isValid) return undefined;
	return parsed.toFormat(ISO_DATE.test(value) ? DATE : DATE_TIME);
}

/**
 * The service's text as ISO 8601: `2026-03-08` for a date, `2026-03-08T09:30:00.000-08:00` for a date with time. An hour
 * that summer time skips moves forward; one that it repeats is taken the first time. Undefined when it is neither form.
 */
export function zohoToIso(value: string, zone: string): string | undefined {
	if (ZOHO_DATE.test(value)) return realDay(`${value.slice(6)}-${value.slice(0, 2)}-${value.slice(3, 5)}`);
	if (!ZOHO_DATE_TIME.test(value)) return undefined;
	const [day, hour] = [value.slice(0, 10), value.slice(11, 13)];
	const offset = WHOLE_SECONDS.test(value) ? (offsetOfDay(day, zone) ?? offsetOfHour(day, hour, zone)) : null;
	// Joined, not added: a list keeps thousands of these, and joined ones are one piece of memory each.
	if (offset !== null)
		return [day, 'T', value.slice(11, 16), value.length > 16 ? value.slice(16) : ':00', '.000', offset].join('');
	const parsed = DateTime.fromSQL(value, { zone });
	if (!parsed.isValid) return undefined;
	// luxon takes a repeated hour by the offset of today: the earlier one is the same all year.
	return parsed.getPossibleOffsets().at(0)?.toISO() ?? undefined;
}

/** The day itself; undefined for one that no calendar has. */
function realDay(day: string): string | undefined {
	const instant = new Date(`${day}T00:00:00Z`);
	return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(day) ? day : undefined;
}

const WHOLE_SECONDS = /^\d{4}-\d{2}-\d{2} (?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?$/;

/** Offsets by zone and by day or hour: a long list has many times in few days, and each look-up of a zone is slow. */
const offsets = new Map<string, string | null>();
const MOST_OFFSETS = 20_000;

/** The offset of a whole day of a zone, `-08:00`; null where it changes within the day, or the day does not exist. */
function offsetOfDay(day: string, zone: string): string | null {
	return constantOffset(`${day}T00:00:00`, `${day}T23:59:59`, zone, `${zone} ${day}`);
}

/** The offset of a whole hour of a zone; null where it changes within the hour, or the hour does not exist. */
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

/** False for a time that the zone skips, which luxon moves, or repeats. */
function isPlain(time: DateTime, text: string): boolean {
	return (
		time.getPossibleOffsets().length === 1 && time.toISO({ includeOffset: false, suppressMilliseconds: true }) === text
	);
}

/** True for an IANA zone or offset that times can be reckoned in. */
export function isTimeZone(zone: string): boolean {
	return DateTime.fromObject({}, { zone }).isValid;
}
