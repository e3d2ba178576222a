import { describe, expect, it } from '@jest/globals';
import { cursorAt } from '../../../nodes/ZohoSupport/trigger/cursor/cursor';
import { owedEvents } from '../../../nodes/ZohoSupport/trigger/cursor/found-events';
import {
	type Batch,
	confirmed,
	doubted,
	type Progress,
	progressFrom,
} from '../../../nodes/ZohoSupport/trigger/cursor/progress';
import type { PollState } from '../../../nodes/ZohoSupport/trigger/cursor/step';
import { FieldHistory } from '../../../nodes/ZohoSupport/trigger/events/field-history';
import type { EventChoice, Watch } from '../../../nodes/ZohoSupport/trigger/form/choices';
import { HOUR, MINUTE, noonPlus, row, type RowOfTest, SECOND } from '../rows';
import { inWords, pollOf, type PolledOfTest, SmallDesk, throughJson } from '../small-desk';

const TRAITS = { pageSize: 200, filterDrift: 27 * HOUR };

/** A trigger and its desk, where case 1 was there before and open. */
class Story {
	readonly desk = new SmallDesk([row(1, { made: -HOUR, says: { Status: 'Open' } })]);

	private readonly births = new Map([[1, -HOUR]]);

	private clock = 0;

	private state: PollState = { progress: progressFrom(null), beginning: { from: 'now' }, comparePrints: true };
	last: PolledOfTest | undefined;

	constructor(readonly watch: Watch) {
		this.poll();
	}

	/** A record is made, or changed, a minute later. */
	says(id: number, Status: string, more: RowOfTest['says'] = {}): this {
		this.clock += MINUTE;
		const made = this.births.get(id) ?? this.clock;
		this.births.set(id, made);
		this.desk.rows = [
			...this.desk.rows.filter((one) => one.id !== String(id)),
			row(id, { made, changed: this.clock, says: { Status, ...more } }),
		];
		return this;
	}

	/** One poll, after n8n took over what the one before gave out. */
	poll(): string[] {
		this.last = pollOf(confirmedState(this.state), this.desk, this.watch, TRAITS);
		this.state = this.last.state;
		return inWords(this.last.events);
	}

	/** A new process. @param became what is known of the last events */
	restart(became: (progress: Progress) => Progress = doubted): this {
		this.state = { progress: became(throughJson(this.state.progress)), comparePrints: true };
		return this;
	}
}

function confirmedState(state: PollState): PollState {
	return { ...state, progress: confirmed(state.progress) };
}

const watching = (events: EventChoice, more: Partial<Watch> = {}) =>
	new Story({ events, fields: events === 'fieldChanged' ? ['Status'] : [], conditions: [], most: 1_000, ...more });

describe('after a restart, a record of the last batch that did not change since', () => {
	it('gives its event again, marked, and that is all', () => {
		const story = watching('createdOrUpdated').says(1, 'Closed').says(2, 'Open');
		expect([story.poll(), story.restart().poll(), story.poll()]).toEqual([
			['updated 1', 'created 2'],
			['updated 1 again', 'created 2 again'],
			[],
		]);
	});

	it('gives its change again with the old value that it was told with', () => {
		const story = watching('fieldChanged').says(1, 'Closed');
		expect([story.poll(), story.restart().poll(), story.poll()]).toEqual([
			['fieldChanged 1 (Open→Closed)'],
			['fieldChanged 1 again (Open→Closed)'],
			[],
		]);
	});
});

