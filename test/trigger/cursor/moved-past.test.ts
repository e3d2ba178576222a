import { describe, expect, it } from '@jest/globals';
import { cursorAt } from '../../../nodes/ZohoSupport/trigger/cursor/cursor';
import { confirmed, progressFrom } from '../../../nodes/ZohoSupport/trigger/cursor/progress';
import type { ReadRequest } from '../../../nodes/ZohoSupport/services/support/changes/question';
import type { PollState } from '../../../nodes/ZohoSupport/trigger/cursor/step';
import { FieldHistory } from '../../../nodes/ZohoSupport/trigger/events/field-history';
import type { SeenRecord } from '../../../nodes/ZohoSupport/trigger/events/version';
import type { Watch } from '../../../nodes/ZohoSupport/trigger/form/watch';
import { HOUR, MINUTE, noonPlus, row } from '../rows';
import { inWords, pollOf, SmallService, throughJson } from '../small-service';

const TRAITS = { pageSize: 4, filterDrift: 27 * HOUR };
const WATCH: Watch = { events: 'created', fields: [], conditions: [], most: 1_000 };
const AT_NOON: PollState = {
	progress: { cursor: cursorAt(noonPlus()), history: FieldHistory.none },
	comparePrints: true,
};

/** A service that lists the last changed first. `happens` runs before the answer with that number. */
class LastChangedFirst extends SmallService {
	readonly happens = new Map<number, () => void>();

	override answer(request: ReadRequest): SeenRecord[] {
		this.happens.get(this.asked.length)?.();
		this.rows.sort((a, b) => b.changed.earliest - a.changed.earliest);
		return super.answer(request);
	}

	add(id: number, made: number, changed = made): void {
		this.rows = [...this.rows.filter((one) => one.id !== String(id)), row(id, { made, changed })];
	}

	/** Deletes one record and changes an unread one, so that no page shows that rows moved. */
	unseen(gone: number, id: number, made: number, changed: number): void {
		this.rows = this.rows.filter((one) => one.id !== String(gone));
		this.add(id, made, changed);
	}
}

/** Six records, one per minute. While they are read, the first one is changed before its page is read. */
function movedPast(): LastChangedFirst {
	const service = new LastChangedFirst();
	for (let id = 1; id <= 6; id += 1) service.add(id, id * MINUTE);
	service.happens.set(1, () => service.unseen(6, 1, MINUTE, HOUR));
	return service;
}

const confirmedState = ({ progress, ...rest }: PollState): PollState => ({
	...rest,
	progress: rest.waiting === undefined ? confirmed(progress) : progress,
});
const resumed = ({ progress }: PollState): PollState => ({
	progress: confirmed(throughJson(progress)),
	comparePrints: true,
});
const poll = (service: SmallService, state: PollState, watch = WATCH, traits = TRAITS) =>
	pollOf(confirmedState(state), service, watch, traits);
const told = ({ events }: ReturnType<typeof poll>) => inWords(events);
const ALL = [1, 2, 3, 4, 5, 6].map((id) => `created ${id}`);

describe('a record that moves to a page that was already read', () => {
	it('comes as created with the same reading, in order, and only once', () => {
		const service = movedPast();
		const first = poll(service, AT_NOON);
		expect([told(first), told(poll(service, first.state)), told(poll(service, resumed(first.state)))]).toEqual([
			ALL,
			[],
			[],
		]);
	});

	it('is found when the front is read again, also if another record moves there meanwhile', () => {
		const service = movedPast();
		service.happens.set(2, () => service.unseen(5, 2, 2 * MINUTE, 2 * HOUR));
		expect(told(poll(service, AT_NOON))).toEqual(ALL);
	});

	it('is not taken for a record that was emitted and then changed', () => {
		const service = movedPast();
		const first = poll(service, AT_NOON);
		service.add(2, 2 * MINUTE, 3 * HOUR);
		expect([told(first), told(poll(service, first.state))]).toEqual([ALL, []]);
	});

	it('is not taken for a record whose event waits', () => {
		const service = movedPast();
		const first = poll(service, AT_NOON, { ...WATCH, most: 2 });
		service.add(2, 2 * MINUTE, 3 * HOUR);
		service.add(5, 5 * MINUTE, 3 * HOUR);
		expect([told(first), told(poll(service, resumed(first.state)))]).toEqual([
			ALL.slice(0, 2),
			['created 3', 'created 4', 'created 5'],
		]);
	});

	it('counts as old if the trigger begins now', () => {
		const service = movedPast();
		const first = poll(service, { progress: progressFrom(null), beginning: { from: 'now' }, comparePrints: true });
		expect([first.requests > 1, told(first), told(poll(service, first.state))]).toEqual([true, [], []]);
	});

	it('is left out if it is not among the newest that a start with everything takes', () => {
		const service = new LastChangedFirst(Array.from({ length: 30 }, (_, place) => row(place, { made: place * HOUR })));
		service.happens.set(1, () => service.unseen(29, 1, HOUR, 30 * HOUR));
		const first = poll(service, {
			progress: progressFrom(null),
			beginning: { from: 'everything', most: 3 },
			comparePrints: true,
		});
		expect([told(first), told(poll(service, first.state))]).toEqual([['created 27', 'created 28', 'created 29'], []]);
	});

	it('is emitted if the trigger starts with everything', () => {
		const service = movedPast();
		const first = poll(service, {
			progress: progressFrom(null),
			beginning: { from: 'everything', most: 6 },
			comparePrints: true,
		});
		expect([told(first), told(poll(service, first.state))]).toEqual([ALL, []]);
	});
});

describe('more records in one reading than can be remembered', () => {
	it('let an old record come as updated, unmarked, when it changes: its creation time shows that it is old', () => {
		const many = 2_200;
		const traits = { ...TRAITS, pageSize: 200 };
		const service = new LastChangedFirst(
			Array.from({ length: many }, (_, place) => row(place + 1, { made: place * MINUTE })),
		);
		const first = poll(service, AT_NOON, { ...WATCH, most: many }, traits);
		service.add(1, 0, many * MINUTE);
		expect([
			first.events.length,
			told(poll(service, first.state, { ...WATCH, events: 'createdOrUpdated' }, traits)),
		]).toEqual([many, ['updated 1']]);
	});
});
