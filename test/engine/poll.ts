import type { INode, INodeExecutionData, INodeType, IWorkflowExecuteAdditionalData, Workflow } from 'n8n-workflow';
import type { N8n } from './n8n';
import { stagesStaticData, withIsolate } from './older-n8n';

type Activation = ConstructorParameters<N8n['core']['PollContext']>[4];

/**
 * Polls a trigger node once as an active workflow does. Its static data is staged, as in n8n 2.41: a poll that throws
 * discards what it wrote, one that returns (items or null) keeps it.
 */
export async function pollOnce(
	n8n: N8n,
	workflow: Workflow,
	node: INode,
	type: INodeType,
	additionalData: IWorkflowExecuteAdditionalData,
	activation: Activation,
): Promise<INodeExecutionData[][] | null> {
	const held = workflow.getStaticData('node', node);
	const staged = JSON.parse(JSON.stringify(held)) as typeof held;
	const context = new n8n.core.PollContext(
		workflow,
		node,
		additionalData,
		'trigger',
		activation,
		undefined,
		undefined,
		undefined,
		undefined,
		() => staged,
	);
	const found = await withIsolate(workflow, async () => (await type.poll?.call(context)) ?? null);
	if (!stagesStaticData(n8n)) return found;
	for (const key of Object.keys(held)) if (!(key in staged)) delete held[key];
	Object.assign(held, staged);
	return found;
}
