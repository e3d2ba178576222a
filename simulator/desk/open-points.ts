import { z } from 'zod';

import { openPointTable } from '../open-point';

/** The values that each switch can take, the default first. */
const SWITCHES = z.strictObject({
	pageLimit: z.enum(['100', '99']),
	ticketsFrom: z.enum(['0', '1']),
	contactsFrom: z.enum(['1', '0']),
	accountsFrom: z.enum(['1', '1-refuses-0', '0']),
	otherFrom: z.enum(['0', '1']),
	searchCeiling: z.enum(['4999', '999']),
	listCeiling: z.enum(['none', '4999']),
	departmentIds: z.enum(['both', 'singular-ignored', 'plural-refused']),
	ticketsByModifiedTime: z.enum(['refused', 'accepted']),
	contactsByModifiedTime: z.enum(['refused', 'accepted']),
	ticketFields: z.enum(['refused', 'replaces']),
	includeTogether: z.enum(['accepted', 'refused']),
	rangeEnds: z.enum(['inclusive', 'exclusive']),
	timePrecision: z.enum(['milliseconds', 'seconds']),
	indexLag: z.enum(['0', '30', '300', 'out-of-order']),
	commentModifies: z.enum(['no', 'yes']),
	replyModifies: z.enum(['yes', 'no']),
	tagModifies: z.enum(['no', 'yes']),
	creditWeights: z.enum(['3-10-50-100', '3-5-10-50-100']),
	rateHeadersOn429: z.enum(['no', 'yes']),
	trashMost: z.enum(['none', '50', '100']),
	trashFailure: z.enum(['all-or-nothing', 'partial']),
	togetherFailure: z.enum(['partial', 'all-or-nothing']),
	emptying: z.enum(['described', 'null', 'text', 'neither', 'kept']),
	wrongFields: z.enum(['all', 'first']),
	multiSelect: z.enum(['list', 'text']),
	fieldChoices: z.enum(['everywhere', 'layouts-only']),
	organizationFields: z.enum(['alive', 'gone']),
	missingScope: z.enum(['403', '404']),
	scopeList: z.enum(['any', 'all']),
	wrongId: z.enum(['404', '403']),
	wrongOrganization: z.enum(['403', 'empty']),
	tokenThrottle: z.enum(['400', '200']),
	emptyList: z.enum(['204', 'empty-data']),
	errorMessageKey: z.enum(['message', 'errorMessage']),
});

export type OpenPoints = z.infer<typeof SWITCHES>;
export type OpenPointName = keyof OpenPoints;

const QUESTIONS: Record<OpenPointName, readonly [question: string, source: string]> = {
	pageLimit: ['How many rows at most for tickets, contacts, accounts, tasks, products?', 'open-points 1a, 1b'],
	ticketsFrom: ['Which `from` is the first ticket of a list?', 'open-points 2a'],
	contactsFrom: ['Which `from` is the first contact of a list? (1: 0 gives the first one too)', 'open-points 2a'],
	accountsFrom: ['Which `from` is the first account of a list? (refuses-0: 0 is a 422)', 'open-points 2a'],
	otherFrom: ['Which `from` is the first row of tasks, articles, contracts, agents and the rest?', 'open-points 2a'],
	searchCeiling: ['What is the greatest `from` of a search?', 'open-points 2c'],
	listCeiling: ['What is the greatest `from` of a list?', 'open-points 2d'],
	departmentIds: ['Which of departmentId and departmentIds filters /tickets?', 'open-points 3'],
	ticketsByModifiedTime: ['Does /tickets sort by modifiedTime?', 'open-points 4b'],
	contactsByModifiedTime: ['Does /contacts sort by modifiedTime?', 'open-points 4b (live: refused)'],
	ticketFields: ['Does /tickets take `fields`? (replaces: these columns alone, with the id)', 'open-points 6b'],
	includeTogether: ['Does a list of tickets take two values in `include`?', 'open-points 6c'],
	rangeEnds: ['Do time ranges of searches include their ends?', 'open-points 7'],
	timePrecision: ['How precise are createdTime and modifiedTime?', 'open-points 7'],
	indexLag: [
		'How many seconds until a search knows a change? (out-of-order: up to 60, newer ones first)',
		'open-points 7',
	],
	commentModifies: ['Does a comment move the modifiedTime of its ticket?', 'open-points 15'],
	replyModifies: ['Does a reply move the modifiedTime of its ticket?', 'open-points 15'],
	tagModifies: ['Does a tag move the modifiedTime of its ticket?', 'open-points 15'],
	creditWeights: ['What do deep pages of lists cost?', 'open-points 8 (NL, MIT against EL)'],
	rateHeadersOn429: ['Does a 429 carry the rate headers?', 'open-points, added: 429'],
	trashMost: ['How many ids may moveToTrash get?', 'open-points 12'],
	trashFailure: ['What does moveToTrash do when one id is false? (partial: the others go, 204)', 'open-points 12'],
	togetherFailure: [
		'What do updateMany of tickets and closeTickets do when one id is false? (partial: the others go, no results)',
		'open-points, added: 12',
	],
	emptying: [
		'What empties a field that takes no null by its description? (kept: an empty text is taken, and changes nothing)',
		'openapi, types and patterns of the updates (no row of open-points)',
	],
	wrongFields: [
		'Which of several wrong fields does a refusal name?',
		'openapi common.json: a list of errors, no word on its extent (no row of open-points)',
	],
	multiSelect: ['How do values of multi-select fields come back? (text: joined by ;)', 'open-points 16'],
	fieldChoices: ['Where do the choices of pick lists stand?', 'open-points 17'],
	organizationFields: ['Does /organizationFields still answer? (gone: 404)', 'open-points 17'],
	missingScope: ['Which status does a missing scope have? (404: URL_NOT_FOUND)', 'open-points, added: 9, 19'],
	scopeList: ['Does a call need any or all of the scopes that are listed for it?', 'open-points 9'],
	wrongId: ['Which status does a strange id have?', 'open-points 19'],
	wrongOrganization: ['What is the answer under another organization?', 'open-points 9'],
	tokenThrottle: ['Which status has Access Denied of the sign-in throttle?', 'open-points 9'],
	emptyList: ['How is a list without rows answered?', 'open-points 10'],
	errorMessageKey: ['Which key holds the sentence of an error?', 'open-points, added: errors'],
};

const TABLE = openPointTable(SWITCHES, QUESTIONS);

/** All switches: name, values (default first), question and source. */
export const OPEN_POINTS = TABLE.points;

/** Every switch at its default. */
export function defaultOpenPoints(): OpenPoints {
	return TABLE.defaults();
}

/** The switches after a change. Throws an Error that names an unknown switch, or the values of a known one. */
export function changedOpenPoints(present: OpenPoints, change: Readonly<Record<string, unknown>>): OpenPoints {
	return TABLE.changed(present, change);
}
