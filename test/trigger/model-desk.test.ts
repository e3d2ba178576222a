import { describe, expect, it } from '@jest/globals';
import { replay } from '../services/support/replay';
import { brokenDesk } from './model/broken-product';
import { check, historyText } from './model/check';
import { DESK_BREAKS } from './model/desk/desk-breaks';
import { deskHistories } from './model/desk/desk-histories';
import { deskOurs } from './model/desk/desk-ours';

const HISTORIES = 500;

/** Enough histories to find the rarest break. Each check ends at the first broken promise. */
const RANDOM = { seed: 11, numRuns: 4_000 };

const LONG = 120_000;

describe('the trigger with Zoho Desk', () => {
	it(
		`keeps its promises through ${HISTORIES} random histories of a help desk and of n8n`,
		async () => {
			const settings = { seed: 20_261_126, ...replay(HISTORIES) };

			const { failure, totals } = await check(deskOurs(), settings, true, deskHistories);

			expect(failure && `FC_SEED=${settings.seed}\n${failure.why}\n${historyText(failure.history)}`).toBeUndefined();
			expect(totals.histories).toBe(settings.numRuns);
			expect(totals.events).toBeGreaterThan(0);
		},
		LONG,
	);

	it.each(DESK_BREAKS.map((one) => [one.what, one] as const))(
		'is found out with %s',
		async (_what, one) => {
			const { failure } = await check(await brokenDesk(one), RANDOM, false, deskHistories);

			expect(failure?.why).toContain('Violation');
		},
		LONG,
	);
});
