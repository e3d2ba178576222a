import { objectOf, resolved } from './documents';
import type { Document, Json, JsonObject } from './documents';
import type { Operation } from './operation';

/** Which keys an object of an answer has. */
export interface Shape {
	readonly keys: ReadonlyMap<string, Key>;
}

/** One key of a shape. `inner` is the shape of an object, or of the objects of a list. */
export interface Key {
	readonly isRequired: boolean;
	readonly types: readonly string[];
	readonly inner: Shape | undefined;
}

const DEEPEST = 5;
const shapes = new Map<string, Shape>();

/** The shape of a single record in an answer. */
export function shapeOf(operation: Operation): Shape {
	return kept(`${operation.id}`, () => read(operation.document, operation.answer ?? {}, DEEPEST));
}

/** The shape of a row in an answer that has its rows under this key. */
export function rowShapeOf(operation: Operation, key = 'data'): Shape {
	return kept(`${operation.id} ${key}`, () => shapeOf(operation).keys.get(key)?.inner ?? { keys: new Map() });
}

function kept(name: string, make: () => Shape): Shape {
	const shape = shapes.get(name) ?? make();
	shapes.set(name, shape);
	return shape;
}

function read(document: Document, schema: JsonObject, depth: number): Shape {
	const keys = new Map<string, Key>();
	const branches = branchesOf(document, schema);
	for (const branch of branches) {
		const required = [branch['required'] ?? []].flat();
		for (const [name, value] of Object.entries(objectOf(branch['properties']))) {
			if (keys.has(name)) continue;
			const property = resolved(document, value);
			keys.set(name, {
				isRequired: required.includes(name),
				types: [property['type'] ?? []].flat().map(String),
				inner: depth > 0 ? innerOf(document, property, depth - 1) : undefined,
			});
		}
	}
	return { keys };
}

/** The schemas of objects behind allOf, anyOf and oneOf. The first one that has a key says what it is. */
function branchesOf(document: Document, schema: JsonObject): JsonObject[] {
	const parts = ['allOf', 'anyOf', 'oneOf'].flatMap((keyword) => listOf(schema[keyword]));
	return [schema, ...parts.flatMap((part) => branchesOf(document, resolved(document, part)))];
}

function innerOf(document: Document, property: JsonObject, depth: number): Shape | undefined {
	const target = property['items'] === undefined ? property : resolved(document, property['items']);
	const shape = read(document, target, depth);
	return shape.keys.size > 0 ? shape : undefined;
}

function listOf(value: Json | undefined): readonly Json[] {
	return Array.isArray(value) ? value : [];
}
