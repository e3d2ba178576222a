/** Addresses of the docs in forms, credentials, codex files and pages: each leads to a page and a heading that are there. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { DOCS } from '../../nodes/ZohoSupport/form/docs-link';
import { TRIGGER_PROPERTIES } from '../../nodes/ZohoSupport/trigger/form/properties';
import { PROPERTIES } from '../../nodes/ZohoSupport/actions/properties';

const { homepage } = JSON.parse(readFileSync('package.json', 'utf8')) as { homepage: string };

/** The headings of a page as GitHub links to them. */
function headingsOf(page: string): string[] {
	const headings = readFileSync(page, 'utf8').match(/^#+ .*$/gm) ?? [];
	return headings.map((heading) =>
		heading
			.replace(/^#+ /, '')
			.toLowerCase()
			.replace(/[^\p{L}\p{N} _-]/gu, '')
			.replaceAll(' ', '-'),
	);
}

const isPage = (page: string) => globSync(['README.md', 'docs/**/*.md']).includes(page);

/** What is wrong with an address of the repository; undefined: it leads to a page and heading. */
function faultOf(address: string): string | undefined {
	const [place, heading] = address.slice(homepage.length).split('#');
	if (!address.startsWith(homepage)) return `${address} is not of the homepage`;
	const page = place === '' ? 'README.md' : place.replace('/blob/HEAD/', '');
	if (!isPage(page)) return `${address}: no page ${page}`;
	// GitHub's own name for the README below the list of files.
	const headings = [...headingsOf(page), ...(place === '' ? ['readme'] : [])];
	return heading === undefined || headings.includes(heading) ? undefined : `${address}: no heading ${heading}`;
}

const inForms = JSON.stringify([PROPERTIES, TRIGGER_PROPERTIES]).match(/href=\\"(.*?)\\"/g) ?? [];
const linked = [...new Set(inForms.map((link) => link.slice('href=\\"'.length, -2)))];
const ours = linked.filter((address) => !address.startsWith('https://docs.n8n.io/'));

const FILES = ['credentials/*.ts', 'nodes/**/*.{ts,json}'];
const inFiles = globSync(FILES).flatMap((file) =>
	[...readFileSync(file, 'utf8').matchAll(/https:\/\/github\.com\/[^'"`\s$]*/g)].map(([address]) => ({
		file,
		address,
	})),
);

describe('links to the docs', () => {
	it('in the forms lead to pages and headings that exist', () => {
		expect(ours.length).toBeGreaterThan(8);
		expect(ours.map(faultOf).filter(Boolean)).toEqual([]);
	});

	it('in credentials and codex files lead to pages and headings that exist', () => {
		const others = inFiles.filter(({ address }) => address !== DOCS);
		expect(others.length).toBeGreaterThan(3);
		expect(others.map(({ address }) => faultOf(address)).filter(Boolean)).toEqual([]);
	});

	it('have one home in the code of the forms, at the homepage of package.json', () => {
		expect(DOCS).toBe(`${homepage}/blob/HEAD/docs`);
		const holders = inFiles
			.filter(({ file }) => /nodes.*\.ts$/.test(file))
			.map(({ file }) => file.replaceAll('\\', '/'));
		expect(holders).toEqual(['nodes/ZohoSupport/form/docs-link.ts']);
	});

	it('open beside the editor', () => {
		const links = JSON.stringify([PROPERTIES, TRIGGER_PROPERTIES]).match(/<a href=[^>]*>/g) ?? [];
		const inPlace = links.filter((link) => link.includes(DOCS) && !link.includes('target=\\"_blank\\"'));
		expect(inPlace).toEqual([]);
	});
});

/** What is wrong with a link of a page to a file beside it, or to one of its headings. */
function faultOfRelative(page: string, link: string): string | undefined {
	const [place, heading] = link.split('#');
	const file = place === '' ? page : join(dirname(page), place);
	if (!existsSync(file)) return `${page}: no file ${place}`;
	if (heading === undefined || !file.endsWith('.md') || headingsOf(file).includes(heading)) return undefined;
	return `${page}: no heading ${link}`;
}

const PAGES = globSync(['*.md', 'docs/**/*.md']);

describe('links between pages', () => {
	const relative = PAGES.flatMap((page) =>
		[...readFileSync(page, 'utf8').matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(([, link]) => ({ page, link })),
	);

	it('lead to files and headings that exist', () => {
		expect(relative.length).toBeGreaterThan(100);
		expect(relative.map(({ page, link }) => faultOfRelative(page, link)).filter(Boolean)).toEqual([]);
	});

	it.each([
		['nowhere.md', /no file nowhere\.md/],
		['trigger.md#nowhere', /no heading trigger\.md#nowhere/],
		['#nowhere', /no heading #nowhere/],
	])('that lead nowhere are found: %s', (link, fault) => {
		expect(faultOfRelative('docs/zoho-desk.md', link)).toMatch(fault);
	});
});

describe('the check of links', () => {
	it.each([
		[`${homepage}/blob/HEAD/docs/nowhere.md`, /no page docs\/nowhere\.md/],
		[`${DOCS}/trigger.md#nowhere`, /no heading nowhere/],
		['https://github.com/acme/other#readme', /not of the homepage/],
	])('finds what leads nowhere: %s', (address, fault) => {
		expect(faultOf(address)).toMatch(fault);
	});

	it.each([homepage, `${homepage}#readme`, `${DOCS}/trigger.md#what-it-promises`])('accepts %s', (address) => {
		expect(faultOf(address)).toBeUndefined();
	});
});
