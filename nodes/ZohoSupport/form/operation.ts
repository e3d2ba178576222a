import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

/** The list of operations of one resource. The first of them need not be the preset one. */
export function operationList(resource: string, operations: INodePropertyOptions[], preset: string): INodeProperties {
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource] } },
		options: operations,
		default: preset,
	};
}

/** The operation that a person chose. */
export function chosenOperation(given: (name: string) => unknown): string {
	return String(given('operation'));
}
