import { describe, expect, it } from '@jest/globals';
import { BREAKS } from './model/breaks';
import { brokenProduct } from './model/broken-product';
import { check } from './model/check';
import { PEERS } from './model/peers';

/** Enough histories to find the rarest break. Each check ends at the first broken promise. */
const RANDOM = { seed: 11, numRuns: 2_000 };

const LONG = 60_000;

describe('the model check fails', () => {
	it.each(BREAKS.map((one) => [one.what, one] as const))(
		'for %s',
		async (_what, one) => {
			const { failure } = await check(await brokenProduct(one), RANDOM, false);

			expect(failure?.why).toContain('Violation');
		},
		LONG,
	);

	it.each(PEERS.map((peer) => [peer.name, peer] as const))(
		'for a common polling method: %s',
		async (_what, peer) => {
			const { failure } = await check(peer, RANDOM, false);

			expect(failure?.why).toContain('Violation');
		},
		LONG,
	);

	it('for at least 25 deliberate breaks', () => {
		expect(BREAKS.length + PEERS.length).toBeGreaterThanOrEqual(25);
	});
});
