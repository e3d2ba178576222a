import { plainDecimal } from './numbers';

/**
 * Reads JSON whose numbers keep every digit, as text: an id beyond 2^53 would be rounded, and XML gives them as written.
 * Control characters inside a text are no JSON, but a service that forgets to escape them may send them [open, section 8].
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
/** A character with its backslash, which is no escape where it is a control character, or a bare control character. */
// eslint-disable-next-line no-control-regex
const ESCAPE_OR_CONTROL = /\\[^]|[\u0000-\u001F]/g;

/** Reads the JSON of a person: numbers that JavaScript would write otherwise become text, with their digits and without an exponent. */
export function readTypedJson(text: string): unknown {
	const rewritten = withNumbers(text, (number) => {
		const plain = String(Number(number)) === number ? undefined : plainDecimal(number);
		return plain === undefined ? number : `"${plain}"`;
	});
	return parsed(rewritten);
}

/** The labels of the outermost object of valid JSON, also those that stand twice: JSON.parse keeps the last of them only. */
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

/** JSON whose texts have their control characters escaped; those between texts are blanks. */
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

/** From text to text, without a pattern for texts: one of 10 MB would take more than the stack. */
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

/** The place after the quote that ends a text; one that was cut ends with the body. */
function endOfText(body: string, open: number): number {
	for (let quote = body.indexOf('"', open + 1); quote !== -1; quote = body.indexOf('"', quote + 1)) {
		let backslashes = 0;
		while (body[quote - 1 - backslashes] === '\\') backslashes += 1;
		if (backslashes % 2 === 0) return quote + 1;
	}
	return body.length;
}
