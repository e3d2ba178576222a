/** Pictures of what a person sees: each step leaves one, and those that the docs show are compared with a new one. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { PROJECT, REPORTS } from './folders';
import { differenceOf, heightWithoutFoot } from './picture-difference';

const PICTURES = join(REPORTS, 'pictures');
/** The pictures that the docs show. */
export const SHOWN_IN_DOCS = join(PROJECT, 'docs/images');

/** What lies over a place that is never the same twice, such as a port. */
const COVER = '#e6e6ea';
/** What comes and goes by itself, or says nothing of the node. */
const LEFT_OUT = '.el-notification, [data-test-id="node-feature-request"] { visibility: hidden }';
/** The least height of a panel, in pixels. */
const PANEL = 300;
/** Pictures that are taken until two in a row are the same. */
const AT_MOST = 20;

export interface Shot {
	/** The part of the page to show; all of it by default. */
	part?: string;
	/** What is never the same twice: times, ids, ports. */
	covered?: Locator[];
}

let renewing = false;
const compared = new Set<string>();

/** From now on a picture of the docs that changed is replaced, and no test fails for it. */
export function renewPictures(): void {
	renewing = true;
}

/** The names of the pictures of the docs that were taken so far. */
export function comparedPictures(): string[] {
	return [...compared].sort();
}

/** Leaves a picture in .reports/pictures/, for people to look at. */
export async function picture(page: Page, name: string, part?: string): Promise<void> {
	keep(name, await take(page, { part }));
}

/**
 * Takes a picture that the docs show and compares it with the one in docs/images/.
 * @throws AssertionError where it changed; the expected picture, the new one and the difference lie in .reports/pictures/
 */
export async function pictureOfDocs(page: Page, name: string, shot: Shot = {}): Promise<void> {
	compared.add(name);
	await page.mouse.move(1, 1);
	const taken = await takeStill(page, shot);
	const path = keep(name, taken);
	const differing = path.replace(/\.png$/, '.differs.png');
	rmSync(differing, { force: true });
	const known = join(SHOWN_IN_DOCS, `${name}.png`);
	const difference = existsSync(known) ? differenceOf(readFileSync(known), taken) : undefined;
	if (renewing && (difference !== undefined || !existsSync(known))) return writeFileSync(known, taken);
	assert.ok(existsSync(known), `There is no picture ${shortly(known)} yet. ${RENEW}`);
	if (difference === undefined) return;
	writeFileSync(differing, difference.sideBySide);
	assert.fail(`The picture ${name} changed in ${difference.pixels} pixels: see ${shortly(differing)}. ${RENEW}`);
}

const RENEW = 'If it is right as it is now, run `npm run test:e2e -- --renew-pictures`.';

function keep(name: string, taken: Buffer): string {
	mkdirSync(PICTURES, { recursive: true });
	const path = join(PICTURES, `${name}.png`);
	writeFileSync(path, taken);
	return path;
}

/** A panel is shown without its empty lower end; a picture that is lower than a panel, whole. */
async function take(page: Page, { part, covered = [] }: Shot): Promise<Buffer> {
	const how = { animations: 'disabled', caret: 'hide', style: LEFT_OUT, mask: covered, maskColor: COVER } as const;
	if (part === undefined) return await page.screenshot(how);
	const whole = await page.locator(part).screenshot(how);
	const box = await page.locator(part).boundingBox();
	if (box === null || box.height < PANEL) return whole;
	return await page.screenshot({ ...how, clip: { ...box, height: heightWithoutFoot(whole) } });
}

/** Takes pictures until nothing moves any more. */
async function takeStill(page: Page, shot: Shot): Promise<Buffer> {
	let before = await take(page, shot);
	for (let count = 1; count < AT_MOST; count += 1) {
		const now = await take(page, shot);
		if (now.equals(before)) return now;
		before = now;
	}
	return before;
}

function shortly(path: string): string {
	return relative(PROJECT, path);
}
