import { garbled } from './garbled';

/** What a byte order mark at the beginning says [encoding standard]. */
const MARKS: ReadonlyArray<readonly [encoding: string, bytes: readonly number[]]> = [
	['utf-8', [0xef, 0xbb, 0xbf]],
	['utf-16le', [0xff, 0xfe]],
	['utf-16be', [0xfe, 0xff]],
];
const CHARSET = /;\s*charset\s*=\s*["']?([^\s"';,]+)/i;
const DECLARATION = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([^"']+)["']/i;
/** A declaration stands at the very beginning. */
const LONGEST_DECLARATION = 200;

/**
 * The text of an answer, by what it says of itself: a mark at its beginning, else the charset of its content type, else
 * its XML declaration [RFC 7303, section 3], else UTF-8.
 * @throws HelpdeskError `garbled` where its bytes are not what it says: guessed characters would be written back.
 */
export function textOf(bytes: Uint8Array, contentType: string): string {
	const mark = MARKS.find(([, start]) => start.every((byte, place) => bytes[place] === byte))?.[0];
	const encoding = mark ?? CHARSET.exec(contentType)?.[1] ?? declaredIn(bytes) ?? 'utf-8';
	const text = decoded(bytes, encoding);
	// Nearly no other text is UTF-8 by chance: the name was put there by someone who had not seen the text.
	const isMisnamed =
		mark === undefined && !isUtf8(encoding) && hasHighByte(bytes) && decoded(bytes, 'utf-8') !== undefined;
	if (text === undefined || isMisnamed) throw garbled(`it is cut off or is not text in ${wordsFor(encoding)}`);
	return text;
}

/** A text of which only ASCII matters, such as a sign-in: other characters may come out wrong. */
export function asciiOf(bytes: Uint8Array): string {
	return new TextDecoder().decode(bytes);
}

function declaredIn(bytes: Uint8Array): string | undefined {
	return DECLARATION.exec(asciiOf(bytes.subarray(0, LONGEST_DECLARATION)))?.[1];
}

/** Undefined where the bytes are no text of that encoding, or nobody knows it. */
function decoded(bytes: Uint8Array, encoding: string): string | undefined {
	try {
		return new TextDecoder(encoding, { fatal: true }).decode(bytes);
	} catch {
		return undefined;
	}
}

/** A name that nobody knows may be anything, also what was sent. */
function wordsFor(encoding: string): string {
	try {
		return `the encoding that it names (${new TextDecoder(encoding).encoding})`;
	} catch {
		return 'a known encoding';
	}
}

function isUtf8(encoding: string): boolean {
	return /^utf-?8$/i.test(encoding);
}

function hasHighByte(bytes: Uint8Array): boolean {
	return bytes.some((byte) => byte > 0x7f);
}
