import type { INodeProperties } from 'n8n-workflow';
import type { Service } from '../services/service';
import { fieldOptions, forEachModule } from './field-lists';
import { type Given, labelsOf } from './given';
import { ownFieldRows, ownFieldsIn } from './own-field';

const FIELDS = 'Fields';
const OWN_FIELDS = 'Custom Fields';

/**
 * Which fields to read, among the options of a form: fewer make smaller answers, at the same price. The list of known
 * fields costs no request. That of the portal's own is read when a person opens it, not when a saved node is opened.
 */
export const fieldsToReadForm = (service: Service): INodeProperties[] => [
	...forEachModule(
		service,
		(module) => ({
			displayName: FIELDS,
			name: 'fields',
			type: 'multiOptions',
			options: fieldOptions(module),
			default: [],
			description: 'The fields to return. Leave this and Custom Fields empty to get all, or those that Simplify keeps.',
		}),
		'/resource',
	),
	ownFieldRows(OWN_FIELDS, 'ownFields', 'Custom fields to return, beside those under Fields'),
];

/** The names of the fields that a person chose to read; undefined = all. */
export function fieldsToRead(given: Given): string[] | undefined {
	const picked = labelsOf(given('options.fields', []), FIELDS);
	const names = [...picked, ...ownFieldsIn(given('options.ownFields', {}), OWN_FIELDS)];
	return names.length === 0 ? undefined : [...new Set(names)];
}
