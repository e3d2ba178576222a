/** One value: no list, no object. */
export type JsonScalar = string | number | boolean | null;

/** A JSON value: what a record holds in a field, and what a field can be set to. Times are texts, as ISO 8601. */
export type Json = JsonScalar | readonly Json[] | { readonly [key: string]: Json };

export type JsonObject = { readonly [key: string]: Json };

export function isScalar(value: Json | undefined): value is JsonScalar {
	return value === null || (value !== undefined && typeof value !== 'object');
}

export function isJsonObject(value: Json | undefined): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value as one text, to compare or to show it: an empty value is an empty text, a list or an object is JSON. */
export function jsonText(value: Json | undefined): string {
	if (value === null || value === undefined) return '';
	return typeof value === 'string' ? value : JSON.stringify(value);
}

/**
 * What a record has under a key; undefined if it does not have it. A key that the record itself does not have may lead
 * into it: `more.tier`.
 */
export function valueAt(record: JsonObject, key: string): Json | undefined {
	if (Object.hasOwn(record, key)) return record[key];
	const dot = key.indexOf('.');
	const inner = dot < 0 ? undefined : record[key.slice(0, dot)];
	return isJsonObject(inner) ? valueAt(inner, key.slice(dot + 1)) : undefined;
}

/** An object without one of its keys. */
export function without<Values extends JsonObject>(object: Values, key: string): Record<string, Json> {
	return Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));
}

/** A copy that has only these keys, as far as the record has them. */
export function picked(record: JsonObject, keys: readonly string[]): Record<string, Json> {
	const copy = new Map<string, Json>();
	for (const key of keys) {
		const dot = Object.hasOwn(record, key) ? -1 : key.indexOf('.');
		const outer = dot < 0 ? key : key.slice(0, dot);
		if (!Object.hasOwn(record, outer)) continue;
		const inner = record[outer];
		const before = copy.get(outer);
		if (dot < 0) copy.set(outer, inner);
		else if (isJsonObject(inner))
			copy.set(outer, { ...(isJsonObject(before) ? before : {}), ...picked(inner, [key.slice(dot + 1)]) });
	}
	return Object.fromEntries(copy);
}
