import type { IDataObject } from 'n8n-workflow';
import { newCase } from '../../simulator/support/portal/new-case';
import type { Simulator } from '../../simulator/support/simulator';
import type { Engine, WorkflowJson } from '../../test/engine/engine';
import { sendingTo, type Receiver } from '../receiver';
import { demoCredentials, failureOf } from './example';
import { SECOND_ACT, type StepResult } from './promises';

/** The step of the example that polls. */
const TRIGGER = 'When a case comes in';

export type SecondAct = Awaited<ReturnType<typeof runSecondAct>>;

export interface Stage {
	engine: Engine;
	workflow: WorkflowJson;
	simulator: Simulator;
	/** Where the workflow sends the cases to. */
	receiver: Receiver;
	onStep?: (step: StepResult) => void;
	signal?: AbortSignal;
}

/**
 * Polls an example whose trigger is active, as n8n does with durable cursors: each poll goes on from what n8n has saved. After
 * the restart there is nothing else: the package is loaded again, and what it kept in memory is gone.
 * @returns the steps, and in `broken` a sentence for each case that did not arrive exactly once
 */
export async function runSecondAct({ engine, workflow, simulator, receiver, onStep, signal }: Stage) {
	const active = { ...workflow, id: 'second act', nodes: sendingTo(receiver.url, workflow.nodes) };
	const credentials = demoCredentials(simulator);
	const filed: string[] = [];
	const steps: StepResult[] = [];
	let running = engine;
	let staticData: IDataObject = {};
	for (const { step, happens = 0 } of SECOND_ACT) {
		if (signal?.aborted) break;
		if (happens === 'restart') running = await running.restarted();
		else
			for (let count = 0; count < happens; count += 1) filed.push(simulator.add('requests', newCase(filed.length + 1)));
		const [counted, began] = [simulator.journal.count({ kind: 'api' }), performance.now()];
		const outcome = await running.run(active, { mode: 'trigger', staticData, credentials, signal });
		({ staticData } = outcome);
		const result: StepResult = {
			step,
			items: outcome.json(TRIGGER),
			requests: simulator.journal.count({ kind: 'api' }) - counted,
			milliseconds: Math.round(performance.now() - began),
			error: failureOf(outcome),
		};
		steps.push(result);
		onStep?.(result);
	}
	return { steps, broken: notOnceEach(filed, receiver) };
}

function notOnceEach(filed: readonly string[], { arrived }: Receiver): string[] {
	const ids = arrived.map(({ id }) => String(id));
	const times = (id: string) => ids.filter((one) => one === id).length;
	return [
		...filed.filter((id) => times(id) !== 1).map((id) => `Case ${id} arrived ${times(id)} times, not once`),
		...ids.filter((id) => !filed.includes(id)).map((id) => `Case ${id} arrived, but nobody opened it`),
	];
}
