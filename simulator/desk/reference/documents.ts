import { readFileSync, readdirSync } from 'node:fs';

import { amended } from './amendments';
import type { Json, JsonObject } from './json';

/** One OpenAPI document of the digest. `name` is its file name. */
export interface Document {
	readonly name: string;
	readonly content: JsonObject;
}

/** The digest as it was delivered, and what this simulator has beside it. */
const FOLDERS = ['../openapi/', '../described-elsewhere/'].map((folder) => new URL(folder, import.meta.url));

let loaded: readonly Document[] | undefined;

/** All documents, with our amendments. They are read once. */
export function documents(): readonly Document[] {
	loaded ??= FOLDERS.flatMap((folder) => readdirSync(folder).map((name) => documentAt(new URL(name, folder), name)));
	return loaded;
}

function documentAt(file: URL, name: string): Document {
	return { name, content: amended(name, anchored(JSON.parse(readFileSync(file, 'utf8')))) };
}

/** The object behind a chain of `$ref`s inside the document. Throws when there is none. */
export function resolved(document: Document, value: Json | undefined): JsonObject {
	let found = objectOf(value);
	while (typeof found['$ref'] === 'string') found = objectOf(at(document.content, found['$ref']));
	return found;
}

/** The value as an object; an empty one when it is none. */
export function objectOf(value: Json | undefined): JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}

function at(root: Json, pointer: string): Json | undefined {
	let place: Json | undefined = root;
	for (const token of pointer.slice(2).split('/'))
		place = objectOf(place)[token.replaceAll('~1', '/').replaceAll('~0', '~')];
	return place;
}

/** Zoho's patterns are Java's: they match the whole text, and name blocks of Unicode that JavaScript does not know. */
function anchored(value: Json): JsonObject {
	return objectOf(withAnchors(value));
}

function withAnchors(value: Json): Json {
	if (Array.isArray(value)) return value.map(withAnchors);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, inner]) => {
			if (key === 'pattern' && typeof inner === 'string') return [key, ofJava(inner)];
			if (key === 'patternProperties') return [key, withKeysOfJava(objectOf(inner))];
			return [key, withAnchors(inner)];
		}),
	);
}

function withKeysOfJava(properties: JsonObject): JsonObject {
	return Object.fromEntries(Object.entries(properties).map(([key, inner]) => [ofJava(key), withAnchors(inner)]));
}

function ofJava(pattern: string): string {
	const blocks = pattern.replaceAll(String.raw`\P{InBasicLatin}`, String.raw`\u0080-\uffff`);
	// With the flag `u`, which classes such as `\p{L}` need, JavaScript refuses escapes of plain characters.
	const whole = `^(?:${blocks.replaceAll(/\\([_'&!~@,:;"#%<>=` ])/g, '$1')})$`;
	return isReadable(whole) ? whole : whole.replaceAll(String.raw`\-`, '-');
}

function isReadable(pattern: string): boolean {
	try {
		return new RegExp(pattern, 'u') instanceof RegExp;
	} catch {
		return false;
	}
}
