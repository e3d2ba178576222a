import { objectOf, resolved } from './documents';
import type { Document } from './documents';
import type { Json, JsonObject } from './json';
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

/** The shape of a single record in an answer. `having`: among alternatives, the one with this key. */
export function shapeOf(operation: Operation, having = ''): Shape {
	return kept(`${operation.id} ${having}`, () => read({ ...operation, having }, operation.answer ?? {}, DEEPEST));
}

/** The shape of a row in an answer that has its rows under this key. `having`: among alternatives, the one with it. */
export function rowShapeOf(operation: Operation, key = 'data', having = ''): Shape {
	return shapeOf(operation, having).keys.get(key)?.inner ?? NOTHING;
}

const NOTHING: Shape = { keys: new Map() };

/** Where schemas are read, and which alternative is wanted. */
interface Reading {
	readonly document: Document;
	readonly having: string;
}

function kept(name: string, make: () => Shape): Shape {
	const shape = shapes.get(name) ?? make();
	shapes.set(name, shape);
	return shape;
}

function read(reading: Reading, schema: JsonObject, depth: number): Shape {
	const { document, having } = reading;
	const keys = new Map<string, Key>();
	const required = [schema['required'] ?? []].flat();
	for (const [name, value] of Object.entries(objectOf(schema['properties']))) {
		const property = resolved(document, value);
		const types = [property['type'] ?? []].flat().map(String);
		const inner = depth > 0 ? innerOf(reading, property, depth - 1) : undefined;
		keys.set(name, { isRequired: required.includes(name), types, inner });
	}
	const shapesOf = (keyword: string): Shape[] =>
		listOf(schema[keyword]).map((part) => read(reading, resolved(document, part), depth));
	for (const part of shapesOf('allOf')) for (const [name, key] of part.keys) if (!keys.has(name)) keys.set(name, key);
	const alternatives = [...shapesOf('anyOf'), ...shapesOf('oneOf')];
	const wanted = alternatives.find((shape) => shape.keys.has(having));
	addAlternatives(keys, wanted === undefined ? alternatives : [wanted]);
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

function innerOf(reading: Reading, property: JsonObject, depth: number): Shape | undefined {
	const target = property['items'] === undefined ? property : resolved(reading.document, property['items']);
	const shape = read(reading, target, depth);
	return shape.keys.size > 0 ? shape : undefined;
}

function listOf(value: Json | undefined): readonly Json[] {
	return Array.isArray(value) ? value : [];
}
