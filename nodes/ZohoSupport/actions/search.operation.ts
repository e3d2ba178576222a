import type { INodeProperties } from 'n8n-workflow';
import { HelpdeskError, problem } from '../helpdesk/problem';
import { chosenField, fieldChoice } from '../form/field-choice';
import { FIELD_SELECTION, FORMAT, optionsOf } from '../form/answer-options';
import { HOW_MANY, selectedFields, wantedRecords } from './list-options';
import { readOnce, readRecords } from './reading';
import { forEachItem } from './items';
import type { Run } from './run';

export const description: INodeProperties[] = [
	...fieldChoice('searchField', 'Search In', 'The field to look in', { contact: 'Email' }),
	{
		displayName: 'Value',
		name: 'searchValue',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. ann.lee@example.com',
		description: 'The value that the field must have',
	},
	...HOW_MANY,
	optionsOf([FORMAT, ...FIELD_SELECTION]),
];

/** Priced as Get Many. A search that finds nothing gives no item, at one request. */
export async function execute(run: Run) {
	const once = readOnce();
	const results = await forEachItem(run, 'read', async (index) => {
		const field = chosenField(run, 'searchField', 'Search In', index);
		const match = { field, value: givenValue(run, field, index) };
		const query = { module: run.module, match, fields: selectedFields(run, index) };
		const limit = wantedRecords(run, index);
		return await once(JSON.stringify([query, limit]), async () => await readRecords(run, query, limit));
	});
	return results;
}

/** The value as it would be written, times in the form of the help desk: so it finds what a record shows. */
function givenValue(run: Run, field: string, index: number): string {
	const given: unknown = run.context.getNodeParameter('searchValue', index, '');
	if (given === undefined) {
		const nextStep = 'Correct the expression; to list records without a condition use Get Many.';
		throw new HelpdeskError(
			problem('data', 'Value, to search for, has none: its expression gives undefined.', nextStep),
		);
	}
	const [value] = Object.values(run.helpdesk.prepare(run.module, { [field]: given ?? '' }));
	if (value === '')
		throw new HelpdeskError(
			problem(
				'data',
				'The value to search for is empty.',
				'Fill in the value; to list records without a condition use Get Many.',
			),
		);
	return value;
}
