import { HelpdeskError, type Problem, problem, sentences } from '../../helpdesk/problem';
import { type AnswerFormat, formatOf, isBlank, isTree, listOf, readTree, scalarText, type Tree } from './answer-tree';
import { errorElement, isKnownCode, problemOf } from './errors';
import { type AnswerRow, fieldsOf, hasFieldList } from './field-list';
import { foreignResult, garbled } from './garbled';
import { asTheyCame, type Hide } from './words';
import { type DoneCode, isDone, type RowAnswer, writtenRows } from './written-rows';
import { UnsafeDocument } from './xml-text';

export type { AnswerRow, RowAnswer };

/** An answer of the classic API, read. */
export type Answer =
	| { readonly kind: 'rows'; readonly rows: readonly AnswerRow[] }
	/** `rows` is empty when the service confirmed the write without naming records. */
	| { readonly kind: 'written'; readonly code: DoneCode; readonly rows: readonly RowAnswer[] }
	| { readonly kind: 'error'; readonly problem: Problem };

const HTML = /^(<!doctype html|<html|<head|<body)/i;

/**
 * Reads the text of an answer of any method, in either format, whichever was asked for. `hide` is for the words of
 * errors; records are given as they are.
 * @throws HelpdeskError `garbled` for what is no answer of the API, `gone` for a page of the web in its place.
 */
export function decodeAnswer(body: string, format: AnswerFormat, status: number, hide: Hide = asTheyCame): Answer {
	const trimmed = body.trim();
	if (isElsewhere(status) && !/["<]response\b/.test(trimmed)) throw gone(status);
	if (trimmed === '') throw garbled(`it is empty (HTTP ${status})`);
	if (HTML.test(trimmed)) throw garbled(`it is a web page (HTTP ${status})`);
	const response = responseOf(trimmed, formatOf(trimmed, format), status);
	const error = errorOf(response, hide);
	if (error !== null) return besideResult(error, response.result, hide);
	if (!('result' in response)) throw garbled(`it has neither a result nor an error (HTTP ${status})`);
	return resultOf(response.result, hide);
}

function responseOf(body: string, format: AnswerFormat, status: number): Tree {
	let tree: unknown;
	try {
		tree = readTree(body, format);
	} catch (error) {
		if (error instanceof UnsafeDocument)
			throw garbled(
				`it is an XML document with a DOCTYPE that defines entities, which n8n does not read for safety (HTTP ${status})`,
			);
		// What the parser says quotes the text, which may repeat what was sent.
		throw garbled(`it is cut off or is not ${format.toUpperCase()} (HTTP ${status}, ${body.length} characters)`);
	}
	const response = isTree(tree) ? tree.response : undefined;
	if (!isTree(response)) throw garbled(`it did not come from the Zoho Support API (HTTP ${status})`);
	return response;
}

/** Statuses that say that nothing of the API lives at an address. */
function isElsewhere(status: number): boolean {
	return status === 404 || status === 410 || (status >= 300 && status < 400);
}

function gone(status: number): HelpdeskError {
	return new HelpdeskError(
		problem(
			'gone',
			`The Zoho Support API does not answer at this address (HTTP ${status}).`,
			'Check the data centre in the credential. If the portal has moved to Zoho Desk, it no longer has this API: use a Zoho Desk connection.',
		),
	);
}

/** The error of an answer; the sister API also says "no data" in an element of its own. */
function errorOf(response: Tree, hide: Hide): Problem | null {
	return errorElement(response.error, hide) ?? errorElement(response.nodata, hide);
}

/**
 * An error, and what the answer says beside it: "no data" beside rows is about other rows than these.
 * @throws HelpdeskError `garbled` for a write that is confirmed at once: nobody knows which of the two is true.
 */
function besideResult(trouble: Problem, result: unknown, hide: Hide): Answer {
	const code = isTree(result) ? scalarText(result.responsecode)?.trim() : undefined;
	if (code !== undefined && isDone(code)) {
		throw garbled(sentences('Zoho both confirmed the write and gave an error', trouble.message));
	}
	if (trouble.kind === 'no-data' && !isBlank(result)) {
		const answer = resultOf(result, hide);
		if (answer.kind === 'rows' && answer.rows.length > 0) return answer;
	}
	return { kind: 'error', problem: trouble };
}

function resultOf(result: unknown, hide: Hide): Answer {
	if (isBlank(result)) return { kind: 'rows', rows: [] };
	if (!isTree(result)) throw foreignResult();
	const code = scalarText(result.responsecode)?.trim();
	if (code !== undefined) return writeAnswer(code, result.responsedata, hide);
	const rows: AnswerRow[] = [];
	for (const [name, element] of Object.entries(result)) {
		for (const part of listOf(element)) for (const row of elementRows(name, part)) rows.push(row);
	}
	return { kind: 'rows', rows };
}

function writeAnswer(code: string, data: unknown, hide: Hide): Answer {
	if (isDone(code)) return { kind: 'written', code, rows: writtenRows(data, code, hide) };
	if (isKnownCode(code)) return { kind: 'error', problem: problemOf(code, null) };
	throw garbled(`it has the unknown code ${hide(code).slice(0, 20)} for a write`);
}

/** Result elements are capitalised plurals (reference section 3). */
const MODULE_ELEMENT = /^[A-Z][A-Za-z]*s$/;

/** The rows under `<Cases>`: `row`, or `threadinfo` for the messages of a conversation (reference section 4). */
function elementRows(name: string, element: unknown): AnswerRow[] {
	if (!isTree(element)) throw foreignResult();
	const hasRows = 'row' in element || 'threadinfo' in element;
	if (!hasRows && !(MODULE_ELEMENT.test(name) && Object.values(element).every(isBlank))) throw foreignResult();
	return [...listOf(element.row), ...listOf(element.threadinfo)].map(readRow);
}

function readRow(row: unknown): AnswerRow {
	const fields = hasFieldList(row) ? fieldsOf(row) : [];
	if (fields.length === 0) throw foreignResult();
	return fields;
}

/**
 * The rows of the answer to a read; "no data" is an empty list, not an error.
 * @throws HelpdeskError for a refusal, and `garbled` for the confirmation of a write: it says nothing of what there is to read.
 */
export function rowsOf(answer: Answer): readonly AnswerRow[] {
	if (answer.kind === 'rows') return answer.rows;
	if (answer.kind === 'written') throw garbled('Zoho confirmed a write when it was asked to read');
	if (answer.problem.kind === 'no-data') return [];
	throw new HelpdeskError(answer.problem);
}
