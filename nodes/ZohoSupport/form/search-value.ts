import type { INodeProperties } from 'n8n-workflow';
import { HelpdeskError, problem } from '../helpdesk/problem';
import type { Given } from './given';

export const SEARCH_VALUE: INodeProperties = {
	displayName: 'Value',
	name: 'searchValue',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. ann.lee@example.com',
	description: 'The value that the field must have',
};

/**
 * The value to search for.
 * @param prepare gives it the form in which it would be written, so that it finds what a record shows
 * @throws HelpdeskError `data` where there is none
 */
export function searchValue(given: Given, prepare: (value: unknown) => string): string {
	const value = given(SEARCH_VALUE.name, '');
	if (value === undefined)
		throw noValue("'Value' is undefined: its expression gives nothing.", 'Correct the expression');
	const prepared = prepare(value ?? '');
	if (prepared === '') throw noValue("'Value' is empty, so there is nothing to search for.", 'Fill in the value');
	return prepared;
}

function noValue(message: string, nextStep: string): HelpdeskError {
	return new HelpdeskError(
		problem('data', message, `${nextStep}, or use Get Many to list records without a condition.`),
	);
}
