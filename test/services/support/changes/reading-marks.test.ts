import { describe, expect, it } from '@jest/globals';
import { type Cursor, cursorAt } from '../../../../nodes/ZohoSupport/trigger/cursor/cursor';
import { SeenVersions } from '../../../../nodes/ZohoSupport/trigger/cursor/seen-versions';
import type { SeenRecord } from '../../../../nodes/ZohoSupport/trigger/events/version';
import { serviceTime, steadyTime } from '../../../../nodes/ZohoSupport/helpdesk/instants';
import { DAY, HOUR, MINUTE, NOON, noonPlus, row, SECOND } from '../../../trigger/rows';
import { readAll, readingOf, SmallDesk } from '../../../trigger/small-desk';

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
const read = (cursor: Cursor, desk: SmallDesk) => readAll(readingOf(cursor, TRAITS), desk).whole();

describe('the floor of a reading, from which on the answer holds every record,', () => {
	it('is the cursor where the answer begins there', () => {
		expect(read(busy(), new SmallDesk(twenty())).floor).toBe(FROM);
	});

	it('is the cursor where nothing came', () => {
		expect(read(busy(), new SmallDesk([])).floor).toBe(FROM);
	});

	it('is the oldest row where it is older than the cursor, but no older than the question', () => {
		const quiet = quietOf();
		expect([
			read(quiet, new SmallDesk([...twenty(), at(30, -DAY)])).floor,
			read(quiet, new SmallDesk([...twenty(), at(30, -30 * DAY)], { ignored: true })).floor,
		]).toEqual([NOON - DAY, NOON - DRIFT]);
	});

	it('is none where all was asked for', () => {
		expect(read(cursorAt(null), new SmallDesk(twenty())).floor).toBeNull();
	});

	it.each([
		['the oldest row of a trigger that begins now', [-30 * HOUR], NOON - 30 * HOUR],
		['what no zone could have hidden where all rows are newer', [0], NOON - DRIFT],
		['what no zone could have hidden where there is no row', [], NOON - DRIFT],
	])('is %s', (_what, changes, floor) => {
		expect(
			readAll(
				readingOf(cursorAt(null), TRAITS, { startsAt: serviceTime(NOON) }),
				new SmallDesk(changes.map((after) => at(1, after))),
			).whole().floor,
		).toBe(floor);
	});

	it('of a trigger that begins now is no older than its question', () => {
		const desk = new SmallDesk([at(1, -30 * DAY)], { ignored: true });
		expect(readAll(readingOf(cursorAt(null), TRAITS, { startsAt: serviceTime(NOON) }), desk).whole().floor).toBe(
			NOON - 2 * DRIFT,
		);
	});
});

