import { describe, expect, it } from '@jest/globals';
import { cursorAt } from '../../../nodes/ZohoSupport/trigger/cursor/cursor';
import {
	type Batch,
	confirmed,
	unconfirmed,
	emitNext,
	isUpTo,
	type Progress,
	progressFrom,
	type UpTo,
} from '../../../nodes/ZohoSupport/trigger/cursor/progress';
import type { TriggerEvent } from '../../../nodes/ZohoSupport/trigger/events/event';
import { FieldHistory } from '../../../nodes/ZohoSupport/trigger/events/field-history';
import { MINUTE, noonPlus } from '../rows';
import { throughJson } from '../small-service';

const FIELDS = ['Status'];

/** The event of a record; events are one minute apart. */
const event = (id: number, more: Partial<TriggerEvent> = {}): TriggerEvent => ({
	kind: 'created',
	at: noonPlus(id * MINUTE),
	record: { id: String(id), Status: `new ${id}` },
	certain: true,
	possibleRepeat: false,
	...more,
});
const place = (id: number): UpTo => [noonPlus(id * MINUTE), String(id)];
const EVENTS = [1, 2, 3].map((id) => event(id));
const BEFORE = FieldHistory.none.with([{ id: '1', Status: 'old 1' }], FIELDS);

const withBatch = (more: Partial<Batch> = {}): Progress => ({
	cursor: cursorAt(noonPlus(MINUTE)),
	history: BEFORE,
	batch: { since: cursorAt(noonPlus()), history: BEFORE, sure: null, given: null, told: null, ids: [], ...more },
});
const give = (progress: Progress, most: number, events: readonly TriggerEvent[] = EVENTS) =>
	emitNext(progress, events, { events: 'created', fields: FIELDS, conditions: [], most });
const idsOf = (events: readonly TriggerEvent[]) => events.map(({ record }) => record.id);
const marksOf = ({ batch }: Progress) => batch && [batch.sure, batch.given, batch.told];
const known = (history: FieldHistory, id: number) => history.toJson().find(([one]) => one === String(id))?.[1];

describe('a place among the events of a batch', () => {
	it('counts as up to another one if it is older, or of the same moment with no higher id', () => {
		expect([place(1), place(2), place(3)].map((upto) => isUpTo([noonPlus(2 * MINUTE), '2'], upto))).toEqual([
			false,
			true,
			true,
		]);
		expect([isUpTo([noonPlus(), '9'], [noonPlus(), '10']), isUpTo([noonPlus(), '10'], [noonPlus(), '9'])]).toEqual([
			true,
			false,
		]);
	});

	it('counts as up to `all`, and not as up to null', () => {
		expect([isUpTo([noonPlus(), '1'], 'all'), isUpTo([noonPlus(), '1'], null)]).toEqual([true, false]);
	});
});

describe('a batch that emits its events', () => {
	it('emits the oldest ones up to the limit, and returns the rest', () => {
		const { progress, given, rest } = give(withBatch(), 2);
		expect([idsOf(given), idsOf(rest), marksOf(progress)]).toEqual([['1', '2'], ['3'], [null, place(2), place(2)]]);
	});

	it('continues after the emitted events', () => {
		const first = give(withBatch(), 2);
		const { progress, given, rest } = give(first.progress, 2, first.rest);
		expect([idsOf(given), idsOf(rest), marksOf(progress)]).toEqual([['3'], [], [null, 'all', 'all']]);
	});

	it('is emitted to the end if no event is left, also if all records were deleted', () => {
		expect([
			marksOf(give(withBatch(), 3).progress),
			marksOf(give(withBatch({ given: place(1), told: place(1) }), 3, []).progress),
		]).toEqual([
			[null, 'all', 'all'],
			[null, 'all', 'all'],
		]);
	});

	it('remembers the watched values of emitted events, not of waiting ones', () => {
		const { history } = give(withBatch(), 2).progress;
		expect([1, 2, 3].map((id) => known(history, id))).toEqual(['new 1', 'new 2', undefined]);
	});

	it('does not remember the values of repeated events', () => {
		const told = withBatch({ told: place(1) });
		const { history } = give(told, 3, [event(1), event(2, { isEarlier: true }), event(3)]).progress;
		expect([1, 2, 3].map((id) => known(history, id))).toEqual(['old 1', undefined, 'new 3']);
	});

	it('never moves `told` back', () => {
		expect(marksOf(give(withBatch({ told: place(2) }), 1).progress)).toEqual([null, place(1), place(2)]);
		const [ten, eleven] = [event(10), event(11)];
		expect([
			marksOf(give(withBatch({ told: 'all' }), 1).progress),
			marksOf(give(withBatch({ told: 'all' }), 1, [ten, eleven]).progress),
		]).toEqual([
			[null, place(1), 'all'],
			[null, place(10), 'all'],
		]);
	});

	it('remembers the ids of its last thousand emitted events, each once', () => {
		const events = Array.from({ length: 1_001 }, (_, at) => event(at + 1));
		const { ids } = give(withBatch({ ids: ['0'] }), 2_000, events).progress.batch ?? { ids: [] };
		expect([ids.length, ids[0], ids.at(-1)]).toEqual([1_000, '2', '1001']);
	});

	it('emits nothing if there is no batch', () => {
		const progress = progressFrom(noonPlus());
		expect(give(progress, 9)).toEqual({ progress, given: [], rest: [] });
	});
});

