import { ILLEGAL_IN_XML } from './element';

/** An element as it was read; `text` is all character data directly inside it. */
export interface ReadElement {
	readonly name: string;
	readonly attributes: ReadonlyMap<string, string>;
	readonly children: ReadElement[];
	text: string;
}

/** Thrown when a document is not well-formed; `message` says where. */
export class MalformedXml extends Error {}

const NAME = /[A-Za-z_:][\w:.-]*/y;
const SPACE = /[ \t\r\n]*/y;
const ENTITIES: ReadonlyMap<string, string> = new Map([
	['amp', '&'],
	['lt', '<'],
	['gt', '>'],
	['quot', '"'],
	['apos', "'"],
]);

/** Reads a well-formed XML 1.0 document without a document type and returns its root. Throws MalformedXml. */
export function readXml(document: string): ReadElement {
	return new XmlReader(document.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')).root();
}

class XmlReader {
	private place = 0;

	constructor(private readonly source: string) {
		const illegal = source.search(ILLEGAL_IN_XML);
		if (illegal >= 0)
			this.fail(
				`character U+${source.charCodeAt(illegal).toString(16).padStart(4, '0')} is not allowed in XML`,
				illegal,
			);
	}

	root(): ReadElement {
		this.take(/<\?xml [^?]*\?>/y);
		this.skipBetween();
		if (!this.sees('<')) this.fail('the root element is missing');
		const root = this.element();
		this.skipBetween();
		if (this.place < this.source.length) this.fail('text after the root element');
		return root;
	}

	/** Elements are kept on a stack of our own, so that deep nesting cannot overflow. */
	private element(): ReadElement {
		const [root, isClosed] = this.startTag();
		const open = isClosed ? [] : [root];
		for (let inner = open.at(-1); inner !== undefined; inner = open.at(-1)) {
			if (this.sees('</')) {
				this.endTag(inner.name);
				open.pop();
			} else if (!this.takeComment() && !this.takeCharacters(inner)) {
				const [child, childIsClosed] = this.startTag();
				inner.children.push(child);
				if (!childIsClosed) open.push(child);
			}
		}
		return root;
	}

	private startTag(): [element: ReadElement, isClosed: boolean] {
		if (!this.sees('<')) this.fail('the document ends inside an element');
		this.place += 1;
		const name = this.take(NAME) ?? this.fail('an element without a name');
		const attributes = new Map<string, string>();
		for (;;) {
			const space = this.take(SPACE);
			const isClosed = this.sees('/>');
			if (isClosed || this.sees('>')) {
				this.place += isClosed ? 2 : 1;
				return [{ name, attributes, children: [], text: '' }, isClosed];
			}
			if (space === '') this.fail(`a space is missing in <${name}>`);
			this.attribute(attributes);
		}
	}

	private attribute(attributes: Map<string, string>): void {
		const name = this.take(NAME) ?? this.fail('an attribute without a name');
		if (this.take(/[ \n\t]*=[ \n\t]*/y) === undefined) this.fail(`attribute ${name} has no value`);
		const quoted = this.take(/"[^"<]*"|'[^'<]*'/y) ?? this.fail(`attribute ${name} is not quoted or holds "<"`);
		if (attributes.has(name)) this.fail(`attribute ${name} comes twice`);
		attributes.set(name, this.unescaped(quoted.slice(1, -1).replace(/[\n\t]/g, ' ')));
	}

	private endTag(name: string): void {
		if (this.take(new RegExp(`</${name.replace(/[.]/g, '\\.')}[ \\n\\t]*>`, 'y')) === undefined)
			this.fail(`</${name}> is missing`);
	}

	private takeCharacters(inner: ReadElement): boolean {
		if (this.sees('<![CDATA[')) {
			const end = this.source.indexOf(']]>', this.place);
			if (end < 0) this.fail('CDATA without an end');
			inner.text += this.source.slice(this.place + 9, end);
			this.place = end + 3;
			return true;
		}
		const text = this.take(/[^<]+/y);
		if (text === undefined) return false;
		if (text.includes(']]>')) this.fail('"]]>" in text');
		inner.text += this.unescaped(text);
		return true;
	}

	private takeComment(): boolean {
		return this.take(/<!--(?:[^-]|-(?!-))*-->/y) !== undefined;
	}

	private skipBetween(): void {
		do this.take(SPACE);
		while (this.takeComment());
	}

	private unescaped(text: string): string {
		return text.replace(/&([^;&]*;?)/g, (_, reference: string) => {
			const name = reference.endsWith(';') ? reference.slice(0, -1) : '';
			return ENTITIES.get(name) ?? this.characterOf(name);
		});
	}

	private characterOf(name: string): string {
		const digits = /^#(?:x([\da-fA-F]{1,6})|(\d{1,7}))$/.exec(name);
		const code = digits?.[1] !== undefined ? parseInt(digits[1], 16) : Number(digits?.[2] ?? Number.NaN);
		if (!(code <= 0x10ffff)) this.fail('"&" without a known entity');
		const character = String.fromCodePoint(code);
		return character.search(ILLEGAL_IN_XML) < 0 ? character : this.fail(`&${name}; is not allowed in XML`);
	}

	private sees(text: string): boolean {
		return this.source.startsWith(text, this.place);
	}

	/** Takes what the sticky pattern finds here; undefined when nothing fits. */
	private take(pattern: RegExp): string | undefined {
		pattern.lastIndex = this.place;
		const found = pattern.exec(this.source)?.[0];
		if (found !== undefined) this.place += found.length;
		return found;
	}

	private fail(reason: string, place = this.place): never {
		throw new MalformedXml(`${reason} (character ${place + 1})`);
	}
}
