import type { OpenPointName } from '../../../simulator/desk/open-points';
import type { Verdict } from '../verdict';
import type { ReadCall, Seen } from './heard';
import * as lists from './questions/lists';
import * as shapes from './questions/shapes';

/** One open point that reading settles: the calls it needs (each is sent once, however many need it), and how it decides. */
export interface Question {
	readonly point: OpenPointName;
	readonly needs: readonly ReadCall[];
	readonly decide: (seen: Seen) => Verdict;
}

const OLDEST: readonly ReadCall[] = ['tickets', 'ticketsOneShort'];
const FIELDS: readonly ReadCall[] = ['organizationFields', 'fields'];

/** Every question that reading settles, the most telling first. */
export const QUESTIONS: readonly Question[] = [
	{ point: 'pageLimit', needs: OLDEST, decide: lists.pageLimit },
	{ point: 'ticketsFrom', needs: [...OLDEST, 'ticketsFromOne'], decide: lists.ticketsFrom },
	{ point: 'contactsFrom', needs: ['contacts', 'contactsFromOne'], decide: lists.contactsFrom },
	{ point: 'accountsFrom', needs: ['accounts', 'accountsFromOne'], decide: lists.accountsFrom },
	{ point: 'otherFrom', needs: ['agents', 'agentsFromOne'], decide: lists.otherFrom },
	{ point: 'listCeiling', needs: ['ticketsDeep'], decide: lists.listCeiling },
	{ point: 'creditWeights', needs: ['ticketsDeep', 'ticketsDepth'], decide: lists.creditWeights },
	{ point: 'searchCeiling', needs: ['searchDeep'], decide: lists.searchCeiling },
	{
		point: 'departmentIds',
		needs: [...OLDEST, 'departments', 'bothDepartments', 'otherDepartment'],
		decide: lists.departmentIds,
	},
	{ point: 'ticketFields', needs: ['fieldsOfTickets'], decide: shapes.ticketFields },
	{ point: 'rangeEnds', needs: [...OLDEST, 'around', 'fromTheStart', 'toTheEnd'], decide: shapes.rangeEnds },
	{ point: 'includeTogether', needs: ['twoIncludes'], decide: shapes.includeTogether },
	{ point: 'ticketsByModifiedTime', needs: ['byModified'], decide: lists.ticketsByModifiedTime },
	{ point: 'contactsByModifiedTime', needs: ['contactsByModified'], decide: lists.contactsByModifiedTime },
	{ point: 'timePrecision', needs: OLDEST, decide: shapes.timePrecision },
	{ point: 'emptyList', needs: ['nothing'], decide: shapes.emptyList },
	{ point: 'wrongId', needs: ['nobody'], decide: shapes.wrongId },
	{ point: 'organizationFields', needs: ['organizationFields'], decide: shapes.organizationFields },
	{ point: 'fieldChoices', needs: FIELDS, decide: shapes.fieldChoices },
	{ point: 'multiSelect', needs: [...FIELDS, 'withSeveral'], decide: shapes.multiSelect },
	{ point: 'errorMessageKey', needs: [], decide: shapes.errorMessageKey },
];

/** Points that only `--write` settles, and `--reply` for the last. */
export const WRITTEN: readonly OpenPointName[] = [
	...(['indexLag', 'commentModifies', 'tagModifies', 'togetherFailure', 'trashFailure'] as const),
	'replyModifies',
];

/** Points that the probe leaves alone, and why. */
export const NOT_ASKED: Readonly<Partial<Record<OpenPointName, string>>> = {
	rateHeadersOn429: 'it would take too many calls at once',
	trashMost: 'it would take more than 50 tickets',
	emptying: 'each field may differ, and the node finds out by itself where it clears one',
	wrongFields: 'the node works by what a refusal names, be it one field or all',
	missingScope: 'it would take a second connection with fewer rights',
	scopeList: 'it would take a second connection with fewer rights',
	wrongOrganization: "it would name somebody else's organization",
	tokenThrottle: 'it would lock the connection for a while',
};
