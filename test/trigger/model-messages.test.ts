import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { replay } from '../services/support/replay';
import { brokenMessages } from './model/broken-product';
import { MESSAGE_BREAKS, RARE_MESSAGE_BREAKS } from './model/messages/message-breaks';
import { type MessageHistory, messageHistories } from './model/messages/message-history';
import { MessageLife } from './model/messages/message-life';
import type { MessageParts } from './model/messages/message-trigger';
import { MESSAGES_ONCE_LOST } from './model/messages/messages-once-lost';
import { Violation } from './model/violation';

const HISTORIES = 600;

/** Enough histories to find the rarest break. Each check ends at the first broken promise. */
const RANDOM = { seed: 11, numRuns: 4_000 };

const LONG = 600_000;

/** Plays random histories. A failure shows its seed and the history. */
async function check(runs: { numRuns: number; seed?: number }, parts?: MessageParts) {
	const totals = { events: 0, repeats: 0 };
	const property = fc.asyncProperty(messageHistories, async (history) => {
		const life = new MessageLife(history, parts);
		await life.play();
		totals.events += life.judge.events;
		totals.repeats += life.judge.repeats;
	});
	const isShrunk = parts === undefined;
	const { failed, counterexample, errorInstance, seed } = await fc.check(property, {
		...runs,
		endOnFailure: !isShrunk,
	});
	const history: MessageHistory | undefined = counterexample?.[0];
	const why = errorInstance instanceof Error ? errorInstance.stack : String(errorInstance);
	return { totals, failure: failed ? `FC_SEED=${seed}\n${why}\n${JSON.stringify(history)}` : undefined };
}

describe('the trigger for new messages of Zoho Desk', () => {
	it(
		`tells each message once through ${HISTORIES} random histories`,
		async () => {
			const { failure, totals } = await check({ seed: 20_261_126, ...replay(HISTORIES) });

			expect(failure).toBeUndefined();
			expect(totals.events).toBeGreaterThan(0);
		},
		LONG,
	);

	it.each(MESSAGE_BREAKS.map((one) => [one.what, one] as const))(
		'is found out with %s',
		async (_what, one) => {
			const { failure } = await check(RANDOM, await brokenMessages(one));

			expect(failure).toContain('Violation');
		},
		LONG,
	);

	it.each(Object.entries(MESSAGES_ONCE_LOST))('tells each message once through %s', async (_what, history) => {
		const life = new MessageLife(history);

		await life.play();

		expect(life.judge.events).toBeGreaterThan(0);
	});

	it.each(RARE_MESSAGE_BREAKS.map(([one, name]) => [one.what, name, one] as const))(
		'is found out with %s, by %s',
		async (_what, name, one) => {
			const life = new MessageLife(MESSAGES_ONCE_LOST[name], await brokenMessages(one));

			await expect(life.play()).rejects.toThrow(Violation);
		},
	);
});
