import { plainDecimal } from './numbers';

/**
 * Reads JSON and keeps numbers as text with all digits: an id beyond 2^53 would be rounded, and XML gives digits as
 * written. Control characters inside a text are not valid JSON, but a service may forget to escape them [open, section
 * 8].
 */
export function readJson(body: string): unknown {
	const text = withNumbers(body, (number) => `"${number}"`);
	try {
		return parsed(text);
	} catch {
		return parsed(controlsEscaped(text));
	}
}

function parsed(text: string): unknown {
	const tree: unknown = JSON.parse(text);
	return tree;
}

// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u001F]/;
/**
 * A backslash and the character after it, or a bare control character. A backslash before a control character is not
 * an escape.
 */
// eslint-disable-next-line no-control-regex
const ESCAPE_OR_CONTROL = /\\[^]|[\u0000-\u001F]/g;

/**
 * Reads JSON that a person typed. A number that JavaScript would write differently becomes text, with all its digits
 * and without an exponent.
 */
export function readTypedJson(text: string): unknown {
	const rewritten = withNumbers(text, (number) => {
		const plain = String(Number(number)) === number ? undefined : plainDecimal(number);
		return plain === undefined ? number : `"${plain}"`;
	});
	return parsed(rewritten);
}

/** The keys of the outermost object of valid JSON, duplicates included: JSON.parse keeps only the last of them. */
export function keysOf(text: string): string[] {
	const keys: string[] = [];
	let depth = 0;
	for (let at = 0; at < text.length; at += 1) {
		if (text[at] === '{' || text[at] === '[') depth += 1;
		if (text[at] === '}' || text[at] === ']') depth -= 1;
		if (text[at] !== '"') continue;
		const end = endOfText(text, at);
		if (depth === 1 && /^\s*:/.test(text.slice(end, end + 100))) keys.push(String(parsed(text.slice(at, end))));
		at = end - 1;
	}
	return keys;
}

type WriteNumber = (number: string) => string;

function withNumbers(body: string, write: WriteNumber): string {
	return NUMBER_AFTER_KEY.test(body) ? rewrittenNumbers(body, write) : body;
}

/** Escapes the control characters inside the texts of JSON; those between texts are whitespace. */
export function controlsEscaped(body: string): string {
	const parts: string[] = [];
	let copied = 0;
	for (let quote = body.indexOf('"'); quote !== -1; quote = body.indexOf('"', copied)) {
		const end = endOfText(body, quote);
		const text = body.slice(quote, end);
		parts.push(body.slice(copied, quote), CONTROL.test(text) ? text.replace(ESCAPE_OR_CONTROL, escapedControl) : text);
		copied = end;
	}
	return [...parts, body.slice(copied)].join('');
}

function escapedControl(found: string): string {
	return found.length > 1 ? found : JSON.stringify(found).slice(1, -1);
}

const NUMBER_AFTER_KEY = /"\s*:\s*-?\d/;
const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** Goes from text to text instead of matching texts with a pattern: a text of 10 MB would overflow the stack. */
function rewrittenNumbers(body: string, write: WriteNumber): string {
	const parts: string[] = [];
	let copied = 0;
	for (let at = 0; at < body.length; ) {
		const quote = body.indexOf('"', at);
		const between = quote === -1 ? body.length : quote;
		if (hasDigit(body, at, between)) {
			parts.push(body.slice(copied, at), body.slice(at, between).replace(NUMBER, write));
			copied = between;
		}
		at = quote === -1 ? between : endOfText(body, quote);
	}
	return [...parts, body.slice(copied)].join('');
}

function hasDigit(body: string, from: number, to: number): boolean {
	for (let at = from; at < to; at += 1) {
		const unit = body.charCodeAt(at);
		if (unit >= 48 && unit <= 57) return true;
	}
	return false;
}

/** The position after the closing quote of a text, or the end of the body if the text is cut off. */
function endOfText(body: string, open: number): number {
	for (let quote = body.indexOf('"', open + 1); quote !== -1; quote = body.indexOf('"', quote + 1)) {
		let backslashes = 0;
		while (body[quote - 1 - backslashes] === '\\') backslashes += 1;
		if (backslashes % 2 === 0) return quote + 1;
	}
	return body.length;
}
