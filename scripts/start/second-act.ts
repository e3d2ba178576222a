import type { IDataObject } from 'n8n-workflow';
import type { Engine, Outcome, WorkflowJson } from '../../test/engine/engine';
import { sendingTo, type Receiver } from '../receiver';
import type { DemoDesk } from './demo-desk';
import { DEMO_CREDENTIAL } from './example';
import type { StepResult } from './promises';

/** What happens before a poll of the active workflow. */
interface Scene {
	readonly step: string;
	/** So many customers open a case. */
	readonly cases?: number;
	/** n8n ends and starts anew. */
	readonly restart?: true;
}

export const SCENES: readonly Scene[] = [
	{ step: 'The workflow is activated' },
	{ step: 'A case comes in', cases: 1 },
	{ step: 'Nothing new' },
	{ step: 'n8n is restarted', restart: true },
	{ step: 'Two more cases come in', cases: 2 },
	{ step: 'Nothing new again' },
];

/** The step of the example that polls. */
const TRIGGER = 'When a case comes in';

export interface SecondAct {
	steps: StepResult[];
	/** What is not as it should be beyond the steps' own promises; a sentence each. */
	broken: string[];
}

export interface Stage {
	engine: Engine;
	workflow: WorkflowJson;
	desk: DemoDesk;
	/** Where the workflow sends the cases to. */
	receiver: Receiver;
	onStep?: (step: StepResult) => void;
	signal?: AbortSignal;
}

/**
 * Polls an example whose trigger is active, as n8n does: each poll goes on from what n8n has saved. After the restart that is all there
 * is: the package is loaded afresh, and what it kept in memory is gone.
 */
export async function runSecondAct({
	engine: first,
	workflow,
	desk,
	receiver,
	onStep,
	signal,
}: Stage): Promise<SecondAct> {
	const active: WorkflowJson = { ...workflow, id: 'second act', nodes: sendingTo(receiver.url, workflow.nodes) };
	const filed: string[] = [];
	const steps: StepResult[] = [];
	let engine = first;
	let staticData: IDataObject = {};
	for (const { step, cases = 0, restart } of SCENES) {
		if (signal?.aborted) break;
		for (let count = 0; count < cases; count += 1) filed.push(desk.newCase());
		if (restart) engine = await engine.restarted();
		const [counted, began] = [desk.requests(), performance.now()];
		const outcome = await engine.run(active, {
			mode: 'trigger',
			staticData,
			credentials: { [DEMO_CREDENTIAL]: desk.credential },
			signal,
		});
		({ staticData } = outcome);
		steps.push({
			step,
			items: outcome.json(TRIGGER),
			requests: desk.requests() - counted,
			milliseconds: Math.round(performance.now() - began),
			...failure(outcome),
		});
		onStep?.(steps[steps.length - 1] as StepResult);
	}
	return {
		steps,
		broken: notOnceEach(
			filed,
			receiver.arrived.map(({ id }) => String(id)),
		),
	};
}

function failure({ error }: Outcome): { error?: string } {
	return error === undefined
		? {}
		: { error: `"${error.node}": ${[error.message, error.description].filter(Boolean).join(' ')}` };
}

/** Which of the cases did not arrive exactly once. */
function notOnceEach(filed: readonly string[], arrived: readonly string[]): string[] {
	const counts = filed.map((id) => ({ id, times: arrived.filter((one) => one === id).length }));
	const broken = counts
		.filter(({ times }) => times !== 1)
		.map(({ id, times }) => `Case ${id} arrived ${times} times, not once`);
	const strangers = arrived.filter((id) => !filed.includes(id));
	return [...broken, ...strangers.map((id) => `Case ${id} arrived, and nobody opened it`)];
}
