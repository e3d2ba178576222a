/**
 * The files of the schemas, where n8n looks for them: `__schema__` beside the node, a folder for each version of the
 * node, then `resource/operation.json`.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { schemaOf, type Schema } from './schema';
import type { Seen } from './seen';

export const FOLDER = 'nodes/ZohoSupport/__schema__';

/** n8n's own files have it; it is of no version of the node. */
export interface SchemaFile extends Schema {
	readonly version: 1;
}

/** `v1.0.0`, as n8n asks for the version of a node. */
export function versionFolder(version: number): string {
	return `v${[...String(version).split('.'), '0', '0'].slice(0, 3).join('.')}`;
}

/** The schemas by their path below the folder: `v1.0.0/case/get.json`. */
export function schemaFiles(version: number, seen: Seen): Map<string, SchemaFile> {
	const files = [...seen].map(([name, items]): [string, SchemaFile] => {
		const { items: _of, ...schema } = schemaOf(items);
		return [`${versionFolder(version)}/${name}.json`, { ...schema, version: 1 }];
	});
	return new Map(files.sort(([one], [other]) => (one < other ? -1 : 1)));
}

export const textOf = (schema: SchemaFile): string => `${JSON.stringify(schema, null, '\t')}\n`;

/** The committed texts, by their path below the folder. */
export function committedFiles(): Map<string, string> {
	const found = existsSync(FOLDER) ? readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }) : [];
	const files = found.filter((file) => file.endsWith('.json'));
	const names = files.map((file) => file.replaceAll(path.sep, '/')).sort();
	return new Map(names.map((name) => [name, readFileSync(path.join(FOLDER, name), 'utf8')]));
}

/** Writes these files in place of all others. Returns the paths of those that are new, other than before, or gone. */
export function writeFiles(files: ReadonlyMap<string, SchemaFile>): string[] {
	const before = committedFiles();
	rmSync(FOLDER, { recursive: true, force: true });
	for (const [name, schema] of files) {
		const file = path.join(FOLDER, name);
		mkdirSync(path.dirname(file), { recursive: true });
		writeFileSync(file, textOf(schema));
	}
	const gone = [...before.keys()].filter((name) => !files.has(name));
	const changed = [...files].flatMap(([name, schema]) => (before.get(name) === textOf(schema) ? [] : [name]));
	return [...changed, ...gone].sort();
}
