import { describe, expect, it } from '@jest/globals';
import { cursorAt } from '../../../nodes/ZohoSupport/trigger/cursor/cursor';
import { asksFarBack, requestsFor } from '../../../nodes/ZohoSupport/trigger/cursor/question';
import { Reading, type ReadingFrom } from '../../../nodes/ZohoSupport/trigger/cursor/reading';
import { SeenVersions } from '../../../nodes/ZohoSupport/trigger/cursor/seen-versions';
import { DAY, HOUR, MINUTE, NOON, row, SECOND } from '../rows';
import { readAll, SmallDesk } from '../small-desk';

const DRIFT = 27 * HOUR;
const TRAITS = { pageSize: 4, filterDrift: DRIFT };

const at = (id: number, after: number) => row(id, { made: after, changed: after });

describe('records that come in before the page that is read', () => {
	/** What a reading of nine rows found of one that is added first after its first page. */
	function newcomer(from: ReadingFrom): { readonly found: boolean; readonly requests: number } {
		const desk = new SmallDesk(Array.from({ length: 9 }, (_, place) => at(place, -place * MINUTE)));
		const reading = new Reading(cursorAt(null), TRAITS, from);
		const { rows } = readAll(reading, desk, 0, (answers) => {
			if (answers === 1) desk.rows.unshift(at(99, SECOND));
		}).found();
		return { found: rows.has('99'), requests: desk.asked.length };
	}

	it('are left to the next poll: they cost this one no request', () => {
		expect(newcomer({})).toEqual({ found: false, requests: 4 });
	});

	it('are looked for where a trigger begins now, since an unread old one may be among them', () => {
		expect(newcomer({ startsAt: NOON })).toEqual({ found: true, requests: 5 });
	});
});

describe('a service that ignores the filter', () => {
	const old = (after: number) => row(1, { made: -20 * DAY + after, changed: -10 * DAY + after });

	it('shows by a known row that all times moved, however old that is', () => {
		const cursor = { ...cursorAt(NOON), seen: SeenVersions.of([old(0)]) };
		expect(readAll(new Reading(cursor, TRAITS), new SmallDesk([old(HOUR)], { ignored: true })).found().zone).toEqual({ moved: true, delta: HOUR });
	});

	it.each([
		[-DRIFT - SECOND, false],
		[-DRIFT - SECOND + 1, true],
	])('sends rows that a zone may explain, and older ones, which do not matter (%d ms)', (after, matters) => {
		const { rows, read } = readAll(new Reading(cursorAt(NOON), TRAITS), new SmallDesk([at(1, after)], { ignored: true })).found();
		expect([rows.has('1'), read]).toEqual([matters, 1]);
	});

	it('is no matter to one who asked for all', () => {
		expect(readAll(new Reading(cursorAt(null), TRAITS), new SmallDesk([at(1, -400 * DAY)])).found().rows.has('1')).toBe(true);
	});
});

describe('a question from further back', () => {
	const desk = { ...TRAITS, filterDrift: HOUR };

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
