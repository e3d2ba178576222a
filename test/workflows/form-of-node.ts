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
import { formValues, isShown } from '../engine/older-n8n';

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

/** The properties that stand beside each other: those of the form, and those within each. */
export function levelsOf(properties: INodeProperties[]): INodeProperties[][] {
	const inner = properties.flatMap(({ options = [] }) => [
		options.filter(isProperty),
		...options.filter(isCollection).map(({ values }) => values),
	]);
	return [properties, ...inner.filter((level) => level.length > 0).flatMap(levelsOf)];
}

/** The node's description and the form that n8n shows for it. */
export function openForm() {
	let description: INodeTypeDescription;
	const n8n = loadN8n();

	beforeAll(async () => {
		const { types } = await createEngine();
		description = types.getByNameAndVersion(TYPE, 1).description;
	});

	/** The properties that n8n shows for these parameters, with defaults for the rest. */
	function shown(given: INodeParameters): INodeProperties[] {
		const chosen = { service: 'support', ...given };
		const bare = node('Node', TYPE, chosen);
		const values = formValues(n8n, chosen, bare, description);
		return description.properties.filter((property) => isShown(n8n, property, values, { node: bare, description }));
	}

	/** The options that n8n shows for these parameters. */
	function shownOptions(given: INodeParameters): INodeProperties[] {
		const options = shown(given).find(({ name }) => name === 'options')?.options ?? [];
		const form = { node: node('Node', TYPE), description, root: given };
		return options.filter(isProperty).filter((property) => isShown(n8n, property, {}, form));
	}

	/** What an untouched node holds. */
	const untouched = () => formValues(n8n, {}, node('Node', TYPE), description);

	return { description: () => description, untouched, shown, shownOptions };
}
