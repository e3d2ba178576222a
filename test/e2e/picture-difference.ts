/** Whether two pictures show the same, and where they differ; a picture without what is empty in it. */
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/** How far the colour of a pixel may be off, from 0 to 1. Pixels at the edge of letters are not counted. */
const COLOUR_TOLERANCE = 0.1;
/** Pixels that may differ in a picture: less than a letter has. */
const PIXEL_TOLERANCE = 12;
/** Pixels between two pictures that stand side by side. */
const GAP = 16;

export interface Difference {
	/** Pixels that differ. */
	pixels: number;
	/** The expected picture, the one that was taken, and where they differ, side by side, as a PNG. */
	sideBySide: Buffer;
}

/** Undefined when both show the same, up to the tolerance. */
export function differenceOf(expected: Buffer, taken: Buffer): Difference | undefined {
	if (expected.equals(taken)) return undefined;
	const pictures = [PNG.sync.read(expected), PNG.sync.read(taken)];
	const width = Math.max(...pictures.map((one) => one.width));
	const height = Math.max(...pictures.map((one) => one.height));
	const [before, after] = pictures.map((one) => onCanvas(width, height, [one]));
	if (before === undefined || after === undefined) return undefined;
	const shown = new PNG({ width, height });
	const pixels = pixelmatch(before.data, after.data, shown.data, width, height, { threshold: COLOUR_TOLERANCE });
	const sizes = new Set(pictures.map((one) => `${one.width} ${one.height}`));
	if (pixels <= PIXEL_TOLERANCE && sizes.size === 1) return undefined;
	const all = onCanvas(3 * width + 2 * GAP, height, [before, after, shown], width + GAP);
	return { pixels, sideBySide: PNG.sync.write(all) };
}

/** Pictures on a transparent canvas, each so many pixels to the right of the one before. */
function onCanvas(width: number, height: number, pictures: PNG[], step = 0): PNG {
	const canvas = new PNG({ width, height });
	for (const [place, one] of pictures.entries()) PNG.bitblt(one, canvas, 0, 0, one.width, one.height, place * step, 0);
	return canvas;
}

/** Pixels that are left below the last thing that is shown; and those at the lower end in which a round corner may lie. */
const FOOT = 16;
const CORNER = 12;

/** The height of a picture without the rows at its lower end that all look the same. */
export function heightWithoutFoot(picture: Buffer): number {
	const { width, height, data } = PNG.sync.read(picture);
	const row = (y: number) => data.subarray(4 * y * width, 4 * (y + 1) * width);
	const empty = Math.max(height - 1 - CORNER, 0);
	let last = empty;
	while (last >= 0 && row(last).equals(row(empty))) last -= 1;
	return Math.min(last + 1 + FOOT, height);
}
