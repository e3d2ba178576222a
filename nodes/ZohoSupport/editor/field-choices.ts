import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { CUSTOM_FIELD } from '../form/field-lists';
import { plainOf } from '../form/given';
import type { FormField } from '../helpdesk/form-field';
import { entriesWith } from '../helpdesk/form-lists';
import { allWithReadableErrors } from './form-errors';
import { fieldsOfForm } from './form-fields';

/** The fields of the portal's own, for a list that a person opens. */
async function ownFields(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	const own = (await fieldsOfForm(this)).filter(({ custom }) => custom);
	return listOf(
		own.map(({ label, name }) => ({ name: label, value: name })),
		'There Are No Custom Fields, or None That the API Shows',
		filter,
	);
}

/** The choices of the field of the same row. */
async function fieldChoices(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	const chosen = this.getCurrentNodeParameter('&field');
	const wanted = plainOf(chosen === CUSTOM_FIELD ? this.getCurrentNodeParameter('&customField') : chosen);
	const choices = fieldNamed(await fieldsOfForm(this), String(wanted ?? ''))?.choices ?? [];
	return listOf(
		choices.map((choice) => ({ name: choice, value: choice })),
		'No Choices Are Known: Enter the Value',
		filter,
	);
}

/** The lists of fields and their choices, by the names under which n8n calls them. */
export const FIELD_LISTS = allWithReadableErrors({ ownFields, fieldChoices });

function fieldNamed(fields: readonly FormField[], wanted: string): FormField | undefined {
	const isNamed = (name: string) => name.toLowerCase() === wanted.trim().toLowerCase();
	return fields.find(({ name }) => isNamed(name)) ?? fields.find(({ label }) => isNamed(label));
}

/** @param none what the list says if it is empty */
function listOf(rows: INodeListSearchResult['results'], none: string, filter = ''): INodeListSearchResult {
	if (rows.length === 0) return { results: [{ name: none, value: '' }] };
	return { results: entriesWith(rows, filter).sort((one, other) => one.name.localeCompare(other.name, 'en')) };
}
