import { describe, expect, it } from '@jest/globals';
import { eventsOf, movesByItself, traitsOf } from '../../../../nodes/ZohoSupport/services/desk/changes/modules';

describe('the modules of Zoho Desk', () => {
	it.each(['tickets', 'contacts', 'accounts', 'tasks', 'articles', 'products'])('%s have every event', (module) => {
		expect(eventsOf(module)).toEqual(['created', 'changed', 'both']);
	});

	it('contracts have no search, so only new ones can be told', () => {
		expect(eventsOf('contracts')).toEqual(['created']);
	});

	it('other modules cannot be watched', () => {
		expect(eventsOf('toString')).toEqual([]);
		expect(traitsOf('agents')).toBeUndefined();
	});

	it('take the lag of the index and the reach of an offset from outside', () => {
		expect(traitsOf('tickets', { lag: 1, reach: 999 })).toMatchObject({ lag: 1, reach: 999, searchPage: 100 });
		expect(traitsOf('articles')).toMatchObject({ listPage: 50, lag: 600_000, reach: 5_000 });
	});

	it('know which fields move while nobody edits a record', () => {
		expect(['threadCount', 'lastThread', 'contact', 'modifiedTime'].every(movesByItself)).toBe(true);
		expect(['subject', 'status', 'contactId', 'cf', 'category'].some(movesByItself)).toBe(false);
	});
});
