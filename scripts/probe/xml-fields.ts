/** A field element of an XML answer, as it is written. */
export interface XmlField {
	readonly element: 'fl' | 'FL';
	readonly writing: 'cdata' | 'text' | 'nothing';
}

/** Stands for a CDATA section: XML can't hold this character, so no text has it. */
const CDATA = '\u0001';
const SECTION = /<!\[CDATA\[[\s\S]*?\]\]>/g;
const FIELD = /<(fl|FL)(?=[\s>/])(?:"[^"]*"|'[^']*'|[^>"'])*?(?:\/>|>([^<]*))/g;

/** The field elements of an XML text. CDATA sections are taken out first: what a person wrote may look like an element. */
export function xmlFields(body: string): XmlField[] {
	return [...body.replace(SECTION, CDATA).matchAll(FIELD)].map(([, element, text = '']) => ({
		element: element === 'FL' ? 'FL' : 'fl',
		writing: text.includes(CDATA) ? 'cdata' : text.trim() === '' ? 'nothing' : 'text',
	}));
}
