import { type Problem, type ProblemKind, sentences } from '../../helpdesk/problem';
import { isBlank, isTree, listOf, scalarText } from './answer-tree';
import { asTheyCame, type Redact, shortened } from '../../connection/words';

interface CodeRow {
	readonly kind: ProblemKind;
	readonly meaning: string;
	readonly nextStep: string;
}

const CHECK_PERMISSION = 'Sign in as an administrator of this portal: only administrators can use the API.';
const CHECK_VALUE = 'Correct the value named in the message, then run the item again.';
const REPORT = 'This is a bug in the node, not in your data. Please report it with this message.';

/** The codes of reference section 5: the meaning of each and the next step. To add a code, add a row. */
export const ERROR_CODES: Readonly<Record<string, CodeRow>> = {
	'1001': {
		kind: 'request',
		meaning: 'Unknown module or method',
		nextStep: 'Check that your edition of Zoho Support includes this module.',
	},
	'4000': {
		kind: 'sign-in',
		meaning: 'Zoho requires an auth token instead of a sign-in ticket and API key',
		nextStep: 'In the credential, choose another way to sign in: an auth token, or e-mail and password.',
	},
	'4001': { kind: 'permission', meaning: 'No permission to use the API', nextStep: CHECK_PERMISSION },
	'4487': { kind: 'permission', meaning: 'No permission', nextStep: CHECK_PERMISSION },
	'401': { kind: 'permission', meaning: 'No permission for this module', nextStep: CHECK_PERMISSION },
	'401.1': { kind: 'permission', meaning: 'No permission to create', nextStep: CHECK_PERMISSION },
	'401.2': { kind: 'permission', meaning: 'No permission to edit', nextStep: CHECK_PERMISSION },
	'401.3': { kind: 'permission', meaning: 'No permission to delete', nextStep: CHECK_PERMISSION },
	'4101': {
		kind: 'permission',
		meaning: 'The service is disabled',
		nextStep: 'Ask the administrator of the portal to enable Zoho Support.',
	},
	'4102': {
		kind: 'permission',
		meaning: 'No Zoho Support account',
		nextStep: 'Check the portal name and the data centre in the credential.',
	},
	'4103': {
		kind: 'not-found',
		meaning: 'No record with that ID',
		nextStep: 'Check the ID. The record may have been deleted, or may belong to another module or department.',
	},
	'4401': {
		kind: 'data',
		meaning: 'A mandatory field is missing',
		nextStep: 'Fill in the field that the message names. Then run the item again.',
	},
	'4420': {
		kind: 'data',
		meaning: 'Wrong search field or value',
		nextStep: "Check that the field name matches Zoho's label exactly.",
	},
	'4421': {
		kind: 'quota',
		meaning: "Today's API requests are used up",
		nextStep: 'Wait until midnight Pacific time, upgrade the edition, or add user licences.',
	},
	'4422': { kind: 'no-data', meaning: 'No data', nextStep: 'No record matches. Check the search or the ID.' },
	'4423': { kind: 'data', meaning: 'Search limit reached', nextStep: 'Narrow the search.' },
	'4424': { kind: 'data', meaning: 'Wrong document type', nextStep: CHECK_VALUE },
	'4500': {
		kind: 'service',
		meaning: 'Internal error at Zoho',
		nextStep:
			'Try again later. If the error stays, report this code to Zoho. If the credential uses an API key, try an auth token: Zoho has given this error for sign-in tickets.',
	},
	'4501': {
		kind: 'sign-in',
		meaning: 'The API key is inactive',
		nextStep: 'Create a new API key under Setup > Developer Space and enter it in the credential.',
	},
	'4890': {
		kind: 'sign-in',
		meaning: 'Wrong API key',
		nextStep: 'Copy the API key from Setup > Developer Space into the credential.',
	},
	'4502': {
		kind: 'permission',
		meaning: 'This module is not part of the edition',
		nextStep: 'Choose another module, or upgrade the edition of the portal.',
	},
	'4600': { kind: 'data', meaning: 'Wrong parameter or value', nextStep: CHECK_VALUE },
	'4807': { kind: 'data', meaning: 'The file is too large', nextStep: 'Send a smaller file.' },
	'4809': { kind: 'data', meaning: 'The storage is full', nextStep: 'Free storage in the portal.' },
	'4820': {
		kind: 'rate',
		meaning: 'Too many requests at once',
		nextStep: 'Wait a minute and run the workflow again. Spread the work over more time.',
	},
	'4831': { kind: 'data', meaning: 'A parameter is missing', nextStep: CHECK_VALUE },
	'4832': { kind: 'data', meaning: 'Text instead of a number', nextStep: CHECK_VALUE },
	'4834': {
		kind: 'sign-in',
		meaning: 'The auth token or sign-in ticket is invalid or expired',
		nextStep: 'Check the token in the credential, and check that the credential has the data centre of the portal.',
	},
	'4835': { kind: 'data', meaning: 'Zoho could not read the XML document', nextStep: REPORT },
};

