import type { Hide } from '../helpdesk/support/words';

/** The ways a secret may be written: as it is, in an address or a form, in JSON, in XML, in Base64. */
function spellings(secret: string): string[] {
	const form = new URLSearchParams({ '': secret }).toString().slice(1);
	const xml = secret.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
	const base64 = btoa(String.fromCharCode(...new TextEncoder().encode(secret)));
	return [secret, encodeURIComponent(secret), form, JSON.stringify(secret).slice(1, -1), xml, base64];
}

/** Takes these secrets out of words of a service, which may repeat what it was sent, in upper or lower case. */
export function hiding(secrets: readonly string[]): Hide {
	const all = new Set(secrets.filter((secret) => secret !== '').flatMap(spellings));
	if (all.size === 0) return (words) => words;
	const longestFirst = [...all].sort((a, b) => b.length - a.length);
	const pattern = new RegExp(longestFirst.map((text) => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')).join('|'), 'gi');
	return (words) => words.replace(pattern, '•••');
}
