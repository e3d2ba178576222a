import { describe, expect, it } from '@jest/globals';
import { asksFarBack, requestsFor } from '../../../../nodes/ZohoSupport/services/support/changes/question';
import { HOUR, MINUTE, NOON } from '../../../trigger/rows';

describe('a question from further back', () => {
	const desk = { pageSize: 4, filterDrift: HOUR };

	it.each([
		['for all', null, NOON, true],
		['for all on an empty desk', null, null, true],
		['from as far back as any zone', NOON - HOUR, NOON, true],
		['from the same minute', NOON - HOUR + MINUTE - 1, NOON, true],
		['from a later minute', NOON - HOUR + MINUTE, NOON, false],
		['where there is no watermark', NOON, null, false],
	])('would bring nothing else than one %s: %s, %s', (_what, since, top, expected) => {
		expect(asksFarBack(since, top, desk)).toBe(expected);
	});
});

describe('the requests for rows', () => {
	it.each([
		[0, 1],
		[1, 1],
		[199, 1],
		[200, 2],
		[398, 2],
		[399, 3],
		[10_000, 51],
	])('%d of them take %d', (rows, requests) => {
		expect(requestsFor(rows, { pageSize: 200 })).toBe(requests);
	});
});