const PHRASES: ReadonlyArray<readonly [RegExp, ProblemKind, string]> = [
	// The guide says "The existing token will be deleted permanently". The message of the answer is not documented.
	[/invalid\s*(auth\s*token|ticket)|auth\s*token.*(removed|invalid|expired)/i, 'sign-in', ERROR_CODES['4834'].nextStep],
	[
		/\b(invalid|no such|unknown|wrong)\s+portal|\bportal\b.{0,20}\b(invalid|unknown|not found|not exist)/i,
		'setup',
		'Check the portal in the credential. It is the name in the address of your help desk.',
	],
	[
		/\b(invalid|no such|unknown|wrong)\s+department|\bdepartment\b.{0,20}\b(invalid|unknown|not found|not exist)/i,
		'setup',
		'Check the department in the credential. Write it exactly as under Setup > Departments.',
	],
];

/** An undocumented code may be any text. */
const LONGEST_CODE = 60;

/**
 * The problem in an error answer. Zoho's own message comes first; the table gives its meaning and the next step. An
 * undocumented code is shown as it came, and it stays open whether the call was carried out. `redact` removes secrets
 * that the service repeats.
 */
export function problemOf(zohoCode: string | null, zohoMessage: string | null, redact: Redact = asTheyCame): Problem {
	const row = zohoCode !== null && isKnownCode(zohoCode) ? ERROR_CODES[zohoCode] : undefined;
	const code = zohoCode === null ? null : shortened(redact(zohoCode), LONGEST_CODE);
	const words = shortened(redact(zohoMessage?.trim() ?? ''));
	const said = words === '' ? (row?.meaning ?? 'no reason given') : words;
	const hint = PHRASES.find(([pattern]) => pattern.test(words));
	const general = row === undefined || code === '4600' || code === '4831';
	const kind = hint !== undefined && general ? hint[1] : (row?.kind ?? 'unclear');
	const nextStep =
		hint !== undefined && general
			? hint[2]
			: (row?.nextStep ?? 'Zoho does not document this error. Read its message above, or ask Zoho about it.');
	const meaning =
		row !== undefined && words !== '' && !same(words, row.meaning) ? ` (${decapitalized(row.meaning)})` : '';
	const message = sentences(`Zoho says: ${said}${code === null ? '' : ` [${code}]`}${meaning}`);
	return { kind, code, nextStep, message, ...rowNamed(words) };
}

/** The row that the message names, if it names exactly one. */
function rowNamed(words: string): Pick<Problem, 'row'> {
	const [first, ...more] = words.matchAll(/\brow\s*(?:no\.?|number)?\s*[:#]?\s*(\d{1,4})\b/gi);
	return first === undefined || more.length > 0 ? {} : { row: Number(first[1]) };
}

/** The problem in an `<error>` element: code and message, or only a message. An empty element is not an error. */
export function errorElement(element: unknown, redact: Redact): Problem | null {
	const error = listOf(element).find((one) => !isEmpty(one));
	if (error === undefined) return null;
	if (!isTree(error)) return problemOf(null, scalarText(error), redact);
	return problemOf(scalarText(error.code)?.trim() || null, scalarText(error.message ?? error.content), redact);
}

function isEmpty(value: unknown): boolean {
	if (Array.isArray(value)) return value.every(isEmpty);
	return isBlank(value) || value === false || (isTree(value) && Object.values(value).every(isEmpty));
}

/** The text for the middle of a sentence; acronyms stay in capitals. */
function decapitalized(words: string): string {
	return /^[A-Z]{2}/.test(words) ? words : words.charAt(0).toLowerCase() + words.slice(1);
}

/** True for a documented code. */
export function isKnownCode(code: string): boolean {
	return Object.hasOwn(ERROR_CODES, code);
}

function same(words: string, meaning: string): boolean {
	return words.toLowerCase().includes(meaning.toLowerCase());
}
