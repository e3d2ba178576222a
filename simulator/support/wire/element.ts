/** One element of an answer, for XML and JSON. */
export interface Element {
	readonly name: string;
	readonly attributes?: readonly (readonly [name: string, value: string])[];
	/** A value that a person wrote (`isValue`) can be CDATA. The service's own texts never are. */
	readonly text?: string | number | boolean;
	readonly isValue?: boolean;
	readonly children?: readonly Element[];
}

/** An element around others. */
export function around(name: string, ...children: readonly Element[]): Element {
	return { name, children };
}

/** An element with a text. */
export function saying(name: string, text: string | number): Element {
	return { name, text };
}

/** Characters that XML 1.0 cannot write: control characters, halves of surrogate pairs, U+FFFE and U+FFFF. */
export const ILLEGAL_IN_XML =
	/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
