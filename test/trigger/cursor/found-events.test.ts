import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Harvest, harvestOf, settle } from '../../../nodes/ZohoSupport/trigger/X';
import { type Cursor, cursorAt } from '../../../nodes/ZohoSupport/trigger/cursor/cursor';
import type { Found } from '../../../nodes/ZohoSupport/trigger/cursor/reading';
import { SeenVersions } from '../../../nodes/ZohoSupport/trigger/cursor/seen-versions';
import type { PollState } from '../../../nodes/ZohoSupport/trigger/cursor/step';
import type { TriggerEvent } from '../../../nodes/ZohoSupport/trigger/events/event';
import type { SeenRecord } from '../../../nodes/ZohoSupport/trigger/events/version';
import type { Watch } from '../../../nodes/ZohoSupport/trigger/form/choices';
import { replay } from '../../helpdesk/replay';
import { DAY, HOUR, idsOf, minute, MINUTE, NOON, row, rowsWithin, SECOND } from '../rows';

const DRIFT = 27 * HOUR;
const TRAITS = { pageSize: 200, filterDrift: DRIFT };
const WATCH: Watch = { events: 'created', fields: [], conditions: [], most: 1_000 };

const at = (id: number, after: number, more = {}) => row(id, { made: after, changed: after, ...more });
const foundOf = (rows: readonly SeenRecord[], more: Partial<Found> = {}): Found => ({
	rows: new Map(rows.map((one) => [one.id, one])),
	cursor: cursorAt(NOON),
	zone: { moved: false, delta: 0 },
	floor: NOON,
	clock: undefined,
	wide: false,
	quiet: false,
	filterIgnored: false,
	read: rows.length,
	inPages: false,
	...more,
});
const harvest = (found: Found, watch: Watch = WATCH, state: Omit<PollState, 'cursor'> = {}) => harvestOf(found, watch, state);
const events = (one: Harvest): TriggerEvent[] => one.pending.map(({ event }) => event);
const idsIn = (one: Harvest) => events(one).map(({ record }) => record.id);

describe('the events of a harvest', () => {
	it('come oldest first, those of one moment by the age of their ids', () => {
		const rows = [at(10, MINUTE), at(3, 2 * MINUTE), at(9, MINUTE), at(11, MINUTE), at(8, 3 * MINUTE)];
		expect(idsIn(harvest(foundOf(rows)))).toEqual(['9', '10', '11', '3', '8']);
	});

	it('are of what changed from the cursor on, seen by the last instant that the time may stand for', () => {
		const rows = [at(1, -SECOND), at(2, -SECOND + 1), row(3, { made: -MINUTE, changed: -MINUTE, precision: minute }), row(4, { made: -MINUTE + 1, changed: -MINUTE + 1, precision: minute })];
		expect(idsIn(harvest(foundOf(rows)))).toEqual(['4', '2']);
	});

	it('are of all there is where nothing was ever there', () => {
		expect(idsIn(harvest(foundOf([at(1, -400 * DAY), at(2, 0)], { cursor: cursorAt(null) })))).toEqual(['1', '2']);
	});

	it('are none of versions that were handled', () => {
		const cursor = { ...cursorAt(NOON), seen: SeenVersions.of([at(1, 0)]) };
		expect(idsIn(harvest(foundOf([at(1, 0), at(2, 0)], { cursor })))).toEqual(['2']);
	});

	it('are of a version that says something else than the handled one of the same second', () => {
		const cursor = { ...cursorAt(NOON), seen: SeenVersions.of([at(1, 0)]) };
		expect(idsIn(harvest(foundOf([at(1, 0, { says: { Status: 'Open' } })], { cursor }), { ...WATCH, events: 'updated' }))).toEqual(['1']);
	});

	it('are none of handled versions that only say something else since other fields are read', () => {
		const cursor = { ...cursorAt(NOON), seen: SeenVersions.of([at(1, 0)]) };
		const rows = [at(1, 0, { says: { Status: 'Open' } }), row(1, { made: 0, changed: SECOND, says: { Status: 'Open' } })];
		expect(rows.map((one) => idsIn(harvest(foundOf([one], { cursor }), { ...WATCH, events: 'updated' }, { reprinted: true })))).toEqual([[], ['1']]);
	});

	it('of a record that was handled before are updates', () => {
		const cursor = { ...cursorAt(NOON), seen: SeenVersions.of([at(1, 0)]) };
		const changed = row(1, { made: 0, changed: MINUTE });
		const kinds = events(harvest(foundOf([changed], { cursor }), { ...WATCH, events: 'createdOrUpdated' })).map(({ kind }) => kind);
		expect([kinds, idsIn(harvest(foundOf([changed], { cursor })))]).toEqual([['updated'], []]);
	});

	it.each([
		['before the cursor, surely', { made: -SECOND, changed: MINUTE }, []],
		['at the cursor', { made: -SECOND + 1, changed: MINUTE }, ['1']],
	])('of a stranger that was made %s', (_when, given, ids) => {
		expect(idsIn(harvest(foundOf([row(1, given)])))).toEqual(ids);
	});

	it('of a stranger that does not say when it was made may be repeats', () => {
		const [event] = events(harvest(foundOf([row(1, { made: null, changed: MINUTE })])));
		expect(event).toMatchObject({ kind: 'created', possibleRepeat: true });
	});

	it('of what came before anything was known are no repeats, said or not when they were made', () => {
		const cursor = cursorAt(null);
		expect(events(harvest(foundOf([row(1, { made: null })], { cursor })))[0].possibleRepeat).toBe(false);
	});

	it('are the newest ones where a beginning takes only so many, and the others are handled', () => {
		const rows = [at(1, 0), at(2, MINUTE), at(3, 2 * MINUTE)];
		const all = (most: number) => harvest(foundOf(rows, { cursor: cursorAt(null) }), WATCH, { beginning: { from: 'everything', most } });
		expect([idsIn(all(2)), [...all(2).handled.keys()], idsIn(all(3)), idsIn(all(9))]).toEqual([['2', '3'], ['1'], ['1', '2', '3'], ['1', '2', '3']]);
	});

	it('are none where the trigger begins now: all there is, is handled', () => {
		const now = harvest(foundOf([at(1, 0), at(2, MINUTE)], { cursor: cursorAt(null) }), WATCH, { beginning: { from: 'now' } });
		expect([idsIn(now), [...now.handled.keys()]]).toEqual([[], ['1', '2']]);
	});
});

