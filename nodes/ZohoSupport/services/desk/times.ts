import { DateTime } from 'luxon';
import type { Json } from '../../helpdesk/json';

/** An epoch in milliseconds as text: older examples show times so. */
const EPOCH = /^\d{12,13}$/;
const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;
const ISO_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?$/;

/** An instant as the service takes and documents it: `2026-11-24T17:30:00.000Z`. */
export function utc(milliseconds: number): string {
	return new Date(milliseconds).toISOString();
}

/** Two instants for a search, a comma between them. */
export function timeRange(from: number, until: number): string {
	return `${utc(from)},${utc(until)}`;
}

/** The instant of a time of a record: ISO 8601 with an offset, or an epoch. Undefined for anything else. */
export function instantOf(value: Json | undefined): number | undefined {
	if (typeof value === 'number') return value > 1e11 && Number.isSafeInteger(value) ? value : undefined;
	if (typeof value !== 'string') return undefined;
	if (EPOCH.test(value)) return Number(value);
	if (ISO_TIME.exec(value)?.[1] === undefined) return undefined;
	const instant = Date.parse(value.replace(',', '.'));
	return Number.isNaN(instant) ? undefined : instant;
}

/** A time that has the form of `utc` already, as nearly all of a long list have: reading and writing it takes long. */
const SHOWN = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;

/** A time of a record in the one form that people see; other values as they are. */
export function shownTime(value: Json): Json {
	if (typeof value === 'string' && SHOWN.test(value)) return value;
	const instant = instantOf(value);
	return instant === undefined ? value : utc(instant);
}

/** The instant that a person wrote: a date, or a date with time; without an offset in the given zone. */
export function writtenInstant(text: string, zone: string): number | undefined {
	if (EPOCH.test(text)) return Number(text);
	if (!ISO_DATE.test(text) && !ISO_TIME.test(text)) return undefined;
	const parsed = DateTime.fromISO(text, { zone });
	return parsed.isValid ? parsed.toMillis() : undefined;
}

/** True for a calendar day that exists. */
export function isDate(text: string): boolean {
	return ISO_DATE.test(text) && DateTime.fromISO(text).isValid;
}

/** The calendar day of an instant in a zone: `2026-11-24`. */
export function dayOf(milliseconds: number, zone: string): string {
	return DateTime.fromMillis(milliseconds, { zone }).toFormat('yyyy-MM-dd');
}

/** The start of the second. */
export function secondOf(milliseconds: number): number {
	return Math.floor(milliseconds / 1000) * 1000;
}
