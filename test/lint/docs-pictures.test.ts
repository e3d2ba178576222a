import { globSync, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from '@jest/globals';

/** Pictures of the editor, which `npm run test:e2e -- --renew-pictures` takes. */
const PICTURES = globSync('docs/images/*.png');
const PAGES = ['README.md', ...globSync('docs/*.md')].map((page) => readFileSync(page, 'utf8'));
/** People clone them with every version. */
const AT_MOST = 25;
const BYTES = 1_500_000;

describe('the pictures of the docs', () => {
	it('are few and small', () => {
		expect(PICTURES.length).toBeLessThanOrEqual(AT_MOST);
		expect(PICTURES.reduce((sum, file) => sum + statSync(file).size, 0)).toBeLessThan(BYTES);
	});

	it('are each shown on a page', () => {
		const isShown = (file: string) => PAGES.some((page) => page.includes(`images/${basename(file)}`));
		expect(PICTURES.filter((file) => !isShown(file))).toEqual([]);
	});

	it('exist where a page shows one', () => {
		const shown = PAGES.flatMap((page) => page.match(/images\/[\w-]+\.png/g) ?? []);
		expect(shown.length).toBeGreaterThan(0);
		expect(shown.filter((picture) => !PICTURES.includes(`docs/${picture}`))).toEqual([]);
	});
});
