import type { INodeProperties } from 'n8n-workflow';
import type { Service } from '../services/service';
import { definedFieldsForm, definedFields } from './defined-fields';
import { choiceOf, type Given } from './given';
import { inputColumnsForm, inputColumns, type RecordSource } from './input-columns';
import { jsonFieldsForm, jsonFields } from './json-fields';
import { wrongFields } from './wrong-fields';

/** How a person says which values go into which fields: the same three ways for every operation that writes. */
export const fieldsToSendForm = (service: Service): INodeProperties[] => [
	{
		displayName: 'Fill In Fields',
		name: 'dataMode',
		type: 'options',
		options: [
			{ name: 'Define Below', value: 'defineBelow', description: 'Set the value of each field here' },
			{
				name: 'Map Input Columns',
				value: 'autoMap',
				description: 'Send each input column to the field of the same name',
			},
			{ name: 'JSON', value: 'json', description: 'Give one JSON object with field labels and values' },
		],
		default: 'defineBelow',
	},
	...definedFieldsForm(service),
	...inputColumnsForm(service),
	jsonFieldsForm(service),
];

/**
 * The fields of one item as a person gave them, by label.
 * @throws HelpdeskError `data` that names the field which can't be sent.
 */
export function fieldsToSend(given: Given, source: RecordSource): Record<string, unknown> {
	const mode = choiceOf(given('dataMode', 'defineBelow'), 'Fill In Fields', ['defineBelow', 'autoMap', 'json']);
	if (mode === 'autoMap') return inputColumns(given, source);
	const fields = mode === 'json' ? jsonFields(given) : definedFields(given);
	for (const label of Object.keys(fields).map((name) => name.trim())) {
		if (label !== source.matched && source.isSetByService(label)) {
			throw wrongFields(`Zoho sets the field '${label}' itself, so it can't be written`, 'Remove it from the fields.');
		}
	}
	return fields;
}
