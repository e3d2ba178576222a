/** A JSON value: what a record holds in a field, and what a field can be set to. Times are texts, as ISO 8601. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export type JsonObject = { readonly [key: string]: Json };

export function isJsonObject(value: Json | undefined): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value as one text, to compare or to show it: an empty value is an empty text, a list or an object is JSON. */
export function jsonText(value: Json | undefined): string {
	if (value === null || value === undefined) return '';
	return typeof value === 'string' ? value : JSON.stringify(value);
}
