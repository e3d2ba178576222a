import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';

/** The files that each file imports, type imports included: eslint's import-x/no-cycle passes over those. */
function importsOf(files: readonly string[]): Map<string, string[]> {
	const known = new Set(files);
	return new Map(
		files.map((file) => {
			const { importedFiles } = ts.preProcessFile(readFileSync(file, 'utf8'));
			return [
				file,
				importedFiles
					.map(({ fileName }) => path.join(path.dirname(file), `${fileName}.ts`))
					.filter((target) => known.has(target)),
			];
		}),
	);
}

/** The first way from a file back to itself; undefined where there is none. */
function circleIn(imports: ReadonlyMap<string, readonly string[]>): string[] | undefined {
	const done = new Set<string>();
	const search = (file: string, way: readonly string[]): string[] | undefined => {
		if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
		if (done.has(file)) return undefined;
		for (const target of imports.get(file) ?? []) {
			const circle = search(target, [...way, file]);
			if (circle !== undefined) return circle;
		}
		done.add(file);
		return undefined;
	};
	for (const file of imports.keys()) {
		const circle = search(file, []);
		if (circle !== undefined) return circle;
	}
	return undefined;
}

describe('the files of the package', () => {
	it('import each other in no circle, not even for a type', () => {
		const filesIn = (folder: string) =>
			readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => path.join(folder, file));
		const imports = importsOf(['nodes', 'credentials'].flatMap(filesIn).filter((file) => file.endsWith('.ts')));
		expect([
			circleIn(imports),
			(imports.get(path.join('nodes', 'ZohoSupport', 'trigger', 'poll.ts')) ?? []).length > 3,
		]).toEqual([undefined, true]);
	});

	it('would be found out, had they one', () => {
		const imports = new Map([
			['a', ['b', 'c']],
			['b', []],
			['c', ['d']],
			['d', ['b', 'c']],
		]);
		expect([
			circleIn(imports),
			circleIn(
				new Map([
					['a', ['b']],
					['b', []],
				]),
			),
		]).toEqual([['c', 'd', 'c'], undefined]);
	});
});
