import type { Json, JsonObject } from '../reference/json';
import type { Key, Shape } from '../reference/shape';

/**
 * The values with the keys of a shape: required ones that have no value get an empty one, others are left out, and so
 * are keys that the shape does not have.
 */
export function filled(values: Readonly<Record<string, Json>>, shape: Shape): JsonObject {
	const answer: JsonObject = {};
	for (const [name, key] of shape.keys) {
		const value = values[name];
		if (value !== undefined) answer[name] = inside(value, key);
		else if (key.isRequired) answer[name] = emptyOf(key);
	}
	return answer;
}

/** What a required key has when nothing is known of it. */
export function emptyOf({ types, inner }: Key): Json {
	if (types.includes('null')) return null;
	if (types.includes('boolean')) return false;
	if (types.includes('array')) return [];
	if (types.includes('integer') && !types.includes('string')) return 0;
	if (types.includes('object')) return inner === undefined ? {} : filled({}, inner);
	return null;
}

function inside(value: Json, { inner }: Key): Json {
	if (inner === undefined) return value;
	if (Array.isArray(value)) return value.map((one) => (isObject(one) ? filled(one, inner) : one));
	return isObject(value) ? filled(value, inner) : value;
}

function isObject(value: Json): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
