import { describe, expect, it } from '@jest/globals';
import { type Cursor, cursorAt } from '../../../../nodes/ZohoSupport/trigger/cursor/cursor';
import { SeenVersions } from '../../../../nodes/ZohoSupport/trigger/cursor/seen-versions';
import type { SeenRecord } from '../../../../nodes/ZohoSupport/trigger/events/version';
import { serviceTime, steadyTime } from '../../../../nodes/ZohoSupport/helpdesk/instants';
import { DAY, HOUR, MINUTE, NOON, noonPlus, row, SECOND } from '../../../trigger/rows';
import { readAll, readingOf, SmallService } from '../../../trigger/small-service';

const DRIFT = 27 * HOUR;
const TRAITS = { pageSize: 200, filterDrift: DRIFT };

const at = (id: number, after: number) => row(id, { made: after, changed: after });
const twenty = () => Array.from({ length: 20 }, (_, place) => at(place + 1, -place * MINUTE));
const FROM = noonPlus(-19 * MINUTE);
const cursorOf = (rows: readonly SeenRecord[]): Cursor => ({
	...cursorAt(noonPlus()),
	overlap: FROM,
	seen: SeenVersions.of(rows, -Infinity),
	hints: { quiet: false, wide: false },
});
const busy = () => cursorOf(twenty());

const quietOf = (): Cursor => ({ ...busy(), hints: { quiet: true, wide: false } });
const read = (cursor: Cursor, service: SmallService) => readAll(readingOf(cursor, TRAITS), service).whole();

describe('the floor of a reading, after which the answer has every record,', () => {
	it('is the cursor if the answer starts there', () => {
		expect(read(busy(), new SmallService(twenty())).floor).toBe(FROM);
	});

	it('is the cursor if no row came', () => {
		expect(read(busy(), new SmallService([])).floor).toBe(FROM);
	});

	it('is the oldest row if it is older than the cursor, but no earlier than the query', () => {
		const quiet = quietOf();
		expect([
			read(quiet, new SmallService([...twenty(), at(30, -DAY)])).floor,
			read(quiet, new SmallService([...twenty(), at(30, -30 * DAY)], { ignored: true })).floor,
		]).toEqual([NOON - DAY, NOON - DRIFT]);
	});

	it('is null if all records were asked for', () => {
		expect(read(cursorAt(null), new SmallService(twenty())).floor).toBeNull();
	});

	it.each([
		['the oldest row for a trigger that begins now', [-30 * HOUR], NOON - 30 * HOUR],
		['the time after which no zone could hide a row, if all rows are newer', [0], NOON - DRIFT],
		['the time after which no zone could hide a row, if there is no row', [], NOON - DRIFT],
	])('is %s', (_what, changes, floor) => {
		expect(
			readAll(
				readingOf(cursorAt(null), TRAITS, { startsAt: serviceTime(NOON) }),
				new SmallService(changes.map((after) => at(1, after))),
			).whole().floor,
		).toBe(floor);
	});

	it('is no earlier than the query for a trigger that begins now', () => {
		const service = new SmallService([at(1, -30 * DAY)], { ignored: true });
		expect(readAll(readingOf(cursorAt(null), TRAITS, { startsAt: serviceTime(NOON) }), service).whole().floor).toBe(
			NOON - 2 * DRIFT,
		);
	});
});

