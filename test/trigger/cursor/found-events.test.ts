import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Comparison, type Cursor, cursorAt } from '../../../nodes/ZohoSupport/trigger/cursor/cursor';
import { newEvents } from '../../../nodes/ZohoSupport/trigger/cursor/found-events';
import { confirmed, progressFrom } from '../../../nodes/ZohoSupport/trigger/cursor/progress';
import { SeenVersions } from '../../../nodes/ZohoSupport/trigger/cursor/seen-versions';
import type { PollState } from '../../../nodes/ZohoSupport/trigger/cursor/step';
import { FieldHistory } from '../../../nodes/ZohoSupport/trigger/events/field-history';
import type { SeenRecord } from '../../../nodes/ZohoSupport/trigger/events/version';
import type { Watch } from '../../../nodes/ZohoSupport/trigger/form/watch';
import { replay } from '../../services/support/replay';
import { DAY, HOUR, minute, MINUTE, noonPlus, row, rowsWithin, SECOND } from '../rows';
import { pollOf, SmallService, throughJson } from '../small-service';

const TRAITS = { pageSize: 200, filterDrift: 27 * HOUR };
const WATCH: Watch = { events: 'created', fields: [], conditions: [], most: 1_000 };
const UPDATES: Watch = { ...WATCH, events: 'updated' };

const at = (id: number, after: number, more = {}) => row(id, { made: after, changed: after, ...more });
const knowing = (...rows: SeenRecord[]): Cursor => ({
	...cursorAt(noonPlus()),
	seen: SeenVersions.of(rows, -Infinity),
});
const eventsOf = (
	rows: readonly SeenRecord[],
	cursor = cursorAt(noonPlus()),
	watch = WATCH,
	more: Partial<Comparison> = {},
) => newEvents(rows, cursor, FieldHistory.none, watch, { comparePrints: true, ...more });
const idsIn = (...given: Parameters<typeof eventsOf>) => eventsOf(...given).map(({ record }) => record.id);

describe('the events of a reading', () => {
	it('come oldest first, then by id', () => {
		const rows = [at(10, MINUTE), at(3, 2 * MINUTE), at(9, MINUTE), at(11, MINUTE), at(8, 3 * MINUTE)];
		expect(idsIn(rows)).toEqual(['9', '10', '11', '3', '8']);
	});

	it('are of rows whose latest possible time of change is at or after the cursor', () => {
		const rows = [
			at(1, -SECOND),
			at(2, -SECOND + 1),
			at(3, -MINUTE, { precision: minute }),
			at(4, -MINUTE + 1, { precision: minute }),
		];
		expect(idsIn(rows)).toEqual(['4', '2']);
	});

	it('are of all rows if there was never one before', () => {
		expect(idsIn([at(1, -400 * DAY), at(2, 0)], cursorAt(null))).toEqual(['1', '2']);
	});

	it('are not of handled versions', () => {
		expect(idsIn([at(1, 0), at(2, 0)], knowing(at(1, 0)))).toEqual(['2']);
	});

	it('are of a version with other content than the handled one of the same second', () => {
		expect(idsIn([at(1, 0, { says: { Status: 'Open' } })], knowing(at(1, 0)), UPDATES)).toEqual(['1']);
	});

	it('are not of handled versions whose content differs only because different fields are read', () => {
		const rows = [
			at(1, 0, { says: { Status: 'Open' } }),
			row(1, { made: 0, changed: SECOND, says: { Status: 'Open' } }),
		];
		expect(rows.map((one) => idsIn([one], knowing(at(1, 0)), UPDATES, { comparePrints: false }))).toEqual([[], ['1']]);
	});

	it('are updates if the record was handled before', () => {
		const changed = [row(1, { made: 0, changed: MINUTE })];
		expect([
			eventsOf(changed, knowing(at(1, 0)), { ...WATCH, events: 'createdOrUpdated' }).map(({ kind }) => kind),
			idsIn(changed, knowing(at(1, 0))),
		]).toEqual([['updated'], []]);
	});

	it.each([
		['certainly before the cursor', { made: -SECOND, changed: MINUTE }, []],
		['at the cursor', { made: -SECOND + 1, changed: MINUTE }, ['1']],
	])('are of unknown records that were created %s', (_when, given, ids) => {
		expect(idsIn([row(1, given)])).toEqual(ids);
	});

	it('may be repeats if an unknown record has no creation time', () => {
		expect(eventsOf([row(1, { made: null, changed: MINUTE })])).toMatchObject([
			{ kind: 'created', possibleRepeat: true },
		]);
	});

	it('are not repeats if nothing was known before, with or without a creation time', () => {
		expect(eventsOf([row(1, { made: null })], cursorAt(null))).toMatchObject([{ possibleRepeat: false }]);
	});

	it('may all be repeats if the reading showed that all times moved', () => {
		expect(eventsOf([at(1, 0), at(2, MINUTE)], { ...cursorAt(noonPlus()), timesMoved: true })).toMatchObject([
			{ possibleRepeat: true },
			{ possibleRepeat: true },
		]);
	});
});

