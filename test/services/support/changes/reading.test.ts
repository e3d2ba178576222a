import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Cursor, cursorAt } from '../../../../nodes/ZohoSupport/trigger/cursor/cursor';
import { SeenVersions } from '../../../../nodes/ZohoSupport/trigger/cursor/seen-versions';
import type { SeenRecord } from '../../../../nodes/ZohoSupport/trigger/events/version';
import { type ServiceTime, serviceTime } from '../../../../nodes/ZohoSupport/helpdesk/instants';
import { replay } from '../replay';
import { DAY, HOUR, MINUTE, moment, NOON, noonPlus, row, SECOND } from '../../../trigger/rows';
import { readAll, readingOf, SmallDesk } from '../../../trigger/small-desk';

const DRIFT = 27 * HOUR;
const TRAITS = { pageSize: 200, filterDrift: DRIFT };

/** A row that was made and changed so long after noon. */
const at = (id: number, after: number, more = {}) => row(id, { made: after, changed: after, ...more });
/** Twenty rows of the last minutes before noon, the last of them changed at noon. */
const twenty = () => Array.from({ length: 20 }, (_, place) => at(place + 1, -place * MINUTE));
const cursorOf = (rows: readonly SeenRecord[], more: Partial<Cursor> = {}): Cursor => ({
	...cursorAt(noonPlus()),
	overlap: noonPlus(-19 * MINUTE),
	seen: SeenVersions.of(rows, -Infinity),
	hints: { quiet: false, wide: false },
	...more,
});
const busy = () => cursorOf(twenty());
const quiet = () => cursorOf(twenty(), { hints: { quiet: true, wide: false } });

const read = (cursor: Cursor, desk: SmallDesk, tookMs?: number) =>
	readAll(readingOf(cursor, TRAITS), desk, tookMs).whole();

describe('the first question of a poll', () => {
	const sinceOf = (cursor: Cursor, startsAt?: ServiceTime) => readingOf(cursor, TRAITS, { startsAt }).next()?.since;

	it.each<[string, () => Cursor, number | null]>([
		['asks for all where nothing was ever there', () => cursorAt(null), null],
		['asks from the cursor on a busy desk', busy, NOON - 19 * MINUTE],
		['asks as far back as a zone may hide a row on a quiet desk, where it costs nothing', quiet, NOON - DRIFT],
		[
			'asks so far back too where the service is known to read the filter in another zone',
			() => ({ ...busy(), hints: { quiet: false, wide: true } }),
			NOON - DRIFT,
		],
	])('%s', (_what, cursor, since) => {
		expect(sinceOf(cursor())).toBe(since);
	});

	it('of a trigger that begins now reaches back beyond a wrong clock and a wrong zone', () => {
		expect(sinceOf(cursorAt(null), serviceTime(NOON))).toBe(NOON - 2 * DRIFT);
	});

	it('is for one page, and costs one request where little came', () => {
		const desk = new SmallDesk(twenty());
		read(busy(), desk);
		expect(desk.asked).toEqual([{ since: NOON - 19 * MINUTE, window: { from: 1, to: 200 } }]);
	});
});

