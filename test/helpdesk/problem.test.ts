import { describe, expect, it } from '@jest/globals';
import { sentences } from '../../nodes/ZohoSupport/helpdesk/problem';

describe('sentences', () => {
	it.each([
		[
			['Zoho says: Invalid Ticket Id [4834] (it is expired)', 'It is not taken.'],
			'Zoho says: Invalid Ticket Id [4834] (it is expired). It is not taken.',
		],
		[['Zoho says: no.', 'Look at it'], 'Zoho says: no. Look at it.'],
		[['Zoho says: really? ', 'It was cut…', 'Stop!'], 'Zoho says: really? It was cut… Stop!'],
		[['One'], 'One.'],
	])('are joined with full stops: %j', (parts, text) => {
		expect(sentences(...parts)).toBe(text);
	});
});
