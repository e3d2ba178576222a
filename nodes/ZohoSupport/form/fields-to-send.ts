import type { INodeProperties } from 'n8n-workflow';
import type { Service } from '../services/service';
import { choiceOf, type Given } from './given';
import { inputColumnsForm, inputColumns, type RecordSource } from './input-columns';
import { jsonFieldsForm, jsonFields } from './json-fields';
import { isAutomatic, mappedFields, mappedFieldsForm, mappedMatch, type Purpose } from './mapped-fields';
import { matchField, matchFieldForm } from './match-field';
import { wrongFields } from './wrong-fields';

const MODES = ['fields', 'json'] as const;

/** How a person says which values go into which fields: the same ways for every operation that writes. */
export const fieldsToSendForm = (service: Service, purpose: Purpose): INodeProperties[] => [
	{
		displayName: 'Fill In Fields',
		name: 'dataMode',
		type: 'options',
		options: [
			{
				name: 'Choose Fields',
				value: 'fields',
				description: 'Fill in the fields here, or send each input column to the field of the same name',
			},
			{ name: 'JSON', value: 'json', description: 'Give one JSON object with names of fields and values' },
		],
		default: 'fields',
	},
	mappedFieldsForm(purpose, service.words),
	...inputColumnsForm(service),
	...(purpose === 'upsert' ? matchFieldForm(service) : []),
	jsonFieldsForm(service),
];

function isJson(given: Given): boolean {
	return choiceOf(given('dataMode', 'fields'), 'Fill In Fields', MODES) === 'json';
}

/** The name of the field that tells which record is meant. @throws HelpdeskError `data` if none was chosen */
export function fieldToMatch(given: Given): string {
	return isJson(given) ? matchField(given) : mappedMatch(given);
}

/**
 * The fields of one item as a person gave them, by name.
 * @throws HelpdeskError `data` that names the field which can't be sent.
 */
export function fieldsToSend(given: Given, source: RecordSource): Record<string, unknown> {
	const isInJson = isJson(given);
	if (!isInJson && isAutomatic(given)) return inputColumns(given, source);
	const fields = isInJson ? jsonFields(given) : mappedFields(given, source.asWritten);
	for (const label of Object.keys(fields).map((name) => name.trim())) {
		if (source.isNotSent(label)) {
			throw wrongFields(`Zoho sets the field '${label}' itself, so it can't be written`, 'Remove it from the fields.');
		}
	}
	return fields;
}
