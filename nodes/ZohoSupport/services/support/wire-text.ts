/**
 * Text that survives both formats. XML 1.0 has no way to write most control characters and reads CR LF as LF; the JSON
 * format would carry both. Values are brought to the same form on the way in and out, so that both give equal items.
 */

// Everything XML 1.0 forbids: control characters but tab, LF and CR; lone surrogates; U+FFFE and U+FFFF.
const FORBIDDEN =
	// eslint-disable-next-line no-control-regex
	/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
const LINE_ENDS = /\r\n?/g;
// One scan that nearly always finds nothing: the two replacements run only where it does.
// eslint-disable-next-line no-control-regex
const SUSPECT = /[\u0000-\u0008\u000B-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/;

/** A text without what XML can't carry, with LF line ends. */
export function wireText(value: string): string {
	if (!SUSPECT.test(value)) return value;
	// In this order: what is left of a CR and a LF, once nothing forbidden stands between them, is one line end in XML too.
	return value.replace(FORBIDDEN, '').replace(LINE_ENDS, '\n');
}

/**
 * The one form of a text of a workflow, in which it is sent, searched for, compared and shown: without blanks around, which a
 * help desk may cut off or keep [no source says], so that what was written is found again either way.
 */
export function sentText(value: string): string {
	return wireText(value).trim();
}
