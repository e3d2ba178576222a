import { describe, expect, it } from '@jest/globals';
import { FieldHistory } from '../../../nodes/ZohoSupport/trigger/events/field-history';
import { watching } from './story';

describe('after a restart, an unchanged record of the last batch', () => {
	it('gives only its event again, marked', () => {
		const story = watching('createdOrUpdated').says(1, 'Closed').says(2, 'Open');
		expect([story.poll(), story.restart().poll(), story.poll()]).toEqual([
			['updated 1', 'created 2'],
			['updated 1 again', 'created 2 again'],
			[],
		]);
	});

	it('gives its change again with the same old value', () => {
		const story = watching('fieldChanged').says(1, 'Closed');
		expect([story.poll(), story.restart().poll(), story.poll()]).toEqual([
			['fieldChanged 1 (Open→Closed)'],
			['fieldChanged 1 again (Open→Closed)'],
			[],
		]);
	});
});

describe('after a restart, a changed record of the last batch', () => {
	it('gives its creation again, marked, with the creation time, then its change, unmarked', () => {
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

	it('gives its change again, marked, then the change back, unmarked', () => {
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

	it('gives its change again, marked, and no event for a field that is not watched', () => {
		const story = watching('fieldChanged').says(1, 'Closed');
		const told = story.poll();
		story.says(1, 'Closed', { Subject: 'Another' });
		expect([told, story.restart().poll(), story.poll()]).toEqual([
			['fieldChanged 1 (Open→Closed)'],
			['fieldChanged 1 again (Open→Closed)'],
			[],
		]);
	});

	it('gives its update again, marked, with the old time, then the later one, unmarked', () => {
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

	it('gives only its creation again if only creations are watched', () => {
		const story = watching('created').says(2, 'Open');
		story.poll();
		story.says(2, 'Closed');
		expect([story.restart().poll(), story.poll()]).toEqual([['created 2 again'], []]);
	});

	it('gives only the later change if its creation was no event, since only updates are watched', () => {
		const story = watching('updated').says(1, 'Closed').says(2, 'Open');
		story.poll();
		story.says(2, 'Closed');
		expect([story.restart().poll(), story.poll(), story.poll()]).toEqual([['updated 1 again'], ['updated 2'], []]);
	});

	it('gives its update again, marked, then the later one, if it had been created and changed before the first poll', () => {
		const story = watching('updated').says(2, 'Open').says(2, 'Waiting');
		const told = story.poll();
		story.says(2, 'Closed');
		expect([told, story.restart().poll(), story.poll()]).toEqual([['updated 2'], ['updated 2 again'], ['updated 2']]);
	});

	it('gives only the later change if it had not been changed before', () => {
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

	it('gives nothing if it was changed twice and only creations are watched', () => {
		const story = watching('created').says(1, 'Waiting').says(2, 'Open');
		story.poll();
		story.says(1, 'Closed');
		expect([story.restart().poll(), story.poll()]).toEqual([['created 2 again'], []]);
	});

	it('gives its change again as a change, not as a creation, if it was created and changed before the first poll', () => {
		const story = watching('fieldChanged').says(2, 'Open').says(2, 'Waiting');
		const told = story.poll();
		story.says(2, 'Closed');
		expect([told, story.restart().poll(), story.poll(), story.poll()]).toEqual([
			['fieldChanged 2 (null→Waiting)'],
			['fieldChanged 2 again (null→Closed)'],
			['fieldChanged 2 (Waiting→Closed)'],
			[],
		]);
	});

	it('gives its event again even if it no longer meets the conditions, since it met them then', () => {
		const story = watching('createdOrUpdated', {
			conditions: [{ field: 'Status', comparison: 'is', value: 'Open' }],
		}).says(2, 'Open');
		const told = story.poll();
		story.says(2, 'Closed');
		expect([told, story.restart().poll(), story.poll()]).toEqual([['created 2'], ['created 2 again'], []]);
	});

	it('gives nothing again if it meets the conditions only now', () => {
		const story = watching('created', { conditions: [{ field: 'Status', comparison: 'is', value: 'Open' }] })
			.says(2, 'Closed')
			.says(3, 'Open');
		const told = story.poll();
		story.says(2, 'Open');
		expect([told, story.restart().poll(), story.poll()]).toEqual([['created 3'], ['created 3 again'], []]);
	});

	it('gives its change again with unknown old values if they were unknown the first time', () => {
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

	it('gives nothing if it was deleted; the other records give their events', () => {
		const story = watching('created').says(2, 'Open').says(3, 'Open');
		story.poll();
		story.service.rows = story.service.rows.filter(({ id }) => id !== '2');
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
