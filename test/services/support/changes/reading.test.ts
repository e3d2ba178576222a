import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Cursor, cursorAt } from '../../../../nodes/ZohoSupport/trigger/cursor/cursor';
import { SeenVersions } from '../../../../nodes/ZohoSupport/trigger/cursor/seen-versions';
import type { SeenRecord } from '../../../../nodes/ZohoSupport/trigger/events/version';
import { type ServiceTime, serviceTime } from '../../../../nodes/ZohoSupport/helpdesk/instants';
import { replay } from '../replay';
import { DAY, HOUR, MINUTE, moment, NOON, noonPlus, row, SECOND } from '../../../trigger/rows';
import { readAll, readingOf, SmallService } from '../../../trigger/small-service';

const DRIFT = 27 * HOUR;
const TRAITS = { pageSize: 200, filterDrift: DRIFT };

/** A row that was created and changed at an offset from noon. */
const at = (id: number, after: number, more = {}) => row(id, { made: after, changed: after, ...more });
/** Twenty rows, one per minute, up to noon. */
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

const read = (cursor: Cursor, service: SmallService, tookMs?: number) =>
	readAll(readingOf(cursor, TRAITS), service, tookMs).whole();

describe('the first query of a poll', () => {
	const sinceOf = (cursor: Cursor, startsAt?: ServiceTime) => readingOf(cursor, TRAITS, { startsAt }).next()?.since;

	it.each<[string, () => Cursor, number | null]>([
		['asks for all records if there was never one', () => cursorAt(null), null],
		['starts at the overlap in a busy portal', busy, NOON - 19 * MINUTE],
		['starts earlier by the filter drift in a quiet portal, where that costs nothing', quiet, NOON - DRIFT],
		[
			'starts earlier by the filter drift if the service reads the filter in another zone',
			() => ({ ...busy(), hints: { quiet: false, wide: true } }),
			NOON - DRIFT,
		],
	])('%s', (_what, cursor, since) => {
		expect(sinceOf(cursor())).toBe(since);
	});

	it('starts early enough for a wrong clock and a wrong zone if the trigger begins now', () => {
		expect(sinceOf(cursorAt(null), serviceTime(NOON))).toBe(NOON - 2 * DRIFT);
	});

	it('costs one request if one page is enough', () => {
		const service = new SmallService(twenty());
		read(busy(), service);
		expect(service.asked).toEqual([{ since: NOON - 19 * MINUTE, window: { from: 1, to: 200 } }]);
	});
});

