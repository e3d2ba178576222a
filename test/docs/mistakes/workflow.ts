import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { ServiceName } from '../../../scripts/n8n/workflow';
import type { WorkflowJson } from '../../engine/engine';
import { triggerWorkflow, withFile, zohoWorkflow } from '../../workflows/zoho-node';
import type { Attempt } from './mistake';

/** The workflow in which a person makes the mistake. */
export function workflowOf(
	service: ServiceName,
	{ ofTrigger = false, withFile: hasFile = false }: Pick<Attempt<never>, 'ofTrigger' | 'withFile'>,
	parameters: INodeParameters,
	items: IDataObject[] = [{ text: 'hello' }],
): WorkflowJson {
	if (ofTrigger) return triggerWorkflow(parameters, undefined, service);
	const workflow = zohoWorkflow(parameters, items, {}, service);
	return hasFile ? withFile(workflow, 'file') : workflow;
}
