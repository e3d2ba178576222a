import type { INodeProperties } from 'n8n-workflow';
import type { Service } from '../services/service';
import { SERVICES } from '../services/services';
import { choiceOf, type Given } from './given';
import { shownFor } from './shown-for';

const FIRST = SERVICES[0].name;

/** Which service stands behind the node. */
export const SERVICE: INodeProperties = {
	displayName: 'Service',
	name: 'service',
	type: 'options',
	noDataExpression: true,
	options: SERVICES.map(({ name, choice }) => ({ ...choice, value: name })),
	default: FIRST,
};

/** @throws HelpdeskError `data` where there is no such service */
export function chosenService(given: Given): Service {
	const names = SERVICES.map(({ name }) => name);
	const chosen = choiceOf(given(SERVICE.name, FIRST), SERVICE.displayName, names);
	return SERVICES[names.indexOf(chosen)];
}

/** The part of a form that each service has in its own words, shown for that service. */
export function forEachService(build: (service: Service) => readonly INodeProperties[]): INodeProperties[] {
	return SERVICES.flatMap((service) => shownFor({ [SERVICE.name]: [service.name] }, build(service)));
}

/** A table as part of an expression of n8n. Two braces in a row would end the expression: the editor shows nothing then. */
export function inExpression(table: object): string {
	return `(${JSON.stringify(table).replaceAll('}}', '} }')})`;
}

/** Part of an expression of n8n that names the resource as the chosen service does: `ticket`. */
export const RESOURCE_IN_WORDS = `(${inExpression(
	Object.fromEntries(
		SERVICES.map(({ name, catalogue: { modules } }) => [
			name,
			Object.fromEntries(modules.map((module) => [module.name, module.label.toLowerCase()])),
		]),
	),
)}[$parameter.service] || {})[$parameter.resource]`;
