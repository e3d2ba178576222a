import type { INodeProperties } from 'n8n-workflow';
import { type ChosenOptions, SERVICE } from '../services/services';
import { choiceOf, type Given } from './given';

/** The collection of options at the end of a form: those of the service first. */
export function optionsOf(options: readonly INodeProperties[]): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [...SERVICE.options.properties, ...options],
	};
}

/** What a person chose among the options of the service. */
export function serviceOptions(given: Given): ChosenOptions {
	return SERVICE.options.read((name, displayName, choices, otherwise) =>
		choiceOf(given(`options.${name}`, otherwise), displayName, choices),
	);
}
