import { describe, expect, it } from '@jest/globals';
import { matchesOf } from '../../../nodes/ZohoSupport/services/desk/records-together';
import { NOON, rowsOf, scene } from './scene';

const QUERY = { module: 'contact', field: 'email', fields: ['email'] };

function contacts(count: number) {
	return contactsWith(Array.from({ length: count }, (_, place) => `p${place}@x.example`));
}

function contactsWith(emails: readonly string[]) {
	const clock = { now: NOON };
	const { desk, records } = scene(
		rowsOf(emails.length, (place) => ({ email: emails[place] })),
		{},
		{ now: () => clock.now },
		'contacts',
	);
	const asked = () => desk.calls.filter(({ path }) => path.startsWith('/contacts')).length;
	return { desk, clock, asked, find: async (values: string[]) => await matchesOf(records).find(QUERY, values) };
}

const fresh = (count: number) => Array.from({ length: count }, (_, place) => `new-${place}-@y.example`);

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

	it.each<[string, (email: string, values: readonly string[]) => boolean]>([
		['the first value alone and looks inside texts', (email, [first = '']) => email.includes(first)],
		['the last value alone', (email, values) => email === values.at(-1)],
		['ten values at most', (email, values) => values.slice(0, 10).includes(email)],
	])('finds nothing missing where the portal takes %s', async (_, isFound) => {
		const emails = ['ann@x.example', 'joann@x.example', 'bob@x.example', 'cy@x.example', 'di@x.example'];
		const { desk, find } = contactsWith(emails);
		desk.answers.set('/contacts/search', ({ query = {} }) => {
			const values = (query.email ?? '').split(',');
			const rows = desk.rows.filter(({ email }) => isFound(String(email), values));
			return rows.length === 0 ? { kind: 'empty' } : { kind: 'body', body: { data: rows } };
		});
		const lists = [emails.slice(0, 3), [...fresh(12), 'bob@x.example', 'cy@x.example']];
		for (const values of lists) expect(shown(await find(values))).not.toContain(0);
	});

	it('shows that lists are taken with as many values as are sent, and shows it again for more', async () => {
		const { asked, find } = contacts(5);
		const prices: number[] = [];
		for (const count of [4, 3, 4, 20, 20]) {
			const before = asked();
			expect(shown(await find(fresh(count)))).toEqual(Array(count).fill(0));
			prices.push(asked() - before);
		}
		expect(prices).toEqual([3, 1, 1, 3, 1]);
	});

	it('remembers what a list shows of which every value was found', async () => {
		const { asked, find } = contacts(5);
		await find(['p1@x.example', 'p2@x.example', 'p3@x.example']);
		expect(shown(await find(fresh(3)))).toEqual([0, 0, 0]);
		expect(asked()).toBe(2);
	});

	it('tries again an hour after a try that showed nothing', async () => {
		const { desk, clock, asked, find } = contacts(5);
		desk.answers.set('/contacts/search', { kind: 'empty' });
		await find(fresh(3));
		desk.answers.delete('/contacts/search');
		const before = asked();
		expect(shown(await find(fresh(3)))).toEqual(Array(3).fill('alone'));
		expect(asked()).toBe(before);
		clock.now += 3_600_000;
		expect(shown(await find(fresh(3)))).toEqual([0, 0, 0]);
	});

	it('does not try each time where too few records have a value', async () => {
		const { asked, find } = contacts(1);
		await find(fresh(3));
		const before = asked();
		expect(shown(await find(fresh(3)))).toEqual(Array(3).fill('alone'));
		expect(asked()).toBe(before);
	});

	it.each([
		['keeps to the department', false],
		['ignores the department', true],
	])('tries with values of the department alone, where the list %s', async (_, ignores) => {
		const { desk, records } = scene(
			rowsOf(8, (place) => ({ email: `p${place}@x.example`, departmentId: place < 4 ? '1' : '2' })),
			{},
			{ department: '2' },
		);
		if (ignores) desk.answers.set('/tickets', { kind: 'body', body: { data: desk.rows } });
		const found = await matchesOf(records).find({ ...QUERY, module: 'case' }, fresh(3));
		expect(shown(found)).toEqual([0, 0, 0]);
		expect(desk.asked('/tickets/search')).toHaveLength(2);
	});
});
