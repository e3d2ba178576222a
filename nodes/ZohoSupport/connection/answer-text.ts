import { unusableAnswer } from './unusable-answer';

/** Byte order marks and their encodings [encoding standard]. */
const MARKS: ReadonlyArray<readonly [encoding: string, bytes: readonly number[]]> = [
	['utf-8', [0xef, 0xbb, 0xbf]],
	['utf-16le', [0xff, 0xfe]],
	['utf-16be', [0xfe, 0xff]],
];
const CHARSET = /;\s*charset\s*=\s*["']?([^\s"';,]+)/i;
const DECLARATION = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([^"']+)["']/i;
/** The declaration is at the very beginning. */
const LONGEST_DECLARATION = 200;

/**
 * Decodes an answer by what it declares: the byte order mark, else the charset of its content type, else its XML
 * declaration [RFC 7303, section 3], else UTF-8.
 * @throws HelpdeskError `garbled` if the bytes do not match the declared encoding: guessed characters could be written
 * back to a record.
 */
export function textOf(bytes: Uint8Array, contentType: string): string {
	const mark = MARKS.find(([, start]) => start.every((byte, place) => bytes[place] === byte))?.[0];
	const encoding = mark ?? CHARSET.exec(contentType)?.[1] ?? declaredIn(bytes) ?? 'utf-8';
	const text = decoded(bytes, encoding);
	// Hardly any other text happens to be valid UTF-8, so here the declared encoding is wrong.
	const isMisnamed =
		mark === undefined && !isUtf8(encoding) && hasHighByte(bytes) && decoded(bytes, 'utf-8') !== undefined;
	if (text === undefined || isMisnamed)
		throw unusableAnswer(`the answer is cut off or is not valid text in ${encodingName(encoding)}`);
	return text;
}

/** Decodes a text of which only the ASCII part matters, such as a sign-in answer. Other characters may be wrong. */
export function asciiOf(bytes: Uint8Array): string {
	return new TextDecoder().decode(bytes);
}

function declaredIn(bytes: Uint8Array): string | undefined {
	return DECLARATION.exec(asciiOf(bytes.subarray(0, LONGEST_DECLARATION)))?.[1];
}

/** Undefined if the bytes are not valid in that encoding, or the encoding is unknown. */
function decoded(bytes: Uint8Array, encoding: string): string | undefined {
	try {
		return new TextDecoder(encoding, { fatal: true }).decode(bytes);
	} catch {
		return undefined;
	}
}

/** An unknown encoding name is not shown: it may contain anything, even what was sent. */
function encodingName(encoding: string): string {
	try {
		return `the encoding that it declares (${new TextDecoder(encoding).encoding})`;
	} catch {
		return 'any known encoding';
	}
}

function isUtf8(encoding: string): boolean {
	return /^utf-?8$/i.test(encoding);
}

function hasHighByte(bytes: Uint8Array): boolean {
	return bytes.some((byte) => byte > 0x7f);
}
