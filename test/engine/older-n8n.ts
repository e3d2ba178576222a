/**
 * What n8n's packages did otherwise, or did not have, in the oldest n8n that the tests run in (`npm run test:oldest`). Each
 * function does what n8n itself did then; with today's n8n it is n8n's own way of today.
 */
import type { INode, IPinData, IRun, IRunExecutionData, Workflow } from 'n8n-workflow';
import type { N8n } from './n8n';

type Execution = InstanceType<N8n['core']['WorkflowExecute']>;
type Running = ReturnType<Execution['run']>;

interface Start {
	workflow: Workflow;
	startNode: INode;
	pinData?: IPinData;
}

/** Before 2.0 a run took its parts one by one. */
export function startRun(execution: Execution, { workflow, startNode, pinData }: Start): Running {
	if (execution.run.length < 2) return execution.run({ workflow, startNode, pinData });
	type OlderRun = (workflow: Workflow, start: INode, destination: undefined, pinData?: IPinData) => Running;
	return (execution.run as unknown as OlderRun)(workflow, startNode, undefined, pinData);
}

/** Before 2.0 n8n wrote the data of a new run out wherever it began one. */
export function newRunData(
	{ workflow }: N8n,
	stack: NonNullable<IRunExecutionData['executionData']>['nodeExecutionStack'],
) {
	if ('createRunExecutionData' in workflow) {
		return workflow.createRunExecutionData(stack.length > 0 ? { executionData: { nodeExecutionStack: stack } } : {});
	}
	return {
		startData: {},
		resultData: { runData: {} },
		executionData: {
			contextData: {},
			metadata: {},
			nodeExecutionStack: stack,
			waitingExecution: {},
			waitingExecutionSource: {},
		},
	} as unknown as IRunExecutionData & IRun['data'];
}

/** Expressions of a newer n8n run apart from it. */
export async function withIsolate<Result>({ expression }: Workflow, work: () => Promise<Result>): Promise<Result> {
	return 'withIsolate' in expression ? await expression.withIsolate(work) : await work();
}

/** Whether n8n keeps apart what a poll writes into its static data, until it returned: since 2.36. */
export function stagesStaticData({ core }: N8n): boolean {
	return 'EncryptionKeyProxy' in core;
}
