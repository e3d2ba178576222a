import { readJson } from '../../helpdesk/json-text';
import { readXml } from './xml-text';

/** The two formats of the classic API; both hold the same tree. */
export type AnswerFormat = 'json' | 'xml';

/** A node of an answer; its shape is not known yet. */
export type Tree = { readonly [key: string]: unknown };

/** True for an object that is not a list. */
export function isTree(value: unknown): value is Tree {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value as a list: a single row or field is not in a list, several are (reference section 5). */
export function listOf(value: unknown): readonly unknown[] {
	if (isBlank(value)) return [];
	return Array.isArray(value) ? value : [value];
}

/** True for nothing, or for whitespace between the elements of a document. */
export function isBlank(value: unknown): boolean {
	return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

/** A scalar as text; null for anything else. Numbers are already text, because both readers keep their digits. */
export function scalarText(value: unknown): string | null {
	if (typeof value === 'string') return value;
	if (typeof value === 'boolean') return String(value);
	return null;
}

/**
 * The format of an answer, judged by its first character. It may differ from the requested format, above all for
 * errors [open, section 8].
 */
export function formatOf(body: string, asked: AnswerFormat): AnswerFormat {
	const first = /\S/.exec(body)?.[0];
	return first === '<' ? 'xml' : first === '{' ? 'json' : asked;
}

/**
 * Reads the text of an answer into its tree.
 * @throws UnsafeDocument for a document that is not safe to parse; any other Error if the text is cut off or not in
 * that format.
 */
export function readTree(body: string, format: AnswerFormat): unknown {
	return format === 'json' ? readJson(body) : readXml(body);
}
