import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { replay } from '../services/support/replay';
import { type MessageHistory, messageHistories } from './model/messages/message-history';
import { MessageLife } from './model/messages/message-life';
import type { MessageParts } from './model/messages/message-trigger';

const HISTORIES = 600;
const LONG = 120_000;

async function check(runs: { numRuns: number; seed?: number }, parts?: MessageParts, isShrunk = true) {
	const totals = { events: 0, repeats: 0 };
	const property = fc.asyncProperty(messageHistories, async (history) => {
		const life = new MessageLife(history, parts);
		await life.play();
		totals.events += life.judge.events;
		totals.repeats += life.judge.repeats;
	});
	const { failed, counterexample, errorInstance, seed } = await fc.check(property, { ...runs, endOnFailure: !isShrunk });
	const history: MessageHistory | undefined = counterexample?.[0];
	const why = errorInstance instanceof Error ? errorInstance.stack : String(errorInstance);
	return { totals, seed, failure: failed ? `FC_SEED=${seed}\n${why}\n${JSON.stringify(history)}` : undefined };
}

describe('the trigger for new messages of Zoho Desk', () => {
	it(
		`tells each message once through ${HISTORIES} random histories`,
		async () => {
			const { failure, totals } = await check(replay(HISTORIES));

			expect(failure).toBeUndefined();
			expect(totals.events).toBeGreaterThan(0);
		},
		LONG,
	);
});
