import { describe, expect, it } from '@jest/globals';

import { addTickets, idsOf, oneDesk } from './desk-of-test';

const { desk, call } = oneDesk();
const RANGE = "The value passed for field 'limit' exceeds the range of '1-100'.";

describe('A list', () => {
	it('answers 204 without a body when there is nothing', async () => {
		expect(await call('/tickets')).toMatchObject({ status: 204, body: undefined });
		desk().setOpenPoints({ emptyList: 'empty-data' });
		expect((await call('/tickets')).body).toEqual({ data: [] });
	});

	it('names the range when limit is too high, and lags behind by a switch', async () => {
		expect((await call('/tickets?limit=101')).body).toEqual({ errorCode: 'UNPROCESSABLE_ENTITY', message: RANGE });
		desk().setOpenPoints({ pageLimit: '99' });
		expect((await call('/contacts?limit=100')).body.message).toBe(RANGE.replace('100', '99'));
		expect((await call('/articles?limit=51')).body.message).toBe(RANGE.replace('100', '50'));
		expect((await call('/agents?limit=200')).status).toBe(200);
	});

	it('refuses a parameter that Zoho does not describe, and a value outside its enumeration', async () => {
		expect((await call('/tickets?colour=red')).body.message).toBe(
			"Extra query parameter 'colour' is present in the input.",
		);
		expect((await call('/tickets?modifiedTimeRange=x')).body.message).toContain("'modifiedTimeRange'");
		expect((await call('/tickets?sortBy=subject')).status).toBe(422);
		expect((await call('/tickets?receivedInDays=7')).status).toBe(422);
		expect((await call('/tickets?viewId=7')).body.errorCode).toBe('INVALID_DATA');
	});

	it('takes an empty query, commas as %2C, and an orgId in the query', async () => {
		addTickets(desk(), 1);
		expect((await call('/tickets?')).status).toBe(200);
		const [row] = (await call('/tickets?include=contacts%2Cassignee&orgId=60000000001')).body.data;
		expect(row).toMatchObject({ contact: { lastName: 'Lee' }, assignee: null });
	});

	it('counts tickets from 0, contacts from 1', async () => {
		const [first, second] = addTickets(desk(), 2);
		expect(idsOf(await call('/tickets?sortBy=createdTime&from=1'))).toEqual([second]);
		desk().setOpenPoints({ ticketsFrom: '1' });
		expect(idsOf(await call('/tickets?sortBy=createdTime&from=1'))).toEqual([first, second]);
		desk().add('contacts', { lastName: 'Second' });
		expect(idsOf(await call('/contacts?from=0'))).toEqual(idsOf(await call('/contacts?from=1')));
		expect(idsOf(await call('/contacts?from=2'))).toHaveLength(1);
		desk().setOpenPoints({ accountsFrom: '1-refuses-0' });
		expect((await call('/accounts?from=0')).status).toBe(422);
	});

	it('may end at an offset', async () => {
		expect((await call('/tickets?from=5000')).status).toBe(204);
		desk().setOpenPoints({ listCeiling: '4999' });
		expect((await call('/tickets?from=5000')).body.message).toContain("'0-4999'");
	});

	it('sorts tickets both ways, the newest first when nothing is said', async () => {
		const ids = addTickets(desk(), 3);
		expect(idsOf(await call('/tickets'))).toEqual([...ids].reverse());
		expect(idsOf(await call('/tickets?sortBy=createdTime'))).toEqual(ids);
		expect((await call('/tickets?sortBy=modifiedTime')).status).toBe(422);
		expect((await call('/contacts?sortBy=modifiedTime')).status).toBe(422);
		desk().setOpenPoints({ contactsByModifiedTime: 'accepted', ticketsByModifiedTime: 'accepted' });
		expect((await call('/contacts?sortBy=modifiedTime')).status).toBe(200);
		desk().clock.advance(1_000);
		desk().change('tickets', ids[0] ?? '', { subject: 'Later' });
		expect(idsOf(await call('/tickets?sortBy=-modifiedTime'))[0]).toBe(ids[0]);
	});

	it('has rows of tickets without modifiedTime, description and cf; those of a single one are there', async () => {
		const [id] = addTickets(desk(), 1, { description: 'Long' });
		const [row] = (await call('/tickets')).body.data;
		expect(Object.keys(row)).not.toEqual(expect.arrayContaining(['modifiedTime']));
		expect(row).not.toHaveProperty('description');
		expect((await call(`/tickets/${id}`)).body).toMatchObject({
			description: 'Long',
			modifiedTime: expect.any(String),
			cf: { cf_severity: null },
		});
	});

	it('filters by department, status, assignee, view and days', async () => {
		const { support, billing } = desk().access.departments;
		const [one] = addTickets(desk(), 1, { status: 'Closed', assigneeId: desk().access.agents.ben });
		const [other] = addTickets(desk(), 1, { departmentId: billing });
		expect(idsOf(await call(`/tickets?departmentIds=${support}`))).toEqual([one]);
		expect(idsOf(await call(`/tickets?departmentId=${billing}`))).toEqual([other]);
		expect(idsOf(await call('/tickets?status=Open,Escalated'))).toEqual([other]);
		expect(idsOf(await call('/tickets?assignee=Unassigned'))).toEqual([other]);
		const [, , closed] = (await call('/views?module=tickets')).body.data;
		expect(idsOf(await call(`/tickets?viewId=${closed.id}`))).toEqual([one]);
		desk().clock.advance(20 * 86_400_000);
		expect([
			(await call('/tickets?receivedInDays=15')).status,
			(await call('/tickets?receivedInDays=30')).status,
		]).toEqual([204, 200]);
	});

	it('has switches for departmentId, fields and include', async () => {
		addTickets(desk(), 1);
		desk().setOpenPoints({ departmentIds: 'singular-ignored', includeTogether: 'refused' });
		expect((await call(`/tickets?departmentId=${desk().access.departments.billing}`)).status).toBe(200);
		expect([
			(await call('/tickets?include=team,contacts')).status,
			(await call('/tickets?include=team')).status,
		]).toEqual([422, 200]);
		expect((await call('/tickets?fields=subject')).body.message).toContain("'fields'");
		desk().setOpenPoints({ departmentIds: 'plural-refused', ticketFields: 'replaces' });
		expect((await call('/tickets?departmentIds=1')).body.message).toContain("'departmentIds'");
		const [row] = (await call('/tickets?fields=subject,modifiedTime,cf')).body.data;
		expect(row).toEqual({ id: expect.any(String), subject: 'Ticket 1', modifiedTime: expect.any(String), cf: null });
	});
});

