import type { IDataObject } from 'n8n-workflow';
import type { NodeContext } from './node-context';

/**
 * Where the ledger stores its counts besides the memory of the process: the static data of the workflow. Only a poll
 * may write to it. At the end of an execution that changed the static data, n8n saves all of it as it was when the
 * execution began, and so resets the cursor of every trigger of the workflow that moved meanwhile. So an executed node
 * gets a copy: it reads the stored counts and writes none.
 */
export function keptCounts(context: NodeContext): IDataObject {
	const kept = context.getWorkflowStaticData('global');
	return 'getActivationMode' in context ? kept : { ...kept };
}
