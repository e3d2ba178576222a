import { describe, expect, it } from '@jest/globals';
import type { Json } from '../../../nodes/ZohoSupport/helpdesk/json';
import type { DeskAnswer, DeskCall, DeskDoor } from '../../../nodes/ZohoSupport/services/desk/call';
import { fromAddresses, modules, views } from '../../../nodes/ZohoSupport/services/desk/unsearched-lists';

const TICKETS = { module: 'case' };

/** A door whose answers are rows, and what was asked. */
function door(...rows: readonly Json[]): { call: DeskDoor; asked: DeskCall[] } {
	const asked: DeskCall[] = [];
	const call: DeskDoor = async (request) => {
		asked.push(request);
		return await Promise.resolve<DeskAnswer>({ kind: 'body', body: { data: rows } });
	};
	return { call, asked };
}

const namesOf = ({ entries }: { readonly entries: ReadonlyArray<{ readonly name: string }> }) =>
	entries.map(({ name }) => name);

describe('the lists that Zoho Desk does not search', () => {
	it('show only addresses that may be used, and which one is the default', async () => {
		const { call, asked } = door(
			{ address: 'a@example.com', displayName: 'Care', isActive: true, isVerified: true, isDepartmentDefault: true },
			{ address: 'b@example.com', isActive: true, isVerified: false },
		);
		expect(await fromAddresses(call, {}, '7')).toEqual({
			entries: [{ name: 'Care (a@example.com), Default', id: 'a@example.com' }],
			next: undefined,
		});
		expect(asked).toMatchObject([{ path: '/mailReplyAddress', query: { departmentId: '7', from: '1', limit: '100' } }]);
	});

	it('show the addresses of all departments where the credential names none', async () => {
		const { call, asked } = door();
		await fromAddresses(call, {}, undefined);
		expect(asked).toMatchObject([{ query: { departmentId: 'allDepartment' } }]);
	});

	it('go on after a hundred addresses', async () => {
		const many = Array.from({ length: 100 }, (_, place) => ({ address: `a${place}@example.com` }));
		const { call, asked } = door(...many);
		const { next } = await fromAddresses(call, {}, '7');
		await fromAddresses(call, { after: next }, '7');
		expect(asked.map(({ query }) => query?.from)).toEqual(['1', '101']);
	});

	it('show the views of a module by the names on the screen', async () => {
		const { call, asked } = door(
			{ id: '7', name: 'open', displayLabel: 'Open Tickets' },
			{ id: '8', viewName: 'Mine' },
		);
		expect((await views(call, TICKETS, '5')).entries).toEqual([
			{ name: 'Mine', id: '8' },
			{ name: 'Open Tickets', id: '7' },
		]);
		expect(asked).toMatchObject([{ path: '/views', query: { module: 'tickets', departmentId: '5' } }]);
	});

	it('show the modules that have no resource of their own', async () => {
		const { call } = door(
			{ apiName: 'tickets', pluralLabel: 'Tickets' },
			{ apiName: 'cm_devices', pluralLabel: 'Devices' },
		);
		expect((await modules(call)).entries).toEqual([{ name: 'Devices', id: 'cm_devices' }]);
	});

	it.each<[string, DeskAnswer]>([
		['no body', { kind: 'empty' }],
		['{}', { kind: 'body', body: {} }],
		['an empty list', { kind: 'body', body: { data: [] } }],
	])('are empty for %s', async (_what, answer) => {
		expect(namesOf(await views(async () => await Promise.resolve(answer), TICKETS, undefined))).toEqual([]);
	});

	it.each<[string, object]>([
		['no list', { data: 'none' }],
		['a list with a row that is no object', { data: [{ id: '1', name: 'Care' }, 'Sales'] }],
	])('are refused for %s, and never cut', async (_what, body) => {
		const answer: DeskAnswer = { kind: 'body', body: body as never };
		await expect(views(async () => await Promise.resolve(answer), TICKETS, undefined)).rejects.toThrow(
			'No usable answer: ',
		);
	});
});
