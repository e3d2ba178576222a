/** An independent reader of write documents, after XML 1.0: elements, attributes and references, nothing else. */
export type WrittenRow = ReadonlyArray<readonly [label: string, value: string]>;

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * The rows of `<requests><row no="1"><fl val="…">…</fl></row></requests>`.
 * @throws Error where the text is no such document, character by character.
 */
export function writtenRows(document: string): WrittenRow[] {
	if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(document))
		throw new Error('the document holds characters that XML forbids');
	if (/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(document))
		throw new Error('the document holds half a character');
	const inner = /^<requests>([^]*)<\/requests>$/.exec(document)?.[1];
	if (inner === undefined) throw new Error('the root is not <requests>');
	const rows = whole(inner, /<row no="(\d+)">((?:<fl [^]*?<\/fl>)*)<\/row>/y);
	return rows.map(([, no, fields], index) => {
		if (no !== String(index + 1)) throw new Error(`row ${no} stands at ${index + 1}`);
		return whole(fields, /<fl val="([^"<]*)">([^<]*)<\/fl>/y).map(
			([, label, value]) => [text(label.replaceAll(/[\t\n\r]/g, ' ')), text(value.replaceAll(/\r\n?/g, '\n'))] as const,
		);
	});
}

/** The matches of a sticky pattern, which must cover the whole text. */
function whole(from: string, pattern: RegExp): RegExpExecArray[] {
	const found: RegExpExecArray[] = [];
	for (let at = 0; at < from.length; at = pattern.lastIndex) {
		pattern.lastIndex = at;
		const match = pattern.exec(from);
		if (match === null) throw new Error(`not understood: ${from.slice(at, at + 60)}`);
		found.push(match);
	}
	return found;
}

function text(raw: string): string {
	if (raw.includes(']]>')) throw new Error(']]> must not stand in a text');
	return raw.replaceAll(/&([^;]*);?/g, (_reference, name: string) => {
		const known =
			NAMED[name] ??
			(name.startsWith('#') ? String.fromCodePoint(Number(name.replace('#', '0').replace(/^0x/, '0x'))) : undefined);
		if (known === undefined) throw new Error(`&${name}; is no reference`);
		return known;
	});
}
