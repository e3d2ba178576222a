import type { INodeProperties } from 'n8n-workflow';
import type { Service } from '../services/service';
import { fieldOptions, forEachModule } from './field-lists';
import { type Given, labelsOf } from './given';

const MORE_FIELDS = 'More Fields (Labels)';

/** Which fields to read, among the options of a form: fewer make smaller answers, at the same price. */
export const fieldsToReadForm = (service: Service): INodeProperties[] => [
	...forEachModule(
		service,
		(module) => ({
			displayName: 'Fields',
			name: 'fields',
			type: 'multiOptions',
			options: fieldOptions(module, 'all'),
			default: [],
			description: 'The fields to read. If you choose none, all fields are read.',
		}),
		'/resource',
	),
	{
		displayName: MORE_FIELDS,
		name: 'customFields',
		type: 'string',
		default: '',
		placeholder: 'e.g. Severity, Contract Tier',
		description: 'Labels of other fields to read, exactly as Zoho shows them, separated by commas',
	},
];

/** The labels that a person chose to read; undefined = all. */
export function fieldsToRead(given: Given): string[] | undefined {
	const picked = labelsOf(given('options.fields', []), 'Fields');
	const typed = labelsOf(given('options.customFields', ''), MORE_FIELDS);
	const labels = [...picked, ...typed];
	return labels.length === 0 ? undefined : [...new Set(labels)];
}
