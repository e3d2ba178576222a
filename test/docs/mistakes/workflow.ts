import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { ServiceName } from '../../../scripts/n8n/workflow';
import type { WorkflowJson } from '../../engine/engine';
import { chain, node } from '../../engine/workflow-json';
import { triggerWorkflow, zohoWorkflow } from '../../workflows/zoho-node';
import type { Attempt } from './mistake';

/** The workflow in which a person makes the mistake. */
export function workflowOf(
	service: ServiceName,
	{ ofTrigger = false, withFile = false }: Pick<Attempt<never>, 'ofTrigger' | 'withFile'>,
	parameters: INodeParameters,
	items: IDataObject[] = [{ text: 'hello' }],
): WorkflowJson {
	if (ofTrigger) return triggerWorkflow(parameters, undefined, service);
	const workflow = zohoWorkflow(parameters, items, {}, service);
	if (!withFile) return workflow;
	const toFile = {
		operation: 'toText',
		sourceProperty: 'text',
		binaryPropertyName: 'file',
		options: { fileName: 'note.txt' },
	};
	const file = node('File', 'convertToFile', toFile, { typeVersion: 1.1 });
	return chain(...workflow.nodes.slice(0, -1), file, ...workflow.nodes.slice(-1));
}
