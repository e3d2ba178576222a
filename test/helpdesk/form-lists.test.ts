import { describe, expect, it } from '@jest/globals';
import { entriesWith } from '../../nodes/ZohoSupport/helpdesk/form-lists';

describe('the entries of a list that hold a text', () => {
	const entries = [
		{ id: '1', name: 'Zoe\u0301  Lee' },
		{ id: '2', name: 'Ann Lee' },
	];

	it.each([
		['in lower case', 'ann', ['2']],
		['with one blank where the name has two', 'é lee', ['1']],
		['with an accent that is composed otherwise', 'ZO\u00C9', ['1']],
		['that nobody has', 'bob', []],
	])('are found for one %s', (_, text, ids) => {
		expect(entriesWith(entries, text).map(({ id }) => id)).toEqual(ids);
	});
});
