import { describe, expect, it } from '@jest/globals';
import { matchesOf } from '../../../nodes/ZohoSupport/services/desk/records-together';
import { rowsOf, scene } from './scene';

const QUERY = { module: 'contact', field: 'email', fields: ['email'] };

function contacts(count: number) {
	const { desk, records } = scene(
		rowsOf(count, (place) => ({ email: `p${place}@x.example` })),
		{},
		{},
		'contacts',
	);
	return { desk, find: async (values: string[]) => await matchesOf(records).find(QUERY, values) };
}

/** What was found for each value: how many records, or nothing that is sure. */
const shown = (found: Awaited<ReturnType<ReturnType<typeof contacts>['find']>>) =>
	found.map((matches) => matches?.records.length ?? 'alone');

describe('looking for several values with one search', () => {
	it('tells for each of them what is there', async () => {
		const { desk, find } = contacts(5);
		expect(shown(await find(['new@x.example', 'P3@x.example', 'p1@x.example']))).toEqual([0, 1, 1]);
		expect(desk.asked('/contacts/search')).toHaveLength(1);
	});

	it('asks for a record that exists where nothing is found, and remembers what that shows', async () => {
		const { desk, find } = contacts(5);
		expect(shown(await find(['a@x.example', 'b@x.example']))).toEqual([0, 0]);
		expect(shown(await find(['c@x.example', 'd@x.example']))).toEqual([0, 0]);
		expect(desk.calls.filter(({ path }) => path.startsWith('/contacts'))).toHaveLength(4);
	});

	it('finds nothing sure where a portal takes the list for one text', async () => {
		const { desk, find } = contacts(5);
		desk.answers.set('/contacts/search', { kind: 'empty' });
		expect(shown(await find(['p1@x.example', 'p2@x.example']))).toEqual(['alone', 'alone']);
		desk.calls.length = 0;
		expect(shown(await find(['p1@x.example', 'p2@x.example']))).toEqual(['alone', 'alone']);
		expect(desk.calls.filter(({ path }) => path.startsWith('/contacts'))).toEqual([]);
	});

	it('finds nothing sure where the portal takes the first value alone', async () => {
		const { desk, find } = contacts(5);
		desk.answers.set('/contacts/search', ({ query = {} }) => {
			const [first] = (query.email ?? '').split(',');
			const rows = desk.rows.filter(({ email }) => email === first);
			return rows.length === 0 ? { kind: 'empty' } : { kind: 'body', body: { data: rows } };
		});
		expect(shown(await find(['p1@x.example', 'p2@x.example']))).toEqual([1, 'alone']);
	});

	it('finds nothing sure where no record shows whether lists are taken', async () => {
		const { find } = contacts(0);
		expect(shown(await find(['a@x.example', 'b@x.example']))).toEqual(['alone', 'alone']);
	});

	it('leaves values with a comma, and rows that do not show the field, to single searches', async () => {
		const { desk, find } = contacts(5);
		expect(shown(await find(['a,b@x.example', 'p1@x.example']))).toEqual(['alone', 'alone']);
		desk.answers.set('/contacts/search', { kind: 'body', body: { data: [{ id: '1', lastName: 'Lee' }] } });
		expect(shown(await find(['p1@x.example', 'p2@x.example']))).toEqual(['alone', 'alone']);
	});
});
