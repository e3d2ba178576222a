import { HelpdeskError, type Problem, problem } from '../problem';
import { type AnswerFormat, isBlank, isTree, listOf, readTree, scalarText, type Tree } from './answer-tree';
import { isKnownCode, problemOf } from './errors';
import { wireText } from './wire-text';

/** One row of a reading answer: label and value in the service's order; an empty value is null. */
export type AnswerRow = ReadonlyArray<readonly [label: string, value: string | null]>;

/** What a write answer says of one row. */
export interface RowAnswer {
	readonly id: string | null;
	readonly problem: Problem | null;
}

/** An answer of the classic API, read. */
export type Answer =
	| { readonly kind: 'rows'; readonly rows: readonly AnswerRow[] }
	/** `rows` is empty when the service confirmed the write without naming records. */
	| { readonly kind: 'written'; readonly code: string; readonly rows: readonly RowAnswer[] }
	| { readonly kind: 'error'; readonly problem: Problem };

const HTML = /^\s*(<!doctype html|<html|<head|<body)/i;

/**
 * Reads the text of an answer of any method, in either format.
 * @throws HelpdeskError `garbled` for what is no answer of the API, `gone` for a page of the web in its place.
 */
export function decodeAnswer(body: string, format: AnswerFormat, status: number): Answer {
	const trimmed = body.trim();
	if (isElsewhere(status) && !/["<]response\b/.test(trimmed)) throw gone(status);
	if (trimmed === '') throw garbled(`an empty answer came (HTTP ${status})`);
	if (HTML.test(trimmed)) throw garbled(`a web page came in place of an answer (HTTP ${status})`);
	const response = responseOf(trimmed, format, status);
	const error = errorOf(response);
	if (error !== null) return { kind: 'error', problem: error };
	if (!('result' in response)) throw garbled(`the answer has neither result nor error (HTTP ${status})`);
	return resultOf(response.result);
}

function responseOf(body: string, format: AnswerFormat, status: number): Tree {
	let tree: unknown;
	try {
		tree = readTree(body, format);
	} catch (cause) {
		const reason = cause instanceof Error ? cause.message.slice(0, 120) : 'unreadable';
		throw garbled(`the answer is cut off or is no ${format.toUpperCase()} (HTTP ${status}, ${body.length} characters: ${reason})`);
	}
	const response = isTree(tree) ? tree.response : undefined;
	if (response === '' || !isTree(response)) throw garbled(`the answer is not one of the Zoho Support API (HTTP ${status})`);
	return response;
}

function garbled(what: string): HelpdeskError {
	return new HelpdeskError(
		problem('garbled', `No usable answer: ${what}.`, 'Try again later. If it stays, check the API address in the credential, and what stands between n8n and Zoho (proxy, firewall).'),
	);
}

/** Statuses that say that nothing of the API lives at an address. */
function isElsewhere(status: number): boolean {
	return status === 404 || status === 410 || (status >= 300 && status < 400);
}

function gone(status: number): HelpdeskError {
	return new HelpdeskError(
		problem('gone', `The classic Zoho Support API does not answer at this address (HTTP ${status}).`, 'Check the data centre in the credential. If the portal has moved to Zoho Desk, the classic API is gone for it: use a Zoho Desk connection.'),
	);
}

/** The error of an answer; the sister API also says "no data" in an element of its own. */
function errorOf(response: Tree): Problem | null {
	const error = response.error ?? response.nodata;
	if (error === undefined) return null;
	return errorElement(error);
}

function errorElement(error: unknown): Problem {
	if (!isTree(error)) return problemOf(null, scalarText(error));
	return problemOf(scalarText(error.code)?.trim() ?? null, scalarText(error.message));
}

function resultOf(result: unknown): Answer {
	if (isBlank(result)) return { kind: 'rows', rows: [] };
	if (!isTree(result)) throw foreignResult();
	const code = scalarText(result.responsecode)?.trim();
	if (code !== undefined) return writeAnswer(code, result.responsedata);
	const rows: AnswerRow[] = [];
	for (const element of Object.values(result)) {
		for (const part of listOf(element)) for (const row of elementRows(part)) rows.push(row);
	}
	return { kind: 'rows', rows };
}

function foreignResult(): HelpdeskError {
	return garbled('the result of the answer has a shape that is not one of the Zoho Support API');
}

/** 2001 added, 2002 updated, 2003 deleted [live]. */
function writeAnswer(code: string, data: unknown): Answer {
	if (/^200[123]$/.test(code)) return { kind: 'written', code, rows: writtenRows(data) };
	if (isKnownCode(code)) return { kind: 'error', problem: problemOf(code, null) };
	throw garbled(`the answer to the write has the unknown code ${code.slice(0, 20)}`);
}

/** The rows under `<Cases>`: `row`, or `threadinfo` for the messages of a conversation (reference section 4). */
function elementRows(element: unknown): AnswerRow[] {
	if (!isTree(element)) throw foreignResult();
	if (!('row' in element) && !('threadinfo' in element) && !Object.values(element).every(isBlank)) throw foreignResult();
	const rows: AnswerRow[] = [];
	for (const row of listOf(element.row)) rows.push(fieldsOf(row));
	for (const row of listOf(element.threadinfo)) rows.push(fieldsOf(row));
	return rows;
}

function fieldsOf(row: unknown): AnswerRow {
	if (!isTree(row)) return [];
	const fields: Array<readonly [string, string | null]> = [];
	for (const field of listOf(row.fl ?? row.FL)) {
		if (!isTree(field)) continue;
		const label = scalarText(field.val);
		if (label !== null) fields.push([label, valueOf(field.content)]);
	}
	return fields;
}

/** Empty comes as the text `null`, as nothing, or as a missing element (reference section 5). */
function valueOf(content: unknown): string | null {
	if (typeof content === 'object' && content !== null) return wireText(JSON.stringify(content));
	const value = wireText(scalarText(content) ?? '');
	return value === '' || value === 'null' ? null : value;
}

/** Rows of a write answer, in either shape that clients have seen: `record` elements or field lists. */
function writtenRows(data: unknown): RowAnswer[] {
	if (isBlank(data)) return [];
	if (!isTree(data)) throw foreignResult();
	if (data.error !== undefined) return [{ id: null, problem: errorElement(data.error) }];
	return Object.values(data).flatMap((value) => listOf(value).flatMap(writtenIn));
}

function writtenIn(element: unknown): RowAnswer[] {
	if (!isTree(element)) throw foreignResult();
	const records = listOf(element.record).map(recordAnswer);
	const rows = listOf(element.row).map(fieldListAnswer);
	const own = 'fl' in element || 'FL' in element ? [fieldListAnswer(element)] : [];
	return [...records, ...rows, ...own];
}

function recordAnswer(record: unknown): RowAnswer {
	if (!isTree(record)) throw foreignResult();
	if (record.error !== undefined) return { id: null, problem: errorElement(record.error) };
	if ('fl' in record || 'FL' in record) return fieldListAnswer(record);
	return { id: scalarText(record.id ?? record.Id ?? record.ID)?.trim() ?? null, problem: null };
}

const ID_LABEL = /^(id|[a-z]+id)$/i;

function fieldListAnswer(row: unknown): RowAnswer {
	if (isTree(row) && row.error !== undefined) return { id: null, problem: errorElement(row.error) };
	const id = fieldsOf(row).find(([label, value]) => ID_LABEL.test(label) && value !== null && /^\d+$/.test(value));
	return { id: id?.[1] ?? null, problem: null };
}
