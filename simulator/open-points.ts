import { z } from 'zod';

import { checked } from './checked';

/** One thing no source settles about the classic API, made a switch. Values are texts; the first is the default. */
export interface OpenPoint {
	readonly name: string;
	readonly values: readonly string[];
	readonly default: string;
	readonly question: string;
	readonly source: string;
}

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

/** What each switch asks, and where in the reference the doubt stands. */
const QUESTIONS: Record<OpenPointName, readonly [question: string, source: string]> = {
	recordOrder: [
		'In which order does getrecords answer? (none: scattered by a hash of the id, new records land anywhere)',
		'section 8, section 4',
	],
	errorStatus: ['Which HTTP status do errors come with?', 'section 8, section 5 [client: 200]'],
	addRowLimit: ['How many rows does one addrecords take?', 'section 8, section 4 [sister: 100]'],
	addPastLimit: [
		'What happens to rows past that limit? (refuse: 4600 and nothing written; ignore-rest: the first ones written and listed)',
		'section 8',
	],
	addPartialFailure: [
		'What happens when one row of several is bad? (per-row: an error element in its place; per-row-code: code and message in its place, without one; left-out: the others are written and answered for, it is not)',
		'section 8',
	],
	getByIdList: ['Does getrecordsbyid take ids joined by a semicolon?', 'section 8'],
	deleteList: ['Does deleterecords take ids joined by a semicolon?', 'section 8'],
	nullStyle: [
		'How does an empty value come, where null fields are kept (newformat=2)?',
		'section 8, section 5 [client: text null]',
	],
	writeAnswerShape: [
		'Do write answers list record entries or an fl list?',
		'section 8, section 5 (two clients disagree)',
	],
	responseCodeType: ['Is responsecode a text or a number in JSON?', 'section 8, section 5'],
	lastModifiedTime: [
		'Is lastmodifiedtime honoured, and does it include the given moment? (compared at the precision of the answers)',
		'section 8, section 4 [client]',
	],
	filterZone: [
		'In which zone is the text of lastmodifiedtime read? (portal: the one records are written in, portalZone)',
		'section 8 (offset of the portal\'s zone); the trigger\'s issue: "the filter read in another zone than the records"',
	],
	timePrecision: ['Are Created Time and Modified Time kept to the second or to the minute?', 'section 8'],
	portalZone: ["Which zone are the answers' times in?", "section 8, section 4 (the portal's own)"],
	jsonContentType: ['Which content type do JSON answers carry?', 'section 8'],
	jsonControls: [
		'Are control characters inside JSON texts escaped, or written as they are (which is no JSON)?',
		'section 8 (raw control characters inside JSON texts)',
	],
	answerFormat: [
		'Do answers come in the format that was asked for? (errors-other: errors come in the other one; other: all do)',
		'section 8 (an answer in the other format than asked)',
	],
	xmlText: ['Are XML values CDATA or escaped text?', 'section 8, section 5'],
	flCase: ['Are field elements fl or FL?', 'section 4 (some pages write FL)'],
	unknownField: ['Is an unknown label in a write ignored or refused?', 'section 8'],
	notFound: ['Which code answers an id nobody has?', 'section 5 [sister: 4103]; 4422 is the other reading'],
	valueTypes: ['Can JSON contents be numbers and booleans?', 'section 5 (a value can be a number or a string)'],
	signInAnswer: ['How are the lines of a sign-in answer laid out?', 'section 2 (the guide shows lines and one line)'],
	classicApi: ['Do the classic addresses still answer?', 'section 9'],
	emptyList: ['Does a list without rows answer 4422 or an empty result?', 'section 5 [sister: 4422]'],
	searchLag: [
		'How many seconds until a search finds a new or changed record? (until then it finds what was there before)',
		'section 8',
	],
	htmlEntities: [
		'Do values of answers hold HTML entities for & < > " and the apostrophe? (a search takes the value as it was written)',
		'section 8',
	],
	writeAnswerNumbers: [
		'Do the results of a write carry a number (no), and what does it count? (none: only rows of an fl list do, which count the results; rows: that of the row in the write; results: the results of the answer)',
		'section 5 shows numbers in answers to reads, and none in answers to writes',
	],
	keptForm: [
		'In which form are written values kept? (normalised: composed accents, single blanks, decimals of two digits; in-search: a search brings its value into that form too)',
		'no source says so',
	],
};

/** The table of all switches: name, values (default first), the question, where it is open. */
export const OPEN_POINTS: readonly (OpenPoint & { readonly name: OpenPointName })[] = SWITCHES.keyof().options.map(
	(name) => {
		const values = SWITCHES.shape[name].options;
		return { name, values, default: values[0], question: QUESTIONS[name][0], source: QUESTIONS[name][1] };
	},
);

/** Every switch at its default. */
export function defaultOpenPoints(): OpenPoints {
	return SWITCHES.parse(Object.fromEntries(OPEN_POINTS.map((point) => [point.name, point.default])));
}

/** These switches with some of them changed. Throws an Error that names the switch and its values when a name or a value is unknown. */
export function changedOpenPoints(present: OpenPoints, change: Readonly<Record<string, unknown>>): OpenPoints {
	return checked(SWITCHES, { ...present, ...change }, (issue, { data }) => ({ message: complaint(issue, data) }));
}

function complaint(issue: z.ZodIssueOptionalMessage, value: unknown): string {
	if (issue.code === 'unrecognized_keys')
		return `There is no open point "${issue.keys[0] ?? ''}". Known: ${SWITCHES.keyof().options.join(', ')}`;
	const point = OPEN_POINTS.find(({ name }) => name === issue.path[0]);
	return `Open point ${point?.name ?? ''} cannot be "${String(value)}". Values: ${point?.values.join(', ') ?? ''}`;
}