describe('events that may have been given out before', () => {
	const given = (): Cursor => ({ ...cursorAt(NOON + HOUR), overlap: NOON + 30 * MINUTE, seen: SeenVersions.of([at(5, 40 * MINUTE)]) });
	const repeats = (rows: readonly SeenRecord[], cursor: Cursor = given()) => events(harvest(foundOf(rows), WATCH, { given: cursor })).map(({ record, possibleRepeat }) => [record.id, possibleRepeat]);

	it('are those before the cursor of that poll and those that it knew', () => {
		const rows = [at(4, 29 * MINUTE), at(5, 40 * MINUTE), at(6, 40 * MINUTE)];
		expect(repeats(rows)).toEqual([['4', true], ['5', true], ['6', false]]);
	});

	it('are not those of the very instant from which on it knew them all', () => {
		expect(repeats([at(7, 30 * MINUTE - 1_000), at(8, 30 * MINUTE - 999)])).toEqual([['7', true], ['8', false]]);
	});

	it('are those of a record that was given out as made, and changed since', () => {
		expect(repeats([row(5, { made: 40 * MINUTE, changed: 41 * MINUTE }), row(7, { made: 30 * MINUTE - 1_000, changed: 41 * MINUTE }), row(8, { made: 30 * MINUTE - 999, changed: 41 * MINUTE })])).toEqual([['7', true], ['8', false], ['5', true]]);
	});

	it('are not changes that came since, of a record that is known', () => {
		const cursor = { ...cursorAt(NOON), seen: SeenVersions.of([at(5, 0)]) };
		const [event] = events(harvest(foundOf([row(5, { made: 0, changed: 50 * MINUTE })], { cursor }), { ...WATCH, events: 'updated' }, { given: given() }));
		expect(event).toMatchObject({ kind: 'updated', possibleRepeat: false });
	});

	it('are those up to an instant that an earlier process left', () => {
		const told = events(harvest(foundOf([at(1, MINUTE), at(2, MINUTE + SECOND)]), WATCH, { givenUpTo: NOON + MINUTE })).map(({ possibleRepeat }) => possibleRepeat);
		expect(told).toEqual([true, false]);
	});

	it('are told in the times that the portal shows now', () => {
		const zone = { moved: true, delta: HOUR };
		const moved = (state: Pick<PollState, 'given' | 'givenUpTo'>, rows: readonly SeenRecord[]) => events(harvest(foundOf(rows, { zone, cursor: cursorAt(NOON + HOUR) }), WATCH, state)).map(({ possibleRepeat }) => possibleRepeat);
		expect(moved({ givenUpTo: NOON + 30 * MINUTE }, [at(1, HOUR + 30 * MINUTE), at(2, HOUR + 30 * MINUTE + SECOND)])).toEqual([true, false]);
		expect(moved({ given: given() }, [at(1, HOUR + 30 * MINUTE - SECOND), at(2, HOUR + 30 * MINUTE)])).toEqual([true, false]);
	});

	it('are those that its crowd can not tell from given ones', () => {
		const crowded = SeenVersions.of([...Array.from({ length: 500 }, (_, place) => at(1_000 + place, HOUR)), at(5, MINUTE), at(6, MINUTE), at(7, MINUTE), at(8, MINUTE), at(9, MINUTE)]);
		const told = repeats([at(5, MINUTE), at(6, MINUTE), at(7, MINUTE), at(8, MINUTE)], { ...cursorAt(null), known: crowded });
		expect(told.map(([, repeat]) => repeat)).toEqual([true, true, true, true]);
	});

	it('are those that do not say when they were made only where they changed before that cursor', () => {
		const found = foundOf([row(6, { made: null, changed: 29 * MINUTE }), row(7, { made: null, changed: 50 * MINUTE })], { cursor: cursorAt(null) });
		expect(events(harvest(found, WATCH, { given: given() })).map(({ record, possibleRepeat }) => [record.id, possibleRepeat])).toEqual([['6', true], ['7', false]]);
	});

	it('are none where that poll came to nothing', () => {
		expect(repeats([at(1, 0)], cursorAt(null))).toEqual([['1', false]]);
	});
});

