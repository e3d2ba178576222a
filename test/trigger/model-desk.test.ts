import { describe, expect, it } from '@jest/globals';
import { replay } from '../services/support/replay';
import { brokenDesk } from './model/broken-product';
import { check, historyText } from './model/check';
import { DESK_BREAKS, RARE_DESK_BREAKS } from './model/desk/desk-breaks';
import { deskHistories } from './model/desk/desk-histories';
import { DESK_ONCE_LOST } from './model/desk/desk-once-lost';
import { deskOurs } from './model/desk/desk-ours';
import { Life } from './model/life';
import { Violation } from './model/violation';

const HISTORIES = 300;

/** Enough histories to find the rarest break. Each check ends at the first broken promise. */
const RANDOM = { seed: 11, numRuns: 2_000 };

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

	it.each(Object.entries(DESK_ONCE_LOST))('keeps its promises through %s', async (_what, history) => {
		const life = new Life(history, deskOurs());

		await life.play();

		expect(life.tally.polls).toBeGreaterThan(0);
	});

	it.each(RARE_DESK_BREAKS.map(([one, name]) => [one.what, name, one] as const))(
		'is found out with %s, by %s',
		async (_what, name, one) => {
			const life = new Life(DESK_ONCE_LOST[name], await brokenDesk(one));

			await expect(life.play()).rejects.toThrow(Violation);
		},
	);
});
