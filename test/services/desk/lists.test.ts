import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Json } from '../../../nodes/ZohoSupport/helpdesk/json';
import { HelpdeskError, problem } from '../../../nodes/ZohoSupport/helpdesk/problem';
import type { DeskAnswer, DeskCall, DeskDoor } from '../../../nodes/ZohoSupport/services/desk/call';
import { forgetLists, fromAddressChoices, viewChoices } from '../../../nodes/ZohoSupport/services/desk/lists';

const READER = 'https://desk.zoho.com 77 ann';

/** A door whose answers are rows, and what was asked. */
function door(...rows: readonly Json[]): { call: DeskDoor; asked: DeskCall[] } {
	const asked: DeskCall[] = [];
	const call: DeskDoor = async (request) => {
		asked.push(request);
		return await Promise.resolve<DeskAnswer>({ kind: 'body', body: { data: rows } });
	};
	return { call, asked };
}

beforeEach(() => forgetLists());

describe('the lists of a form', () => {
	it('show only addresses that may be used, and which one is the default', async () => {
		const { call } = door(
			{ address: 'a@example.com', displayName: 'Care', isActive: true, isVerified: true, isDepartmentDefault: true },
			{ address: 'b@example.com', isActive: true, isVerified: false },
		);
		expect((await fromAddressChoices(READER, call, '7')).choices).toEqual([
			{ name: 'Care (a@example.com), Default', value: 'a@example.com' },
		]);
	});

	it('show the views of a module by the names on the screen', async () => {
		const { call, asked } = door(
			{ id: '7', name: 'open', displayLabel: 'Open Tickets' },
			{ id: '8', viewName: 'Mine' },
		);
		expect((await viewChoices(READER, call, 'tickets', '5')).choices).toEqual([
			{ name: 'Mine', value: '8' },
			{ name: 'Open Tickets', value: '7' },
		]);
		expect(asked).toMatchObject([{ path: '/views', query: { module: 'tickets', departmentId: '5' } }]);
	});

	it('cost one call for all who ask, and another one for another account', async () => {
		const { call, asked } = door({ id: '1', name: 'Care' });
		await Promise.all([viewChoices(READER, call, 'tickets'), viewChoices(READER, call, 'tickets')]);
		await viewChoices(READER, call, 'tickets');
		expect(asked).toHaveLength(1);
		await viewChoices('https://desk.zoho.com 77 bob', call, 'tickets');
		expect(asked).toHaveLength(2);
	});

	it('say if there may be more', async () => {
		const many = Array.from({ length: 200 }, (_, id) => ({ id: String(id), name: `View ${id}` }));
		expect((await viewChoices(READER, door(...many).call, 'tickets')).isWhole).toBe(false);
	});

	it('are asked for again after a failure', async () => {
		const failing: DeskDoor = async () => await Promise.reject(new HelpdeskError(problem('network', 'no', 'Try.')));
		await expect(viewChoices(READER, failing, 'tickets')).rejects.toThrow('no');
		expect((await viewChoices(READER, door({ id: '1', name: 'Care' }).call, 'tickets')).choices).toHaveLength(1);
	});

	it.each<[string, DeskAnswer]>([
		['no body', { kind: 'empty' }],
		['{}', { kind: 'body', body: {} }],
		['an empty list', { kind: 'body', body: { data: [] } }],
	])('are empty for %s', async (_what, answer) => {
		expect((await viewChoices(READER, async () => await Promise.resolve(answer), 'tickets')).choices).toEqual([]);
	});

	it.each<[string, object]>([
		['no list', { data: 'none' }],
		['a list with a row that is no object', { data: [{ id: '1', name: 'Care' }, 'Sales'] }],
	])('are refused for %s, and never cut', async (_what, body) => {
		const answer: DeskAnswer = { kind: 'body', body: body as never };
		await expect(viewChoices(READER, async () => await Promise.resolve(answer), 'tickets')).rejects.toThrow(
			'No usable answer: ',
		);
	});
});
