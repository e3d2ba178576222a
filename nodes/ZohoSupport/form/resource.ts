import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { ModuleName } from '../helpdesk/catalogue';
import { SERVICE } from '../services/services';
import { choiceOf, type Given } from './given';

const { modules } = SERVICE.catalogue;
const FIRST = modules[0].name;

/** What is worked on: the modules of the service, and what else a node offers. */
export function resourceList(...others: readonly INodePropertyOptions[]): INodeProperties {
	return {
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: [...modules.map(({ name, label }) => ({ name: label, value: name })), ...others].sort((a, b) =>
			a.name.localeCompare(b.name),
		),
		default: FIRST,
	};
}

/** The resource that a person chose, whether or not there is one. */
export function chosenResource(given: (name: string) => unknown): string {
	return String(given('resource'));
}

/**
 * The module that a person chose.
 * @throws HelpdeskError `data` where there is no such module
 */
export function chosenModule(given: Given): ModuleName {
	const names = modules.map(({ name }) => name);
	return choiceOf(given('resource', FIRST), 'Resource', names);
}