describe('a reading', () => {
	it('finds each record once, as it was changed last, in whatever order the pages come', () => {
		const ages = fc.uniqueArray(fc.integer({ min: -30, max: 30 }), { minLength: 1, maxLength: 25 });
		fc.assert(
			fc.property(ages, fc.integer({ min: 2, max: 9 }), (minutes, pageSize) => {
				const desk = new SmallDesk(minutes.map((one) => at(one + 100, one * MINUTE)));
				const { rows, read: count } = readAll(
					readingOf({ ...cursorAt(noonPlus()), hints: { quiet: true, wide: true } }, { pageSize, filterDrift: DRIFT }),
					desk,
				).whole();
				expect([...rows.keys()].sort()).toEqual(minutes.map((one) => String(one + 100)).sort());
				expect(count).toBe(minutes.length);
				expect(desk.asked.length).toBeLessThanOrEqual(
					Math.floor(minutes.length / (pageSize - 1)) + (minutes.length < pageSize ? 1 : 2),
				);
			}),
			replay(200),
		);
	});

	it.each([[false], [true]])('takes the newer of two sightings of a record (the newer one first: %p)', (newerFirst) => {
		const [older, newer] = [at(1, 0), row(1, { made: 0, changed: SECOND })];
		const pages = newerFirst ? [newer, older] : [older, newer];
		const reading = readingOf(
			{ ...cursorAt(noonPlus()), hints: { quiet: true, wide: true } },
			{ pageSize: 2, filterDrift: DRIFT },
		);
		for (const page of [[at(9, 0), pages[0]], [pages[0], pages[1]], [pages[1]]])
			if (reading.next() !== undefined) reading.take(page, moment(0), moment(1));
		expect(reading.whole().rows.get('1')).toBe(newer);
	});

	it('takes the later of two sightings of one second: it may have changed in between', () => {
		const [before, after] = [at(1, 0), at(1, 0, { says: { Status: 'Closed' } })];
		const reading = readingOf(
			{ ...cursorAt(noonPlus()), hints: { quiet: true, wide: true } },
			{ pageSize: 2, filterDrift: DRIFT },
		);
		reading.take([at(9, 0), before], moment(0), moment(1));
		reading.take([after], moment(1), moment(2));
		expect(reading.whole().rows.get('1')).toBe(after);
	});

	it('leaves out what is older than any zone explains, but counts what it read', () => {
		const [edge, old] = [at(30, -19 * MINUTE - DRIFT), at(31, -19 * MINUTE - DRIFT - SECOND)];
		const found = read(busy(), new SmallDesk([...twenty(), edge, old], { ignored: true }));
		expect([found.rows.has('30'), found.rows.has('31'), found.read]).toEqual([true, false, 22]);
	});

	it('of a trigger that begins now leaves out what lies before its question by more than any zone explains', () => {
		const start = -2 * DRIFT;
		const desk = new SmallDesk([at(1, 0), at(2, start - DRIFT), at(3, start - DRIFT - SECOND)], { ignored: true });
		const found = readAll(readingOf(cursorAt(null), TRAITS, { startsAt: serviceTime(NOON) }), desk).whole();
		expect([[...found.rows.keys()], found.read]).toEqual([['1', '2'], 3]);
	});
});

describe('an answer', () => {
	it('that reaches back to a handled row is whole', () => {
		const desk = new SmallDesk([...twenty(), at(21, MINUTE)]);
		expect([read(busy(), desk).rows.size, desk.since]).toEqual([21, [-19 * MINUTE]]);
	});

	it('that brings only newer rows is asked for once more from so far back that no zone can hide a row', () => {
		const desk = new SmallDesk([...twenty(), at(21, HOUR), at(22, 11 * HOUR)], { drift: 10 * HOUR });
		expect([[...read(busy(), desk).rows.keys()].includes('21'), desk.since]).toEqual([true, [-19 * MINUTE, -DRIFT]]);
	});

	it('that brings nothing is asked for once more, and then it is so', () => {
		const desk = new SmallDesk([]);
		expect([read(busy(), desk).rows.size, desk.since]).toEqual([0, [-19 * MINUTE, -DRIFT]]);
	});

	it('to a question from far enough back is whole whatever it brings', () => {
		const desk = new SmallDesk([]);
		read(quiet(), desk);
		expect(desk.asked).toHaveLength(1);
	});

	it('to a question for all is whole whatever it brings', () => {
		const desk = new SmallDesk([]);
		readAll(readingOf(cursorAt(null), TRAITS), desk);
		expect(desk.asked).toHaveLength(1);
	});

	it('to a trigger that begins now is whole whatever it brings', () => {
		const desk = new SmallDesk([]);
		readAll(readingOf(cursorAt(null), TRAITS, { startsAt: serviceTime(NOON) }), desk);
		expect(desk.asked).toHaveLength(1);
	});

	it('is judged when its last page is here, not before', () => {
		const desk = new SmallDesk([at(31, 2 * MINUTE), at(30, 3 * MINUTE), at(1, 0)]);
		readAll(readingOf(busy(), { pageSize: 2, filterDrift: DRIFT }), desk);
		expect(desk.since).toEqual([-19 * MINUTE, -19 * MINUTE, -19 * MINUTE]);
	});

	it.each([
		['a handled row of the watermark', () => at(1, 0), 1],
		['a handled row that changed after the watermark', () => row(1, { made: 0, changed: SECOND }), 2],
		['a new row that is as old as the watermark', () => at(50, 0), 2],
	])('that brings %s costs as many requests as it takes to be sure: %#', (_what, seen, requests) => {
		const desk = new SmallDesk([seen()]);
		read(busy(), desk);
		expect(desk.asked).toHaveLength(requests);
	});

	it('that shows but a new row as old as the watermark, since the filter is read in another zone, leaves no row hidden', () => {
		const late = at(50, 0);
		const desk = new SmallDesk([...twenty(), at(51, 5 * MINUTE), late], { drift: 10 * HOUR });
		const hiding = readingOf(busy(), TRAITS);
		hiding.take([late], moment(0), moment(1));
		expect(readAll(hiding, desk).whole().rows.has('51')).toBe(true);
	});
});

