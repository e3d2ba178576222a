import type { RecordId } from '../helpdesk/helpdesk';
import type { ServiceWords } from '../services/service';
import type { Given } from './given';
import { recordId, recordIdOf } from './record-id';

const DISPLAY_NAME = 'Department ID';
const NAME = 'departmentId';

export const DEPARTMENT = recordId(
	DISPLAY_NAME,
	'The ID of the department that gets the case. Zoho may take away its agent and team.',
	NAME,
);

/** @throws HelpdeskError `data` for what is no ID */
export function givenDepartment(given: Given, words: Pick<ServiceWords, 'examples'>): RecordId {
	return recordIdOf(given(NAME, ''), DISPLAY_NAME, words);
}
