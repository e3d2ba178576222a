/** How a changed picture is noticed. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PNG } from 'pngjs';
import { differenceOf, heightWithoutFoot } from './picture-difference';

const WHITE = 0xff;

/** A white picture with a black rectangle in its corner. */
function pictureWith(width: number, height: number, rectangle: { width: number; height: number }): Buffer {
	const picture = new PNG({ width, height });
	picture.data.fill(WHITE);
	for (let y = 0; y < rectangle.height; y += 1)
		for (let x = 0; x < rectangle.width; x += 1) picture.data.fill(0, 4 * (y * width + x), 4 * (y * width + x) + 3);
	return PNG.sync.write(picture);
}

describe('a picture of the docs', () => {
	it('is the same where a few pixels differ', () => {
		const before = pictureWith(100, 50, { width: 10, height: 1 });
		assert.equal(differenceOf(before, pictureWith(100, 50, { width: 9, height: 1 })), undefined);
	});

	it('has changed where something of the size of a letter is new, and both are shown side by side', () => {
		const difference = differenceOf(
			pictureWith(100, 50, { width: 0, height: 0 }),
			pictureWith(100, 50, { width: 6, height: 8 }),
		);
		assert.equal(difference?.pixels, 48);
		const { width, height } = PNG.sync.read(difference?.sideBySide ?? Buffer.of());
		assert.deepEqual([width, height], [3 * 100 + 2 * 16, 50]);
	});

	it('has changed where its size did', () => {
		const none = { width: 0, height: 0 };
		assert.notEqual(differenceOf(pictureWith(100, 50, none), pictureWith(100, 51, none)), undefined);
	});

	it('ends a little below the last thing that it shows', () => {
		assert.equal(heightWithoutFoot(pictureWith(100, 200, { width: 10, height: 50 })), 50 + 16);
	});
});
