import { describe, expect, it } from '@jest/globals';
import { cursorAt } from '../../../nodes/ZohoSupport/trigger/cursor/cursor';
import { confirmed, progressFrom } from '../../../nodes/ZohoSupport/trigger/cursor/progress';
import type { ReadRequest } from '../../../nodes/ZohoSupport/helpdesk/changes';
import type { PollState } from '../../../nodes/ZohoSupport/trigger/cursor/step';
import { FieldHistory } from '../../../nodes/ZohoSupport/trigger/events/field-history';
import type { SeenRecord } from '../../../nodes/ZohoSupport/trigger/events/version';
import type { Watch } from '../../../nodes/ZohoSupport/trigger/form/choices';
import { HOUR, MINUTE, noonPlus, row } from '../rows';
import { inWords, pollOf, SmallDesk, throughJson } from '../small-desk';

const TRAITS = { pageSize: 4, filterDrift: 27 * HOUR };
const WATCH: Watch = { events: 'created', fields: [], conditions: [], most: 1_000 };
const AT_NOON: PollState = {
	progress: { cursor: cursorAt(noonPlus()), history: FieldHistory.none },
	comparePrints: true,
};

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

const goneOn = ({ progress, ...rest }: PollState): PollState => ({
	...rest,
	progress: rest.waiting === undefined ? confirmed(progress) : progress,
});
const resumed = ({ progress }: PollState): PollState => ({
	progress: confirmed(throughJson(progress)),
	comparePrints: true,
});
const poll = (desk: SmallDesk, state: PollState, watch = WATCH, traits = TRAITS) =>
	pollOf(goneOn(state), desk, watch, traits);
const told = ({ events }: ReturnType<typeof poll>) => inWords(events);
const ALL = [1, 2, 3, 4, 5, 6].map((id) => `created ${id}`);

describe('a record that moves past a reading of several pages before it is read', () => {
	it('comes as created with that very reading, in its place, and not again', () => {
		const desk = movedPast();
		const first = poll(desk, AT_NOON);
		expect([told(first), told(poll(desk, first.state)), told(poll(desk, resumed(first.state)))]).toEqual([ALL, [], []]);
	});

	it('is read by the look at the front when another one moves there meanwhile', () => {
		const desk = movedPast();
		desk.happens.set(2, () => desk.unseen(5, 2, 2 * MINUTE, 2 * HOUR));
		expect(told(poll(desk, AT_NOON))).toEqual(ALL);
	});

	it('is not taken for one that was given out and then changed', () => {
		const desk = movedPast();
		const first = poll(desk, AT_NOON);
		desk.add(2, 2 * MINUTE, 3 * HOUR);
		expect([told(first), told(poll(desk, first.state))]).toEqual([ALL, []]);
	});

	it('is not taken for one that waits for its turn', () => {
		const desk = movedPast();
		const first = poll(desk, AT_NOON, { ...WATCH, most: 2 });
		desk.add(2, 2 * MINUTE, 3 * HOUR);
		desk.add(5, 5 * MINUTE, 3 * HOUR);
		expect([told(first), told(poll(desk, resumed(first.state)))]).toEqual([
			ALL.slice(0, 2),
			['created 3', 'created 4', 'created 5'],
		]);
	});

	it('is old where the trigger begins now', () => {
		const desk = movedPast();
		const first = poll(desk, { progress: progressFrom(null), beginning: { from: 'now' }, comparePrints: true });
		expect([first.requests > 1, told(first), told(poll(desk, first.state))]).toEqual([true, [], []]);
	});

	it('is left out where it is older than the newest that are wanted of all', () => {
		const desk = new LastChangedFirst(Array.from({ length: 30 }, (_, place) => row(place, { made: place * HOUR })));
		desk.happens.set(1, () => desk.unseen(29, 1, HOUR, 30 * HOUR));
		const first = poll(desk, {
			progress: progressFrom(null),
			beginning: { from: 'everything', most: 3 },
			comparePrints: true,
		});
		expect([told(first), told(poll(desk, first.state))]).toEqual([['created 27', 'created 28', 'created 29'], []]);
	});

	it('is given out where all there is is wanted', () => {
		const desk = movedPast();
		const first = poll(desk, {
			progress: progressFrom(null),
			beginning: { from: 'everything', most: 6 },
			comparePrints: true,
		});
		expect([told(first), told(poll(desk, first.state))]).toEqual([ALL, []]);
	});
});

describe('more records in one reading than are remembered', () => {
	it('let one of the oldest count as changed, unmarked, when it is changed: when it was made tells', () => {
		const many = 2_200;
		const traits = { ...TRAITS, pageSize: 200 };
		const desk = new LastChangedFirst(
			Array.from({ length: many }, (_, place) => row(place + 1, { made: place * MINUTE })),
		);
		const first = poll(desk, AT_NOON, { ...WATCH, most: many }, traits);
		desk.add(1, 0, many * MINUTE);
		expect([
			first.events.length,
			told(poll(desk, first.state, { ...WATCH, events: 'createdOrUpdated' }, traits)),
		]).toEqual([many, ['updated 1']]);
	});
});