describe('the zone of the filter', () => {
	it('is another one where a wide question finds a handled row that a narrow one missed', () => {
		expect(read(busy(), new SmallDesk(twenty(), { drift: 10 * HOUR })).wide).toBe(true);
	});

	it('is not doubted where the handled rows came, or were deleted', () => {
		expect([read(busy(), new SmallDesk(twenty())).wide, read(busy(), new SmallDesk([])).wide]).toEqual([false, false]);
	});

	it('is not doubted where the wide question finds rows that the narrow one was not asked for', () => {
		const old = at(40, -DAY);
		expect(read(cursorOf([...twenty(), old]), new SmallDesk([old])).wide).toBe(false);
	});

	it('is not doubted where a stranger shows up between the two questions', () => {
		const desk = new SmallDesk([]);
		const reading = readAll(readingOf(busy(), TRAITS), desk, 0, () => desk.rows.push(at(50, 0)));
		expect(reading.whole().wide).toBe(false);
	});

	it('stays another one once it was', () => {
		expect(read({ ...busy(), hints: { quiet: false, wide: true } }, new SmallDesk(twenty())).wide).toBe(true);
	});

	it.each([
		[-DRIFT, false],
		[-DRIFT - SECOND, true],
	])('explains a row %d ms before the question: ignored %p', (before, ignored) => {
		const desk = new SmallDesk([...twenty(), at(60, -19 * MINUTE + before)], { ignored: true });
		expect(read(busy(), desk).filterIgnored).toBe(ignored);
	});

	it('is no matter to a question for all', () => {
		expect(readAll(readingOf(cursorAt(null), TRAITS), new SmallDesk([at(1, -400 * DAY)])).whole().filterIgnored).toBe(
			false,
		);
	});
});

describe('a service that ignores the filter', () => {
	const old = (after: number) => row(1, { made: -20 * DAY + after, changed: -10 * DAY + after });

	it('shows by a known row that all times moved, however old that is', () => {
		const cursor = { ...cursorAt(noonPlus()), seen: SeenVersions.of([old(0)], -Infinity) };
		expect(readAll(readingOf(cursor, TRAITS), new SmallDesk([old(HOUR)], { ignored: true })).whole().moved?.by).toBe(
			HOUR,
		);
	});

	it.each([
		[-DRIFT - SECOND, false],
		[-DRIFT - SECOND + 1, true],
	])('sends rows that a zone may explain, and older ones, which do not matter (%d ms)', (after, matters) => {
		const { rows, read } = readAll(
			readingOf(cursorAt(noonPlus()), TRAITS),
			new SmallDesk([at(1, after)], { ignored: true }),
		).whole();
		expect([rows.has('1'), read]).toEqual([matters, 1]);
	});

	it('is no matter to one who asked for all', () => {
		expect(
			readAll(readingOf(cursorAt(null), TRAITS), new SmallDesk([at(1, -400 * DAY)]))
				.whole()
				.rows.has('1'),
		).toBe(true);
	});
});
