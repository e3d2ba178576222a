import { readFileSync } from 'node:fs';
import type { Engine, Outcome, WorkflowJson } from '../../test/engine/engine';
import { type Portal, priceSince } from './portals';
import type { StepResult } from './promises';

export type AnswerFormat = 'json' | 'xml';

/** A workflow of examples/; every step on the classic API is set to ask for answers in that format. */
export function loadExample(name: string, format: AnswerFormat = 'json'): WorkflowJson {
	const workflow = JSON.parse(readFileSync(`examples/${name}.json`, 'utf8')) as WorkflowJson;
	for (const { type, parameters } of workflow.nodes) {
		if (!isOurs(type) || parameters.service !== 'support' || parameters.resource === 'apiUsage') continue;
		parameters.options = { ...(parameters.options as object), format };
	}
	return workflow;
}

/** Whether a node is one of this package. */
export function isOurs(type: string): boolean {
	return /\.zohoSupport(Trigger)?$/.test(type);
}

export type ExampleRun = Awaited<ReturnType<typeof runExample>>;

/** A step while the workflow still runs: how many items it gave. */
export type Progress = Omit<StepResult, 'items'> & { items: number };

/** Runs a workflow and says of each step what it gave, and what the portal counted between its end and that of the step before. */
export async function runExample(
	engine: Engine,
	workflow: WorkflowJson,
	portal: Portal,
	{ onStep, signal }: { onStep?: (step: Progress) => void; signal?: AbortSignal } = {},
) {
	const ended: Progress[] = [];
	let counted = portal.counted();
	const outcome = await engine.run(workflow, {
		credentials: portal.credentials,
		signal,
		onNode: ({ node, ...progress }) => {
			const step = { step: node, ...priceSince(portal, counted), ...progress };
			counted = portal.counted();
			ended.push(step);
			onStep?.(step);
		},
	});
	const steps: StepResult[] = ended.map((step) => ({ ...step, items: outcome.json(step.step) }));
	return { steps, error: failureOf(outcome) };
}

/** What stopped a workflow, as a sentence with the step's name. */
export function failureOf({ error }: Outcome): string | undefined {
	return error && `"${error.node}" failed: ${[error.message, error.description].filter(Boolean).join(' ')}`;
}