describe('a reading', () => {
	it('finds the last version of each record once, in any order of pages', () => {
		const ages = fc.uniqueArray(fc.integer({ min: -30, max: 30 }), { minLength: 1, maxLength: 25 });
		fc.assert(
			fc.property(ages, fc.integer({ min: 2, max: 9 }), (minutes, pageSize) => {
				const service = new SmallService(minutes.map((one) => at(one + 100, one * MINUTE)));
				const { rows, read: count } = readAll(
					readingOf({ ...cursorAt(noonPlus()), hints: { quiet: true, wide: true } }, { pageSize, filterDrift: DRIFT }),
					service,
				).whole();
				expect([...rows.keys()].sort()).toEqual(minutes.map((one) => String(one + 100)).sort());
				expect(count).toBe(minutes.length);
				expect(service.asked.length).toBeLessThanOrEqual(
					Math.floor(minutes.length / (pageSize - 1)) + (minutes.length < pageSize ? 1 : 2),
				);
			}),
			replay(200),
		);
	});

	it.each([[false], [true]])('keeps the newer of two versions of a record (newer first: %p)', (newerFirst) => {
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

	it('keeps the version that was read last if both changed in the same second', () => {
		const [before, after] = [at(1, 0), at(1, 0, { says: { Status: 'Closed' } })];
		const reading = readingOf(
			{ ...cursorAt(noonPlus()), hints: { quiet: true, wide: true } },
			{ pageSize: 2, filterDrift: DRIFT },
		);
		reading.take([at(9, 0), before], moment(0), moment(1));
		reading.take([after], moment(1), moment(2));
		expect(reading.whole().rows.get('1')).toBe(after);
	});

	it('drops rows that are too old for any zone, but counts them', () => {
		const [edge, old] = [at(30, -19 * MINUTE - DRIFT), at(31, -19 * MINUTE - DRIFT - SECOND)];
		const found = read(busy(), new SmallService([...twenty(), edge, old], { ignored: true }));
		expect([found.rows.has('30'), found.rows.has('31'), found.read]).toEqual([true, false, 22]);
	});

	it('drops rows that are too old for any zone if the trigger begins now', () => {
		const start = -2 * DRIFT;
		const service = new SmallService([at(1, 0), at(2, start - DRIFT), at(3, start - DRIFT - SECOND)], {
			ignored: true,
		});
		const found = readAll(readingOf(cursorAt(null), TRAITS, { startsAt: serviceTime(NOON) }), service).whole();
		expect([[...found.rows.keys()], found.read]).toEqual([['1', '2'], 3]);
	});
});

describe('an answer', () => {
	it('is complete if it has a handled row', () => {
		const service = new SmallService([...twenty(), at(21, MINUTE)]);
		expect([read(busy(), service).rows.size, service.since]).toEqual([21, [-19 * MINUTE]]);
	});

	it('leads to a wide query if it has only newer rows', () => {
		const service = new SmallService([...twenty(), at(21, HOUR), at(22, 11 * HOUR)], { drift: 10 * HOUR });
		expect([[...read(busy(), service).rows.keys()].includes('21'), service.since]).toEqual([
			true,
			[-19 * MINUTE, -DRIFT],
		]);
	});

	it('leads to one wide query if it is empty', () => {
		const service = new SmallService([]);
		expect([read(busy(), service).rows.size, service.since]).toEqual([0, [-19 * MINUTE, -DRIFT]]);
	});

	it('is complete if the query covered any zone', () => {
		const service = new SmallService([]);
		read(quiet(), service);
		expect(service.asked).toHaveLength(1);
	});

	it('is complete if the query asked for all records', () => {
		const service = new SmallService([]);
		readAll(readingOf(cursorAt(null), TRAITS), service);
		expect(service.asked).toHaveLength(1);
	});

	it('is complete for a trigger that begins now', () => {
		const service = new SmallService([]);
		readAll(readingOf(cursorAt(null), TRAITS, { startsAt: serviceTime(NOON) }), service);
		expect(service.asked).toHaveLength(1);
	});

	it('is judged only after its last page', () => {
		const service = new SmallService([at(31, 2 * MINUTE), at(30, 3 * MINUTE), at(1, 0)]);
		readAll(readingOf(busy(), { pageSize: 2, filterDrift: DRIFT }), service);
		expect(service.since).toEqual([-19 * MINUTE, -19 * MINUTE, -19 * MINUTE]);
	});

	it.each([
		['a handled row at the watermark', () => at(1, 0), 1],
		['a handled row that changed after the watermark', () => row(1, { made: 0, changed: SECOND }), 2],
		['a new row at the watermark', () => at(50, 0), 2],
	])('with only %s: requests until the answer is complete (%#)', (_what, seen, requests) => {
		const service = new SmallService([seen()]);
		read(busy(), service);
		expect(service.asked).toHaveLength(requests);
	});

	it('with only a new row at the watermark leads to a wide query, which finds the rows that the filter had hidden', () => {
		const late = at(50, 0);
		const service = new SmallService([...twenty(), at(51, 5 * MINUTE), late], { drift: 10 * HOUR });
		const hiding = readingOf(busy(), TRAITS);
		hiding.take([late], moment(0), moment(1));
		expect(readAll(hiding, service).whole().rows.has('51')).toBe(true);
	});
});

describe('the zone of the filter', () => {
	it('is different if the wide query finds a handled row that the narrow one missed', () => {
		expect(read(busy(), new SmallService(twenty(), { drift: 10 * HOUR })).wide).toBe(true);
	});

	it('is not different if the handled rows came or were deleted', () => {
		expect([read(busy(), new SmallService(twenty())).wide, read(busy(), new SmallService([])).wide]).toEqual([
			false,
			false,
		]);
	});

	it('is not different if the wide query finds rows that the narrow one did not ask for', () => {
		const old = at(40, -DAY);
		expect(read(cursorOf([...twenty(), old]), new SmallService([old])).wide).toBe(false);
	});

	it('is not different if an unknown row appears between the two queries', () => {
		const service = new SmallService([]);
		const reading = readAll(readingOf(busy(), TRAITS), service, 0, () => service.rows.push(at(50, 0)));
		expect(reading.whole().wide).toBe(false);
	});

	it('stays different once it was', () => {
		expect(read({ ...busy(), hints: { quiet: false, wide: true } }, new SmallService(twenty())).wide).toBe(true);
	});

	it.each([
		[-DRIFT, false],
		[-DRIFT - SECOND, true],
	])('may explain a row %d ms before the query; filter ignored: %p', (before, ignored) => {
		const service = new SmallService([...twenty(), at(60, -19 * MINUTE + before)], { ignored: true });
		expect(read(busy(), service).filterIgnored).toBe(ignored);
	});

	it('does not matter if the query asked for all records', () => {
		expect(
			readAll(readingOf(cursorAt(null), TRAITS), new SmallService([at(1, -400 * DAY)])).whole().filterIgnored,
		).toBe(false);
	});
});

describe('a service that ignores the filter', () => {
	const old = (after: number) => row(1, { made: -20 * DAY + after, changed: -10 * DAY + after });

	it('shows moved times by a known row, however old', () => {
		const cursor = { ...cursorAt(noonPlus()), seen: SeenVersions.of([old(0)], -Infinity) };
		expect(readAll(readingOf(cursor, TRAITS), new SmallService([old(HOUR)], { ignored: true })).whole().moved?.by).toBe(
			HOUR,
		);
	});

	it.each([
		[-DRIFT - SECOND, false],
		[-DRIFT - SECOND + 1, true],
	])('sends rows that a zone may explain, and older rows, which are dropped (%d ms)', (after, matters) => {
		const { rows, read } = readAll(
			readingOf(cursorAt(noonPlus()), TRAITS),
			new SmallService([at(1, after)], { ignored: true }),
		).whole();
		expect([rows.has('1'), read]).toEqual([matters, 1]);
	});

	it('makes no difference if the query asked for all records', () => {
		expect(
			readAll(readingOf(cursorAt(null), TRAITS), new SmallService([at(1, -400 * DAY)]))
				.whole()
				.rows.has('1'),
		).toBe(true);
	});
});