describe('after a restart, a record of the last batch that changed since', () => {
	it('gives its creation again, marked, as of when it was made, and then its change, unmarked', () => {
		const story = watching('createdOrUpdated').says(2, 'Open').says(2, 'Waiting');
		const told = story.poll();
		const at = story.last?.events[0].at;
		story.says(2, 'Closed');
		expect([told, story.restart().poll(), story.last?.events[0].at === at, story.poll(), story.poll()]).toEqual([
			['created 2'],
			['created 2 again'],
			true,
			['updated 2'],
			[],
		]);
	});

	it('gives its change again, marked, and then that it went back, unmarked', () => {
		const story = watching('fieldChanged').says(1, 'Closed');
		const told = story.poll();
		story.says(1, 'Open');
		expect([told, story.restart().poll(), story.poll(), story.poll()]).toEqual([
			['fieldChanged 1 (Open→Closed)'],
			['fieldChanged 1 again (Open→Closed)'],
			['fieldChanged 1 (Closed→Open)'],
			[],
		]);
	});

	it('gives its change again, marked, and nothing for a field that nobody watches', () => {
		const story = watching('fieldChanged').says(1, 'Closed');
		const told = story.poll();
		story.says(1, 'Closed', { Subject: 'Another' });
		expect([told, story.restart().poll(), story.poll()]).toEqual([
			['fieldChanged 1 (Open→Closed)'],
			['fieldChanged 1 again (Open→Closed)'],
			[],
		]);
	});

	it('gives its update again, marked, as of when that was, and then the later one, unmarked', () => {
		const story = watching('updated').says(1, 'Closed');
		story.poll();
		const at = story.last?.events[0].at;
		story.says(1, 'Open');
		const again = story.restart().poll();
		expect([again, story.last?.events[0].at === at, story.poll(), story.poll()]).toEqual([
			['updated 1 again'],
			true,
			['updated 1'],
			[],
		]);
	});

	it('gives its creation again, and no change where only creations are waited for', () => {
		const story = watching('created').says(2, 'Open');
		story.poll();
		story.says(2, 'Closed');
		expect([story.restart().poll(), story.poll()]).toEqual([['created 2 again'], []]);
	});

	it('that was made and not told, since only changes are waited for, gives that change alone', () => {
		const story = watching('updated').says(1, 'Closed').says(2, 'Open');
		story.poll();
		story.says(2, 'Closed');
		expect([story.restart().poll(), story.poll(), story.poll()]).toEqual([['updated 1 again'], ['updated 2'], []]);
	});

	it('and was made and changed before it was told as changed gives that again, marked, and then the later change', () => {
		const story = watching('updated').says(2, 'Open').says(2, 'Waiting');
		const told = story.poll();
		story.says(2, 'Closed');
		expect([told, story.restart().poll(), story.poll()]).toEqual([['updated 2'], ['updated 2 again'], ['updated 2']]);
	});

	it('but had not changed before, gives its change alone', () => {
		const story = watching('updated').says(2, 'Open');
		story.poll();
		story.says(1, 'Closed');
		const told = story.poll();
		story.says(2, 'Closed');
		expect([told, story.restart().poll(), story.poll(), story.poll()]).toEqual([
			['updated 1'],
			['updated 1 again'],
			['updated 2'],
			[],
		]);
	});

	it('gives nothing where it was changed twice and only creations are waited for', () => {
		const story = watching('created').says(1, 'Waiting').says(2, 'Open');
		story.poll();
		story.says(1, 'Closed');
		expect([story.restart().poll(), story.poll()]).toEqual([['created 2 again'], []]);
	});

	it('and does not meet the conditions any more gives its event again, since it met them then', () => {
		const story = watching('createdOrUpdated', {
			conditions: [{ field: 'Status', comparison: 'is', value: 'Open' }],
		}).says(2, 'Open');
		const told = story.poll();
		story.says(2, 'Closed');
		expect([told, story.restart().poll(), story.poll()]).toEqual([['created 2'], ['created 2 again'], []]);
	});

	it('and meets the conditions only now was never told, so it does not come again', () => {
		const story = watching('created', { conditions: [{ field: 'Status', comparison: 'is', value: 'Open' }] })
			.says(2, 'Closed')
			.says(3, 'Open');
		const told = story.poll();
		story.says(2, 'Open');
		expect([told, story.restart().poll(), story.poll()]).toEqual([['created 3'], ['created 3 again'], []]);
	});

	it('and whose change was told with an unknown past gives it again so', () => {
		const story = watching('fieldChanged').says(1, 'Closed');
		story.restart((progress) => ({ ...progress, history: FieldHistory.none }));
		const told = story.poll();
		story.says(1, 'Closed', { Subject: 'other' });
		expect([
			told.length,
			story.restart().poll().length,
			story.last?.events[0]?.possibleRepeat,
			story.last?.events[0]?.certain,
		]).toEqual([1, 1, true, false]);
	});

	it('and is gone gives nothing, and the others give theirs', () => {
		const story = watching('created').says(2, 'Open').says(3, 'Open');
		story.poll();
		story.desk.rows = story.desk.rows.filter(({ id }) => id !== '2');
		expect([story.restart().poll(), story.poll()]).toEqual([['created 3 again'], []]);
	});

	it('gives all of that again, marked, after a second restart', () => {
		const story = watching('createdOrUpdated').says(2, 'Open');
		story.poll();
		story.says(2, 'Closed');
		expect([
			story.restart().poll(),
			story.restart().poll(),
			story.poll(),
			story.restart().poll(),
			story.poll(),
		]).toEqual([['created 2 again'], ['created 2 again'], ['updated 2'], ['updated 2 again'], []]);
	});
});

