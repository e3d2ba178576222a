import { describe, expect, it } from '@jest/globals';
import { asTheyCame, shortened } from '../../nodes/ZohoSupport/connection/words';

describe('words of the service', () => {
	it.each([
		['as long as may be', '12345', '12345'],
		['longer', '123456', '12345…'],
		['with half a pair at the cut, which leaves it out', '1234😀', '1234…'],
		['with a whole pair before the cut', '123😀6', '123😀…'],
		['with a pair further ahead', '😀3456', '😀345…'],
	])('%s: %p', (_what, words, shown) => {
		expect(shortened(words, 5)).toBe(shown);
	});

	it('have at most 2,000 characters by default', () => {
		expect([shortened('x'.repeat(2_000)).length, shortened('x'.repeat(2_001)).length]).toEqual([2_000, 2_001]);
	});

	it('stay unchanged when they cannot contain a secret', () => {
		expect(asTheyCame('words')).toBe('words');
	});
});
