import { waiting } from '../../connection/http-status';
import { type Redact, shortened } from '../../connection/words';
import { isJsonObject, type Json, type JsonObject } from '../../helpdesk/json';
import { type Problem, sentences } from '../../helpdesk/problem';
import type { DeskCall, DeskRefusal } from './call';
import { NO_SUCH_ADDRESS, rowOf, SCOPE_MISSING, TOO_LARGE } from './errors';
import { scopesOf } from './scopes';

/** An error answer that the service wrote: its status, its JSON and how long it asks to wait. */
export interface ErrorAnswer {
	readonly status: number;
	readonly body: JsonObject;
	readonly retryAfter: number | undefined;
}

const UNKNOWN = 'Zoho does not document this error. Read its message above, or ask Zoho about it.';
const FILL_IN = 'Fill in the field that the message names, then run the item again.';
const LONGEST_CODE = 60;
const LONGEST_REASON = 300;

/**
 * Reads an error answer. Zoho's own words come first; the code gives the meaning and the next step, and for some codes
 * the call says more. `redact` removes secrets that the service repeats.
 */
export function refusalOf(call: DeskCall, answer: ErrorAnswer, redact: Redact): DeskRefusal {
	const said = textIn(answer.body.errorCode);
	// A known code holds no secret; an unknown one may be any text.
	const code = said === null || rowOf(said) !== undefined ? said : shortened(redact(said), LONGEST_CODE);
	const words = shortened(redact(saidIn(answer.body)));
	const fields = fieldsIn(answer.body, redact);
	const problem = problemOf(call, answer, code, words, fields);
	return {
		kind: 'error',
		problem: waiting(problem, answer.retryAfter),
		...parameterIn(call, words, fields),
		...rangeIn(words),
		...(fields.length === 0 ? {} : { fields }),
	};
}

type NamedField = NonNullable<DeskRefusal['fields']>[number];

function problemOf(
	call: DeskCall,
	{ status, body }: ErrorAnswer,
	code: string | null,
	words: string,
	fields: readonly NamedField[],
): Problem {
	const row = rowOf(code);
	const said = saidAs(words || row?.meaning || 'no reason given', code ?? `HTTP ${status}`);
	const named = fields.map(({ name, reason }) => `${name}: ${reason}`).join('; ');
	const meaning = row !== undefined && words !== '' && words !== row.meaning ? [row.meaning] : [];
	const general: Problem = {
		kind: row?.kind ?? kindOfStatus(status),
		code,
		message: sentences(said, ...meaning, ...(named === '' ? [] : [named])),
		nextStep: asksForFields(body) ? FILL_IN : (row?.nextStep ?? UNKNOWN),
		...(row?.isNotCarriedOut === true || status === 429 ? { neverArrived: true } : {}),
	};
	return ofThisCall(call, status, general, said);
}

/** Zoho's own words, with its code inside the sentence. */
export function saidAs(words: string, code: string): string {
	return `Zoho says: ${words.replace(/\.$/, '')} [${code}]`;
}

/** True if all that is wrong are fields that were not sent. */
function asksForFields({ errors }: JsonObject): boolean {
	const all = Array.isArray(errors) ? (errors as readonly Json[]) : [];
	return all.length > 0 && all.every((error) => isJsonObject(error) && error.errorType === 'missing');
}

/** An undocumented code: the status says what kind it is. */
function kindOfStatus(status: number): Problem['kind'] {
	if (status === 401) return 'sign-in';
	if (status === 403) return 'permission';
	if (status === 404) return 'request';
	if (status === 413 || status === 422) return 'data';
	if (status === 429) return 'rate';
	return status >= 500 ? 'service' : 'unclear';
}

/** What the call adds: the record that it is about, the right that it needs, the file that it sends. */
function ofThisCall(call: DeskCall, status: number, general: Problem, said: string): Problem {
	const { code } = general;
	if (code === SCOPE_MISSING) {
		const scopes = scopesOf(call).join(' or ');
		return { ...general, message: sentences(general.message, `The missing right may be ${scopes}`) };
	}
	if (code === TOO_LARGE || status === 413) return namingFile(call, general);
	const isHidden = code === NO_SUCH_ADDRESS || code === 'FORBIDDEN' || (code === null && [403, 404].includes(status));
	const id = isHidden ? recordIn(call.path) : undefined;
	return id === undefined ? general : recordMissing(call, general, sentences(said), id);
}

