import type { RecordId } from '../helpdesk/helpdesk';
import type { Service, ServiceWords } from '../services/service';
import type { Given } from './given';
import { givenPerson, personForm, type PersonField } from './person-locator';

const DEPARTMENT: PersonField = { displayName: 'Department', name: 'departmentId', list: 'departments' };

export const departmentForm = (service: Service) =>
	personForm(service, DEPARTMENT, 'The department that gets the ticket. Zoho may take away its agent and team.');

/** @throws HelpdeskError `data` for what is no ID */
export function givenDepartment(given: Given, words: Pick<ServiceWords, 'examples'>): RecordId {
	return givenPerson(given, DEPARTMENT, words);
}
