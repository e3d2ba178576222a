import { withoutEntities } from './entities';

/**
 * A shorter text does not count as the beginning of a longer one [no source says at which lengths the service cuts
 * texts].
 */
const SHORTEST_CUT = 50;
/** A tag; `<ann@example.com>` does not match. */
const MARKUP = /<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?\/?>|<!--[^<>]*>/gi;
/** Matches up to 40 digits; longer runs of digits are text. */
const DECIMAL = /^-?(?:0|[1-9]\d{0,40})(?:\.\d{1,40})?$/;

/**
 * A value without the differences that a help desk may introduce when it stores the value [no source says which]:
 * case, whitespace, HTML markup and entities, composed accents, zeros at the end of a decimal. A code such as `007`
 * keeps its zeros.
 */
export function formless(value: string): string {
	// An entity that was encoded twice has `&amp;` before it.
	const plain = withoutEntities(value.replace(/&(?:amp;)+/gi, '&'));
	const folded = withoutMarkup(plain).toLowerCase().normalize('NFKC').replace(/\s+/g, ' ').trim();
	return DECIMAL.test(folded) && folded.includes('.') ? folded.replace(/\.?0+$/, '') : folded;
}

/**
 * The form in which a help desk most likely stores a value that it changes: no markup, composed accents, single
 * spaces, decimals with two digits. Most values already have this form.
 */
export function plainForm(value: string): string {
	const text = withoutMarkup(value)
		.normalize('NFC')
		.replace(/[ \t\u00A0]+/g, ' ');
	const decimal = /^(-?\d{1,40})\.(\d{1,40}?)0{0,40}$/.exec(text);
	return decimal === null || decimal[2].length > 2 ? text : `${decimal[1]}.${decimal[2].padEnd(2, '0')}`;
}

/** A text that is only markup stays, so that such texts remain different. */
function withoutMarkup(value: string): string {
	return value.replace(MARKUP, '').trim() || value;
}

/**
 * True if a record that shows one value may have been written with the other: they differ only in form, or the shown
 * value was cut off.
 */
export function maybeKeptAs(written: string, shown: string): boolean {
	const [whole, kept] = [formless(written), formless(shown)];
	return whole === kept || (kept.length >= SHORTEST_CUT && whole.startsWith(kept));
}
