import type { INodeProperties } from 'n8n-workflow';
import type { OptionReader, Service } from '../services/service';
import { DRY_RUN } from './dry-run';
import { booleanOf, choiceOf, type Given, labelsOf, textOf, wholeNumberOf } from './given';

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

/** The same for an operation that writes. */
export function writeOptionsOf(service: Service, options: readonly INodeProperties[]): INodeProperties {
	return optionsOf(service, [DRY_RUN, ...options]);
}

/** What a person chose among the options of the service. */
export function serviceOptions(service: Service, given: Given): object {
	return service.options.read(readerOf((name, otherwise) => given(`options.${name}`, otherwise)));
}

function readerOf(given: Given): OptionReader {
	return {
		choice: ({ name, displayName }, choices, otherwise) => choiceOf(given(name, otherwise), displayName, choices),
		choices: ({ name, displayName }, choices) =>
			labelsOf(given(name, []), displayName).map((chosen) => choiceOf(chosen, displayName, choices)),
		yesNo: ({ name, displayName }, otherwise) => booleanOf(given(name, otherwise), displayName),
		wholeNumber: ({ name, displayName }, otherwise, least, most) =>
			wholeNumberOf(given(name, otherwise), displayName, least, most),
		text: ({ name, displayName }) => textOf(given(name, ''), displayName).trim(),
	};
}
