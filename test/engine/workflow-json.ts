import type { INode } from 'n8n-workflow';
import type { WorkflowJson } from './run';

/** A node of a test's workflow, placed anywhere. Types without a package are n8n's own. */
export function node(
	name: string,
	type: string,
	parameters: INode['parameters'] = {},
	more: Partial<INode> = {},
): INode {
	return {
		id: name,
		name,
		type: type.includes('.') ? type : `n8n-nodes-base.${type}`,
		typeVersion: 1,
		position: [0, 0],
		parameters,
		...more,
	};
}

/** A workflow whose nodes follow one another, in the order given. */
export function chain(...nodes: INode[]): WorkflowJson {
	const links = nodes
		.slice(1)
		.map(({ name }, index) => [nodes[index]?.name, { main: [[{ node: name, type: 'main' as const, index: 0 }]] }]);
	return {
		name: 'A chain',
		nodes,
		connections: Object.fromEntries(links) as WorkflowJson['connections'],
		settings: { executionOrder: 'v1' },
	};
}
