import { countBy } from 'es-toolkit';
import type { IDataObject } from 'n8n-workflow';
import type { Engine, WorkflowJson } from '../../test/engine/engine';
import { sendingTo, type Receiver } from '../receiver';
import { failureOf } from './example';
import type { HelpDeskDay } from './help-desk-day';
import { priceSince } from './portals';
import type { PollPromise, StepResult } from './promises';

/** The step of the example that polls. */
const TRIGGER = 'When a case comes in';

export type SecondAct = Awaited<ReturnType<typeof runSecondAct>>;

export interface Stage {
	engine: Engine;
	workflow: WorkflowJson;
	/** Where customers open cases and agents change them. */
	day: HelpDeskDay;
	/** The polls, and what happens before each. */
	polls: readonly PollPromise[];
	/** Where the workflow sends the cases to. */
	receiver: Receiver;
	onStep?: (step: StepResult) => void;
	signal?: AbortSignal;
}

/**
 * Polls an example whose trigger is active, as n8n does with durable cursors: each poll goes on from what n8n has saved. After
 * the restart there is nothing else: the package is loaded again, and what it kept in memory is gone.
 * @returns the steps, and in `broken` a sentence for each case that did not arrive exactly once for each thing that happened to it
 */
export async function runSecondAct({ engine, workflow, day, polls, receiver, onStep, signal }: Stage) {
	const { portal } = day;
	const active = { ...workflow, id: `second act: ${workflow.name}`, nodes: sendingTo(receiver.url, workflow.nodes) };
	const happened: string[] = [];
	const steps: StepResult[] = [];
	let running = engine;
	let staticData: IDataObject = {};
	for (const { step, happens = 0 } of polls) {
		if (signal?.aborted) break;
		if (happens === 'restart') running = await running.restarted();
		else if (happens === 'change') happened.push(day.changeCase());
		else for (let count = 0; count < happens; count += 1) happened.push(day.openCase());
		const [counted, began] = [portal.counted(), performance.now()];
		const { credentials } = portal;
		const outcome = await running.run(active, { mode: 'trigger', staticData, credentials, signal });
		({ staticData } = outcome);
		const result: StepResult = {
			step,
			items: outcome.json(TRIGGER),
			...priceSince(portal, counted),
			milliseconds: Math.round(performance.now() - began),
			error: failureOf(outcome),
		};
		steps.push(result);
		onStep?.(result);
	}
	return { steps, broken: notOnceEach(happened, receiver) };
}

function notOnceEach(happened: readonly string[], { arrived }: Receiver): string[] {
	const due = countBy(happened, (id) => id);
	const came = countBy(arrived, ({ id }) => String(id));
	return [
		...Object.entries(due)
			.filter(([id, times]) => came[id] !== times)
			.map(([id, times]) => `Case ${id} arrived ${came[id] ?? 0} times, not ${times === 1 ? 'once' : times}`),
		...Object.keys(came)
			.filter((id) => due[id] === undefined)
			.map((id) => `Case ${id} arrived, but nobody opened it`),
	];
}