describe('how far the clock of the service had surely come when a reading began', () => {
	const bound = (desk: SmallDesk, tookMs: number, pageSize = 3) => {
		const told = readAll(
			readingOf({ ...busy(), hints: { quiet: false, wide: true } }, { pageSize, filterDrift: DRIFT }),
			desk,
			tookMs,
		).whole().clock;
		return told === undefined ? undefined : told.instant - NOON;
	};

	it('tell the rows of the first answer', () => {
		expect(bound(new SmallDesk([at(1, -MINUTE), at(2, 0)]), 10 * SECOND)).toBe(0);
	});

	it('tell all rows, less the time that the reading took and a second of rounding', () => {
		const rows = [at(31, -3 * MINUTE), at(32, -2 * MINUTE), at(33, -MINUTE), at(34, 0), at(35, HOUR)];
		expect(bound(new SmallDesk(rows), 10 * SECOND)).toBe(HOUR - 30 * SECOND - SECOND);
	});

	it('tell the rows of the first answer where the reading took long', () => {
		const rows = [at(31, -3 * MINUTE), at(32, 0), at(33, -MINUTE), at(34, MINUTE)];
		expect(bound(new SmallDesk(rows), 10 * MINUTE)).toBe(0);
	});

	it('tells nobody where no row came', () => {
		expect(bound(new SmallDesk([]), SECOND)).toBeUndefined();
	});

	it('is not told before anything was asked', () => {
		expect(readingOf(busy(), TRAITS).whole().clock).toBeUndefined();
	});

	const CLOCK = { instant: noonPlus(), steady: steadyTime(-1_000_000) };

	it('tells the time that went by since an earlier reading, less one part in a hundred', () => {
		expect(readAll(readingOf(quietOf(), TRAITS, { clock: CLOCK }), new SmallDesk([])).whole().clock).toEqual({
			instant: NOON + 990_000,
			steady: 0,
		});
	});

	it('tell the rows where they are later than the time that went by: as of when their answer was here', () => {
		expect(
			readAll(readingOf(quietOf(), TRAITS, { clock: CLOCK }), new SmallDesk([at(21, HOUR)])).whole().clock,
		).toEqual({ instant: NOON + HOUR, steady: 1 });
	});

	it('is not told by the time that went by where the times of the portal moved: the rows alone tell', () => {
		expect(
			readAll(readingOf(quietOf(), TRAITS, { clock: CLOCK }), new SmallDesk([at(1, -5 * HOUR)])).whole().clock,
		).toEqual({ instant: NOON - 5 * HOUR, steady: 2 });
	});

	it('is told from the second question on where the first was not enough', () => {
		const desk = new SmallDesk([at(30, 10 * HOUR), ...twenty()], { drift: 10 * HOUR });
		const reading = readAll(readingOf(busy(), TRAITS), desk, HOUR, () => desk.rows.push(at(31, 11 * HOUR)));
		expect([desk.asked.length, reading.whole().clock]).toEqual([2, { instant: NOON + 11 * HOUR, steady: 2 * HOUR }]);
	});
});

describe('times of the portal that moved to another zone', () => {
	const shifted = (by: number) => twenty().map((_, place) => at(place + 1, by - place * MINUTE));

	it.each([5 * HOUR, -5 * HOUR, 26 * HOUR, -26 * HOUR])('by %d ms are told', (by) => {
		expect(read(busy(), new SmallDesk(shifted(by))).moved?.by).toBe(by);
	});

	it('leave nothing to be found before the watermark, two hours less', () => {
		expect(read(busy(), new SmallDesk(shifted(5 * HOUR))).floor).toBe(NOON + 5 * HOUR - 2 * HOUR);
	});

	it('are found again on a busy desk although none of its rows answers the first question', () => {
		const desk = new SmallDesk([...shifted(-5 * HOUR), at(30, -5 * HOUR + MINUTE)]);
		const { rows } = read(busy(), desk);
		expect([rows.has('30'), desk.since]).toEqual([true, [-19 * MINUTE, -DRIFT, -DRIFT - 7 * HOUR]]);
	});

	it('do not prove that the filter is read in another zone', () => {
		expect(read(busy(), new SmallDesk(shifted(-5 * HOUR))).wide).toBe(false);
	});

	it('put what was known of the filter in doubt', () => {
		expect(read({ ...busy(), hints: { quiet: false, wide: true } }, new SmallDesk(shifted(-5 * HOUR))).wide).toBe(
			false,
		);
	});

	it('are told by records that only a later cursor knows', () => {
		const reading = readingOf({ ...busy(), seen: SeenVersions.none }, TRAITS, {
			alsoSeen: SeenVersions.of(twenty(), -Infinity),
		});
		expect(readAll(reading, new SmallDesk(shifted(-5 * HOUR))).whole().moved?.by).toBe(-5 * HOUR);
	});

	it('are not told where the cursor knows no row, or the rows do not say when they were made', () => {
		const silent = row(1, { made: null, changed: 5 * HOUR });
		expect([
			read({ ...busy(), seen: SeenVersions.none }, new SmallDesk(shifted(5 * HOUR))).moved?.by,
			read(busy(), new SmallDesk([silent])).moved?.by,
		]).toEqual([undefined, undefined]);
	});

	it('did not move where the same rows came with the same times', () => {
		expect(read(busy(), new SmallDesk(twenty())).moved?.by).toBeUndefined();
	});

	it('have no floor where all was asked for', () => {
		expect(read({ ...busy(), overlap: null, watermark: null }, new SmallDesk(shifted(HOUR))).floor).toBeNull();
	});
});
