import { HelpdeskError, type Problem, problem, sentences } from '../../helpdesk/problem';
import { type AnswerFormat, formatOf, isBlank, isTree, listOf, readTree, scalarText, type Tree } from './answer-tree';
import { errorElement, isKnownCode, problemOf } from './errors';
import { type AnswerRow, fieldsOf, hasFieldList } from './field-list';
import { unusableAnswer } from '../../connection/unusable-answer';
import { unknownShape } from './unknown-shape';
import { asTheyCame, type Redact } from '../../connection/words';
import { type DoneCode, isDone, type RowAnswer, writtenRows } from './written-rows';
import { UnsafeDocument } from './xml-text';

export type { AnswerRow, RowAnswer };

/** A parsed answer of the classic API. */
export type Answer =
	| { readonly kind: 'rows'; readonly rows: readonly AnswerRow[] }
	/** `rows` is empty if the service confirmed the write without naming records. */
	| { readonly kind: 'written'; readonly code: DoneCode; readonly rows: readonly RowAnswer[] }
	/** In a dry run: a write that was not sent. */
	| { readonly kind: 'planned' }
	| { readonly kind: 'error'; readonly problem: Problem };

const HTML = /^(<!doctype html|<html|<head|<body)/i;

/**
 * Reads the answer of any method, in either format, whichever was requested. `redact` is applied to error messages,
 * not to records.
 * @throws HelpdeskError `garbled` if it is not an answer of the API, `gone` if a web page came instead.
 */
export function decodeAnswer(body: string, format: AnswerFormat, status: number, redact: Redact = asTheyCame): Answer {
	const trimmed = body.trim();
	if (isElsewhere(status) && !/["<]response\b/.test(trimmed)) throw gone(status);
	if (trimmed === '') throw unusableAnswer(`the answer is empty (HTTP ${status})`);
	if (HTML.test(trimmed)) throw unusableAnswer(`a web page came instead of an answer (HTTP ${status})`);
	const response = responseOf(trimmed, formatOf(trimmed, format), status);
	const error = errorOf(response, redact);
	if (error !== null) return errorWithResult(error, response.result, redact);
	if (!('result' in response)) throw unusableAnswer(`the answer has neither a result nor an error (HTTP ${status})`);
	return resultOf(response.result, redact);
}

function responseOf(body: string, format: AnswerFormat, status: number): Tree {
	let tree: unknown;
	try {
		tree = readTree(body, format);
	} catch (error) {
		if (error instanceof UnsafeDocument)
			throw unusableAnswer(
				`the answer is an XML document with a DOCTYPE that defines entities, which is not safe to read (HTTP ${status})`,
			);
		// The message of the parser quotes the text, which may repeat what was sent.
		throw unusableAnswer(
			`the answer is cut off or is not valid ${format.toUpperCase()} (HTTP ${status}, ${body.length} characters)`,
		);
	}
	const response = isTree(tree) ? tree.response : undefined;
	if (!isTree(response)) throw unusableAnswer(`the answer did not come from the Zoho Support API (HTTP ${status})`);
	return response;
}

/** Statuses that mean that the API is not at this address. */
function isElsewhere(status: number): boolean {
	return status === 404 || status === 410 || (status >= 300 && status < 400);
}

function gone(status: number): HelpdeskError {
	return new HelpdeskError(
		problem(
			'gone',
			`The classic Zoho Support API does not answer at this address (HTTP ${status}).`,
			'Check the data centre in the credential. If the portal has moved to Zoho Desk, the classic API no longer works for it: use a Zoho Desk connection.',
		),
	);
}

/** The error of an answer. The sister API also reports "no data" in an element of its own. */
function errorOf(response: Tree, redact: Redact): Problem | null {
	return errorElement(response.error, redact) ?? errorElement(response.nodata, redact);
}

/**
 * Handles an error next to a result: "no data" next to rows is about other rows than these.
 * @throws HelpdeskError `garbled` if a write is confirmed and an error is given too: which of the two is true is
 * unknown.
 */
function errorWithResult(trouble: Problem, result: unknown, redact: Redact): Answer {
	const code = isTree(result) ? scalarText(result.responsecode)?.trim() : undefined;
	if (code !== undefined && isDone(code)) {
		throw unusableAnswer(sentences('Zoho confirmed the write and gave an error at the same time', trouble.message));
	}
	if (trouble.kind === 'no-data') {
		const answer = resultOf(result, redact);
		if (answer.kind === 'rows' && answer.rows.length > 0) return answer;
	}
	return { kind: 'error', problem: trouble };
}

function resultOf(result: unknown, redact: Redact): Answer {
	if (isBlank(result)) return { kind: 'rows', rows: [] };
	if (!isTree(result)) throw unknownShape();
	const code = scalarText(result.responsecode)?.trim();
	if (code !== undefined) return writeAnswer(code, result.responsedata, redact);
	const rows: AnswerRow[] = [];
	for (const [name, element] of Object.entries(result)) {
		for (const part of listOf(element)) for (const row of elementRows(name, part)) rows.push(row);
	}
	return { kind: 'rows', rows };
}

function writeAnswer(code: string, data: unknown, redact: Redact): Answer {
	if (isDone(code)) return { kind: 'written', code, rows: writtenRows(data, code, redact) };
	if (isKnownCode(code)) return { kind: 'error', problem: problemOf(code, null) };
	throw unusableAnswer(`the answer to the write has the unknown code ${redact(code).slice(0, 20)}`);
}

/** Names of result elements are capitalized plurals (reference section 3). */
const MODULE_ELEMENT = /^[A-Z][A-Za-z]*s$/;

/** The rows in `<Cases>`: `row`, or `threadinfo` for the messages of a conversation (reference section 4). */
function elementRows(name: string, element: unknown): AnswerRow[] {
	if (!isTree(element)) throw unknownShape();
	const hasRows = 'row' in element || 'threadinfo' in element;
	if (!hasRows && !(MODULE_ELEMENT.test(name) && Object.values(element).every(isBlank))) throw unknownShape();
	return [...listOf(element.row), ...listOf(element.threadinfo)].map(readRow);
}

function readRow(row: unknown): AnswerRow {
	const fields = hasFieldList(row) ? fieldsOf(row) : [];
	if (fields.length === 0) throw unknownShape();
	return fields;
}

/**
 * The rows of the answer to a read; "no data" gives an empty list, not an error.
 * @throws HelpdeskError for an error answer, and `garbled` for the confirmation of a write, which does not say what
 * there is to read.
 */
export function rowsOf(answer: Answer): readonly AnswerRow[] {
	if (answer.kind === 'rows') return answer.rows;
	if (answer.kind !== 'error') throw unusableAnswer('Zoho answered a read by confirming a write');
	if (answer.problem.kind === 'no-data') return [];
	throw new HelpdeskError(answer.problem);
}
