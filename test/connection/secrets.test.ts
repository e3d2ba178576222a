import { describe, expect, it } from '@jest/globals';
import { hiding } from '../../nodes/ZohoSupport/connection/secrets';

const SECRET = 'pä&s <"w+ord">/7';

describe('a secret in a message of a service', () => {
	it.each([
		['as it is', SECRET],
		['in upper case', SECRET.toUpperCase()],
		['encoded for an address', encodeURIComponent(SECRET)],
		['encoded for an address, in lower case', encodeURIComponent(SECRET).toLowerCase()],
		['encoded for a form', new URLSearchParams({ a: SECRET }).toString().slice(2)],
		['in JSON', JSON.stringify(SECRET).slice(1, -1)],
		['in XML', SECRET.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')],
		['in Base64', Buffer.from(SECRET).toString('base64')],
	])('is hidden %s', (_how, written) => {
		expect(hiding([SECRET])(`before ${written} after ${written}.`)).toBe('before ••• after •••.');
	});

	it('is hidden completely if another secret is part of it', () => {
		expect(hiding(['abc', 'abcdef'])('abcdef and abc')).toBe('••• and •••');
	});

	it.each([
		['authtoken=bad18eba1ff45jk7858b8ae88a77fa30&portal=x', 'authtoken=•••&portal=x'],
		['TICKET=ff075878e131606d0c3ab71182db704d RESULT=TRUE', 'TICKET=••• RESULT=TRUE'],
		['apikey%3Dabc', 'apikey%3D•••'],
		['password = "my own word"', 'password = •••'],
		['{"authtoken":"abc","x":1}', '{"authtoken":"•••","x":1}'],
		['{\\"access_token\\":\\"abc\\"}', '{\\"access_token\\":\\"•••\\"}'],
		['<ticket>abc</ticket><portal>x</portal>', '<ticket>•••</ticket><portal>x</portal>'],
		['<password><![CDATA[abc]]></password>', '<password><![CDATA[•••]]></password>'],
		['authtoken "bad18eba1ff45jk7", portal "x"', 'authtoken "•••", portal "x"'],
		['Zoho-oauthtoken 1000.8cb99dxxxx.9be93 is old', 'Zoho-oauthtoken ••• is old'],
		['Authorization: Bearer abc123def456', 'Authorization: Bearer •••'],
		['Invalid token bad18eba1ff45jk7858b8ae88a77fa30', 'Invalid token •••'],
	])('is hidden because of its name, whoever it belongs to: %s', (words, shown) => {
		expect(hiding([])(words)).toBe(shown);
		expect(hiding(['another'])(words)).toBe(shown);
	});

	it.each([
		'Invalid Ticket Id',
		"The ticket's owner and the ticket 'Printer' are gone",
		'Fields "Ticket" and "Password" are wrong',
		'The auth token was removed; the password is wrong',
		'No ticket 190000000000001067 here',
		'Token expired: sign in',
	])('is not found in a message without one: %s', (words) => {
		expect(hiding([SECRET])(words)).toBe(words);
	});

	it('changes nothing if it is empty', () => {
		expect(hiding(['', ''])('a b')).toBe('a b');
	});

	it('is searched for quickly in many spaces after a name', () => {
		const words = `token${' '.repeat(2_000_000)}!`;
		expect(hiding([])(words)).toBe(words);
	});
});
