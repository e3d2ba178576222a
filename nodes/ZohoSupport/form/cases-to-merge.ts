import type { INodeProperties } from 'n8n-workflow';
import type { RecordId } from '../helpdesk/helpdesk';
import { HelpdeskError, problem } from '../helpdesk/problem';
import type { ServiceWords } from '../services/service';
import type { Given } from './given';
import { recordId, recordIdsOf } from './record-id';

const DISPLAY_NAME = 'Tickets to Merge';
const NAME = 'casesToMerge';

export const CASES_TO_MERGE: INodeProperties = {
	...recordId(
		DISPLAY_NAME,
		'IDs of the tickets to merge into the one above, separated by commas. Their messages move to it. They themselves no longer exist then.',
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
	if (ids.length === 0) throw wrong(`'${DISPLAY_NAME}' is empty.`, 'Fill in the ID of at least one other ticket.');
	if (ids.includes(into))
		throw wrong(`'${DISPLAY_NAME}' holds the ticket ${into} itself.`, 'Leave it out: the others are merged into it.');
	return ids;
}

function wrong(message: string, nextStep: string): HelpdeskError {
	return new HelpdeskError(problem('data', message, nextStep));
}
