import type { Problem } from '../../helpdesk/problem';
import { isBlank, isTree, listOf, scalarText, type Tree } from './answer-tree';
import { errorElement, problemOf } from './errors';
import { fieldsOf, hasFieldList } from './field-list';
import { foreignResult } from './garbled';
import type { Hide } from './words';

/**
 * What a write answer says of one row: its id, its trouble, or neither (it was named without a word of its fate). Both at once
 * contradict each other.
 */
export interface RowAnswer {
	/** The number that it carries (`no`): whether it is the row's in the write, counted from 1, is [open]. */
	readonly no?: number;
	readonly id: string | null;
	readonly problem: Problem | null;
}

/** The codes of a write that was done, and what was done [live]. */
export const DONE = { '2001': 'added', '2002': 'updated', '2003': 'deleted' } as const;

export type DoneCode = keyof typeof DONE;

export function isDone(code: string): code is DoneCode {
	return Object.hasOwn(DONE, code);
}

/**
 * Rows of a write answer, in either shape that clients have seen: `record` elements or field lists.
 * @param done the code with which the call was confirmed
 */
export function writtenRows(data: unknown, done: string, hide: Hide): RowAnswer[] {
	if (isBlank(data)) return [];
	if (!isTree(data)) throw foreignResult();
	const { error, ...elements } = data;
	const trouble = errorElement(error, hide);
	if (trouble !== null) return [{ id: null, problem: trouble }];
	const rows = Object.values(elements).flatMap((value) => listOf(value).flatMap(rowsWithin));
	return rows.map((row) => rowAnswer(row, done, hide));
}

function rowsWithin(element: unknown): unknown[] {
	if (!isTree(element)) throw foreignResult();
	return [...listOf(element.record), ...listOf(element.row), ...(hasFieldList(element) ? [element] : [])];
}

/**
 * A refused row may hold an `error` element, or code and message bare, in elements or in fields [open, section 8]. One with
 * another code than the call's was not written as it was to be.
 */
function rowAnswer(row: unknown, done: string, hide: Hide): RowAnswer {
	if (!isTree(row)) throw foreignResult();
	const { id, code, message } = hasFieldList(row) ? saidInFields(row) : saidInElements(row);
	const words = message ?? (code !== null && isDone(code) ? `this record was ${DONE[code]}` : null);
	const bare = code === null || code === done ? null : problemOf(code, words, hide);
	return { ...numberOf(row), id, problem: errorElement(row.error, hide) ?? bare };
}

function numberOf(row: Tree): Pick<RowAnswer, 'no'> {
	const no = scalarText(row.no)?.trim() ?? '';
	return /^\d{1,9}$/.test(no) ? { no: Number(no) } : {};
}

interface Said {
	readonly id: string | null;
	readonly code: string | null;
	readonly message: string | null;
}

function saidInElements(record: Tree): Said {
	const text = (value: unknown) => scalarText(value)?.trim() || null;
	return { id: text(record.id ?? record.Id ?? record.ID), code: text(record.code), message: text(record.message) };
}

const ID_LABEL = /^(id|[a-z]+id)$/i;

function saidInFields(row: Tree): Said {
	const fields = fieldsOf(row);
	const under = (name: string) => fields.find(([label]) => label.toLowerCase() === name)?.[1] ?? null;
	const ids = fields.filter(([label, value]) => ID_LABEL.test(label) && value !== null && /^\d+$/.test(value));
	const id = ids.find(([label]) => label.toLowerCase() === 'id') ?? ids.at(0);
	return { id: id?.[1] ?? null, code: under('code')?.trim() ?? null, message: under('message') };
}
