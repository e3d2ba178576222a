import { describe, expect, it } from '@jest/globals';
import { type Cursor, cursorAt } from '../../../nodes/ZohoSupport/trigger/cursor/cursor';
import type { ReadRequest } from '../../../nodes/ZohoSupport/trigger/cursor/question';
import { SeenVersions } from '../../../nodes/ZohoSupport/trigger/cursor/seen-versions';
import type { PollState } from '../../../nodes/ZohoSupport/trigger/cursor/step';
import type { SeenRecord } from '../../../nodes/ZohoSupport/trigger/events/version';
import type { Watch } from '../../../nodes/ZohoSupport/trigger/form/choices';
import { HOUR, MINUTE, NOON, row } from '../rows';
import { pollOf, SmallDesk } from '../small-desk';

const TRAITS = { pageSize: 4, filterDrift: 27 * HOUR };
const WATCH: Watch = { events: 'created', fields: [], conditions: [], most: 1_000 };

/** A desk that lists the last changed first, where things happen before the answers of some numbers. */
class LastChangedFirst extends SmallDesk {
	readonly happens = new Map<number, () => void>();

	override answer(request: ReadRequest): SeenRecord[] {
		this.happens.get(this.asked.length)?.();
		this.rows.sort((a, b) => b.changed.earliest - a.changed.earliest);
		return super.answer(request);
	}

	add(id: number, made: number, changed = made): void {
		this.rows = [...this.rows.filter((one) => one.id !== String(id)), row(id, { made, changed })];
	}

	/** One record goes and an unread one is changed: no page shows that rows moved. */
	unseen(gone: number, id: number, made: number, changed: number): void {
		this.rows = this.rows.filter((one) => one.id !== String(gone));
		this.add(id, made, changed);
	}
}

/** Six records of a minute each; while they are read, the first of them is changed before its page comes. */
function movedPast(): LastChangedFirst {
	const desk = new LastChangedFirst();
	for (let id = 1; id <= 6; id += 1) desk.add(id, id * MINUTE);
	desk.happens.set(1, () => desk.unseen(6, 1, MINUTE, HOUR));
	return desk;
}

const poll = (desk: SmallDesk, state: PollState, watch = WATCH) => pollOf(state, desk, watch, TRAITS);
const told = ({ events }: ReturnType<typeof poll>) => events.map(({ record, kind, possibleRepeat }) => `${kind} ${record.id}${possibleRepeat ? ' again' : ''}`);
const saved = (state: PollState): PollState => ({ cursor: state.cursor });

