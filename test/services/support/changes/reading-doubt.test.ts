import { describe, expect, it } from '@jest/globals';
import { type Cursor, cursorAt } from '../../../../nodes/ZohoSupport/trigger/cursor/cursor';
import { SeenVersions } from '../../../../nodes/ZohoSupport/trigger/cursor/seen-versions';
import { DAY, HOUR, MINUTE, moment, NOON, noonPlus, row, SECOND } from '../../../trigger/rows';
import { type FilterOfTest, readAll, readingOf, SmallService } from '../../../trigger/small-service';

const DRIFT = 27 * HOUR;
const TRAITS = { pageSize: 200, filterDrift: DRIFT };
/** The step of the filter. */
const STEP = 61 * SECOND;

const at = (id: number, after: number) => row(id, { made: after, changed: after });
/** A cursor an hour past the last handled rows, which share one second. */
const silent = (more: Partial<Cursor> = {}): Cursor => ({
	...cursorAt(noonPlus(HOUR)),
	overlap: noonPlus(30 * MINUTE),
	seen: SeenVersions.of([at(1, 0), at(2, -MINUTE)], -Infinity),
	hints: { quiet: false, wide: false },
	...more,
});
const asked = (service: SmallService, cursor = silent()) => {
	readAll(readingOf(cursor, TRAITS), service);
	return service.asked.map(({ since, window }) => [(since ?? 0) - NOON, window.to]);
};
const serviceOf = (filter: FilterOfTest = {}, ...more: number[]) =>
	new SmallService([at(1, 0), at(2, -MINUTE), ...more.map((after, place) => at(10 + place, after))], filter);

const NARROW = [30 * MINUTE, 200];
const PROBE = [0, 1];
const WIDE = [HOUR - DRIFT, 200];

describe('an empty answer after a quiet hour', () => {
	it('is complete if the last handled row shows that the filter reaches back', () => {
		expect(asked(serviceOf())).toEqual([NARROW, PROBE]);
	});

	it('leads to a wide query if that row was deleted or the filter is read in another zone', () => {
		expect([asked(new SmallService([])), asked(serviceOf({ drift: 10 * HOUR }))]).toEqual([
			[NARROW, PROBE, WIDE],
			[NARROW, PROBE, WIDE],
		]);
	});

	it.each([
		[30 * MINUTE - STEP - SECOND + 1, [NARROW, PROBE]],
		[30 * MINUTE - STEP - SECOND + 2, [NARROW, PROBE, WIDE]],
	])('is complete or not depending on the row that the probe returns: %d ms later', (later, requests) => {
		const service = serviceOf();
		const reading = readingOf(silent(), TRAITS);
		reading.take([], moment(0), moment(1));
		reading.take([at(50, later)], moment(1), moment(2));
		readAll(reading, service);
		expect(service.asked).toHaveLength(requests.length - 2);
	});

	it('includes the row that the probe returns', () => {
		const reading = readingOf(silent(), TRAITS);
		reading.take([], moment(0), moment(1));
		reading.take([at(50, MINUTE)], moment(1), moment(2));
		expect([reading.next(), [...reading.whole().rows.keys()]]).toEqual([undefined, ['50']]);
	});

	it.each([
		[STEP, [WIDE]],
		[STEP + 1, [PROBE]],
	])(
		'is not followed by a probe for a row that the first query covered: it starts %d ms after that row',
		(from, second) => {
			expect(asked(serviceOf(), silent({ overlap: noonPlus(from) })).slice(1, 2)).toEqual(second);
		},
	);

	it('leads to a wide query if no row is known', () => {
		expect(asked(serviceOf(), silent({ seen: SeenVersions.none }))).toEqual([NARROW, WIDE]);
	});
});

describe('an answer of new rows after a quiet hour', () => {
	it('leads to a wide query: new rows do not show how the filter is read', () => {
		expect(asked(serviceOf({}, 2 * HOUR))).toEqual([NARROW, WIDE]);
	});
});

describe('a portal is quiet', () => {
	const rows = (count: number) => Array.from({ length: count }, (_, place) => at(place + 100, -place * MINUTE));
	const quiet = (count: number, cursor: Partial<Cursor>) =>
		readAll(readingOf(silent(cursor), TRAITS), new SmallService(rows(count))).whole().quiet;

	it('if the query covered any zone and few rows came', () => {
		expect([
			quiet(20, { hints: { quiet: false, wide: true }, overlap: noonPlus() }),
			quiet(21, { hints: { quiet: false, wide: true }, overlap: noonPlus() }),
		]).toEqual([true, false]);
	});

	it('if all records were asked for and few came', () => {
		expect(quiet(3, { overlap: null, watermark: null })).toBe(true);
	});

	it('not if the query did not cover any zone', () => {
		expect(
			quiet(3, { overlap: noonPlus(-10 * MINUTE), watermark: noonPlus(), seen: SeenVersions.of(rows(3), -Infinity) }),
		).toBe(false);
	});

	it('not if many rows came, even if they are too old to matter', () => {
		const old = Array.from({ length: 21 }, (_, place) => at(place + 100, -30 * DAY));
		expect(
			readAll(
				readingOf(silent({ hints: { quiet: false, wide: true }, overlap: noonPlus() }), TRAITS),
				new SmallService(old, { ignored: true }),
			).whole().quiet,
		).toBe(false);
	});
});
