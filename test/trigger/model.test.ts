import { expect, it } from '@jest/globals';
import { replay } from '../services/support/replay';
import { check, historyText } from './model/check';
import { ours } from './model/ours';

const HISTORIES = 2_000;

it(`keeps its promises through ${HISTORIES} random histories of a help desk and of n8n`, async () => {
	// A fixed seed. `npm run test:deep` and FC_SEED play other histories.
	const settings = { seed: 20_261_124, ...replay(HISTORIES) };

	const { failure, totals } = await check(ours(), settings);

	// Shown on failure: how to run it again, and a short history.
	expect(failure && `FC_SEED=${settings.seed}\n${failure.why}\n${historyText(failure.history)}`).toBeUndefined();
	expect(totals.histories).toBe(settings.numRuns);
	expect(totals.events).toBeGreaterThan(0);
}, 300_000);
