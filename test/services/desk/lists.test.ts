import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Json } from '../../../nodes/ZohoSupport/helpdesk/json';
import { HelpdeskError, problem } from '../../../nodes/ZohoSupport/helpdesk/problem';
import type { DeskAnswer, DeskCall, DeskDoor } from '../../../nodes/ZohoSupport/services/desk/call';
import {
	agentChoices,
	departmentChoices,
	forgetLists,
	fromAddressChoices,
	organizationChoices,
	viewChoices,
} from '../../../nodes/ZohoSupport/services/desk/lists';
import { forgetOrganizations } from '../../../nodes/ZohoSupport/services/desk/organization';

const PLACE = { identity: 'ann', organizationId: '77' };

/** A door whose answers are rows, and what was asked. */
function door(...rows: readonly Json[]): { call: DeskDoor; asked: DeskCall[] } {
	const asked: DeskCall[] = [];
	const call: DeskDoor = async (request) => {
		asked.push(request);
		return await Promise.resolve<DeskAnswer>({ kind: 'body', body: { data: rows } });
	};
	return { call, asked };
}

beforeEach(() => {
	forgetLists();
	forgetOrganizations();
});

describe('the lists of a form', () => {
	it('show departments by name', async () => {
		const { call } = door({ id: '2', name: 'Sales' }, { id: '1', name: 'Care' });
		expect((await departmentChoices(PLACE, call)).choices).toEqual([
			{ name: 'Care', value: '1' },
			{ name: 'Sales', value: '2' },
		]);
	});

	it('show agents with their e-mail, of one department if it is chosen', async () => {
		const { call, asked } = door(
			{ id: '1', firstName: 'Ann', lastName: 'Lee', emailId: 'ann@example.com' },
			{ id: '2', name: 'Bob', emailId: null },
		);
		expect((await agentChoices(PLACE, call, '7')).choices.map(({ name }) => name)).toEqual([
			'Ann Lee (ann@example.com)',
			'Bob',
		]);
		expect(asked[0].path).toBe('/departments/7/agents');
	});

	it('show only addresses that may be used, and which one is the default', async () => {
		const { call } = door(
			{ address: 'a@example.com', displayName: 'Care', isActive: true, isVerified: true, isDepartmentDefault: true },
			{ address: 'b@example.com', isActive: true, isVerified: false },
		);
		expect((await fromAddressChoices(PLACE, call, '7')).choices).toEqual([
			{ name: 'Care (a@example.com), Default', value: 'a@example.com' },
		]);
	});

	it('show the views of a module by the names on the screen', async () => {
		const { call, asked } = door(
			{ id: '7', name: 'open', displayLabel: 'Open Tickets' },
			{ id: '8', viewName: 'Mine' },
		);
		expect((await viewChoices(PLACE, call, 'tickets', '5')).choices).toEqual([
			{ name: 'Mine', value: '8' },
			{ name: 'Open Tickets', value: '7' },
		]);
		expect(asked).toMatchObject([{ path: '/views', query: { module: 'tickets', departmentId: '5' } }]);
	});

	it('show organizations with their id', async () => {
		const { call } = door({ id: 77, companyName: 'Acme' });
		expect((await organizationChoices(PLACE, call)).choices).toEqual([{ name: 'Acme (77)', value: '77' }]);
	});

	it('cost one call for all who ask, and another one for another account', async () => {
		const { call, asked } = door({ id: '1', name: 'Care' });
		await Promise.all([departmentChoices(PLACE, call), departmentChoices(PLACE, call)]);
		await departmentChoices(PLACE, call);
		expect(asked).toHaveLength(1);
		await departmentChoices({ ...PLACE, identity: 'bob' }, call);
		expect(asked).toHaveLength(2);
	});

	it('say if there may be more', async () => {
		const many = Array.from({ length: 200 }, (_, id) => ({ id: String(id), name: `Department ${id}` }));
		expect((await departmentChoices(PLACE, door(...many).call)).isWhole).toBe(false);
	});

	it('are asked for again after a failure', async () => {
		const failing: DeskDoor = async () => await Promise.reject(new HelpdeskError(problem('network', 'no', 'Try.')));
		await expect(departmentChoices(PLACE, failing)).rejects.toThrow('no');
		expect((await departmentChoices(PLACE, door({ id: '1', name: 'Care' }).call)).choices).toHaveLength(1);
	});

	it.each<[string, DeskAnswer]>([
		['no body', { kind: 'empty' }],
		['{}', { kind: 'body', body: {} }],
		['an empty list', { kind: 'body', body: { data: [] } }],
	])('are empty for %s', async (_what, answer) => {
		expect((await departmentChoices(PLACE, async () => await Promise.resolve(answer))).choices).toEqual([]);
	});

	it.each<[string, object]>([
		['no list', { data: 'none' }],
		['a list with a row that is no object', { data: [{ id: '1', name: 'Care' }, 'Sales'] }],
	])('are refused for %s, and never cut', async (_what, body) => {
		const answer: DeskAnswer = { kind: 'body', body: body as never };
		await expect(departmentChoices(PLACE, async () => await Promise.resolve(answer))).rejects.toThrow(
			'No usable answer: ',
		);
	});
});
