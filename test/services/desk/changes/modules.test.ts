import { describe, expect, it } from '@jest/globals';
import { CATALOGUE } from '../../../../nodes/ZohoSupport/services/desk/catalogue';
import { movesByItself, traitsOf } from '../../../../nodes/ZohoSupport/services/desk/changes/modules';
import { MODULES } from '../../../../nodes/ZohoSupport/services/desk/modules';

describe('the modules of Zoho Desk', () => {
	it.each(MODULES.filter(({ isNamedByPerson }) => isNamedByPerson !== true).map(({ name, path }) => [path, name]))(
		'%s have every event if they have a search; without one the form refuses all but new ones',
		(path, name) => {
			expect(traitsOf(path)?.hasSearch).toBe(CATALOGUE.module(name).tellsNoChange !== true);
		},
	);

	it('include contracts, which have no search', () => {
		expect(traitsOf('contracts')?.hasSearch).toBe(false);
	});

	it('are no others', () => {
		expect(traitsOf('toString')).toBeUndefined();
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
