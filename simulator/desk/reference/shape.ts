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
	const required = [schema['required'] ?? []].flat();
	for (const [name, value] of Object.entries(objectOf(schema['properties']))) {
		const property = resolved(document, value);
		const types = [property['type'] ?? []].flat().map(String);
		const inner = depth > 0 ? innerOf(document, property, depth - 1) : undefined;
		keys.set(name, { isRequired: required.includes(name), types, inner });
	}
	const shapesOf = (keyword: string): Shape[] =>
		listOf(schema[keyword]).map((part) => read(document, resolved(document, part), depth));
	for (const part of shapesOf('allOf')) for (const [name, key] of part.keys) if (!keys.has(name)) keys.set(name, key);
	addAlternatives(keys, [...shapesOf('anyOf'), ...shapesOf('oneOf')]);
	return { keys };
}

/** A key of alternatives is required when all of them require it. The first one that has it says what it is. */
function addAlternatives(keys: Map<string, Key>, shapes: readonly Shape[]): void {
	for (const shape of shapes)
		for (const [name, key] of shape.keys) {
			const isRequired = shapes.every((other) => other.keys.get(name)?.isRequired === true);
			if (!keys.has(name)) keys.set(name, { ...key, isRequired });
		}
}

function innerOf(document: Document, property: JsonObject, depth: number): Shape | undefined {
	const target = property['items'] === undefined ? property : resolved(document, property['items']);
	const shape = read(document, target, depth);
	return shape.keys.size > 0 ? shape : undefined;
}

function listOf(value: Json | undefined): readonly Json[] {
	return Array.isArray(value) ? value : [];
}