describe('a portal read poll by poll', () => {
	const BEFORE: PollState = { progress: progressFrom(noonPlus()), comparePrints: true };

	/** Polls until no event comes. @param keep changes the state between two polls */
	function drained(
		rows: readonly SeenRecord[],
		watch: Watch,
		keep: (state: PollState) => PollState,
	): { ids: string[]; most: number } {
		const service = new SmallService(rows);
		const ids: string[] = [];
		let [state, most] = [BEFORE, 0];
		for (let polls = 0; polls <= rows.length + 1; polls += 1) {
			const polled = pollOf(state, service, watch, TRAITS);
			if (polled.events.length === 0) break;
			ids.push(...polled.events.map(({ record }) => record.id));
			most = Math.max(most, polled.events.length);
			state = keep(polled.state);
		}
		return { ids, most };
	}

	it('gives the oldest events first and the rest with the next polls, none lost and none twice', () => {
		fc.assert(
			fc.property(rowsWithin(HOUR, 40), fc.integer({ min: 1, max: 7 }), (rows, most) => {
				const watch: Watch = { ...WATCH, events: 'createdOrUpdated', most };
				const came = drained(rows, watch, (state) => state);
				expect([came.ids, came.most <= most]).toEqual([idsIn(rows, undefined, watch), true]);
			}),
			replay(100),
		);
	});

	it('leaves a progress from which a new process finds exactly the rest', () => {
		fc.assert(
			fc.property(rowsWithin(2 * DAY, 60), fc.integer({ min: 1, max: 20 }), fc.boolean(), (rows, most, toTheMinute) => {
				const watch: Watch = { ...WATCH, events: 'createdOrUpdated', most };
				const shown = toTheMinute
					? rows.map(({ id, changed }) => at(Number(id), changed.earliest - noonPlus(), { precision: minute }))
					: rows;
				const came = drained(shown, watch, ({ progress }) => ({
					progress: confirmed(throughJson(progress)),
					comparePrints: true,
				}));
				expect([came.ids, came.most <= most]).toEqual([idsIn(shown, undefined, watch), true]);
			}),
			replay(100),
		);
	});

	it('remembers the watched values of emitted events, not of waiting ones', () => {
		const watch: Watch = { events: 'created', fields: ['Status'], conditions: [], most: 1 };
		const service = new SmallService([at(1, 0, { says: { Status: 'a' } }), at(2, MINUTE, { says: { Status: 'b' } })]);
		const first = pollOf(BEFORE, service, watch, TRAITS);
		const second = pollOf(first.state, service, watch, TRAITS);
		expect([first, second].map(({ state }) => state.progress.history.toJson())).toEqual([
			[['1', 'a']],
			[
				['1', 'a'],
				['2', 'b'],
			],
		]);
	});

	it('remembers the watched values of records without an event, the last changed longest', () => {
		const watch: Watch = { events: 'updated', fields: ['Status'], conditions: [], most: 1 };
		const service = new SmallService([at(2, MINUTE, { says: { Status: 'b' } }), at(1, 0, { says: { Status: 'a' } })]);
		expect(pollOf(BEFORE, service, watch, TRAITS).state.progress.history.toJson()).toEqual([
			['1', 'a'],
			['2', 'b'],
		]);
	});

	it('remembers all found versions: of emitted events, of waiting ones, and without an event', () => {
		const service = new SmallService([at(1, 0), at(2, MINUTE)]);
		const { state } = pollOf(BEFORE, service, { ...WATCH, most: 1 }, TRAITS);
		expect([
			state.progress.cursor.seen.versions().map(({ id }) => id),
			state.progress.batch?.since.seen.versions(),
		]).toEqual([['2', '1'], []]);
	});
});
