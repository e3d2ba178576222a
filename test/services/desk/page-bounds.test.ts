import { describe, expect, it } from '@jest/globals';
import { isFull, lowerBound } from '../../../nodes/ZohoSupport/services/desk/page-bounds';

describe('a page of a list', () => {
	it.each([
		[100, 100, true],
		[99, 100, true],
		[50, 100, true],
		[98, 100, false],
		[100, 200, true],
		[0, 100, false],
	])('with %s rows where %s were asked for may have more behind it: %s', (rows, asked, more) => {
		expect(isFull(rows, asked)).toBe(more);
	});

	it('is tried with the next lower bound that a portal may have', () => {
		expect([200, 100, 99, 50].map(lowerBound)).toEqual([100, 99, 50, undefined]);
	});
});
