/**
 * The trigger in the real n8n, which is killed twice in each of its two ways to keep a trigger's state. `npm run
 * test:chaos` has more.
 */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { planRounds } from '../../scripts/chaos/plan';
import { runSideBySide } from '../../scripts/chaos/run';
import { SERVICE_NAMES } from '../../scripts/chaos/services';
import { MODES, type Mode, type Outcome } from '../../scripts/chaos/verdict';
import { ensureInstalled } from '../../scripts/n8n/install';
import type { ServiceName } from '../../scripts/n8n/workflow';
import { atClose, PACKAGE_FOLDER } from './place';

/** Two starts and two starts again; on a machine that has not installed n8n yet, installing it first. Milliseconds. */
const WITHIN = 20 * 60_000;
const SEED = 20261124;

const RUNS = MODES.flatMap((mode) => SERVICE_NAMES.map((service) => ({ mode, service })));

describe('n8n that is killed twice while cases come in', { timeout: WITHIN }, () => {
	let outcomes: Outcome[] = [];
	const reckoningOf = (wanted: { mode: Mode; service: ServiceName }) => {
		const outcome = outcomes.find(({ mode, service }) => mode === wanted.mode && service === wanted.service);
		assert.ok(outcome, 'the rounds did not come to their end');
		return outcome.reckoning;
	};

	before(
		async () => {
			const installation = await ensureInstalled();
			const closed = new AbortController();
			const running = runSideBySide(installation, MODES, {
				services: SERVICE_NAMES,
				rounds: planRounds(SEED, 2),
				packageFolder: PACKAGE_FOLDER,
				signal: closed.signal,
			});
			atClose(async () => {
				closed.abort(new Error('The tests were ended.'));
				await running.catch(() => undefined);
			});
			outcomes = await running;
		},
		{ timeout: WITHIN },
	);

	for (const run of RUNS) {
		const name = `of ${run.service} ${run.mode === 'durable' ? 'with durable cursors' : 'by default'}`;
		it(`loses no case ${name}`, () => {
			assert.deepEqual(reckoningOf(run).lost, []);
		});

		it(`tells no case again without a mark ${name}`, () => {
			assert.deepEqual(reckoningOf(run).repeats.unmarked, []);
		});

		it(`tells nothing but the cases that came since the workflow was active ${name}`, () => {
			assert.deepEqual(reckoningOf(run).uninvited, []);
		});

		it(`repeats no write whose answer was lost ${name}`, () => {
			const { writes, writtenAgain } = reckoningOf(run);
			assert.ok(writes > 0, 'nothing was written');
			assert.deepEqual(writtenAgain, []);
		});
	}

	for (const service of SERVICE_NAMES) {
		it(`gives no case of ${service} to two executions with durable cursors`, () => {
			assert.deepEqual(reckoningOf({ mode: 'durable', service }).inTwoExecutions, []);
		});

		it(`marks nothing of ${service} as a possible repeat with durable cursors`, () => {
			const { repeats, markedFirst } = reckoningOf({ mode: 'durable', service });
			assert.equal(repeats.marked + markedFirst, 0);
		});
	}

	for (const mode of MODES)
		it(`asks for one token of Zoho Desk when several calls were refused, n8n ${mode}`, () => {
			const { renewals, renewedAgain } = reckoningOf({ mode, service: 'desk' });
			assert.ok(renewals > 0, 'no token ended');
			assert.deepEqual(renewedAgain, []);
		});
});
