import { withoutEntities } from './entities';

/** A text cut off no earlier than this is no text of its own [no source tells the lengths at which the service cuts]. */
const SHORTEST_CUT = 50;
/** A tag; `<ann@example.com>` is none. */
const MARKUP = /<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?\/?>|<!--[^<>]*>/gi;
/** Of a length that a number has: longer ones are texts. */
const DECIMAL = /^-?(?:0|[1-9]\d{0,40})(?:\.\d{1,40})?$/;

/**
 * What is left of a value without what a help desk may change when it keeps it [no source says what it does]: case, blanks, HTML
 * markup and entities, composed accents, noughts behind a decimal point. A code such as `007` stays what it is.
 */
export function formless(value: string): string {
	// What holds an entity and is encoded again holds it behind `&amp;`.
	const plain = withoutEntities(value.replace(/&(?:amp;)+/gi, '&'));
	const folded = withoutMarkup(plain).toLowerCase().normalize('NFKC').replace(/\s+/g, ' ').trim();
	return DECIMAL.test(folded) && folded.includes('.') ? folded.replace(/\.?0+$/, '') : folded;
}

/**
 * The form in which a help desk most likely keeps a value that it does not keep as written: without markup, accents composed, single
 * blanks, decimals of two digits. Most values are in it.
 */
export function plainForm(value: string): string {
	const text = withoutMarkup(value)
		.normalize('NFC')
		.replace(/[ \t\u00A0]+/g, ' ');
	const decimal = /^(-?\d{1,40})\.(\d{1,40}?)0{0,40}$/.exec(text);
	return decimal === null || decimal[2].length > 2 ? text : `${decimal[1]}.${decimal[2].padEnd(2, '0')}`;
}

/** Markup alone stays: it is told apart by itself. */
function withoutMarkup(value: string): string {
	return value.replace(MARKUP, '').trim() || value;
}

/** True where a record that shows one value may have been written with the other: they differ in form only, or it was cut off. */
export function maybeKeptAs(written: string, shown: string): boolean {
	const [whole, kept] = [formless(written), formless(shown)];
	return whole === kept || (kept.length >= SHORTEST_CUT && whole.startsWith(kept));
}
