import { SaxesParser } from 'saxes';

import { ILLEGAL_IN_XML } from './element';

/** An element as it was read; `text` is all character data directly inside it. */
export interface ReadElement {
	readonly name: string;
	readonly attributes: Readonly<Record<string, string>>;
	readonly children: ReadElement[];
	text: string;
}

/** Thrown when a document is not well-formed; `message` gives the line and column. */
export class MalformedXml extends Error {}

function refuse(reason: string): never {
	throw new MalformedXml(reason);
}

/**
 * Reads a well-formed XML 1.0 document and returns its root. Document types and processing instructions are refused.
 * Throws MalformedXml.
 */
export function readXml(document: string): ReadElement {
	// saxes does not check surrogate pairs, so it would accept half of one.
	if (document.search(ILLEGAL_IN_XML) >= 0) refuse('a character is not allowed in XML');
	const parser = new SaxesParser({ xmlns: false, defaultXMLVersion: '1.0', forceXMLVersion: true });
	const open: ReadElement[] = [];
	let closed: ReadElement | undefined;
	const addText = (text: string): void => {
		const element = open.at(-1);
		if (element !== undefined) element.text += text;
	};
	parser.on('error', ({ message }) => refuse(message));
	parser.on('doctype', () => refuse('a document type is not allowed'));
	parser.on('processinginstruction', ({ target }) => refuse(`the processing instruction ${target} is not allowed`));
	parser.on('opentag', ({ name, attributes }) => {
		const element = { name, attributes, children: [], text: '' };
		open.at(-1)?.children.push(element);
		open.push(element);
	});
	parser.on('text', addText);
	parser.on('cdata', addText);
	parser.on('closetag', () => void (closed = open.pop()));
	parser.write(document).close();
	return closed ?? refuse('the root element is missing');
}
