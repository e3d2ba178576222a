/** The ways a secret may be written: as it is, in an address or a form, in JSON, in XML, in Base64. */
function spellings(secret: string): string[] {
	const form = new URLSearchParams({ '': secret }).toString().slice(1);
	const xml = secret.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
	const base64 = btoa(String.fromCharCode(...new TextEncoder().encode(secret)));
	return [secret, encodeURIComponent(secret), form, JSON.stringify(secret).slice(1, -1), xml, base64];
}

const NAME = String.raw`(?:auth|access|refresh)?[ _-]?token|ticket|api[ _-]?key|pass(?:word|wd)|client[ _-]?secret`;
/** A value that nobody would take for a word or an id: letters and digits, eight at least. */
const TOKEN_LIKE = String.raw`(?=[\w.-]*\d)(?=[\w.-]*[a-z])[\w.-]{8,}`;

/**
 * What looks like a secret by what stands before it, whosever it is: `authtoken=…`, `"ticket":"…"`, `apikey "…"`,
 * `<password>…`, `Zoho-oauthtoken …`. Words such as `Invalid Ticket Id` stay.
 */
const NAMED: readonly RegExp[] = [
	String.raw`((?:${NAME})\s{0,9}(?:=|%3D)\s{0,9})(?:"[^"]*"|'[^']*'|[^\s"'&<>,;]+)`,
	String.raw`((?:${NAME})\\?["']?\s{0,9}:\s{0,9}\\?["'])[^"'\\]+`,
	String.raw`((?:<|&lt;)(?:${NAME})(?:>|&gt;)(?:<!\[CDATA\[)?)[^<\]&]+`,
	String.raw`((?:${NAME}|bearer)\s{0,9}:?\s{1,9}["']?)${TOKEN_LIKE}`,
].map((pattern) => new RegExp(pattern, 'gi'));

const HIDDEN = '•••';

/**
 * Takes these secrets out of words of a service, which may repeat what it was sent, in upper or lower case; and what looks like
 * one.
 */
export function hiding(secrets: readonly string[]): (words: string) => string {
	const all = new Set(secrets.filter((secret) => secret !== '').flatMap(spellings));
	const longestFirst = [...all].sort((a, b) => b.length - a.length);
	const known = longestFirst.map((text) => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')).join('|');
	const pattern = new RegExp(known, 'gi');
	const withoutKnown = (words: string) => (all.size === 0 ? words : words.replace(pattern, HIDDEN));
	return (words) => NAMED.reduce((text, named) => text.replace(named, `$1${HIDDEN}`), withoutKnown(words));
}
