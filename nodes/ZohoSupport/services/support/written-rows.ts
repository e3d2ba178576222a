import type { Problem } from '../../helpdesk/problem';
import { isBlank, isTree, listOf, scalarText, type Tree } from './answer-tree';
import { errorElement, problemOf } from './errors';
import { fieldsOf, hasFieldList } from './field-list';
import { unknownShape } from './unknown-shape';
import type { Redact } from '../../connection/words';

/**
 * The answer to a write for one row: its id, its problem, or neither (the row is named without its outcome). Both
 * together contradict each other.
 */
export interface RowAnswer {
	/** Its number (`no`). Whether that is the number of the row in the write, counted from 1, is [open]. */
	readonly no?: number;
	readonly id: string | null;
	readonly problem: Problem | null;
}

/** The codes of a completed write, and what was done [live]. */
export const DONE = { '2001': 'added', '2002': 'updated', '2003': 'deleted' } as const;

export type DoneCode = keyof typeof DONE;

export function isDone(code: string): code is DoneCode {
	return Object.hasOwn(DONE, code);
}

/**
 * The rows in the answer to a write, in either shape that clients have seen: `record` elements or field lists.
 * @param done the code that confirmed the call
 */
export function writtenRows(data: unknown, done: string, redact: Redact): RowAnswer[] {
	if (isBlank(data)) return [];
	if (!isTree(data)) throw unknownShape();
	const { error, ...elements } = data;
	const trouble = errorElement(error, redact);
	if (trouble !== null) return [{ id: null, problem: trouble }];
	const rows = Object.values(elements).flatMap((value) => listOf(value).flatMap(rowsWithin));
	return rows.map((row) => rowAnswer(row, done, redact));
}

function rowsWithin(element: unknown): unknown[] {
	if (!isTree(element)) throw unknownShape();
	return [...listOf(element.record), ...listOf(element.row), ...(hasFieldList(element) ? [element] : [])];
}

/**
 * A refused row may have an `error` element, or a code and message in elements or in fields [open, section 8]. If its
 * code differs from the code of the call, it was not written as requested.
 */
function rowAnswer(row: unknown, done: string, redact: Redact): RowAnswer {
	if (!isTree(row)) throw unknownShape();
	const { id, code, message } = hasFieldList(row) ? statusInFields(row) : statusInElements(row);
	const words = message ?? (code !== null && isDone(code) ? `this record was ${DONE[code]}` : null);
	const bare = code === null || code === done ? null : problemOf(code, words, redact);
	return { ...numberOf(row), id, problem: errorElement(row.error, redact) ?? bare };
}

function numberOf(row: Tree): Pick<RowAnswer, 'no'> {
	const no = scalarText(row.no)?.trim() ?? '';
	return /^\d{1,9}$/.test(no) ? { no: Number(no) } : {};
}

interface RowStatus {
	readonly id: string | null;
	readonly code: string | null;
	readonly message: string | null;
}

function statusInElements(record: Tree): RowStatus {
	const text = (value: unknown) => scalarText(value)?.trim() || null;
	return { id: text(record.id ?? record.Id ?? record.ID), code: text(record.code), message: text(record.message) };
}

const ID_LABEL = /^(id|[a-z]+id)$/i;

function statusInFields(row: Tree): RowStatus {
	const fields = fieldsOf(row);
	const under = (name: string) => fields.find(([label]) => label.toLowerCase() === name)?.[1] ?? null;
	const ids = fields.filter(([label, value]) => ID_LABEL.test(label) && value !== null && /^\d+$/.test(value));
	const id = ids.find(([label]) => label.toLowerCase() === 'id') ?? ids.at(0);
	return { id: id?.[1] ?? null, code: under('code')?.trim() ?? null, message: under('message') };
}
