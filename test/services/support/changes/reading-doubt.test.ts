import { describe, expect, it } from '@jest/globals';
import { type Cursor, cursorAt } from '../../../../nodes/ZohoSupport/trigger/cursor/cursor';
import { SeenVersions } from '../../../../nodes/ZohoSupport/trigger/cursor/seen-versions';
import { DAY, HOUR, MINUTE, moment, NOON, noonPlus, row, SECOND } from '../../../trigger/rows';
import { type FilterOfTest, readAll, readingOf, SmallDesk } from '../../../trigger/small-desk';

const DRIFT = 27 * HOUR;
const TRAITS = { pageSize: 200, filterDrift: DRIFT };
/** What the filter is coarse by. */
const STEP = 61 * SECOND;

const at = (id: number, after: number) => row(id, { made: after, changed: after });
/** A cursor far behind the last handled row: what came in a crowd, and an hour of silence after it. */
const silent = (more: Partial<Cursor> = {}): Cursor => ({
	...cursorAt(noonPlus(HOUR)),
	overlap: noonPlus(30 * MINUTE),
	seen: SeenVersions.of([at(1, 0), at(2, -MINUTE)], -Infinity),
	hints: { quiet: false, wide: false },
	...more,
});
const asked = (desk: SmallDesk, cursor = silent()) => {
	readAll(readingOf(cursor, TRAITS), desk);
	return desk.asked.map(({ since, window }) => [(since ?? 0) - NOON, window.to]);
};
const deskOf = (filter: FilterOfTest = {}, ...more: number[]) =>
	new SmallDesk([at(1, 0), at(2, -MINUTE), ...more.map((after, place) => at(10 + place, after))], filter);

const NARROW = [30 * MINUTE, 200];
const PROBE = [0, 1];
const WIDE = [HOUR - DRIFT, 200];

describe('an empty answer after a silence', () => {
	it('is whole where the row that was handled last shows that the filter reaches back', () => {
		expect(asked(deskOf())).toEqual([NARROW, PROBE]);
	});

	it('is asked for again from far back where that row does not come, since it was deleted or the filter is read later', () => {
		expect([asked(new SmallDesk([])), asked(deskOf({ drift: 10 * HOUR }))]).toEqual([
			[NARROW, PROBE, WIDE],
			[NARROW, PROBE, WIDE],
		]);
	});

	it.each([
		[30 * MINUTE - STEP - SECOND + 1, [NARROW, PROBE]],
		[30 * MINUTE - STEP - SECOND + 2, [NARROW, PROBE, WIDE]],
	])('is whole as far as the row that came instead allows: %d ms later', (later, requests) => {
		const desk = deskOf();
		const reading = readingOf(silent(), TRAITS);
		reading.take([], moment(0), moment(1));
		reading.take([at(50, later)], moment(1), moment(2));
		readAll(reading, desk);
		expect(desk.asked).toHaveLength(requests.length - 2);
	});

	it('tells what the row that was asked for brings as well', () => {
		const reading = readingOf(silent(), TRAITS);
		reading.take([], moment(0), moment(1));
		reading.take([at(50, MINUTE)], moment(1), moment(2));
		expect([reading.next(), [...reading.whole().rows.keys()]]).toEqual([undefined, ['50']]);
	});

	it.each([
		[STEP, [WIDE]],
		[STEP + 1, [PROBE]],
	])('asks for no row that the question should have brought itself: from %d ms after it', (from, second) => {
		expect(asked(deskOf(), silent({ overlap: noonPlus(from) })).slice(1, 2)).toEqual(second);
	});

	it('is asked for again from far back where no row is known', () => {
		expect(asked(deskOf(), silent({ seen: SeenVersions.none }))).toEqual([NARROW, WIDE]);
	});
});

describe('an answer of new rows after a silence', () => {
	it('is asked for again from far back: those rows say nothing of the filter', () => {
		expect(asked(deskOf({}, 2 * HOUR))).toEqual([NARROW, WIDE]);
	});
});

describe('a desk is quiet', () => {
	const rows = (count: number) => Array.from({ length: count }, (_, place) => at(place + 100, -place * MINUTE));
	const quiet = (count: number, cursor: Partial<Cursor>) =>
		readAll(readingOf(silent(cursor), TRAITS), new SmallDesk(rows(count))).whole().quiet;

	it('where all that a zone may hide was asked for, and no more came than costs nothing', () => {
		expect([
			quiet(20, { hints: { quiet: false, wide: true }, overlap: noonPlus() }),
			quiet(21, { hints: { quiet: false, wide: true }, overlap: noonPlus() }),
		]).toEqual([true, false]);
	});

	it('where all there is was asked for', () => {
		expect(quiet(3, { overlap: null, watermark: null })).toBe(true);
	});

	it('not where less was asked for', () => {
		expect(
			quiet(3, { overlap: noonPlus(-10 * MINUTE), watermark: noonPlus(), seen: SeenVersions.of(rows(3), -Infinity) }),
		).toBe(false);
	});

	it('not where rows came that are too old to matter, and are read all the same', () => {
		const old = Array.from({ length: 21 }, (_, place) => at(place + 100, -30 * DAY));
		expect(
			readAll(
				readingOf(silent({ hints: { quiet: false, wide: true }, overlap: noonPlus() }), TRAITS),
				new SmallDesk(old, { ignored: true }),
			).whole().quiet,
		).toBe(false);
	});
});
