import { describe, expect, it } from '@jest/globals';
import { cursorAt } from '../../../nodes/ZohoSupport/trigger/cursor/cursor';
import { owedEvents } from '../../../nodes/ZohoSupport/trigger/cursor/found-events';
import { type Batch, confirmed } from '../../../nodes/ZohoSupport/trigger/cursor/progress';
import { FieldHistory } from '../../../nodes/ZohoSupport/trigger/events/field-history';
import type { Watch } from '../../../nodes/ZohoSupport/trigger/form/watch';
import { HOUR, MINUTE, noonPlus, row, SECOND } from '../rows';
import { inWords } from '../small-service';
import { watching } from './story';

describe('after a restart, an event that waited', () => {
	it('comes unmarked, after the emitted ones', () => {
		const story = watching('created', { most: 1 }).says(2, 'Open').says(3, 'Open');
		expect([story.poll(), story.restart().poll(), story.poll(), story.poll()]).toEqual([
			['created 2'],
			['created 2 again'],
			['created 3'],
			[],
		]);
	});

	it('comes as a creation with the current values, which cover its later change', () => {
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

	it('comes as the newer change of a watched field, with the old value that was emitted last', () => {
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

	it('is dropped if its record was deleted, and new events come', () => {
		const story = watching('created', { most: 1 }).says(2, 'Open').says(3, 'Open');
		const told = story.poll();
		story.service.rows = story.service.rows.filter(({ id }) => id !== '3');
		story.says(4, 'Open');
		expect([told, story.restart(confirmed).poll(), story.poll()]).toEqual([['created 2'], ['created 4'], []]);
	});

	it('comes marked if its record has no creation time, whether it changed meanwhile or not', () => {
		const came = [false, true].map((isChanged) => {
			const story = watching('created', { most: 1 }).says(2, 'Open');
			const silent = (changed: number) => row(3, { made: null, changed });
			story.service.rows.push(silent(HOUR));
			const told = story.poll();
			if (isChanged) story.service.rows.splice(-1, 1, silent(2 * HOUR));
			return [told, story.restart(confirmed).poll()];
		});
		expect(came).toEqual([
			[['created 2'], ['created 3 again']],
			[['created 2'], ['created 3 again']],
		]);
	});
});

describe('an emitted change of a record whose version is forgotten', () => {
	it('comes again, marked, with the watermark as its time', () => {
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

describe('a record that was emitted as created', () => {
	it('comes as updated with the next reading if it changed in the second of its creation', () => {
		const story = watching('createdOrUpdated');
		story.service.rows.push(row(2, { made: SECOND, says: { Status: 'Open' } }));
		const told = story.poll();
		story.service.rows[1] = row(2, { made: SECOND, says: { Status: 'Closed' } });
		expect([told, story.restart().poll(), story.poll(), story.poll()]).toEqual([
			['created 2'],
			['created 2 again'],
			['updated 2'],
			[],
		]);
	});
});
