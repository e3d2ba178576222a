import { XMLParser } from 'fast-xml-parser';

// Attributes and text get the names that the JSON format uses (`val`, `content`), so that one reader serves both.
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

/** A document with a DOCTYPE that defines something, such as entities that expand when read. */
export class UnsafeDocument extends Error {}

/**
 * Reads an XML document. A declaration, comments and a DOCTYPE without definitions may surround its root.
 * @throws UnsafeDocument for a DOCTYPE with definitions; any other Error for a document that is cut off.
 */
export function readXml(body: string): unknown {
	// The parser accepts half a document without an error. A complete one ends with the end tag of its root.
	const document = withoutComments(body.slice(startOfRoot(body)));
	const root = ROOT.exec(document)?.[1];
	if (root === undefined || !(document.endsWith(`</${root}>`) || EMPTY_ROOT.test(document)))
		throw new Error('the document has no end');
	return XML.parse(document);
}

const ROOT = /^<([^\s/>!?]+)/;
/** A document with a single empty element. */
const EMPTY_ROOT = /^<[^<>]*\/>$/;
/**
 * What may come before the root: whitespace, declaration and instructions, comments, a DOCTYPE without definitions.
 */
const BEFORE_ROOT = /\s+|<\?[^]*?\?>|<!--[^]*?-->|<!DOCTYPE[^>[]*>/iy;
const DEFINITIONS = /<!DOCTYPE[^>[]*\[/iy;

function startOfRoot(body: string): number {
	let at = 0;
	for (;;) {
		DEFINITIONS.lastIndex = at;
		if (DEFINITIONS.test(body)) throw new UnsafeDocument('the document has a DOCTYPE with definitions');
		BEFORE_ROOT.lastIndex = at;
		if (!BEFORE_ROOT.test(body)) return at;
		at = BEFORE_ROOT.lastIndex;
	}
}

/** Removes the comments and whitespace at the end of a document. */
function withoutComments(document: string): string {
	let whole = document.trimEnd();
	while (whole.endsWith('-->')) whole = whole.slice(0, Math.max(0, whole.lastIndexOf('<!--'))).trimEnd();
	return whole;
}
