import type { Json } from '../reference/json';

/** Values by API name. Custom fields are in `cf`. Times are ISO 8601 in UTC with milliseconds. */
export type Values = Readonly<Record<string, Json>>;

/** One version of a record. A change makes a new version with the same id. */
export interface DeskRecord {
	/** 18 digits, more than a JavaScript number holds. */
	readonly id: string;
	readonly values: Values;
}

/** A value as text; empty when it is missing or null. */
export function textOf(values: Values, key: string): string {
	const value = values[key];
	if (typeof value === 'string') return value;
	return value === undefined || value === null ? '' : String(value);
}
