import type { INodeProperties } from 'n8n-workflow';
import { fieldOptions, forEachModule } from './field-choice';

/** The answer's format: both give the same items. */
export const FORMAT: INodeProperties = {
	displayName: 'Answer Format',
	name: 'format',
	type: 'options',
	options: [
		{ name: 'JSON', value: 'json' },
		{ name: 'XML', value: 'xml' },
	],
	default: 'json',
	description:
		'What Zoho answers in; both give the same items. Change it only where a proxy or an old portal needs it.',
};

/** Which fields to read: fewer make smaller answers, at the same price. */
export const FIELD_SELECTION: INodeProperties[] = [
	...forEachModule(
		(module) => ({
			displayName: 'Fields',
			name: 'fields',
			type: 'multiOptions',
			options: fieldOptions(module, 'all'),
			default: [],
			description: 'The fields to read; none chosen reads all',
		}),
		'/resource',
	),
	{
		displayName: 'More Fields (Labels)',
		name: 'customFields',
		type: 'string',
		default: '',
		placeholder: 'e.g. Severity, Contract Tier',
		description: 'Labels of other fields to read, separated by commas, exactly as Zoho shows them',
	},
];

/** A collection of options at the end of a form. */
export function optionsOf(options: INodeProperties[]): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options,
	};
}
