import type { INodeProperties } from 'n8n-workflow';
import type { RecordId } from '../helpdesk/helpdesk';
import { HelpdeskError, problem } from '../helpdesk/problem';
import type { ServiceWords } from '../services/service';
import type { Given } from './given';
import { recordId, recordIdsOf } from './record-id';

const DISPLAY_NAME = 'Cases to Merge';
const NAME = 'casesToMerge';

export const CASES_TO_MERGE: INodeProperties = {
	...recordId(
		DISPLAY_NAME,
		'IDs of the cases to merge into it, separated by commas. Only it stays: their messages become messages of it.',
		NAME,
	),
	placeholder: 'e.g. 191901909990000124, 191901909990000125',
};

/**
 * The cases to merge into another one.
 * @throws HelpdeskError `data` where there is none, or for what is no ID
 */
export function casesToMerge(given: Given, words: Pick<ServiceWords, 'examples'>, into: RecordId): RecordId[] {
	const ids = recordIdsOf(given(NAME, ''), DISPLAY_NAME, words);
	if (ids.length === 0) throw wrong(`'${DISPLAY_NAME}' is empty.`, 'Fill in the ID of at least one other case.');
	if (ids.includes(into))
		throw wrong(`'${DISPLAY_NAME}' holds the case ${into} itself.`, 'Leave it out: the others are merged into it.');
	return ids;
}

function wrong(message: string, nextStep: string): HelpdeskError {
	return new HelpdeskError(problem('data', message, nextStep));
}
