/** Why a break that no test notices is left so. */
export interface Reason {
	/** The source without its folder and ending. */
	readonly file: string;
	/** What the line of the break holds, and where it needs telling, what of it is replaced and by what. */
	readonly line: string;
	readonly of?: string;
	readonly by?: string;
	readonly why: string;
}

const NULL = 'Changes nothing: null is neither a number nor a time. The condition is for the types.';
const LONG = 'Changes nothing: the offset is found the long way then, and is the same. The short way is for speed.';
const REMEMBERED = 'Changes nothing but what is remembered, for speed and memory.';
/** Forms of whole seconds that know fewer of them. */
const FEWER: readonly string[] = [
	'/^\\d-\\d{2}-\\d{2} (?:[01]\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d)?$/',
	'/^\\D{4}-\\d{2}-\\d{2} (?:[01]\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d)?$/',
	'/^\\d{4}-\\d-\\d{2} (?:[01]\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d)?$/',
	'/^\\d{4}-\\D{2}-\\d{2} (?:[01]\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d)?$/',
	'/^\\d{4}-\\d{2}-\\D{2} (?:[01]\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d)?$/',
	'/^\\d{4}-\\d{2}-\\d (?:[01]\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d)?$/',
	'/^\\d{4}-\\d{2}-\\d{2} (?:[01]\\D|2[0-3]):[0-5]\\d(?::[0-5]\\d)?$/',
	'/^\\d{4}-\\d{2}-\\d{2} (?:[01]\\d|2[0-3]):[0-5]\\D(?::[0-5]\\d)?$/',
	'/^\\d{4}-\\d{2}-\\d{2} (?:[01]\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d)$/',
	'/^\\d{4}-\\d{2}-\\d{2} (?:[01]\\d|2[0-3]):[0-5]\\d(?::[0-5]\\D)?$/',
];
const SPEED = 'Changes nothing: more is looked through, and nothing found to replace. The condition is for speed.';
const SINCE = 'A test came since, and notices it when it is made by hand.';

