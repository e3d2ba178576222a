import type { INode } from 'n8n-workflow';
import type { WorkflowJson } from '../../test/engine/engine';
import { DESK_CREDENTIAL_TYPE } from '../n8n/credential';
import { isOurs } from './example';
import { DEMO_DESK_CREDENTIAL } from './portals';

/**
 * A workflow for the classic API as a person moves it to Zoho Desk: another service and credential in each of our nodes,
 * and *Field Names → Labels*, so that what reads its items stays as it is. Nothing else changes.
 */
export function movedToDesk(workflow: WorkflowJson): WorkflowJson {
	return { ...workflow, nodes: workflow.nodes.map((node) => (isOurs(node.type) ? movedNode(node) : node)) };
}

/** A workflow whose trigger tells new cases, moved, and told of changed ones too. */
export function watchingChanges(workflow: WorkflowJson): WorkflowJson {
	const moved = movedToDesk(workflow);
	const nodes = moved.nodes.map((node) =>
		'event' in node.parameters ? { ...node, parameters: { ...node.parameters, event: 'createdOrUpdated' } } : node,
	);
	return { ...moved, nodes };
}

function movedNode(node: INode): INode {
	const { format: _format, ...options } = { ...(node.parameters.options as object | undefined) } as { format?: string };
	return {
		...node,
		parameters: { ...node.parameters, service: 'desk', options: { ...options, fieldNames: 'labels' } },
		credentials: { [DESK_CREDENTIAL_TYPE]: { id: 'zohoDeskDemo', name: DEMO_DESK_CREDENTIAL } },
	};
}
