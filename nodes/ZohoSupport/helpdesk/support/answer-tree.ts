import { XMLParser } from 'fast-xml-parser';

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

/** A scalar as text; null for what is none. */
export function scalarText(value: unknown): string | null {
	if (typeof value === 'string') return value;
	if (typeof value === 'number' || typeof value === 'boolean') return String(value);
	return null;
}

// Attributes and text under the names that the JSON format uses (`val`, `content`), so that one reader serves both.
const XML = new XMLParser({
	ignoreAttributes: false,
	attributeNamePrefix: '',
	textNodeName: 'content',
	parseTagValue: false,
	parseAttributeValue: false,
	trimValues: false,
	processEntities: true,
	htmlEntities: true,
	ignoreDeclaration: true,
});

/**
 * Reads the text of an answer into its tree.
 * @throws Error when it is cut or no document of that format.
 */
export function readTree(body: string, format: AnswerFormat): unknown {
	return format === 'json' ? readJson(body) : readXml(body);
}

const ROOT = /^\s*(?:<\?xml[^>]*\?>\s*)?<([^\s/>!?]+)/;
/** A document of one element without content. */
const EMPTY_ROOT = /^\s*(?:<\?xml[^>]*\?>\s*)?<[^<>]*\/>\s*$/;

function readXml(body: string): unknown {
	// The parser reads half a document without complaint: a whole one ends with its root's end tag.
	const root = ROOT.exec(body)?.[1];
	const end = body.slice(-200).trimEnd();
	if (root === undefined || !(end.endsWith(`</${root}>`) || EMPTY_ROOT.test(body))) throw new Error('the document has no end');
	return XML.parse(body);
}

function readJson(body: string): unknown {
	const parsed: unknown = JSON.parse(NUMBER_AFTER_KEY.test(body) ? numbersAsText(body) : body);
	return parsed;
}

const NUMBER_AFTER_KEY = /":\s*-?\d/;
// A text without its end is taken whole, or an answer that was cut would be searched again from each quote.
const STRING_OR_NUMBER = /"(?:[^"\\]|\\.)*"?|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** Numbers keep every digit: an id beyond 2^53 would be rounded, and XML gives them as written. */
function numbersAsText(body: string): string {
	return body.replace(STRING_OR_NUMBER, (token) => (token.startsWith('"') ? token : `"${token}"`));
}
