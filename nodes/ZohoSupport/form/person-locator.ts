import type { INodeProperties } from 'n8n-workflow';
import type { RecordId } from '../helpdesk/helpdesk';
import type { PeopleList } from '../helpdesk/form-lists';
import type { Named } from '../helpdesk/people';
import type { Service, ServiceWords } from '../services/service';
import { type Given } from './given';
import { BY_ID, byName, fromList, locatedIn, locator } from './locator';
import { recordIdOf } from './record-id';

/** A field that holds an agent, a team or a department. */
export interface PersonField {
	readonly displayName: string;
	readonly name: string;
	readonly list: PeopleList;
	/** A name, for the form. */
	readonly example: string;
}

/** Such a field: from a list where the service has one, or by ID. */
export function personForm({ lists }: Service, field: PersonField, description: string): INodeProperties {
	const { displayName, list } = field;
	const choose = fromList(list, `Choose ${/^[AEIOU]/.test(displayName) ? 'an' : 'a'} ${displayName.toLowerCase()}…`);
	return locator(
		{ ...field, description },
		lists[list] === undefined ? [BY_ID] : [choose, byName(field.example), BY_ID],
	);
}

/** Who was given: an ID, or a name in its place, as a tool of an agent gives it. */
export type GivenPerson = { readonly id: RecordId } | Named;

/** @throws HelpdeskError `data` for an empty field, and for an ID that lost digits */
export function givenPerson(
	given: Given,
	{ displayName, name, list }: PersonField,
	words: Pick<ServiceWords, 'examples'>,
): GivenPerson {
	const { mode, name: field, value } = locatedIn(given(name, ''), displayName);
	const named = ['string', 'number'].includes(typeof value) ? String(value).trim() : '';
	const isName = mode === 'name' ? named !== '' && !LIKE_ID.test(named) : LIKE_NAME.test(named);
	return isName ? { field, list, name: named } : { id: recordIdOf(value, field, words) };
}

/** By Name, a tool of an agent may give an ID all the same. Fewer digits are a name: a team may be called `24`. */
const LIKE_ID = /^\d{10,}$/;

/** By ID, an expression may give a name. */
const LIKE_NAME = /^[^\d]|^\d+[^\d.e]/i;
