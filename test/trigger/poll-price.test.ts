import { describe, expect, it } from '@jest/globals';
import { priceInWords } from '../../nodes/ZohoSupport/editor/poll-price';

describe('the price of the poll times', () => {
	it.each<[string, number, { requests: number; reserve: number } | undefined, string, string?]>([
		['asks for a poll time where there is none', 0, { requests: 250, reserve: 25 }, 'Add a poll time to see what it costs a day', undefined],
		['is told without a credential', 288, undefined, 'About 288 requests a day; no credential is chosen', 'Choose one to see how many requests are allowed'],
		['is told in the singular', 1, undefined, 'About 1 request a day; no credential is chosen', 'Choose one to see how many requests are allowed'],
		['says what is left', 96, { requests: 250, reserve: 25 }, 'About 96 requests a day; your edition allows 250', '154 are left for everything else'],
		['may take all but the reserve', 225, { requests: 250, reserve: 25 }, 'About 225 requests a day; your edition allows 250', '25 are left for everything else'],
		['says how often it asks instead where it is too much', 226, { requests: 250, reserve: 25 }, 'About 226 requests a day; your edition allows only 250', '25 of them are kept for people: it asks every 6.4 minutes instead'],
		['groups thousands', 1440, { requests: 10_000, reserve: 100 }, 'About 1,440 requests a day; your edition allows 10,000', '8,560 are left for everything else'],
		['says where one request is left to it', 24, { requests: 2, reserve: 1 }, 'About 24 requests a day; your edition allows only 2', '1 of them are kept for people: it asks every 1440.0 minutes instead'],
		['says where the reserve takes all', 24, { requests: 20, reserve: 20 }, 'About 24 requests a day; your edition allows only 20', '20 of them are kept for people: it can never ask'],
	])('%s', (_what, polls, limit, name, description?) => {
		expect(priceInWords(polls, limit)).toEqual({ name, description });
	});
});
