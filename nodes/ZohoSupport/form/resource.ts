import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { ModuleName } from '../helpdesk/catalogue';
import type { Service } from '../services/service';
import { choiceOf, type Given } from './given';

/** What is worked on: the modules of the service, and what else a node offers. */
export function resourceList(
	{ catalogue: { modules } }: Service,
	...others: readonly INodePropertyOptions[]
): INodeProperties {
	const first = modules[0].name;
	return {
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: [...modules.map(({ name, label }) => ({ name: label, value: name })), ...others].sort((a, b) =>
			a.name.localeCompare(b.name),
		),
		default: first,
	};
}

/** What a trigger watches: not the modules that a person names. */
export function watchedList({ catalogue, ...service }: Service): INodeProperties {
	const modules = catalogue.modules.filter(({ isNamedByPerson }) => isNamedByPerson !== true);
	return resourceList({ ...service, catalogue: { ...catalogue, modules } });
}

/** The resource that a person chose, whether or not there is one. */
export function chosenResource(given: (name: string) => unknown): string {
	return String(given('resource'));
}

/**
 * The module that a person chose.
 * @throws HelpdeskError `data` where there is no such module
 */
export function chosenModule({ catalogue: { modules } }: Service, given: Given): ModuleName {
	const names = modules.filter(({ isNamedByPerson }) => isNamedByPerson !== true).map(({ name }) => name);
	return choiceOf(given('resource', names[0]), 'Resource', names);
}