describe('after a restart, what waited for its turn', () => {
	it('comes unmarked, behind what was given out', () => {
		const story = watching('created', { most: 1 }).says(2, 'Open').says(3, 'Open');
		expect([story.poll(), story.restart().poll(), story.poll(), story.poll()]).toEqual([
			['created 2'],
			['created 2 again'],
			['created 3'],
			[],
		]);
	});

	it('comes as a creation with what the record says by now: that tells its change as well', () => {
		const story = watching('createdOrUpdated', { most: 1 }).says(2, 'Open').says(3, 'Open');
		story.poll();
		story.says(3, 'Closed');
		const came = [story.restart().poll(), story.poll()];
		expect([came, story.last?.events[0].record.Status, story.poll()]).toEqual([
			[['created 2 again'], ['created 3']],
			'Closed',
			[],
		]);
	});

	it('comes as the newer change of a watched field, with the old value that was told last', () => {
		const story = watching('fieldChanged', { most: 1 }).says(2, 'Open');
		const made = story.poll();
		story.says(1, 'Waiting').says(2, 'Waiting');
		const told = story.poll();
		story.says(2, 'Closed');
		expect([made, told, story.restart().poll(), story.poll(), story.poll()]).toEqual([
			[],
			['fieldChanged 1 (Open→Waiting)'],
			['fieldChanged 1 again (Open→Waiting)'],
			['fieldChanged 2 (Open→Closed)'],
			[],
		]);
	});

	it('comes as the newer update', () => {
		const story = watching('updated', { most: 1 }).says(2, 'Open');
		story.poll();
		story.says(1, 'Closed').says(2, 'Waiting');
		const told = story.poll();
		story.says(2, 'Closed');
		expect([told, story.restart().poll(), story.poll(), story.poll()]).toEqual([
			['updated 1'],
			['updated 1 again'],
			['updated 2'],
			[],
		]);
	});

	it('gives way to what is new where it is gone', () => {
		const story = watching('created', { most: 1 }).says(2, 'Open').says(3, 'Open');
		const told = story.poll();
		story.desk.rows = story.desk.rows.filter(({ id }) => id !== '3');
		story.says(4, 'Open');
		expect([told, story.restart(confirmed).poll(), story.poll()]).toEqual([['created 2'], ['created 4'], []]);
	});

	it('comes marked all the same where it may be a repeat on its own, since it does not say when it was made, changed meanwhile or not', () => {
		const came = [false, true].map((isChanged) => {
			const story = watching('created', { most: 1 }).says(2, 'Open');
			const silent = (changed: number) => row(3, { made: null, changed });
			story.desk.rows.push(silent(HOUR));
			const told = story.poll();
			if (isChanged) story.desk.rows.splice(-1, 1, silent(2 * HOUR));
			return [told, story.restart(confirmed).poll()];
		});
		expect(came).toEqual([
			[['created 2'], ['created 3 again']],
			[['created 2'], ['created 3 again']],
		]);
	});
});

describe('a told change of a record whose version is forgotten', () => {
	it('comes again, marked, as of the watermark at the latest', () => {
		const watch: Watch = { events: 'fieldChanged', fields: ['Status'], conditions: [], most: 9 };
		const history = (Status: string) => FieldHistory.none.with([{ id: '1', Status }], ['Status']);
		const batch: Batch = {
			since: cursorAt(noonPlus()),
			history: history('Open'),
			sure: null,
			given: null,
			told: [noonPlus(MINUTE), '1'],
			ids: ['1'],
		};
		const progress = { cursor: cursorAt(noonPlus(HOUR)), history: history('Closed'), batch };
		const { events } = owedEvents(
			[row(1, { made: -HOUR, changed: 2 * HOUR, says: { Status: 'Waiting' } })],
			progress,
			watch,
			{ comparePrints: true },
		);
		expect([inWords(events), events[0].at]).toEqual([['fieldChanged 1 again (Open→Closed)'], noonPlus(HOUR)]);
	});
});

describe('a record that was told as made', () => {
	it('and changed in the very second of its creation comes as changed with the next reading', () => {
		const story = watching('createdOrUpdated');
		story.desk.rows.push(row(2, { made: SECOND, says: { Status: 'Open' } }));
		const told = story.poll();
		story.desk.rows[1] = row(2, { made: SECOND, says: { Status: 'Closed' } });
		expect([told, story.restart().poll(), story.poll(), story.poll()]).toEqual([
			['created 2'],
			['created 2 again'],
			['updated 2'],
			[],
		]);
	});
});
