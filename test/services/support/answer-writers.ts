/**
 * Writes answers of the classic API from its reference (section 5), sharing no code with the reader under test. A
 * number
 * stands for itself in JSON; a `bigint` for an id written as a JSON number beyond 2^53.
 */
export type FieldContent = string | number | bigint | boolean | null;
export type WireField = readonly [label: string, content: FieldContent];
export type WireRow = readonly WireField[];

/** How services may differ: the open points of section 8. */
export interface WireStyle {
	readonly format: 'json' | 'xml';
	/** XML texts: in CDATA or escaped. */
	readonly text: 'cdata' | 'escaped';
	readonly tag: 'fl' | 'FL';
	/** How an empty value is written. */
	readonly empty: 'text' | 'missing' | 'blank';
	/** A single row or field: bare, as the clients saw it, or in a list. Means nothing in XML. */
	readonly single: 'bare' | 'list';
}

export const JSON_STYLE: WireStyle = { format: 'json', text: 'escaped', tag: 'fl', empty: 'text', single: 'bare' };
export const XML_STYLE: WireStyle = { format: 'xml', text: 'cdata', tag: 'fl', empty: 'text', single: 'bare' };
export const ESCAPED_STYLE: WireStyle = { ...XML_STYLE, text: 'escaped' };

/** The styles that a test of one trap runs through. */
export const STYLES: ReadonlyArray<readonly [string, WireStyle]> = [
	['JSON', JSON_STYLE],
	['XML with CDATA', XML_STYLE],
	['XML with escaped text', ESCAPED_STYLE],
];

/** The answer of a reading method. */
export function rowsDocument(rows: readonly WireRow[], style: WireStyle, element = 'Cases', rowName = 'row'): string {
	if (style.format === 'xml') {
		const body = rows.map((row, index) => xmlRow(row, index, style, rowName)).join('');
		return `<response uri="/api/xml/requests/getrecords"><result><${element}>${body}</${element}></result></response>`;
	}
	const body = rows.map((row, index) => `{"no":"${index + 1}",${jsonFields(row, style)}}`);
	return `{"response":{"uri":"/api/json/requests/getrecords","result":{${quoted(element)}:{"${rowName}":${jsonList(body, style)}}}}}`;
}

/** An error answer, as section 5 shows it. */
export function errorDocument(code: string, message: string, format: 'json' | 'xml', element = 'error'): string {
	if (format === 'json')
		return JSON.stringify({ response: { uri: '/api/json/requests/getrecords', [element]: { code, message } } });
	return `<response uri="/api/xml/requests/getrecords"><${element}><code>${code}</code><message>${escaped(message)}</message></${element}></response>`;
}

function xmlRow(row: WireRow, index: number, style: WireStyle, rowName: string): string {
	const fields = row.map(([label, content]) => {
		const open = `<${style.tag} val="${escaped(label).replaceAll('"', '&quot;')}"`;
		if (content === null && style.empty === 'missing') return `${open}/>`;
		return `${open}>${xmlText(contentText(content, style), style)}</${style.tag}>`;
	});
	return `<${rowName} no="${index + 1}">${fields.join('')}</${rowName}>`;
}

function contentText(content: FieldContent, style: WireStyle): string {
	if (content === null) return style.empty === 'text' ? 'null' : '';
	return String(content);
}

function xmlText(text: string, style: WireStyle): string {
	const carriable = text.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
	if (style.text === 'cdata') return `<![CDATA[${carriable.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
	return escaped(carriable);
}

function escaped(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function jsonFields(row: WireRow, style: WireStyle): string {
	const fields = row.map(([label, content]) => {
		if (content === null && style.empty === 'missing') return `{"val":${quoted(label)}}`;
		const value =
			typeof content === 'string' || content === null ? quoted(contentText(content, style)) : String(content);
		return `{"val":${quoted(label)},"content":${value}}`;
	});
	return `"${style.tag}":${jsonList(fields, style)}`;
}

function jsonList(parts: readonly string[], style: WireStyle): string {
	return parts.length === 1 && style.single === 'bare' ? parts[0] : `[${parts.join(',')}]`;
}

/** JSON text in ASCII, every other character as \uXXXX, the way older Java servers wrote it. */
function quoted(text: string): string {
	return JSON.stringify(text).replaceAll(
		/[^\u0020-\u007e]/g,
		(unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);
}
