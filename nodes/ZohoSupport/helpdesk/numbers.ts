/** Numbers that need more zeros than this are not written out; no number in a workflow does. */
const MOST_ZEROS = 400;

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;

/**
 * A decimal number without its exponent, with all digits: `1.5e-7` → `0.00000015`. Undefined if the text is not a
 * number.
 */
export function plainDecimal(text: string): string | undefined {
	const found = DECIMAL.exec(text);
	if (found === null) return undefined;
	const [, sign, whole, fraction = '', exponent] = found;
	if (exponent === undefined) return text;
	const shift = Number(exponent);
	if (Math.abs(shift) > MOST_ZEROS) return undefined;
	const digits =
		'0'.repeat(Math.max(0, 1 - whole.length - shift)) +
		whole +
		fraction +
		'0'.repeat(Math.max(0, shift - fraction.length));
	const point = Math.max(1, whole.length + shift);
	return sign + digits.slice(0, point) + (point < digits.length ? `.${digits.slice(point)}` : '');
}

/** True for a whole number that JavaScript may have rounded: above 2^53 the last digits are lost. */
export function hasLostDigits(value: number): boolean {
	return Number.isInteger(value) && !Number.isSafeInteger(value);
}

/** A number as text, never with an exponent. */
export function numberText(value: number): string {
	return plainDecimal(String(value)) ?? String(value);
}

/** A number for sentences: `12,000`. */
export function shownNumber(value: number): string {
	return value.toLocaleString('en-US');
}

/** How many of something, with its word for one or for several: `1 credit`, `1,200 credits`. */
export function counted(count: number, { one, many }: { readonly one: string; readonly many: string }): string {
	return `${shownNumber(count)} ${count === 1 ? one : many}`;
}
