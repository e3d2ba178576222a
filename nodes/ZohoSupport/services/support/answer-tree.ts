import { readJson } from '../../helpdesk/json-text';
import { readXml } from './xml-text';

/** The two formats of the classic API; both carry the same tree. */
export type AnswerFormat = 'json' | 'xml';

/** A node of an answer whose shape is not yet known. */
export type Tree = { readonly [key: string]: unknown };

/** True for an object that is not a list. */
export function isTree(value: unknown): value is Tree {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** One or many: a single row or field comes bare, several come as a list (reference section 5). */
export function listOf(value: unknown): readonly unknown[] {
	if (isBlank(value)) return [];
	return Array.isArray(value) ? value : [value];
}

/** Nothing, or no more than the line breaks and indents between the elements of a document. */
export function isBlank(value: unknown): boolean {
	return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

/** A scalar as text; null for what is none. Numbers are text already: either format's reader keeps their digits so. */
export function scalarText(value: unknown): string | null {
	if (typeof value === 'string') return value;
	if (typeof value === 'boolean') return String(value);
	return null;
}

/** The format of an answer, by its first character: it may be the other than asked, of errors above all [open, section 8]. */
export function formatOf(body: string, asked: AnswerFormat): AnswerFormat {
	const first = /\S/.exec(body)?.[0];
	return first === '<' ? 'xml' : first === '{' ? 'json' : asked;
}

/**
 * Reads the text of an answer into its tree.
 * @throws UnsafeDocument for a document that no parser should read; any other Error when it is cut or none of that format.
 */
export function readTree(body: string, format: AnswerFormat): unknown {
	return format === 'json' ? readJson(body) : readXml(body);
}
