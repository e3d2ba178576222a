import type { RecordId } from '../helpdesk/helpdesk';
import type { Service, ServiceWords } from '../services/service';
import type { Given } from './given';
import { loadedList } from './loaded-list';
import { recordId, recordIdOf } from './record-id';

const DISPLAY_NAME = 'Department ID';
const NAME = 'departmentId';

const DEPARTMENT = recordId(
	DISPLAY_NAME,
	'The department that gets the ticket. Zoho may take away its agent and team.',
	NAME,
);

export const departmentForm = (service: Service) =>
	loadedList(service, 'departments', DEPARTMENT, 'Department Name or ID');

/** @throws HelpdeskError `data` for what is no ID */
export function givenDepartment(given: Given, words: Pick<ServiceWords, 'examples'>): RecordId {
	return recordIdOf(given(NAME, ''), DISPLAY_NAME, words);
}
