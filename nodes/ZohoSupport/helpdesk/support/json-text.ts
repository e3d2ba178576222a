/** Reads JSON whose numbers keep every digit, as text: an id beyond 2^53 would be rounded, and XML gives them as written. */
export function readJson(body: string): unknown {
	const parsed: unknown = JSON.parse(NUMBER_AFTER_KEY.test(body) ? numbersAsText(body) : body);
	return parsed;
}

const NUMBER_AFTER_KEY = /":\s*-?\d/;
const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** From quote to quote, without a pattern for texts: one of 10 MB would take more than the stack. */
function numbersAsText(body: string): string {
	const parts: string[] = [];
	for (let at = 0; at < body.length; ) {
		const quote = body.indexOf('"', at);
		const text = quote === -1 ? body.length : quote;
		const end = quote === -1 ? text : endOfText(body, quote);
		parts.push(body.slice(at, text).replace(NUMBER, '"$&"'), body.slice(text, end));
		at = end;
	}
	return parts.join('');
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
