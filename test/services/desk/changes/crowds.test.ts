import { describe, expect, it } from '@jest/globals';
import { MOST_VERSIONS } from '../../../../nodes/ZohoSupport/trigger/cursor/seen-versions';
import { MOST_KNOWN } from '../../../../nodes/ZohoSupport/services/desk/changes/question';
import { MINUTE, PolledDesk } from './polled-desk';

describe('7,000 records of one moment in Zoho Desk', () => {
	it('come once each, from both ends of the moment', () => {
		const desk = new PolledDesk().create(3);
		desk.startsNow('changed');
		const first = desk.wait(MINUTE).create(7_000).poll('changed');
		const again = desk.wait(20 * MINUTE).poll('changed');

		expect(new Set(first.map(({ id }) => id)).size).toBe(7_000);
		expect(desk.cursor.seen.versions().length).toBeLessThanOrEqual(MOST_VERSIONS);
		expect(again).toEqual([]);
		expect(desk.wait(MINUTE).poll('changed')).toEqual([]);
	});

	it.each([
		['the same rows come first from both ends', 1_500, false],
		['there are more than both ends reach', 999, true],
	])('are an error that says so if %s', (_when, reach, tiesTurn) => {
		const desk = new PolledDesk({ reach }, { tiesTurn }).create(3);
		desk.startsNow('changed');
		desk.wait(MINUTE).create(2_100);

		expect(() => desk.poll('changed')).toThrow('Too many records changed at 2026-11-26T08:01:00.000Z');
	});

	it('are read by the list for a trigger that waits for new records, and by the search behind its end', () => {
		const desk = new PolledDesk({ reach: 1_500 }).create(3);
		desk.startsNow('created');

		expect(desk.wait(MINUTE).create(2_100).poll('created')).toHaveLength(2_100);
		expect(desk.wait(20 * MINUTE).poll('created')).toEqual([]);
	});

	it('as many are remembered as a trigger keeps', () => {
		expect(MOST_KNOWN).toBe(MOST_VERSIONS);
	});
});
