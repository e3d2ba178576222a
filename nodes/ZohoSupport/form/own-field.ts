import type { INodeProperties } from 'n8n-workflow';
import { HelpdeskError, problem } from '../helpdesk/problem';
import { plainOf, rowsOf, textOf } from './given';

/** A field of the portal's own: from a list that is read when a person opens it, or by its label. */
export function ownField(name: string, displayName: string): INodeProperties {
	return {
		displayName,
		name,
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		description: 'A custom field, or one that the list above does not have',
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Choose a field…',
				typeOptions: { searchListMethod: 'ownFields', searchable: true },
			},
			{
				displayName: 'By Label',
				name: 'label',
				type: 'string',
				placeholder: 'e.g. Severity',
				hint: 'The label or API name of the field, exactly as Zoho shows it',
			},
		],
	};
}

/** The label or API name; empty where there is none. @throws HelpdeskError `data` for what is no text */
export function ownFieldOf(given: unknown, displayName: string): string {
	return textOf(plainOf(given), displayName).trim();
}

/** Fields of the portal's own, one a row. */
export const ownFieldRows = (displayName: string, name: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Custom Field',
	default: {},
	description,
	options: [{ displayName: 'Custom Field', name: 'field', values: [ownField('name', 'Field')] }],
});

/** @throws HelpdeskError `data` for a row without a field */
export function ownFieldsIn(given: unknown, displayName: string): string[] {
	return rowsOf(given, 'field', displayName).map((row) => {
		const field = ownFieldOf(row.name, `${displayName} > Field`);
		if (field !== '') return field;
		throw new HelpdeskError(
			problem('data', `'${displayName} > Field' is empty.`, 'Choose a field, type its label, or remove the row.'),
		);
	});
}
