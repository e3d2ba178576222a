import type { IDataObject } from 'n8n-workflow';
import type { NodeContext } from './node-context';

/**
 * Where the ledger keeps its counts beside the memory of the process: the static data of the workflow, which only a poll may write. At
 * the end of an execution that changed it, n8n saves all of it as it was when the execution began, and so puts back the cursor of every
 * trigger of the workflow that went on meanwhile. So a node that is executed reads what is kept there, and keeps nothing.
 */
export function keptCounts(context: NodeContext): IDataObject {
	const kept = context.getWorkflowStaticData('global');
	return 'getActivationMode' in context ? kept : { ...kept };
}