/** The problem of a request that was too large, with the name of the file that it sent. */
export function namingFile({ upload }: DeskCall, trouble: Problem): Problem {
	if (upload === undefined) return trouble;
	const nextStep = 'Send a smaller file, or a link to it. A proxy or gateway on the way may have a limit of its own.';
	return { ...trouble, message: sentences(trouble.message, `The file is '${upload.fileName}'`), nextStep };
}

/** `/tickets/1892000000042032/comments` is about one record: the second part of its path holds a number. */
function recordIn(path: string): string | undefined {
	const part = path.split('/')[2] ?? '';
	return /\d/.test(part) ? part : undefined;
}

/** The service says 404 or 403 for a strange id, and 403 for one that the profile hides [open-points 19]. */
function recordMissing({ access }: DeskCall, general: Problem, said: string, id: string): Problem {
	const may = access === 'read' ? 'see' : 'see or change';
	return {
		...general,
		kind: 'not-found',
		message: sentences(said, `The record ${id} was not found, or the connected user may not ${may} it`),
		nextStep: `${general.code === 'FORBIDDEN' ? "If Zoho's message names a reason, begin there. Otherwise check" : 'Check'} the ID. The record may have been deleted, may belong to another module or department, or the profile of the connected user may hide it.`,
	};
}

/** Some answers have `errorMessage` in place of `message` [open-points, errors]. */
function saidIn({ message, errorMessage, error }: JsonObject): string {
	return (textIn(message) ?? textIn(errorMessage) ?? textIn(error) ?? '').trim();
}

function textIn(value: Json | undefined): string | null {
	return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

const REASONS: Readonly<Record<string, string>> = {
	missing: 'is missing',
	invalid: 'is not accepted',
	duplicate: 'is already used',
};

/** `fieldName` is a JSON Pointer such as `/contactId`; `errorMessage` may be left out. */
function fieldsIn({ errors }: JsonObject, redact: Redact): NamedField[] {
	if (!Array.isArray(errors)) return [];
	return (errors as readonly Json[]).flatMap((error) => {
		const pointer = isJsonObject(error) ? textIn(error.fieldName) : null;
		if (!isJsonObject(error) || pointer === null) return [];
		const type = textIn(error.errorType) ?? 'invalid';
		const reason = textIn(error.errorMessage) ?? REASONS[type] ?? type;
		return [{ name: nameInPointer(redact(pointer)), reason: shortened(redact(reason), LONGEST_REASON) }];
	});
}

/** The API name: the last part of the pointer that is not the place in a list. */
function nameInPointer(pointer: string): string {
	const parts = pointer.split('/').filter((part) => part !== '' && !/^\d+$/.test(part));
	return (parts.at(-1) ?? pointer).replaceAll('~1', '/').replaceAll('~0', '~');
}

const EXTRA_PARAMETER = /\bquery param(?:eter)?s? '([^']{1,60})'/i;
const NAMED_PARAMETER = /\b(?:field|parameter|param) '([^']{1,60})'/i;
/** Said where `from` and `limit` together pass the end of a search [open-points 2c]. */
const END_OF_SEARCH = /\bmax search result iterable\b/i;

/** The query parameter that is wrong. A name that the query does not have is a field of the body. */
function parameterIn(
	call: DeskCall,
	words: string,
	fields: readonly NamedField[],
): Pick<DeskRefusal, 'parameter' | 'isUnknown'> {
	const extra = EXTRA_PARAMETER.exec(words)?.[1];
	if (extra !== undefined) return { parameter: extra, isUnknown: true };
	if (END_OF_SEARCH.test(words)) return { parameter: 'from' };
	const named = [NAMED_PARAMETER.exec(words)?.[1], ...fields.map(({ name }) => name)];
	const parameter = named.find((name) => name !== undefined && Object.hasOwn(call.query ?? {}, name));
	return parameter === undefined ? {} : { parameter };
}

/** "… exceeds the range of '1-100'." */
function rangeIn(words: string): Pick<DeskRefusal, 'range'> {
	const [, least, most] = /\brange of '?(\d{1,9})\s*-\s*(\d{1,9})\b/i.exec(words) ?? [];
	return least === undefined ? {} : { range: { least: Number(least), most: Number(most) } };
}
