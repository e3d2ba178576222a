import { describe, expect, it } from '@jest/globals';
import { cursorAt } from '../../../nodes/ZohoSupport/trigger/cursor/cursor';
import { owedEvents } from '../../../nodes/ZohoSupport/trigger/cursor/found-events';
import { type Batch, confirmed } from '../../../nodes/ZohoSupport/trigger/cursor/progress';
import { FieldHistory } from '../../../nodes/ZohoSupport/trigger/events/field-history';
import type { Watch } from '../../../nodes/ZohoSupport/trigger/form/choices';
import { HOUR, MINUTE, noonPlus, row, SECOND } from '../rows';
import { inWords } from '../small-desk';
import { watching } from './story';

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
