import type { Service, ServiceWords } from '../services/service';
import type { Given } from './given';
import { type GivenPerson, givenPerson, personForm, type PersonField } from './person-locator';

const DEPARTMENT: PersonField = {
	displayName: 'Department',
	name: 'departmentId',
	list: 'departments',
	example: 'Billing',
};

export const departmentForm = (service: Service) =>
	personForm(service, DEPARTMENT, 'The department that gets the ticket. Zoho may take away its agent and team.');

/** @throws HelpdeskError `data` as `givenPerson` */
export function givenDepartment(given: Given, words: Pick<ServiceWords, 'examples'>): GivenPerson {
	return givenPerson(given, DEPARTMENT, words);
}
