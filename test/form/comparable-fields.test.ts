import { describe, expect, it } from '@jest/globals';
import { comparableOrOwn, fieldOptions } from '../../nodes/ZohoSupport/form/field-lists';
import { DESK } from '../../nodes/ZohoSupport/services/desk/service';

const names = (options: ReadonlyArray<{ name: string }>) => options.map(({ name }) => name);

describe('the fields of a search or a condition', () => {
	const ticket = DESK.catalogue.module('case');

	it('leave out those that hold an object or a list, such as the contact of a ticket, which no value equals', () => {
		const offered = names(comparableOrOwn(ticket));
		expect(offered).not.toContain('Contact');
		expect(offered).toEqual(expect.arrayContaining(['Contact Name', 'Subject', 'Custom Field']));
	});

	it('may be read all the same', () => {
		expect(names(fieldOptions(ticket))).toContain('Contact');
	});
});
