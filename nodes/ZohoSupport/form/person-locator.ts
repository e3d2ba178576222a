import type { INodeProperties } from 'n8n-workflow';
import type { RecordId } from '../helpdesk/helpdesk';
import type { ListName } from '../helpdesk/form-lists';
import type { Service, ServiceWords } from '../services/service';
import { type Given } from './given';
import { BY_ID, fromList, locatedIn, locator } from './locator';
import { recordIdOf } from './record-id';

/** A field that holds an agent, a team or a department. */
export interface PersonField {
	readonly displayName: string;
	readonly name: string;
	readonly list: Exclude<ListName, 'records'>;
}

/** Such a field: from a list where the service has one, or by ID. */
export function personForm({ lists, words }: Service, field: PersonField, description: string): INodeProperties {
	const { displayName, list } = field;
	const choose = fromList(
		list,
		`Choose ${/^[AEIOU]/.test(displayName) ? 'an' : 'a'} ${displayName.toLowerCase()}…`,
		words.prices.list,
	);
	return locator({ ...field, description }, lists[list] === undefined ? [BY_ID] : [choose, BY_ID]);
}

/** @throws HelpdeskError `data` for what is no ID */
export function givenPerson(
	given: Given,
	{ displayName, name }: PersonField,
	words: Pick<ServiceWords, 'examples'>,
): RecordId {
	const located = locatedIn(given(name, ''), displayName);
	return recordIdOf(located.value, located.name, words);
}
