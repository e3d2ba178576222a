import { describe, expect, it } from '@jest/globals';
import { FieldHistory } from '../../../nodes/ZohoSupport/trigger/events/field-history';
import { watching } from './story';

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
