/**
 * What n8n's packages did otherwise, or did not have, in the oldest n8n that the tests run in (`npm run test:oldest`). Each
 * function does what n8n itself did then; with today's n8n it is n8n's own way of today.
 */
import type {
	INode,
	INodeParameters,
	INodeProperties,
	INodeTypeDescription,
	IPinData,
	IRun,
	IRunExecutionData,
	Workflow,
} from 'n8n-workflow';
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

/** Files of items go into the folder from now on, as n8n has it when it starts. Before 2.0 settings came as an argument. */
export async function keepFilesIn({ core, service }: N8n, localStoragePath: string): Promise<void> {
	const settings = { mode: 'filesystem', availableModes: ['filesystem'], localStoragePath };
	const files = service(core.BinaryDataService);
	if (core.BinaryDataConfig) Object.assign(service(core.BinaryDataConfig), settings);
	await (files.init as (given: typeof settings) => Promise<void>).call(files, settings);
}

/** A form: its node, what that is, and the values of the whole form if only a part is asked for. */
interface Form {
	readonly node: Pick<INode, 'typeVersion'>;
	readonly description: INodeTypeDescription;
	readonly root?: INodeParameters;
}

/** Whether the form shows the field. Before 2.0 no field depended on the description of its node. */
export function isShown(
	{ workflow }: N8n,
	field: INodeProperties,
	values: INodeParameters,
	{ node, description, root }: Form,
): boolean {
	const { displayParameter } = workflow.NodeHelpers;
	if (displayParameter.length > 4) return displayParameter(values, field, node, description, root);
	type OlderDisplay = (
		values: INodeParameters,
		field: INodeProperties,
		node: Form['node'],
		root?: INodeParameters,
	) => boolean;
	return (displayParameter as unknown as OlderDisplay)(values, field, node, root);
}

/** The values of a form, with defaults for what was not given. */
export function formValues(
	{ workflow }: N8n,
	given: INodeParameters,
	node: INode,
	description: INodeTypeDescription,
): INodeParameters {
	const { getNodeParameters } = workflow.NodeHelpers;
	const { properties } = description;
	if (getNodeParameters.length > 5) return getNodeParameters(properties, given, true, false, node, description) ?? {};
	type OlderValues = (
		properties: INodeProperties[],
		given: INodeParameters,
		withDefaults: boolean,
		withHidden: boolean,
		node: INode,
	) => INodeParameters | null;
	return (getNodeParameters as unknown as OlderValues)(properties, given, true, false, node) ?? {};
}

/** Whether n8n keeps apart what a poll writes into its static data, until it returned: since 2.36. */
export function stagesStaticData({ core }: N8n): boolean {
	return 'EncryptionKeyProxy' in core;
}
