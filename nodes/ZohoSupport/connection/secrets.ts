/** The forms in which a secret may appear: as it is, in an address or a form, in JSON, in XML, in Base64. */
function spellings(secret: string): string[] {
	const form = new URLSearchParams({ '': secret }).toString().slice(1);
	const xml = secret.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
	const base64 = btoa(String.fromCharCode(...new TextEncoder().encode(secret)));
	return [secret, encodeURIComponent(secret), form, JSON.stringify(secret).slice(1, -1), xml, base64];
}

const NAME = String.raw`(?:auth|access|refresh)?[ _-]?token|ticket|api[ _-]?key|pass(?:word|wd)|client[ _-]?secret`;
/** A value that is not a word or an id: at least eight characters with letters and digits. */
const TOKEN_LIKE = String.raw`(?=[\w.-]*\d)(?=[\w.-]*[a-z])[\w.-]{8,}`;

/**
 * What looks like a secret because of the name before it, whoever it belongs to: `authtoken=…`, `"ticket":"…"`,
 * `apikey "…"`, `<password>…`, `Zoho-oauthtoken …`. A phrase such as `Invalid Ticket Id` stays.
 */
const NAMED_SECRETS: readonly RegExp[] = [
	String.raw`((?:${NAME})\s{0,9}(?:=|%3D)\s{0,9})(?:"[^"]*"|'[^']*'|[^\s"'&<>,;]+)`,
	String.raw`((?:${NAME})\\?["']?\s{0,9}:\s{0,9}\\?["'])[^"'\\]+`,
	String.raw`((?:<|&lt;)(?:${NAME})(?:>|&gt;)(?:<!\[CDATA\[)?)[^<\]&]+`,
	String.raw`((?:${NAME}|bearer)\s{0,9}:?\s{1,9}["']?)${TOKEN_LIKE}`,
].map((pattern) => new RegExp(pattern, 'gi'));

const MASK = '•••';

/**
 * Returns a function that removes these secrets, in upper or lower case, and anything that looks like a secret. Words
 * of a service may repeat what it was sent.
 */
export function hiding(secrets: readonly string[]): (words: string) => string {
	const all = new Set(secrets.filter((secret) => secret !== '').flatMap(spellings));
	const longestFirst = [...all].sort((a, b) => b.length - a.length);
	const given = longestFirst.map((text) => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')).join('|');
	const pattern = new RegExp(given, 'gi');
	const withoutGiven = (words: string) => (all.size === 0 ? words : words.replace(pattern, MASK));
	return (words) => NAMED_SECRETS.reduce((text, named) => text.replace(named, `$1${MASK}`), withoutGiven(words));
}
