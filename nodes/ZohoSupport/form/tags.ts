import type { INodeProperties } from 'n8n-workflow';
import { HelpdeskError, problem } from '../helpdesk/problem';
import { type Given, labelsOf } from './given';

export const TAGS: INodeProperties = {
	displayName: 'Tags',
	name: 'tags',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. urgent, printer',
	description: 'Names of tags, separated by commas. A name has 3 to 50 characters.',
};

/** The names, each once. @throws HelpdeskError `data` where there is none */
export function givenTags(given: Given): string[] {
	const names = labelsOf(given(TAGS.name, ''), TAGS.displayName);
	if (names.length > 0) return names;
	throw new HelpdeskError(problem('data', `'${TAGS.displayName}' is empty.`, 'Fill in the name of at least one tag.'));
}
