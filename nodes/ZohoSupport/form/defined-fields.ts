import type { INodeProperties } from 'n8n-workflow';
import type { Module } from '../helpdesk/catalogue';
import type { Service } from '../services/service';
import { CUSTOM_FIELD, fieldOrOwn, forEachModule, ownFieldBeside } from './field-lists';
import { type Given, textOf } from './given';
import { ownFieldOf } from './own-field';
import { refuseTwice, wrongFields } from './wrong-fields';

/** *Define Below*: a list of fields, each with its value. */
export const definedFieldsForm = (service: Service): INodeProperties[] =>
	forEachModule(service, (module) => ({
		displayName: 'Fields',
		name: 'fieldsToSend',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: 'Add Field',
		default: {},
		options: [{ displayName: 'Field', name: 'field', values: fieldRow(module, service) }],
		displayOptions: { show: { dataMode: ['defineBelow'] } },
	}));

function fieldRow(module: Module, { words }: Service): INodeProperties[] {
	const fields = fieldOrOwn(module, 'writable');
	const first = fields[0].value;
	return [
		{
			displayName: 'Field',
			name: 'name',
			type: 'options',
			options: fields,
			default: first,
			description: 'The field to set',
		},
		ownFieldBeside('customName', 'Own Field', 'name'),
		{
			displayName: 'Value',
			name: 'value',
			type: 'string',
			default: '',
			description: `Dates may be written as n8n gives them: they are sent in ${words.dateZone}. An empty value clears the field.`,
		},
	];
}

const WRITE_IT =
	'Correct the expression. An empty value clears the field. To write exactly this text, fill in the fields as JSON.';

/** @throws HelpdeskError `data` that names the field which has no name or no value */
export function definedFields(given: Given): Record<string, unknown> {
	const rows = given('fieldsToSend.field', []);
	if (!Array.isArray(rows)) throw wrongFields("'Fields' must be a list of fields", 'Add the fields with Add Field.');
	const fields = rows.map((row: unknown): [string, unknown] => {
		if (!isRow(row)) throw wrongFields('One of the fields has no name', 'Remove it, or pick its field.');
		const label = row.name === CUSTOM_FIELD ? ownFieldOf(row.customName ?? '', 'Own Field') : textOf(row.name, 'Field');
		const value = 'value' in row ? row.value : '';
		if (isLeftBlank(value))
			throw wrongFields(`The field '${label}' holds ${JSON.stringify(value)}: its expression gave nothing`, WRITE_IT);
		return [label, value];
	});
	refuseTwice(fields.map(([label]) => label));
	return Object.fromEntries(fields);
}

/**
 * True for what is left of an expression without a value that has a blank around it. Sent as it is, it would clear or
 * spoil the field.
 */
function isLeftBlank(value: unknown): boolean {
	return typeof value === 'string' && value !== '' && ['', 'undefined', 'null'].includes(value.trim());
}

function isRow(row: unknown): row is { name: unknown; customName?: unknown; value?: unknown } {
	return typeof row === 'object' && row !== null && 'name' in row;
}
