import type {
	ICredentialDataDecryptedObject,
	INode,
	INodeExecutionData,
	IRun,
	IWorkflowExecuteAdditionalData,
	Workflow,
} from 'n8n-workflow';
import { additionalDataFor } from './additional-data';
import type { CredentialStore } from './credential-store';
import type { N8n } from './n8n';
import { emptyRun, readOutcome, type Outcome } from './outcome';
import { pollOnce } from './poll';
import type { NodeProgress, RunOptions, RunTools, WorkflowJson } from './run-options';

export type { NodeProgress, RunOptions, RunTools, WorkflowJson };

let executions = 0;

/** Runs one workflow to its end. See {@link RunOptions}. */
export async function runWorkflow(tools: RunTools, given: WorkflowJson, options: RunOptions): Promise<Outcome> {
	const json = copyOf(given);
	await saveCredentials(tools.credentials, json, options.credentials ?? {});
	pointCredentialsByName(tools.credentials, json);

	const { n8n } = tools;
	const before = options.staticData ?? {};
	const workflow = new n8n.workflow.Workflow({
		id: json.id ?? 'workflow',
		name: json.name ?? 'Workflow',
		nodes: json.nodes,
		connections: json.connections,
		active: options.mode === 'trigger',
		nodeTypes: tools.types,
		staticData: copyOf(before),
		settings: json.settings ?? {},
	});
	const logs: string[] = [];
	const run = await n8n.recordLogs(logs, async () => await execute(tools, workflow, json, options));
	const kept = options.mode === 'trigger' ? workflow.staticData : before;
	return readOutcome(n8n, run, {
		staticData: copyOf(kept),
		savesStaticData:
			options.mode === 'trigger' &&
			'__dataChanged' in workflow.staticData &&
			workflow.staticData.__dataChanged === true,
		logs,
		workflowJson: JSON.stringify(json),
	});
}

/** What n8n reads back after it has stored something. */
function copyOf<T>(data: T): T {
	return JSON.parse(JSON.stringify(data)) as T;
}

async function execute(tools: RunTools, workflow: Workflow, json: WorkflowJson, options: RunOptions): Promise<IRun> {
	const { n8n, types } = tools;
	const mode = options.mode ?? 'manual';
	const startNode = startOf(workflow, options.startNode);
	const additionalData = additionalDataFor(tools, workflow, mode, String(++executions), options.onNode);
	const type = types.getByNameAndVersion(startNode.type, startNode.typeVersion);
	if (mode === 'manual' || type.poll === undefined) {
		const execution = new n8n.core.WorkflowExecute(additionalData, mode);
		return await settle(
			execution.run({ workflow, startNode, pinData: mode === 'manual' ? json.pinData : undefined }),
			options.signal,
		);
	}

	let found: INodeExecutionData[][] | null;
	try {
		found = await pollOnce(n8n, workflow, startNode, type, additionalData, options.activation ?? 'activate');
	} catch (error) {
		const failed = error instanceof Error ? error : new Error(String(error));
		return emptyRun(n8n, mode, Object.assign(failed, { node: startNode }));
	}
	if (found === null) return emptyRun(n8n, mode);
	return await settle(startWith(n8n, workflow, startNode, found, additionalData), options.signal);
}

/** Starts a production execution with what the trigger brought, as n8n's active workflows do. */
function startWith(
	n8n: N8n,
	workflow: Workflow,
	node: INode,
	main: INodeExecutionData[][],
	additionalData: IWorkflowExecuteAdditionalData,
): Cancelable<IRun> {
	const data = n8n.workflow.createRunExecutionData({
		executionData: { nodeExecutionStack: [{ node, data: { main }, source: null }] },
	});
	return new n8n.core.WorkflowExecute(additionalData, 'trigger', data).processRunExecutionData(workflow);
}

type Cancelable<T> = Promise<T> & { cancel(): void };

async function settle(execution: Cancelable<IRun>, signal?: AbortSignal): Promise<IRun> {
	const cancel = () => execution.cancel();
	if (signal?.aborted) cancel();
	signal?.addEventListener('abort', cancel, { once: true });
	try {
		return await execution;
	} finally {
		signal?.removeEventListener('abort', cancel);
	}
}

function startOf(workflow: Workflow, name: string | undefined): INode {
	const node = name === undefined ? workflow.getStartNode() : workflow.getNode(name);
	if (!node)
		throw new Error(name === undefined ? 'The workflow has no node to start at' : `The workflow has no node "${name}"`);
	return node;
}

async function saveCredentials(
	store: CredentialStore,
	{ nodes }: WorkflowJson,
	given: Record<string, ICredentialDataDecryptedObject>,
): Promise<void> {
	const used = nodes.flatMap((node) => Object.entries(node.credentials ?? {}));
	for (const [key, data] of Object.entries(given)) {
		const types = new Set(used.filter(([, { id, name }]) => id === key || name === key).map(([type]) => type));
		if (types.size === 0) throw new Error(`No node of the workflow uses a credential "${key}"`);
		for (const type of types) await store.save(type, key, data);
	}
}

/**
 * An imported workflow names credentials by the ids of another n8n; n8n then goes by their name
 * (replaceInvalidCredentials).
 */
export function pointCredentialsByName(store: CredentialStore, { nodes }: WorkflowJson): void {
	for (const [type, details] of nodes.flatMap((node) => Object.entries(node.credentials ?? {}))) {
		const stored = store.find(type, details.id ?? '') ?? store.find(type, details.name);
		if (stored !== undefined) Object.assign(details, { id: stored.id, name: stored.name });
	}
}