describe('a record that moves past a reading of several pages before it is read', () => {
	it('comes as created with the next poll', () => {
		const desk = movedPast();
		const first = poll(desk, { cursor: cursorAt(NOON) });
		expect([told(first), told(poll(desk, first.state))]).toEqual([['created 2', 'created 3', 'created 4', 'created 5', 'created 6'], ['created 1']]);
	});

	it('comes so too after a restart', () => {
		const desk = movedPast();
		const first = poll(desk, { cursor: cursorAt(NOON) });
		expect(told(poll(desk, saved(first.state)))).toEqual(['created 1']);
	});

	it('comes as created when it moves past the next reading as well', () => {
		const desk = movedPast();
		const first = poll(desk, { cursor: cursorAt(NOON) });
		for (let id = 11; id <= 16; id += 1) desk.add(id, HOUR + id * MINUTE);
		desk.happens.set(desk.asked.length + 1, () => desk.unseen(16, 1, MINUTE, 2 * HOUR));
		const second = poll(desk, first.state);
		expect([told(second).includes('created 1'), told(poll(desk, second.state))]).toEqual([false, ['created 1']]);
	});

	it('comes as created when it moves past two readings, of which the second began after it was made', () => {
		const traits = { ...TRAITS, pageSize: 30 };
		const hours = (first: number, count: number) => Array.from({ length: count }, (_, place) => row(first + place, { made: (first + place) * HOUR }));
		const desk = new LastChangedFirst(hours(0, 40));
		desk.happens.set(1, () => desk.unseen(39, 0, 0, 40 * HOUR));
		const first = pollOf({ cursor: cursorAt(NOON) }, desk, WATCH, traits);
		desk.rows.push(...hours(41, 35));
		desk.happens.set(desk.asked.length + 1, () => desk.unseen(75, 0, 0, 76 * HOUR));
		const second = pollOf(first.state, desk, WATCH, traits);
		expect([second.requests, told(second).includes('created 0'), told(pollOf(second.state, desk, WATCH, traits))]).toEqual([2, false, ['created 0']]);
	});

	it('is not taken for one that was given out and then changed', () => {
		const desk = movedPast();
		const first = poll(desk, { cursor: cursorAt(NOON) });
		desk.add(2, 2 * MINUTE, 2 * HOUR);
		expect(told(poll(desk, first.state))).toEqual(['created 1']);
	});

	it('is not taken for one that waits for its turn', () => {
		const desk = movedPast();
		const first = poll(desk, { cursor: cursorAt(NOON) }, { ...WATCH, most: 2 });
		desk.add(2, 2 * MINUTE, 2 * HOUR);
		desk.add(5, 5 * MINUTE, 2 * HOUR);
		expect(told(poll(desk, saved(first.state)))).toEqual(['created 1', 'created 4', 'created 5']);
	});

	it('matters no more once a reading of one page came', () => {
		const traits = { ...TRAITS, pageSize: 30 };
		const desk = new LastChangedFirst(Array.from({ length: 40 }, (_, place) => row(place, { made: place * HOUR })));
		const first = pollOf({ cursor: cursorAt(NOON) }, desk, WATCH, traits);
		const second = pollOf(first.state, desk, WATCH, traits);
		expect([first, second].map(({ requests, state }) => [requests, state.cursor.births === undefined])).toEqual([[2, false], [1, true]]);
	});

	it('is old where the trigger begins now', () => {
		const desk = movedPast();
		const first = poll(desk, { cursor: cursorAt(null), beginning: { from: 'now' } });
		expect([first.requests > 1, first.state.cursor.births]).toEqual([true, undefined]);
	});

	it('is left out where it is older than the newest that are wanted of all', () => {
		const desk = new LastChangedFirst(Array.from({ length: 30 }, (_, place) => row(place, { made: place * HOUR })));
		desk.happens.set(1, () => desk.unseen(29, 1, HOUR, 30 * HOUR));
		const first = poll(desk, { cursor: cursorAt(null), beginning: { from: 'everything', most: 3 } });
		expect([told(first), told(poll(desk, first.state))]).toEqual([['created 27', 'created 28', 'created 29'], []]);
	});

	it('is given out where all there is is wanted', () => {
		const desk = movedPast();
		const first = poll(desk, { cursor: cursorAt(null), beginning: { from: 'everything', most: 6 } });
		expect([told(first).length, told(poll(desk, first.state))]).toEqual([5, ['created 1']]);
	});
});

describe('a changed record that waits, and that only a crowd knew', () => {
	it('is no new one to the next reading', () => {
		const crowd = Array.from({ length: 510 }, (_, place) => row(place + 1, { made: 0 }));
		const desk = new LastChangedFirst(crowd);
		const cursor: Cursor = { ...cursorAt(NOON), seen: SeenVersions.of(crowd) };
		desk.add(5, 0, MINUTE);
		const waiting = pollOf({ cursor }, desk, { ...WATCH, events: 'updated', most: 0 }, { ...TRAITS, pageSize: 200 });
		expect(waiting.state.cursor.births?.existed({ id: '5', created: { earliest: NOON, latest: NOON } }, NOON)).toBe(true);
	});
});

describe('more records in one reading than are told apart', () => {
	const MANY = 4_200;
	const traits = { ...TRAITS, pageSize: 200 };

	/** The cursor after that reading, and the desk. */
	function afterMany(): { desk: LastChangedFirst; cursor: Cursor } {
		const desk = new LastChangedFirst(Array.from({ length: MANY }, (_, place) => row(place + 1, { made: place * MINUTE })));
		return { desk, cursor: pollOf({ cursor: cursorAt(NOON) }, desk, { ...WATCH, most: MANY }, traits).state.cursor };
	}

	it('let one of the oldest come again when it is changed, with a mark', () => {
		const { desk, cursor } = afterMany();
		desk.add(1, 0, MANY * MINUTE);
		expect(told(pollOf({ cursor }, desk, WATCH, traits))).toEqual(['created 1 again']);
	});

	it('end a run of such readings', () => {
		const { desk, cursor } = afterMany();
		for (let id = 1; id <= 300; id += 1) desk.add(MANY + id, (MANY + id) * MINUTE);
		const next = pollOf({ cursor }, desk, WATCH, traits).state.cursor;
		expect([next.births?.since === cursor.overlap, next.births?.isFull]).toEqual([true, false]);
	});
});
