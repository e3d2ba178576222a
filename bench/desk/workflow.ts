import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { DESK_CREDENTIAL_TYPE } from '../../scripts/n8n/credential';
import type { WorkflowJson } from '../../test/engine/engine';
import { CREDENTIAL, ZOHO, zohoWorkflow } from '../../test/workflows/zoho-node';

/** A manual workflow that gives `items` to one node with Zoho Desk behind it. */
export function deskWorkflow(parameters: INodeParameters, items?: IDataObject[]): WorkflowJson {
	const workflow = zohoWorkflow({ service: 'desk', ...parameters }, items);
	const credentials = { [DESK_CREDENTIAL_TYPE]: { id: CREDENTIAL, name: CREDENTIAL } };
	const nodes = workflow.nodes.map((node) => (node.name === ZOHO ? { ...node, credentials } : node));
	return { ...workflow, nodes };
}
