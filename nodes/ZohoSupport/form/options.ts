import type { INodeProperties } from 'n8n-workflow';
import type { Service } from '../services/service';
import { choiceOf, type Given } from './given';

/** The collection of options at the end of a form: those of the service first. */
export function optionsOf(service: Service, options: readonly INodeProperties[]): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [...service.options.properties, ...options],
	};
}

/** What a person chose among the options of the service. */
export function serviceOptions(service: Service, given: Given): object {
	return service.options.read((name, displayName, choices, otherwise) =>
		choiceOf(given(`options.${name}`, otherwise), displayName, choices),
	);
}
