/** Reading unknown JSON without believing it. */

export type JsonObject = Record<string, unknown>;

export function isObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object under a name, an empty one when there is none. */
export function objectAt(value: unknown, name: string): JsonObject {
	const found = isObject(value) ? value[name] : undefined;
	return isObject(found) ? found : {};
}

/** The array under a name, an empty one when there is none. */
export function arrayAt(value: unknown, name: string): unknown[] {
	const found = isObject(value) ? value[name] : undefined;
	return Array.isArray(found) ? found : [];
}

/**
 * The text (or number, as text) under a name.
 * @throws when there is none
 */
export function textAt(value: unknown, name: string): string {
	const found = isObject(value) ? value[name] : undefined;
	if (typeof found === 'string' || typeof found === 'number') return String(found);
	throw new Error(`"${name}" is missing in ${JSON.stringify(value)?.slice(0, 200)}`);
}
