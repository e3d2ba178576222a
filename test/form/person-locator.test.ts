import { describe, expect, it } from '@jest/globals';
import { givenPerson } from '../../nodes/ZohoSupport/form/person-locator';

const TEAM = { displayName: 'Team', name: 'teamId', list: 'teams', example: 'First Line' } as const;
const words = { examples: { recordId: '191901909990000123' } } as never;
const given = (value: unknown, mode?: string) =>
	givenPerson(() => (mode === undefined ? value : { __rl: true, mode, value }), TEAM, words);

describe('who was given', () => {
	it.each(['First Line', '2e lijn', '24', '24/7', '1.5', ' 3e5 ', 911])('By Name is a name (%p)', (name) => {
		expect(given(name, 'name')).toEqual({ field: 'Team (By Name)', list: 'teams', name: String(name).trim() });
	});

	it('By Name may be an ID all the same', () => {
		expect(given('191901909990000123', 'name')).toEqual({ id: '191901909990000123' });
	});

	it.each([
		['24', { id: '24' }],
		['24/7', { field: 'Team (By ID)', list: 'teams', name: '24/7' }],
	])('By ID is an ID, unless it can be none (%s)', (value, who) => {
		expect(given(value, 'id')).toEqual(who);
	});

	it.each([
		['', 'name'],
		[null, 'name'],
		['', 'list'],
		['1.2e18', 'id'],
		['', undefined],
	])('must be there, with all its digits (%p %s)', (value, mode) => {
		expect(() => given(value, mode)).toThrow(/Team/);
	});
});
