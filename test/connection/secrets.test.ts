import { describe, expect, it } from '@jest/globals';
import { hiding } from '../../nodes/ZohoSupport/connection/secrets';

const SECRET = 'pä&s <"w+ord">/7';

describe('a secret in words of a service', () => {
	it.each([
		['as it is', SECRET],
		['in upper case', SECRET.toUpperCase()],
		['as an address writes it', encodeURIComponent(SECRET)],
		['as an address writes it, in lower case', encodeURIComponent(SECRET).toLowerCase()],
		['as a form writes it', new URLSearchParams({ a: SECRET }).toString().slice(2)],
		['as JSON writes it', JSON.stringify(SECRET).slice(1, -1)],
		['as XML writes it', SECRET.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')],
		['in Base64', Buffer.from(SECRET).toString('base64')],
	])('is hidden %s', (_how, written) => {
		expect(hiding([SECRET])(`before ${written} after ${written}.`)).toBe('before ••• after •••.');
	});

	it('is hidden whole where another secret is a part of it', () => {
		expect(hiding(['abc', 'abcdef'])('abcdef and abc')).toBe('••• and •••');
	});

	it('leaves all words alone when it is empty', () => {
		expect(hiding(['', ''])('a b')).toBe('a b');
	});
});