describe('the time that the service clock had certainly reached when a reading began', () => {
	const bound = (service: SmallService, tookMs: number, pageSize = 3) => {
		const told = readAll(
			readingOf({ ...busy(), hints: { quiet: false, wide: true } }, { pageSize, filterDrift: DRIFT }),
			service,
			tookMs,
		).whole().clock;
		return told === undefined ? undefined : told.instant - NOON;
	};

	it('is known from the rows of the first answer', () => {
		expect(bound(new SmallService([at(1, -MINUTE), at(2, 0)]), 10 * SECOND)).toBe(0);
	});

	it('is known from all rows, minus the duration of the reading and a second for rounding', () => {
		const rows = [at(31, -3 * MINUTE), at(32, -2 * MINUTE), at(33, -MINUTE), at(34, 0), at(35, HOUR)];
		expect(bound(new SmallService(rows), 10 * SECOND)).toBe(HOUR - 30 * SECOND - SECOND);
	});

	it('is known from the first answer if the reading took long', () => {
		const rows = [at(31, -3 * MINUTE), at(32, 0), at(33, -MINUTE), at(34, MINUTE)];
		expect(bound(new SmallService(rows), 10 * MINUTE)).toBe(0);
	});

	it('is not known if no row came', () => {
		expect(bound(new SmallService([]), SECOND)).toBeUndefined();
	});

	it('is not known before the first request', () => {
		expect(readingOf(busy(), TRAITS).whole().clock).toBeUndefined();
	});

	const CLOCK = { instant: noonPlus(), steady: steadyTime(-1_000_000) };

	it('is known from the time since an earlier reading, minus one percent', () => {
		expect(readAll(readingOf(quietOf(), TRAITS, { clock: CLOCK }), new SmallService([])).whole().clock).toEqual({
			instant: NOON + 990_000,
			steady: 0,
		});
	});

	it('is known from the rows if they are later than that, as of the arrival of their answer', () => {
		expect(
			readAll(readingOf(quietOf(), TRAITS, { clock: CLOCK }), new SmallService([at(21, HOUR)])).whole().clock,
		).toEqual({ instant: NOON + HOUR, steady: 1 });
	});

	it("is known from the rows alone if the portal's times moved", () => {
		expect(
			readAll(readingOf(quietOf(), TRAITS, { clock: CLOCK }), new SmallService([at(1, -5 * HOUR)])).whole().clock,
		).toEqual({ instant: NOON - 5 * HOUR, steady: 2 });
	});

	it('counts from the second query if the first was not enough', () => {
		const service = new SmallService([at(30, 10 * HOUR), ...twenty()], { drift: 10 * HOUR });
		const reading = readAll(readingOf(busy(), TRAITS), service, HOUR, () => service.rows.push(at(31, 11 * HOUR)));
		expect([service.asked.length, reading.whole().clock]).toEqual([2, { instant: NOON + 11 * HOUR, steady: 2 * HOUR }]);
	});
});

describe('portal times that moved to another zone', () => {
	const shifted = (by: number) => twenty().map((_, place) => at(place + 1, by - place * MINUTE));

	it.each([5 * HOUR, -5 * HOUR, 26 * HOUR, -26 * HOUR])('are noticed: by %d ms', (by) => {
		expect(read(busy(), new SmallService(shifted(by))).moved?.by).toBe(by);
	});

	it('put the floor at the moved watermark, minus two hours', () => {
		expect(read(busy(), new SmallService(shifted(5 * HOUR))).floor).toBe(NOON + 5 * HOUR - 2 * HOUR);
	});

	it('do not lose rows of a busy portal although the first query finds none', () => {
		const service = new SmallService([...shifted(-5 * HOUR), at(30, -5 * HOUR + MINUTE)]);
		const { rows } = read(busy(), service);
		expect([rows.has('30'), service.since]).toEqual([true, [-19 * MINUTE, -DRIFT, -DRIFT - 7 * HOUR]]);
	});

	it('do not show that the filter is read in another zone', () => {
		expect(read(busy(), new SmallService(shifted(-5 * HOUR))).wide).toBe(false);
	});

	it('reset what was known about the filter', () => {
		expect(read({ ...busy(), hints: { quiet: false, wide: true } }, new SmallService(shifted(-5 * HOUR))).wide).toBe(
			false,
		);
	});

	it('are noticed by records that only a later cursor knows', () => {
		const reading = readingOf({ ...busy(), seen: SeenVersions.none }, TRAITS, {
			alsoSeen: SeenVersions.of(twenty(), -Infinity),
		});
		expect(readAll(reading, new SmallService(shifted(-5 * HOUR))).whole().moved?.by).toBe(-5 * HOUR);
	});

	it('are not noticed if the cursor knows no row, or the rows have no creation time', () => {
		const silent = row(1, { made: null, changed: 5 * HOUR });
		expect([
			read({ ...busy(), seen: SeenVersions.none }, new SmallService(shifted(5 * HOUR))).moved?.by,
			read(busy(), new SmallService([silent])).moved?.by,
		]).toEqual([undefined, undefined]);
	});

	it('are not reported if the same rows have the same times', () => {
		expect(read(busy(), new SmallService(twenty())).moved?.by).toBeUndefined();
	});

	it('give no floor if all records were asked for', () => {
		expect(read({ ...busy(), overlap: null, watermark: null }, new SmallService(shifted(HOUR))).floor).toBeNull();
	});
});
