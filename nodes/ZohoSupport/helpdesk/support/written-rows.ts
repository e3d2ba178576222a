import type { Problem } from '../problem';
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
	readonly id: string | null;
	readonly problem: Problem | null;
}

/** True for the codes of a write that was done: 2001 added, 2002 updated, 2003 deleted [live]. */
export function isDone(code: string): boolean {
	return /^200[123]$/.test(code);
}

/** Rows of a write answer, in either shape that clients have seen: `record` elements or field lists. */
export function writtenRows(data: unknown, hide: Hide): RowAnswer[] {
	if (isBlank(data)) return [];
	if (!isTree(data)) throw foreignResult();
	if (data.error !== undefined) return [{ id: null, problem: errorElement(data.error, hide) }];
	return Object.values(data).flatMap((value) => listOf(value).flatMap(rowsWithin)).map((row) => rowAnswer(row, hide));
}

function rowsWithin(element: unknown): unknown[] {
	if (!isTree(element)) throw foreignResult();
	return [...listOf(element.record), ...listOf(element.row), ...(hasFieldList(element) ? [element] : [])];
}

/** A refused row may hold an `error` element, or code and message bare, in elements or in fields [open, section 8]. */
function rowAnswer(row: unknown, hide: Hide): RowAnswer {
	if (!isTree(row)) throw foreignResult();
	if (row.error !== undefined) return { id: null, problem: errorElement(row.error, hide) };
	const { id, code, message } = hasFieldList(row) ? saidInFields(row) : saidInElements(row);
	return { id, problem: code === null || isDone(code) ? null : problemOf(code, message, hide) };
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
	const id = fields.find(([label, value]) => ID_LABEL.test(label) && value !== null && /^\d+$/.test(value));
	return { id: id?.[1] ?? null, code: under('code')?.trim() ?? null, message: under('message') };
}
