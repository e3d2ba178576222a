import type { OpenPoints } from '../open-points';
import { ILLEGAL_IN_XML } from './element';
import type { Element } from './element';

const ESCAPES: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	'\r': '&#13;',
	'\n': '&#10;',
	'\t': '&#9;',
};

/** An answer as an XML document (reference, section 5). Characters that XML 1.0 cannot write are dropped. */
export function answerXml(root: Element, style: OpenPoints['xmlText']): string {
	return `<?xml version="1.0" encoding="UTF-8" ?>\n${elementXml(root, style)}\n`;
}

function elementXml(
	{ name, attributes = [], text, isValue, children = [] }: Element,
	style: OpenPoints['xmlText'],
): string {
	const opening = attributes.map(([key, value]) => ` ${key}="${escaped(value, /[&<>"\r\n\t]/g)}"`).join('');
	const inner =
		text === undefined
			? ''
			: isValue === true && style === 'cdata'
				? cdata(String(text))
				: escaped(String(text), /[&<>\r]/g);
	return `<${name}${opening}>${inner}${children.map((child) => elementXml(child, style)).join('')}</${name}>`;
}

function escaped(text: string, special: RegExp): string {
	return text.replace(ILLEGAL_IN_XML, '').replace(special, (character) => ESCAPES[character] ?? character);
}

function cdata(text: string): string {
	return `<![CDATA[${text.replace(ILLEGAL_IN_XML, '').replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}
