import { beforeAll } from '@jest/globals';
import type {
	INodeParameters,
	INodeProperties,
	INodePropertyCollection,
	INodePropertyOptions,
	INodeTypeDescription,
} from 'n8n-workflow';
import { createEngine } from '../engine/engine';
import { node } from '../engine/workflow-json';
import { loadN8n } from '../engine/n8n';

export const TYPE = 'n8n-nodes-zoho-support.zohoSupport';
export const RECORDS = ['account', 'case', 'contact', 'contract', 'product', 'solution', 'task'];
const OPERATIONS = ['create', 'delete', 'get', 'getMany', 'search', 'update', 'upsert'];
export const FORMS: ReadonlyArray<readonly [resource: string, operation: string]> = [
	...RECORDS.flatMap((resource) => OPERATIONS.map((operation) => [resource, operation] as const)),
	['case', 'getConversation'],
	['apiUsage', 'getUsage'],
];

type Option = NonNullable<INodeProperties['options']>[number];

export const isProperty = (option: Option): option is INodeProperties => 'type' in option && 'displayName' in option;
const isCollection = (option: Option): option is INodePropertyCollection => 'values' in option;
export const isChoice = (option: Option): option is INodePropertyOptions => 'value' in option;

/** A property and those within it. */
export function withInner(property: INodeProperties): INodeProperties[] {
	const inner = (property.options ?? []).flatMap((option) =>
		isCollection(option) ? option.values : isProperty(option) ? [option] : [],
	);
	return [property, ...inner.flatMap(withInner)];
}

/** The node's description and the form that n8n shows for it. */
export function openForm() {
	let description: INodeTypeDescription;
	const { NodeHelpers } = loadN8n().workflow;

	beforeAll(async () => {
		const { types } = await createEngine();
		description = types.getByNameAndVersion(TYPE, 1).description;
	});

	/** The properties that n8n shows for these parameters, with defaults for the rest. */
	function shown(given: INodeParameters): INodeProperties[] {
		const chosen = { service: 'support', ...given };
		const bare = node('Node', TYPE, chosen);
		const values = NodeHelpers.getNodeParameters(description.properties, chosen, true, false, bare, description) ?? {};
		return description.properties.filter((property) =>
			NodeHelpers.displayParameter(values, property, { typeVersion: 1 }, description),
		);
	}

	return { description: () => description, NodeHelpers, shown };
}
