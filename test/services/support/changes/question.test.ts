import { describe, expect, it } from '@jest/globals';
import { coversAnyZone, requestsFor } from '../../../../nodes/ZohoSupport/services/support/changes/question';
import { HOUR, MINUTE, NOON } from '../../../trigger/rows';

describe('a query covers any zone', () => {
	const traits = { pageSize: 4, filterDrift: HOUR };

	it.each([
		['when it asks for all records', null, NOON, true],
		['when it asks for all records of an empty portal', null, null, true],
		['when it starts before the watermark by the filter drift', NOON - HOUR, NOON, true],
		['when it starts in the same minute as that', NOON - HOUR + MINUTE - 1, NOON, true],
		['when it starts a minute later', NOON - HOUR + MINUTE, NOON, false],
		['when there is no watermark', NOON, null, false],
	])('%s: since %s, watermark %s: %p', (_what, since, top, expected) => {
		expect(coversAnyZone(since, top, traits)).toBe(expected);
	});
});

describe('requests', () => {
	it.each([
		[0, 1],
		[1, 1],
		[199, 1],
		[200, 2],
		[398, 2],
		[399, 3],
		[10_000, 51],
	])('for %d rows: %d', (rows, requests) => {
		expect(requestsFor(rows, { pageSize: 200 })).toBe(requests);
	});
});