export const REASONS: readonly Reason[] = [
	{
		file: 'poll-run',
		line: 'const isOwn',
		of: 'clock?.place === this.place()',
		why: 'Only where the portal was changed and no row of the new one has told its clock yet; both clocks are those of one service.',
	},
	{ file: 'records', line: 'function shownValue', by: '{}', why: SINCE },
	{ file: 'records', line: 'function guessedId', by: '{}', why: SINCE },
	{
		file: 'saved-state',
		line: "'cursor' in value && 'turn' in value",
		why: 'Changes nothing: what is not there is caught where it is read, and comes out as undefined.',
	},
	{
		file: 'advance',
		line: 'const inSight',
		of: '-Infinity',
		why: 'Only where all was asked for, and then the desk was empty.',
	},
	{
		file: 'question',
		line: 'since === null || (watermark !== null',
		of: 'watermark !== null',
		why: 'Changes nothing: no instant is earlier than null, which counts as 1970.',
	},
	{
		file: 'reading',
		line: 'this.narrow === undefined',
		of: 'this.narrow === undefined',
		why: 'Only where times move between the two questions of one poll: it would ask a third.',
	},
	{
		file: 'reading',
		line: 'const tells',
		of: 'last !== undefined',
		why: 'Changes nothing: what is no number is earlier than nothing.',
	},
	{
		file: 'reading',
		line: 'if (start !== null && !isKnown',
		why: 'Changes nothing: no instant is earlier than null, which counts as 1970.',
	},
	{
		file: 'reading',
		line: 'filterIgnored: this.since',
		of: 'this.since !== null',
		why: 'Changes nothing: no instant is earlier than null, which counts as 1970.',
	},
	{
		file: 'reading',
		line: 'overlap === null || this.since === null',
		why: 'Changes nothing: one is null exactly where the other is.',
	},
	{
		file: 'reading',
		line: 'narrow === undefined || overlap === null',
		why: 'Changes nothing: no second question is asked where the first was for all.',
	},
	{
		file: 'reading',
		line: 'changed.earliest >= overlap',
		by: 'changed.earliest > overlap',
		why: 'Only where the one row that a narrow question missed changed in the very instant of the overlap; another one shows it.',
	},
	{
		file: 'poll-run',
		line: 'saved === undefined || before === undefined',
		why: 'Changes nothing: a resumption has both or neither.',
	},
	{
		file: 'poll-run',
		line: 'return JSON.stringify([this.place()',
		why: 'The turn of the state is beside the process and the settings in the key: only where n8n goes back to an older state of the same process in the middle of a long reading.',
	},
	{
		file: 'poll-run',
		line: ".join('\\n')",
		why: 'Only lists of labels that are the same once their labels are written without a gap.',
	},
	{ file: 'pace', line: 'next === undefined', why: 'Changes nothing in what is saved.' },
	{
		file: 'notices',
		line: 'const minutes = wait === undefined',
		why: 'Changes nothing: what is no number is no longer and no shorter.',
	},
	{ file: 'notices', line: 'minutes < 1.5', why: 'A wait of exactly a minute and a half is told or not.' },
	{
		file: 'notices',
		line: 'told === minutes',
		why: 'A wait that changed by exactly half is told or not; what is no number is neither longer nor shorter.',
	},
	{
		file: 'advance',
		line: 'const inSight',
		by: 'changed.latest > (since ?? -Infinity)',
		why: 'One row more or less of a price: the filter is asked for by the minute.',
	},
	{ file: 'saved-state', line: '} catch {', why: 'Changes nothing: what falls out of it is undefined as well.' },
	{
		file: 'advance',
		line: 'const oldestInSight',
		by: 'newestFirst',
		why: 'Changes nothing: the rows behind the first twenty end before `end`, so the filter leaves them out.',
	},
	{
		file: 'advance',
		line: 'const oldestInSight',
		why: 'Only a time that stands for one millisecond of a second could end in that very one.',
	},
	{
		file: 'advance',
		line: 'const many',
		by: 'changed.latest > beyond.changed.earliest',
		why: 'Changes nothing but for times of a single millisecond: a time stands for a second at least.',
	},
	{ file: 'records', line: '/^\\d+$/.test(value)', of: 'value !== null', by: 'true', why: NULL },
	{ file: 'records', line: 'value === null', of: 'value === null', by: 'false', why: NULL },
	{ file: 'written-rows', line: 'ID_LABEL.test(label)', of: 'value !== null', by: 'true', why: NULL },
	{ file: 'times', line: 'if (iso === null', of: 'iso === null || iso === undefined', why: NULL },
	{ file: 'times', line: 'if (iso === null', of: 'iso === null', by: 'false', why: NULL },
	{ file: 'times', line: 'if (iso === null', of: 'iso === undefined', by: 'false', why: NULL },
	{
		file: 'times',
		line: 'const repeated = ',
		of: 'offsetOfDay(iso.slice(0, 10), zone) === null',
		by: 'true',
		why: LONG,
	},
	{ file: 'times', line: 'const repeated = ', of: 'iso.slice(0, 10)', why: LONG },
	{
		file: 'times',
		line: 'const latest = ',
		of: 'DateTime.fromISO(iso, { zone }).getPossibleOffsets().at(-1)?.toMillis',
		why: 'Changes nothing: a time has one offset at least.',
	},
	{
		file: 'times',
		line: 'return parsed.getPossibleOffsets()',
		of: 'parsed.getPossibleOffsets().at(0)?.toISO',
		why: 'Changes nothing: a time has one offset at least.',
	},
	{
		file: 'times',
		line: 'const latest = ',
		of: '-1',
		by: '+1',
		why: 'Changes nothing: a time has two offsets at most, and where it has one, the missing second counts as the time itself.',
	},
	{ file: 'times', line: 'const [day, hour] = ', why: LONG },
	{
		file: 'times',
		line: 'const offset = WHOLE_SECONDS',
		of: 'offsetOfDay(day, zone) ?? offsetOfHour(day, hour, zone)',
		why: LONG,
	},
	{ file: 'times', line: 'if (offset !== null) return', of: 'offset !== null', by: 'false', why: LONG },
	{ file: 'times', line: 'return constantOffset(', why: LONG },
	{ file: 'times', line: 'if (known !== undefined)', of: 'known !== undefined', by: 'false', why: LONG },
	{ file: 'times', line: 'const same = ', by: 'false', why: LONG },
	{ file: 'times', line: 'const offset = same', of: 'first.toISO()?.slice(23) ?? null', why: LONG },
	{ file: 'times', line: 'function isPlain', why: LONG },
	{ file: 'times', line: 'return time.getPossibleOffsets()', by: 'false', why: LONG },
	{
		file: 'times',
		line: 'return time.getPossibleOffsets()',
		of: '{ includeOffset: false, suppressMilliseconds: true }',
		why: LONG,
	},
	{ file: 'times', line: 'return time.getPossibleOffsets()', of: 'false', by: 'true', why: LONG },
	{
		file: 'times',
		line: 'const offset = same',
		of: 'first.toISO()?.slice',
		why: 'Changes nothing: a valid time always has a text.',
	},
	{
		file: 'times',
		line: 'if (!parsed.isValid)',
		of: '!parsed.isValid',
		by: 'false',
		why: 'Changes nothing: a time that does not exist has no text either.',
	},
	{ file: 'times', line: 'offsets.size >= MOST_OFFSETS', why: REMEMBERED },
	{
		file: 'times',
		line: 'const OFFSET = ',
		by: '/(?:Z|[+-]\\d{2}:?\\d{2})/',
		why: 'Changes nothing: an ISO text has an offset at its end only.',
	},
	{
		file: 'times',
		line: 'const ZOHO_DATE = ',
		by: '/\\d{2}\\/\\d{2}\\/\\d{4}$/',
		why: 'Changes nothing: more than the digits of one day is no real day.',
	},
	{
		file: 'times',
		line: 'const ZOHO_DATE = ',
		by: '/^\\d{2}\\/\\d{2}\\/\\d{4}/',
		why: 'Changes nothing: more than the digits of one day is no real day.',
	},
	{
		file: 'times',
		line: 'const ZOHO_DATE_TIME = ',
		by: '/\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}(?::\\d{2})?(?:\\.\\d{1,3})?$/',
		why: 'Changes nothing: the reader behind it takes no text before the year.',
	},
	{
		file: 'times',
		line: 'const WHOLE_SECONDS = ',
		by: '/\\d{4}-\\d{2}-\\d{2} (?:[01]\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d)?$/',
		why: 'Changes nothing: what stands before the year was refused before.',
	},
	...FEWER.map((by) => ({ file: 'times', line: 'const WHOLE_SECONDS = ', by, why: LONG })),
	{ file: 'record-shape', line: 'if (last?.module === module', by: 'false', why: REMEMBERED },
	{ file: 'record-shape', line: 'if (last?.module === module', by: '() => undefined', why: REMEMBERED },
	{ file: 'record-shape', line: 'shapes.size >= MOST_SHAPES', why: REMEMBERED },
	{ file: 'record-shape', line: 'const empty', of: "''", why: 'Changes nothing: the record gets its id at the end.' },
	{
		file: 'record-shape',
		line: 'const empty',
		of: "{ id: '' }",
		why: 'Changes nothing: the record gets its id at the end.',
	},
	{
		file: 'field-values',
		line: 'return Number.isNaN(time)',
		of: "''",
		why: 'Changes nothing: neither text is a date.',
	},
	{
		file: 'field-values',
		line: "return typeof iso === 'string'",
		of: "''",
		why: 'Changes nothing: neither text is a date.',
	},
	{
		file: 'field-values',
		line: "!('toISO' in value)",
		of: 'value === null',
		by: 'false',
		why: 'Never comes about: nothing is written for null before.',
	},
	{
		file: 'field-values',
		line: "!('toISO' in value)",
		of: "typeof value !== 'object' || value === null || !('toISO' in value)",
		by: 'false',
		why: 'Only a function that has a toISO of its own could tell: whatever has none is refused by the last condition.',
	},
	{ file: 'wire-text', line: '!SUSPECT.test(value)', by: 'false', why: SPEED },
	{ file: 'json-text', line: 'const NUMBER_AFTER_KEY', by: '/"\\s*:\\s*-?\\D/', why: SPEED },
	{ file: 'json-text', line: 'if (hasDigit(', by: 'true', why: SPEED },
	{ file: 'json-text', line: 'return false', by: 'true', why: SPEED },
	{
		file: 'json-text',
		line: 'at < to',
		by: 'at <= to',
		why: 'Changes nothing: behind a piece stands a quote or nothing, neither of them a digit.',
	},
	{
		file: 'json-text',
		line: 'unit >= 48',
		of: 'unit <= 57',
		by: 'unit > 57',
		why: 'Changes nothing: a number stands behind a colon, which counts then.',
	},
	{ file: 'json-text', line: 'unit >= 48', by: 'true', why: SPEED },
	{ file: 'json-text', line: 'unit >= 48', by: 'unit >= 48 || unit <= 57', why: SPEED },
	{
		file: 'xml-text',
		line: 'ROOT.exec(document)',
		of: 'ROOT.exec(document)?.[1]',
		why: 'Changes nothing: either error is told as a document that was cut.',
	},
	{
		file: 'xml-text',
		line: 'throw new Error',
		of: "'the document has no end'",
		why: 'Nobody reads these words: the caller has its own.',
	},
	{
		file: 'xml-text',
		line: 'throw new UnsafeDocument',
		of: "'the document has a DOCTYPE with definitions'",
		why: 'Nobody reads these words: the caller has its own.',
	},
	{
		file: 'xml-text',
		line: 'document.trimEnd()',
		by: 'document.trimStart()',
		why: 'Changes nothing: an answer comes here without blanks around it.',
	},
	{
		file: 'xml-text',
		line: 'ignoreDeclaration',
		by: 'false',
		why: 'Changes nothing: what stands before the root is cut off before.',
	},
	{
		file: 'xml-text',
		line: 'const BEFORE_ROOT',
		by: '/\\s|<\\?[^]*?\\?>|<!--[^]*?-->|<!DOCTYPE[^>[]*>/iy',
		why: 'Changes nothing: blanks are passed one at a time.',
	},
];
