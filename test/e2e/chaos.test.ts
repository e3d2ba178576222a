/**
 * The trigger in the real n8n, which is killed twice in each of its two ways to keep a trigger's state. `npm run
 * test:chaos` has more.
 */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { planRounds } from '../../scripts/chaos/plan';
import { runSideBySide } from '../../scripts/chaos/run';
import { MODES, type Mode, type Outcome } from '../../scripts/chaos/verdict';
import { ensureInstalled } from '../../scripts/n8n/install';
import { atClose, PACKAGE_FOLDER } from './place';

/** Two starts and two starts again; on a machine that has not installed n8n yet, installing it first. Milliseconds. */
const WITHIN = 20 * 60_000;
const SEED = 20261124;

describe('n8n that is killed twice while cases come in', { timeout: WITHIN }, () => {
	let outcomes: Record<Mode, Outcome> | undefined;
	const reckoning = (mode: Mode) => {
		assert.ok(outcomes, 'the rounds did not come to their end');
		return outcomes[mode].reckoning;
	};

	before(
		async () => {
			const installation = await ensureInstalled();
			const closed = new AbortController();
			const running = runSideBySide(installation, MODES, {
				rounds: planRounds(SEED, 2),
				packageFolder: PACKAGE_FOLDER,
				signal: closed.signal,
			});
			atClose(async () => {
				closed.abort(new Error('The tests were ended.'));
				await running.catch(() => undefined);
			});
			const [durable, byDefault] = await running;
			outcomes = { durable, default: byDefault };
		},
		{ timeout: WITHIN },
	);

	for (const mode of MODES) {
		const name = mode === 'durable' ? 'with durable cursors' : 'by default';
		it(`loses no case ${name}`, () => {
			assert.deepEqual(reckoning(mode).lost, []);
		});

		it(`tells no case again without a mark ${name}`, () => {
			assert.deepEqual(reckoning(mode).repeats.unmarked, []);
		});

		it(`tells nothing but the cases that came since the workflow was active ${name}`, () => {
			assert.deepEqual(reckoning(mode).uninvited, []);
		});
	}

	it('gives no case to two executions with durable cursors', () => {
		assert.deepEqual(reckoning('durable').inTwoExecutions, []);
	});

	it('marks nothing as a possible repeat with durable cursors', () => {
		const { repeats, markedFirst } = reckoning('durable');
		assert.equal(repeats.marked + markedFirst, 0);
	});
});
