import { DateTime } from 'luxon';
import { HelpdeskError, problem } from '../helpdesk/problem';

/** Smaller numbers are before 1973: more likely seconds than milliseconds. */
const LEAST_MILLISECONDS = 100_000_000_000;

const NEXT_STEP = 'Write it as 2026-11-24T08:00:00, or use {{ $now.minus({ hours: 24 }) }}.';

/**
 * The instant in a field of a form: ISO or SQL text, a date alone (its midnight), milliseconds as a number or as
 * text, or a Date or Luxon DateTime from an expression. Undefined if the field is empty; an expression that gives
 * undefined is a mistake.
 * @param zone of the workflow: the zone of times without an offset
 * @throws HelpdeskError `data` that names the field and what it held
 */
export function instantOf(given: unknown, label: string, zone: string): Date | undefined {
	const value: unknown = typeof given === 'string' ? given.trim() : given;
	if (value === '' || value === null) return undefined;
	const millis = typeof value === 'string' && !/^\d{12,13}$/.test(value) ? millisOfText(value, zone) : millisOf(value);
	// Date has a range, too.
	const instant = new Date(millis);
	if (!Number.isNaN(instant.getTime())) return instant;
	throw new HelpdeskError(problem('data', `'${label}' must be a date and time, but it is ${shown(value)}.`, NEXT_STEP));
}

function millisOfText(text: string, zone: string): number {
	// Luxon also reads a year or a time of day alone as a date.
	if (!/^\d{4}-[\dW]|^\d{8}(T|$)/i.test(text)) return NaN;
	const read = [DateTime.fromISO(text, { zone }), DateTime.fromSQL(text, { zone })];
	return read.find(({ isValid }) => isValid)?.toMillis() ?? NaN;
}

function millisOf(value: unknown): number {
	// A Date of n8n's sandbox is not an instance of our class, but it has the same tag.
	if (Object.prototype.toString.call(value) === '[object Date]' || isDateTime(value)) return Number(value);
	if (typeof value !== 'number' && typeof value !== 'string') return NaN;
	return Number(value) >= LEAST_MILLISECONDS ? Number(value) : NaN;
}

function shown(value: unknown): string {
	if (value === undefined) return 'undefined';
	if (typeof value === 'number') return `${value} (a number must count milliseconds since 1970)`;
	if (Array.isArray(value)) return 'a list';
	return Object.prototype.toString.call(value) === '[object Object]' && !isDateTime(value)
		? 'an object'
		: `'${String(value).slice(0, 60)}'`;
}

/** n8n has its own copy of Luxon, so its DateTime is known by a flag. */
function isDateTime(value: unknown): boolean {
	return typeof value === 'object' && value !== null && 'isLuxonDateTime' in value;
}