describe('giving out', () => {
	const BEFORE = cursorAt(NOON);

	it('gives the oldest ones first, and the rest with the next times, none lost and none twice', () => {
		fc.assert(
			fc.property(rowsWithin(HOUR, 40), fc.integer({ min: 1, max: 7 }), (rows, most) => {
				const watch: Watch = { ...WATCH, events: 'createdOrUpdated', most };
				const whole = harvest(foundOf(rows, { clock: { instant: NOON + HOUR, steady: 0 } }), watch);
				const got: string[] = [];
				let [cursor, rest]: [Cursor, Harvest] = [BEFORE, whole];
				while (rest.pending.length > 0) {
					const settled = settle(cursor, rest, watch, TRAITS);
					expect(settled.events.length).toBeLessThanOrEqual(most);
					got.push(...settled.events.map(({ record }) => record.id));
					[cursor, rest] = [settled.cursor, settled.rest];
				}
				expect(got).toEqual(idsIn(whole));
			}),
			replay(100),
		);
	});

	it('leaves at any time a cursor from which a new reading of the same rows finds the rest, and only the rest', () => {
		fc.assert(
			fc.property(rowsWithin(2 * DAY, 60), fc.integer({ min: 1, max: 20 }), fc.boolean(), (rows, most, toTheMinute) => {
				const watch: Watch = { ...WATCH, events: 'createdOrUpdated', most };
				const shown = toTheMinute ? rows.map(({ id, changed }) => row(id, { made: changed.earliest - NOON, precision: minute })) : rows;
				const whole = harvest(foundOf(shown, { clock: { instant: NOON + 2 * DAY, steady: 0 } }), watch);
				const { cursor, rest } = settle(BEFORE, whole, watch, TRAITS);
				const again = shown.filter(({ changed }) => changed.latest >= (cursor.overlap ?? -Infinity));
				expect(idsIn(harvest(foundOf(again, { cursor }), watch))).toEqual(idsIn(rest));
			}),
			replay(200),
		);
	});

	it('remembers the watched values of what was given out, not of what waits', () => {
		const watch: Watch = { events: 'created', fields: ['Status'], conditions: [], most: 1 };
		const [one, two] = [at(1, 0, { says: { Status: 'a' } }), at(2, MINUTE, { says: { Status: 'b' } })];
		const settled = settle(BEFORE, harvest(foundOf([one, two]), watch), watch, TRAITS);
		expect([settled.cursor.watched.toJson(), settled.rest.watched.toJson(), settle(settled.cursor, settled.rest, watch, TRAITS).cursor.watched.toJson()]).toEqual([[['1', 'a']], [['1', 'a']], [['1', 'a'], ['2', 'b']]]);
	});

	it('remembers the watched values of what is no event, the last changed longest', () => {
		const watch: Watch = { events: 'updated', fields: ['Status'], conditions: [], most: 1 };
		const rows = [at(2, MINUTE, { says: { Status: 'b' } }), at(1, 0, { says: { Status: 'a' } })];
		expect(harvest(foundOf(rows), watch).watched.toJson()).toEqual([['1', 'a'], ['2', 'b']]);
	});

	it('keeps the version that was handled of a record that waits', () => {
		const cursor = { ...cursorAt(NOON), seen: SeenVersions.of([at(1, 0)]) };
		const changed = row(1, { made: 0, changed: MINUTE });
		const settled = settle(cursor, harvest(foundOf([changed, at(2, 0, { says: { Status: 'x' } })], { cursor }), { ...WATCH, events: 'updated' }), { ...WATCH, most: 0 }, TRAITS);
		expect(settled.cursor.seen.version('1')?.changed.earliest).toBe(NOON);
	});

	it('has the given out version for the known one afterwards', () => {
		const settled = settle(BEFORE, harvest(foundOf([at(1, 0), at(2, MINUTE)])), WATCH, TRAITS);
		expect(idsOf(settled.cursor.seen.versions())).toEqual(['2', '1']);
	});
});
