import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Engine, WorkflowJson } from '../../test/engine/engine';
import type { DemoDesk } from './demo-desk';
import type { StepResult } from './promises';

export type AnswerFormat = 'json' | 'xml';

/** The name by which the examples ask for their credential. */
export const DEMO_CREDENTIAL = 'Zoho Support (demo)';

/** A workflow of examples/, with every Zoho Support step set to ask for answers in that format. */
export function loadExample(name: string, format: AnswerFormat): WorkflowJson {
	const file = path.join(process.cwd(), 'examples', `${name}.json`);
	const workflow = JSON.parse(readFileSync(file, 'utf8')) as WorkflowJson;
	for (const { type, parameters } of workflow.nodes) {
		if (!/\.zohoSupport(Trigger)?$/.test(type) || parameters.resource === 'apiUsage') continue;
		parameters.options = { ...(parameters.options as object), format };
	}
	return workflow;
}

export interface ExampleRun {
	steps: StepResult[];
	/** What stopped the workflow, with the step's name. */
	error?: string;
}

/**
 * Runs a workflow on a demo desk and says of each step what it gave and what it cost, counted by the desk itself between
 * one step's end and the next.
 */
export async function runExample(
	engine: Engine,
	workflow: WorkflowJson,
	desk: DemoDesk,
	{
		onStep,
		signal,
	}: { onStep?: (step: Omit<StepResult, 'items'> & { items: number }) => void; signal?: AbortSignal } = {},
): Promise<ExampleRun> {
	const ended: Array<Omit<StepResult, 'items'>> = [];
	let counted = desk.requests();
	const outcome = await engine.run(workflow, {
		credentials: { [DEMO_CREDENTIAL]: desk.credential },
		signal,
		onNode: ({ node, items, milliseconds, error }) => {
			const requests = desk.requests() - counted;
			counted += requests;
			const step = { step: node, requests, milliseconds, ...(error !== undefined && { error }) };
			ended.push(step);
			onStep?.({ ...step, items });
		},
	});
	const { error } = outcome;
	const words = error && [error.message, error.description].filter(Boolean).join(' ');
	return {
		steps: ended.map((step) => ({ ...step, items: outcome.json(step.step) })),
		...(error && { error: `"${error.node}" failed: ${words}` }),
	};
}
