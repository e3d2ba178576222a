import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const DOCS = ['docs/architecture.md', 'docs/trigger-inside.md'];

/** A file, wherever it is named, and what stands in code font with a slash: a folder, or a file without its ending. */
const FILE = /[\w.*/-]+\.(?:ts|js|mjs|json|md)\b/g;
const IN_CODE_FONT = /`([\w.*-]+(?:\/[\w.*-]+)*\/?)`/g;

const HOMES = ['credentials', 'nodes', 'simulator', 'scripts', 'bench', 'test', 'docs', 'examples', 'icons', '.ci'];

/** Files and folders of the repository, each with a slash in front. */
const PATHS: readonly string[] = [
	...globSync(HOMES.map((home) => `${home}/**`)),
	...globSync('*.{ts,js,mjs,json,md}'),
	...HOMES,
].map((path) => `/${path.replaceAll('\\', '/')}`);

function pathsNamedIn(text: string): string[] {
	const inCodeFont = [...text.matchAll(IN_CODE_FONT)].map(([, path]) => path).filter((path) => path.includes('/'));
	const named = [...(text.match(FILE) ?? []), ...inCodeFont];
	return [...new Set(named.map((path) => path.replace(/^(?:\.\.?\/)+/, '').replace(/\/$/, '')))];
}

/** True if a file or folder ends with these parts; `*` stands for any part of a name. */
function exists(path: string): boolean {
	const ending = new RegExp(`/${path.replaceAll('.', '\\.').replaceAll('*', '[^/]*')}$`);
	return PATHS.some((known) => ending.test(known));
}

describe.each(DOCS)('%s', (doc) => {
	it('names only files and folders that exist', () => {
		const named = pathsNamedIn(readFileSync(doc, 'utf8'));
		expect(named.length).toBeGreaterThan(20);
		expect(named.filter((path) => !exists(path))).toEqual([]);
	});
});

describe('the check of paths in docs', () => {
	it.each(['`trigger/nowhere.ts`', '`nowhere/`', 'nowhere.ts   a file of the house', '[link](../nodes/nowhere.ts)'])(
		'finds what does not exist: %s',
		(text) => {
			expect(pathsNamedIn(text).filter((path) => !exists(path))).toHaveLength(1);
		},
	);

	it.each(['`trigger/poll.ts`', '`services/*/connection.ts`', '`trigger/schedule/`', '`helpdesk/`'])(
		'accepts what exists: %s',
		(text) => {
			expect(pathsNamedIn(text).map(exists)).toEqual([true]);
		},
	);
});
