/**
 * Text that both formats can carry. XML 1.0 cannot hold most control characters and reads CR LF as LF; the JSON format
 * could hold both. Values are converted in both directions, so that both formats give the same items.
 */

// Everything that XML 1.0 forbids: control characters except tab, LF and CR; lone surrogates; U+FFFE and U+FFFF.
const FORBIDDEN =
	// eslint-disable-next-line no-control-regex
	/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
const LINE_ENDS = /\r\n?/g;
// A single scan that rarely finds anything; the two replacements run only if it does.
// eslint-disable-next-line no-control-regex
const SUSPECT = /[\u0000-\u0008\u000B-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/;

/** Removes what XML cannot carry, and converts line ends to LF. */
export function wireText(value: string): string {
	if (!SUSPECT.test(value)) return value;
	// In this order, because removing a forbidden character may join a CR and a LF, which XML reads as one line end.
	return value.replace(FORBIDDEN, '').replace(LINE_ENDS, '\n');
}

/**
 * The one form in which a text of a workflow is sent, searched for, compared and shown. Whitespace around it is
 * removed: a help desk may remove or keep it [no source says], and what was written must be found again either way.
 */
export function sentText(value: string): string {
	return wireText(value).trim();
}
