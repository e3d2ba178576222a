import { readFileSync } from 'node:fs';
import type { Engine, Outcome, WorkflowJson } from '../../test/engine/engine';
import type { Simulator } from '../../simulator/support/simulator';
import { credentialFor } from '../n8n/credential';
import type { StepResult } from './promises';

export type AnswerFormat = 'json' | 'xml';

/** The name by which the examples ask for their credential. */
export const DEMO_CREDENTIAL = 'Zoho Support (demo)';

/** The credential of the examples, open for a portal, with as many requests a day as the portal allows. */
export function demoCredentials(simulator: Simulator) {
	const limit = { edition: 'custom', dailyLimit: simulator.quota.limit() };
	return { [DEMO_CREDENTIAL]: { ...credentialFor(simulator, 'authToken'), ...limit } };
}

/** A workflow of examples/, with every Zoho Support step set to ask for answers in that format. */
export function loadExample(name: string, format: AnswerFormat): WorkflowJson {
	const workflow = JSON.parse(readFileSync(`examples/${name}.json`, 'utf8')) as WorkflowJson;
	for (const { type, parameters } of workflow.nodes) {
		if (!/\.zohoSupport(Trigger)?$/.test(type) || parameters.resource === 'apiUsage') continue;
		parameters.options = { ...(parameters.options as object), format };
	}
	return workflow;
}

export type ExampleRun = Awaited<ReturnType<typeof runExample>>;

/** A step while the workflow still runs: how many items it gave. */
export type Progress = Omit<StepResult, 'items'> & { items: number };

/** Runs a workflow and says of each step what it gave, and what the portal counted between its end and that of the step before. */
export async function runExample(
	engine: Engine,
	workflow: WorkflowJson,
	simulator: Simulator,
	{ onStep, signal }: { onStep?: (step: Progress) => void; signal?: AbortSignal } = {},
) {
	const ended: Progress[] = [];
	let counted = simulator.journal.count({ kind: 'api' });
	const outcome = await engine.run(workflow, {
		credentials: demoCredentials(simulator),
		signal,
		onNode: ({ node, ...progress }) => {
			const requests = simulator.journal.count({ kind: 'api' }) - counted;
			counted += requests;
			const step = { step: node, requests, ...progress };
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
