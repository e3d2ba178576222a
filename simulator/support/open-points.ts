import { z } from 'zod';

import { openPointTable } from '../open-point';

/** The values that each switch can take, the default first. The order is that of the table and of the page. */
const SWITCHES = z.strictObject({
	recordOrder: z.enum(['newest-first', 'oldest-first', 'none', 'recently-modified-first', 'recently-modified-last']),
	errorStatus: z.enum(['200', '4xx']),
	addRowLimit: z.enum(['100', '20', '1']),
	addPastLimit: z.enum(['refuse', 'ignore-rest']),
	addPartialFailure: z.enum(['per-row', 'per-row-code', 'whole', 'stop-at-row', 'left-out']),
	getByIdList: z.enum(['refused', 'accepted']),
	deleteList: z.enum(['refused', 'accepted', 'first-only']),
	nullStyle: z.enum(['text', 'missing', 'empty']),
	writeAnswerShape: z.enum(['record', 'fl']),
	responseCodeType: z.enum(['text', 'number']),
	lastModifiedTime: z.enum(['inclusive', 'exclusive', 'ignored']),
	filterZone: z.enum(['portal', 'UTC', 'Pacific/Kiritimati', 'Etc/GMT+12', 'America/Los_Angeles']),
	timePrecision: z.enum(['seconds', 'minutes']),
	portalZone: z.enum([
		'America/Los_Angeles',
		'UTC',
		'Asia/Kolkata',
		'Pacific/Kiritimati',
		'Etc/GMT+12',
		'Europe/Berlin',
	]),
	jsonContentType: z.enum(['text/plain', 'application/json']),
	jsonControls: z.enum(['escaped', 'raw']),
	answerFormat: z.enum(['asked', 'errors-other', 'other']),
	xmlText: z.enum(['cdata', 'escaped']),
	flCase: z.enum(['lower', 'upper']),
	unknownField: z.enum(['ignored', 'refused']),
	notFound: z.enum(['4103', '4422']),
	valueTypes: z.enum(['text', 'mixed']),
	signInAnswer: z.enum(['lines', 'one-line', 'comments-last']),
	classicApi: z.enum(['alive', 'gone']),
	emptyList: z.enum(['4422', 'empty-result']),
	searchLag: z.enum(['0', '60']),
	htmlEntities: z.enum(['as-written', 'encoded']),
	writeAnswerNumbers: z.enum(['none', 'rows', 'results']),
	keptForm: z.enum(['as-written', 'normalised', 'normalised-in-search']),
});

export type OpenPoints = z.infer<typeof SWITCHES>;
export type OpenPointName = keyof OpenPoints;

/** The question of each switch, and where the reference leaves it open. */
const QUESTIONS: Record<OpenPointName, readonly [question: string, source: string]> = {
	recordOrder: [
		'In which order does getrecords list records? (none: by a hash of the id, so new records can be anywhere)',
		'section 8, section 4',
	],
	errorStatus: ['Which HTTP status do errors have?', 'section 8, section 5 [client: 200]'],
	addRowLimit: ['How many rows does one addrecords call accept?', 'section 8, section 4 [sister: 100]'],
	addPastLimit: [
		'What happens to rows beyond that limit? (refuse: 4600 and nothing is written; ignore-rest: the first ones are written and listed)',
		'section 8',
	],
	addPartialFailure: [
		'What happens when one row of several is bad? (per-row: an error element in its place; per-row-code: code and message in its place; left-out: only the other rows are written and listed)',
		'section 8',
	],
	getByIdList: ['Does getrecordsbyid accept ids separated by semicolons?', 'section 8'],
	deleteList: ['Does deleterecords accept ids separated by semicolons?', 'section 8'],
	nullStyle: [
		'How are empty values written when null fields are included (newformat=2)?',
		'section 8, section 5 [client: text null]',
	],
	writeAnswerShape: [
		'Do write answers list record entries or an fl list?',
		'section 8, section 5 (two clients disagree)',
	],
	responseCodeType: ['Is responsecode a text or a number in JSON?', 'section 8, section 5'],
	lastModifiedTime: [
		'Does lastmodifiedtime work, and does it include the given moment? (compared at the precision of the answers)',
		'section 8, section 4 [client]',
	],
	filterZone: [
		'In which zone is lastmodifiedtime read? (portal: the zone of the answers, portalZone)',
		'section 8 (offset of the portal\'s zone); the trigger\'s issue: "the filter read in another zone than the records"',
	],
	timePrecision: ['Are Created Time and Modified Time stored to the second or to the minute?', 'section 8'],
	portalZone: ["Which zone are the answers' times in?", "section 8, section 4 (the portal's own)"],
	jsonContentType: ['Which content type do JSON answers have?', 'section 8'],
	jsonControls: [
		'Are control characters inside JSON texts escaped, or written unchanged (which is not valid JSON)?',
		'section 8 (raw control characters inside JSON texts)',
	],
	answerFormat: [
		'Do answers have the requested format? (errors-other: errors have the other one; other: all answers do)',
		'section 8 (an answer in the other format than asked)',
	],
	xmlText: ['Are XML values CDATA or escaped text?', 'section 8, section 5'],
	flCase: ['Are field elements fl or FL?', 'section 4 (some pages write FL)'],
	unknownField: ['Are unknown labels in a write ignored or refused?', 'section 8'],
	notFound: ['Which code is the answer to an unknown id?', 'section 5 [sister: 4103]; 4422 is the other possibility'],
	valueTypes: ['Can JSON contents be numbers and booleans?', 'section 5 (a value can be a number or a string)'],
	signInAnswer: ['How are the lines of a sign-in answer laid out?', 'section 2 (the guide shows lines and one line)'],
	classicApi: ['Do the classic addresses still answer?', 'section 9'],
	emptyList: ['Is a list without rows answered with 4422 or an empty result?', 'section 5 [sister: 4422]'],
	searchLag: [
		'How many seconds until a search finds new or changed values? (until then it finds the old ones)',
		'section 8',
	],
	htmlEntities: [
		'Do values in answers contain HTML entities for & < > " and the apostrophe? (a search takes the written value)',
		'section 8',
	],
	writeAnswerNumbers: [
		'Do the results of a write have a number (no), and what does it count? (none: only rows of an fl list have one, which counts results; rows: the row in the write; results: the result in the answer)',
		'section 5 shows numbers in answers to reads, but not in answers to writes',
	],
	keptForm: [
		'In which form are values stored? (normalised: composed accents, single blanks, decimals with two digits; in-search: a search also normalises its value)',
		'no source mentions it',
	],
};

const TABLE = openPointTable(SWITCHES, QUESTIONS);

/** All switches: name, values (default first), question and source. */
export const OPEN_POINTS = TABLE.points;

/** Every switch at its default. */
export function defaultOpenPoints(): OpenPoints {
	return TABLE.defaults();
}

/**
 * The switches after a change. Throws an Error that names the switch and its values when a name or a value is unknown.
 */
export function changedOpenPoints(present: OpenPoints, change: Readonly<Record<string, unknown>>): OpenPoints {
	return TABLE.changed(present, change);
}