describe('emitted events', () => {
	it('are sure once they became an execution; if they were the last, the batch is over', () => {
		expect([marksOf(confirmed(give(withBatch(), 2).progress)), confirmed(give(withBatch(), 3).progress)]).toEqual([
			[place(2), place(2), place(2)],
			expect.not.objectContaining({ batch: expect.anything() }),
		]);
	});

	it('need no ids once they became an execution', () => {
		const given = give(withBatch(), 2).progress;
		expect([given.batch?.ids, confirmed(given).batch?.ids]).toEqual([['1', '2'], []]);
	});

	it('give the old values for later events once they became an execution', () => {
		expect(known(confirmed(give(withBatch(), 2).progress).batch?.history ?? BEFORE, 1)).toBe('new 1');
	});

	it('that are repeats do not change the old values once they became an execution', () => {
		const before = give(withBatch(), 2).progress;
		const again = give(unconfirmed(before), 1).progress;
		expect(known(confirmed(again).batch?.history ?? FieldHistory.none, 1)).toBe('old 1');
	});

	it('are emitted again, as repeats, if their execution is not known', () => {
		expect(marksOf(unconfirmed(give(withBatch(), 2).progress))).toEqual([null, null, place(2)]);
	});

	it('are not emitted again if they are sure, even if later ones are not', () => {
		const second = give(confirmed(give(withBatch(), 1).progress), 1).progress;
		expect(marksOf(unconfirmed(second))).toEqual([place(1), place(1), place(2)]);
	});

	it.each([confirmed, unconfirmed])('change nothing if there is no batch: %#', (became) => {
		expect(became(progressFrom(noonPlus()))).toEqual(progressFrom(noonPlus()));
	});
});

describe('a batch through two restarts', () => {
	const restart = (progress: Progress) => unconfirmed(throughJson(progress));

	it('keeps the furthest `told` of any process', () => {
		const first = restart(give(withBatch(), 2).progress);
		const second = restart(give(first, 1).progress);
		expect([marksOf(first), marksOf(second)]).toEqual([
			[null, null, place(2)],
			[null, null, place(2)],
		]);
	});

	it('emits all unconfirmed events again, each time', () => {
		const first = restart(give(withBatch(), 3).progress);
		const second = restart(give(first, 3).progress);
		expect([idsOf(give(first, 9).given), idsOf(give(second, 9).given)]).toEqual([
			['1', '2', '3'],
			['1', '2', '3'],
		]);
	});

	it('emits no event again that was sure before the first restart', () => {
		const sure = confirmed(give(withBatch(), 1).progress);
		const second = restart(give(restart(give(sure, 1).progress), 1).progress);
		expect([marksOf(second), idsOf(give(second, 9).given)]).toEqual([
			[place(1), place(1), place(2)],
			['2', '3'],
		]);
	});
});