describe('What is told of the organization', () => {
	it.each([
		['/organizations', 'data'],
		['/agents?limit=2', 'data'],
		['/departments', 'data'],
		['/teams', 'teams'],
		['/myAccessibleModules', 'modules'],
		['/organizationModules', 'data'],
		['/layouts?module=tickets', 'data'],
		['/mailReplyAddress?departmentId=allDepartment', 'data'],
	])('%s has rows under %s', async (path, key) => {
		expect((await call(path)).body[key].length).toBeGreaterThan(0);
	});

	it('has the choices of pick lists in three forms, or in layouts alone', async () => {
		const field = async (path: string) =>
			(await call(path)).body.data.find(({ apiName }: { apiName: string }) => apiName === 'priority');
		expect(await field('/fields?module=tickets')).toMatchObject({ pickListValues: [{ value: 'Low' }, {}, {}, {}] });
		expect(await field('/organizationFields?module=tickets')).toMatchObject({
			allowedValues: [{ value: 'Low' }, {}, {}, {}],
		});
		desk().setOpenPoints({ fieldChoices: 'layouts-only', organizationFields: 'gone' });
		expect(await field('/fields?module=tickets')).not.toHaveProperty('pickListValues');
		expect((await call('/organizationFields?module=tickets')).status).toBe(404);
		const [layout] = (await call('/layouts?module=tickets')).body.data;
		const { sections } = (await call(`/layouts/${layout.id}`)).body;
		expect(JSON.stringify(sections)).toContain('"allowedValues":["Low","Medium","High","Urgent"]');
	});
});
