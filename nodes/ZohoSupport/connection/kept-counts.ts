import type { IDataObject } from 'n8n-workflow';
import type { NodeContext } from './connection';

/** Triggers of n8n's own that keep nothing in the static data of their workflow. */
const WITHOUT_STATE: ReadonlySet<string> = new Set(['manual', 'schedule', 'chat', 'form', 'executeWorkflow', 'error', 'mcp', 'evaluation']);

/**
 * Where the ledger keeps its counts beside the memory of the process: the static data of the workflow. At the end of an execution that
 * changed it, n8n saves all of it as it was when the execution began, and so puts back the cursor of every trigger that went on meanwhile.
 * Behind such a trigger a node reads what is kept there and keeps nothing itself; the trigger's own polls may.
 */
export function keptCounts(context: NodeContext): IDataObject {
	const kept = context.getWorkflowStaticData('global');
	const isPoll = 'getActivationMode' in context;
	return isPoll || !hasTriggerWithState(context) ? kept : { ...kept };
}

function hasTriggerWithState(context: NodeContext): boolean {
	return context.getParentNodes(context.getNode().name).some(({ type, disabled }) => {
		const trigger = /([^.]+)Trigger$/.exec(type)?.[1];
		return trigger !== undefined && !disabled && !WITHOUT_STATE.has(trigger);
	});
}
