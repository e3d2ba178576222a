import type { JsonObject } from '../../helpdesk/json';
import { shownTime } from './times';

const TIME_KEY = /Time$/;

/** A row with its times as ISO 8601 in UTC: examples show epochs too [README]. */
export function shownTimes(row: JsonObject): JsonObject {
	return Object.fromEntries(
		Object.entries(row).map(([key, value]) => [key, TIME_KEY.test(key) ? shownTime(value) : value]),
	);
}

/** The id of a row as text; undefined if it has none. */
export function idIn({ id }: JsonObject): string | undefined {
	const text = typeof id === 'string' || typeof id === 'number' ? String(id).trim() : '';
	return text === '' ? undefined : text;
}
