import type { ITaskData, IWorkflowExecuteAdditionalData, Workflow, WorkflowExecuteMode } from 'n8n-workflow';
import type { NodeProgress, RunOptions, RunTools } from './run-options';

const HERE = 'http://127.0.0.1:5678';

/** What n8n hands every node beside its own workflow: the credentials helper, the hooks and n8n's own addresses. */
export function additionalDataFor(
	{ n8n, helper }: RunTools,
	workflow: Workflow,
	mode: WorkflowExecuteMode,
	executionId: string,
	onNode: RunOptions['onNode'],
): IWorkflowExecuteAdditionalData {
	const base = {
		id: workflow.id,
		name: workflow.name ?? '',
		active: workflow.active,
		activeVersionId: null,
		isArchived: false,
		createdAt: new Date(),
		updatedAt: new Date(),
		nodes: Object.values(workflow.nodes),
		connections: workflow.connectionsBySourceNode,
	};
	const hooks = new n8n.core.ExecutionLifecycleHooks(mode, executionId, base);
	if (onNode) hooks.addHandler('nodeExecuteAfter', async (node, task) => await onNode(progressOf(node, task)));
	const unavailable = async () =>
		await Promise.reject(new Error('This engine runs no sub-workflows and no task runners'));
	return {
		credentialsHelper: helper,
		hooks,
		executionId,
		workflowId: workflow.id,
		currentNodeExecutionIndex: 0,
		variables: {},
		restApiUrl: `${HERE}/rest`,
		instanceBaseUrl: `${HERE}/`,
		formBaseUrl: `${HERE}/form`,
		formWaitingBaseUrl: `${HERE}/form-waiting`,
		formTestBaseUrl: `${HERE}/form-test`,
		webhookBaseUrl: `${HERE}/webhook`,
		webhookWaitingBaseUrl: `${HERE}/webhook-waiting`,
		webhookTestBaseUrl: `${HERE}/webhook-test`,
		mcpBaseUrl: `${HERE}/mcp`,
		mcpTestBaseUrl: `${HERE}/mcp-test`,
		logAiEvent: () => undefined,
		executeWorkflow: unavailable,
		startRunnerTask: unavailable,
		getRunExecutionData: async () => await Promise.resolve(undefined),
		getRuntimeCredential: async () => await Promise.resolve(undefined),
		// An older n8n has no such service, and asks for none.
		externalSecretsProxy: n8n.core.ExternalSecretsProxy && n8n.service(n8n.core.ExternalSecretsProxy),
	};
}

function progressOf(node: string, task: ITaskData): NodeProgress {
	const items = (task.data?.main ?? []).reduce((sum, output) => sum + (output?.length ?? 0), 0);
	return { node, items, milliseconds: task.executionTime, ...(task.error && { error: task.error.message }) };
}
