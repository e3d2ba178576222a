/** One thing no source settles about the classic API, made a switch. Values are texts; the first is the default. */
export interface OpenPoint {
	readonly name: string;
	readonly values: readonly string[];
	readonly default: string;
	readonly question: string;
	readonly source: string;
}

/** The values every switch can take. The order is the order of the table and of the page. */
const VALUES = {
	recordOrder: ['newest-first', 'oldest-first', 'none', 'recently-modified-first', 'recently-modified-last'],
	errorStatus: ['200', '4xx'],
	addRowLimit: ['100', '20', '1'],
	addPastLimit: ['refuse', 'ignore-rest'],
	addPartialFailure: ['per-row', 'per-row-code', 'whole', 'stop-at-row', 'left-out'],
	getByIdList: ['refused', 'accepted'],
	deleteList: ['refused', 'accepted', 'first-only'],
	nullStyle: ['text', 'missing', 'empty'],
	writeAnswerShape: ['record', 'fl'],
	responseCodeType: ['text', 'number'],
	lastModifiedTime: ['inclusive', 'exclusive', 'ignored'],
	filterZone: ['portal', 'UTC', 'Pacific/Kiritimati', 'Etc/GMT+12', 'America/Los_Angeles'],
	timePrecision: ['seconds', 'minutes'],
	portalZone: ['America/Los_Angeles', 'UTC', 'Asia/Kolkata', 'Pacific/Kiritimati', 'Etc/GMT+12', 'Europe/Berlin'],
	jsonContentType: ['text/plain', 'application/json'],
	jsonControls: ['escaped', 'raw'],
	answerFormat: ['asked', 'errors-other', 'other'],
	xmlText: ['cdata', 'escaped'],
	flCase: ['lower', 'upper'],
	unknownField: ['ignored', 'refused'],
	notFound: ['4103', '4422'],
	valueTypes: ['text', 'mixed'],
	signInAnswer: ['lines', 'one-line', 'comments-last'],
	classicApi: ['alive', 'gone'],
	emptyList: ['4422', 'empty-result'],
	searchLag: ['0', '60'],
	htmlEntities: ['as-written', 'encoded'],
	writeAnswerNumbers: ['none', 'rows', 'results'],
	keptForm: ['as-written', 'normalised', 'normalised-in-search'],
} as const;

export type OpenPointName = keyof typeof VALUES;
export type OpenPoints = { [Name in OpenPointName]: (typeof VALUES)[Name][number] };

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

/** The one table of every switch: name, values (default first), the question, where it is open. */
export const OPEN_POINTS: readonly (OpenPoint & { readonly name: OpenPointName })[] = openPointNames().map((name) => ({
	name,
	values: VALUES[name],
	default: VALUES[name][0],
	question: QUESTIONS[name][0],
	source: QUESTIONS[name][1],
}));

/** Every switch at its default. */
export function defaultOpenPoints(): OpenPoints {
	return settle({});
}

/** The change over what stands. Throws an Error naming the switch and its values when a name or a value is unknown. */
export function changedOpenPoints(standing: OpenPoints, change: Readonly<Record<string, unknown>>): OpenPoints {
	for (const [name, value] of Object.entries(change)) requireKnown(name, value);
	return settle({ ...standing, ...change });
}

function openPointNames(): OpenPointName[] {
	return Object.keys(VALUES).filter(isOpenPointName);
}

function isOpenPointName(name: string): name is OpenPointName {
	return Object.hasOwn(VALUES, name);
}

function requireKnown(name: string, value: unknown): void {
	if (!isOpenPointName(name))
		throw new Error(`There is no open point "${name}". Known: ${openPointNames().join(', ')}`);
	const values: readonly string[] = VALUES[name];
	if (typeof value !== 'string' || !values.includes(value)) {
		throw new Error(`Open point ${name} cannot be "${String(value)}". Values: ${values.join(', ')}`);
	}
}

function pick<Value extends string>(values: readonly [Value, ...Value[]], wanted: unknown): Value {
	return values.find((value) => value === wanted) ?? values[0];
}

function settle(wanted: Readonly<Record<string, unknown>>): OpenPoints {
	return {
		recordOrder: pick(VALUES.recordOrder, wanted.recordOrder),
		errorStatus: pick(VALUES.errorStatus, wanted.errorStatus),
		addRowLimit: pick(VALUES.addRowLimit, wanted.addRowLimit),
		addPastLimit: pick(VALUES.addPastLimit, wanted.addPastLimit),
		addPartialFailure: pick(VALUES.addPartialFailure, wanted.addPartialFailure),
		getByIdList: pick(VALUES.getByIdList, wanted.getByIdList),
		deleteList: pick(VALUES.deleteList, wanted.deleteList),
		nullStyle: pick(VALUES.nullStyle, wanted.nullStyle),
		writeAnswerShape: pick(VALUES.writeAnswerShape, wanted.writeAnswerShape),
		responseCodeType: pick(VALUES.responseCodeType, wanted.responseCodeType),
		lastModifiedTime: pick(VALUES.lastModifiedTime, wanted.lastModifiedTime),
		filterZone: pick(VALUES.filterZone, wanted.filterZone),
		timePrecision: pick(VALUES.timePrecision, wanted.timePrecision),
		portalZone: pick(VALUES.portalZone, wanted.portalZone),
		jsonContentType: pick(VALUES.jsonContentType, wanted.jsonContentType),
		jsonControls: pick(VALUES.jsonControls, wanted.jsonControls),
		answerFormat: pick(VALUES.answerFormat, wanted.answerFormat),
		xmlText: pick(VALUES.xmlText, wanted.xmlText),
		flCase: pick(VALUES.flCase, wanted.flCase),
		unknownField: pick(VALUES.unknownField, wanted.unknownField),
		notFound: pick(VALUES.notFound, wanted.notFound),
		valueTypes: pick(VALUES.valueTypes, wanted.valueTypes),
		signInAnswer: pick(VALUES.signInAnswer, wanted.signInAnswer),
		classicApi: pick(VALUES.classicApi, wanted.classicApi),
		emptyList: pick(VALUES.emptyList, wanted.emptyList),
		searchLag: pick(VALUES.searchLag, wanted.searchLag),
		htmlEntities: pick(VALUES.htmlEntities, wanted.htmlEntities),
		writeAnswerNumbers: pick(VALUES.writeAnswerNumbers, wanted.writeAnswerNumbers),
		keptForm: pick(VALUES.keptForm, wanted.keptForm),
	};
}
