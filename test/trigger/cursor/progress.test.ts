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
import { throughJson } from '../small-desk';

const FIELDS = ['Status'];

/** The event of a record, a minute after the one before. */
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
	it('is up to another one where it is older, or of the same moment with no higher id', () => {
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

	it('is up to all of them, and not up to none', () => {
		expect([isUpTo([noonPlus(), '1'], 'all'), isUpTo([noonPlus(), '1'], null)]).toEqual([true, false]);
	});
});

describe('a batch that gives out its events', () => {
	it('gives the oldest ones up to the cap, and tells the rest', () => {
		const { progress, given, rest } = give(withBatch(), 2);
		expect([idsOf(given), idsOf(rest), marksOf(progress)]).toEqual([['1', '2'], ['3'], [null, place(2), place(2)]]);
	});

	it('goes on behind what was given', () => {
		const first = give(withBatch(), 2);
		const { progress, given, rest } = give(first.progress, 2, first.rest);
		expect([idsOf(given), idsOf(rest), marksOf(progress)]).toEqual([['3'], [], [null, 'all', 'all']]);
	});

	it('is given whole where nothing is left, be it that all of it is gone', () => {
		expect([
			marksOf(give(withBatch(), 3).progress),
			marksOf(give(withBatch({ given: place(1), told: place(1) }), 3, []).progress),
		]).toEqual([
			[null, 'all', 'all'],
			[null, 'all', 'all'],
		]);
	});

	it('remembers the watched values of what it gave, not of what waits', () => {
		const { history } = give(withBatch(), 2).progress;
		expect([1, 2, 3].map((id) => known(history, id))).toEqual(['new 1', 'new 2', undefined]);
	});

	it('remembers nothing anew of what it tells again: that tells an earlier version, or was remembered then', () => {
		const told = withBatch({ told: place(1) });
		const { history } = give(told, 3, [event(1), event(2, { isEarlier: true }), event(3)]).progress;
		expect([1, 2, 3].map((id) => known(history, id))).toEqual(['old 1', undefined, 'new 3']);
	});

	it('never tells less than it told', () => {
		expect(marksOf(give(withBatch({ told: place(2) }), 1).progress)).toEqual([null, place(1), place(2)]);
		expect(marksOf(give(withBatch({ told: 'all' }), 1).progress)).toEqual([null, place(1), 'all']);
	});

	it('has nothing to give where there is none', () => {
		const progress = progressFrom(noonPlus());
		expect(give(progress, 9)).toEqual({ progress, given: [], rest: [] });
	});
});

describe('what became of the events that were given out:', () => {
	it('they became an execution, so they are sure; where they were all, the batch is over', () => {
		expect([marksOf(confirmed(give(withBatch(), 2).progress)), confirmed(give(withBatch(), 3).progress)]).toEqual([
			[place(2), place(2), place(2)],
			expect.not.objectContaining({ batch: expect.anything() }),
		]);
	});

	it('they became an execution, so their values are those that what comes after them is compared with', () => {
		expect(known(confirmed(give(withBatch(), 2).progress).batch?.history ?? BEFORE, 1)).toBe('new 1');
	});

	it('they became an execution, but told what was told before: values that were told later are none of theirs', () => {
		const before = give(withBatch(), 2).progress;
		const again = give(unconfirmed(before), 1).progress;
		expect(known(confirmed(again).batch?.history ?? FieldHistory.none, 1)).toBe('old 1');
	});

	it('nobody knows, so they are given again and count as told', () => {
		expect(marksOf(unconfirmed(give(withBatch(), 2).progress))).toEqual([null, null, place(2)]);
	});

	it('nobody knows of the last ones, so those before that are sure are not given again', () => {
		const second = give(confirmed(give(withBatch(), 1).progress), 1).progress;
		expect(marksOf(unconfirmed(second))).toEqual([place(1), place(1), place(2)]);
	});

	it.each([confirmed, unconfirmed])('nothing, where there were none: %#', (became) => {
		expect(became(progressFrom(noonPlus()))).toEqual(progressFrom(noonPlus()));
	});
});

describe('a batch through two restarts', () => {
	const restart = (progress: Progress) => unconfirmed(throughJson(progress));

	it('is told as far as any process told it, whichever got how far', () => {
		const first = restart(give(withBatch(), 2).progress);
		const second = restart(give(first, 1).progress);
		expect([marksOf(first), marksOf(second)]).toEqual([
			[null, null, place(2)],
			[null, null, place(2)],
		]);
	});

	it('gives all again that is not sure, each time', () => {
		const first = restart(give(withBatch(), 3).progress);
		const second = restart(give(first, 3).progress);
		expect([idsOf(give(first, 9).given), idsOf(give(second, 9).given)]).toEqual([
			['1', '2', '3'],
			['1', '2', '3'],
		]);
	});

	it('gives no more of it than was not sure before the first of them', () => {
		const sure = confirmed(give(withBatch(), 1).progress);
		const second = restart(give(restart(give(sure, 1).progress), 1).progress);
		expect([marksOf(second), idsOf(give(second, 9).given)]).toEqual([
			[place(1), place(1), place(2)],
			['2', '3'],
		]);
	});
});
