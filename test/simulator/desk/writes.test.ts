import { describe, expect, it } from '@jest/globals';

import { addTickets, idsOf, oneDesk } from './desk-of-test';

const { desk, call } = oneDesk();
const departmentId = '600000000000000101';
const contact = { lastName: 'Lee', email: 'lee@mail.example' };

describe('Creating a ticket', () => {
	it('answers 200 with number, times and custom fields, and makes the contact', async () => {
		const cf = { cf_severity: 'S1', cf_affected: 'Mail;Web' };
		const { status, body } = await call('POST /tickets', { subject: 'Hello', departmentId, contact, cf });
		expect(status).toBe(200);
		expect(body).toMatchObject({
			id: expect.stringMatching(/^\d{18}$/),
			ticketNumber: '101',
			status: 'Open',
			statusType: 'Open',
			createdTime: '2026-03-02T17:00:00.000Z',
			cf: { cf_severity: 'S1', cf_affected: ['Mail', 'Web'], cf_follow_up: null },
		});
		expect((await call(`/contacts/${body.contactId}`)).body).toMatchObject(contact);
		desk().setOpenPoints({ multiSelect: 'text' });
		expect((await call(`/tickets/${body.id}`)).body.cf.cf_affected).toBe('Mail;Web');
	});

	it('finds the contact by its e-mail address, whatever the case', async () => {
		const id = desk().add('contacts', contact);
		const { body } = await call('POST /tickets', {
			subject: 'Hello',
			departmentId,
			contact: { email: 'LEE@mail.example' },
		});
		expect([body.contactId, desk().records('contacts').length]).toEqual([id, 1]);
	});

	it('names each field that is missing or wrong', async () => {
		const { status, body } = await call('POST /tickets', { subject: 5 });
		expect([status, body.errorCode]).toEqual([422, 'INVALID_DATA']);
		expect(body.errors).toEqual(
			expect.arrayContaining([
				{ fieldName: '/contactId', errorType: 'missing', errorMessage: expect.any(String) },
				{ fieldName: '/subject', errorType: 'invalid', errorMessage: expect.any(String) },
			]),
		);
	});

	it.each([
		[{ contactId: '600000000009999999' }, '/contactId'],
		[{ status: 'Sleeping' }, '/status'],
		[{ cf: { cf_none: 'x' } }, '/cf/cf_none'],
		[{ assigneeId: '7' }, '/assigneeId'],
	])('refuses %j', async (wrong, fieldName) => {
		const { body } = await call('POST /tickets', { subject: 'Hello', departmentId, contact, ...wrong });
		expect(body.errors).toEqual([{ fieldName, errorType: 'invalid', errorMessage: expect.any(String) }]);
	});

	it('refuses a key that Zoho does not describe, and what is no JSON', async () => {
		expect((await call('POST /tickets', { colour: 'red' })).body.message).toContain("'colour'");
		const answer = await fetch(`${desk().url}/api/v1/tickets`, {
			method: 'POST',
			headers: { authorization: `Bearer ${desk().grants.accessToken()}` },
			body: '{',
		});
		expect(answer.status).toBe(422);
	});
});

describe('Changing', () => {
	it('keeps what is not named, moves modifiedTime, and closes', async () => {
		const [id = ''] = addTickets(desk(), 1, { priority: 'High' });
		desk().clock.advance(5_000);
		const { body } = await call(`PATCH /tickets/${id}`, { status: 'Closed', category: null });
		expect(body).toMatchObject({
			priority: 'High',
			statusType: 'Closed',
			modifiedTime: '2026-03-02T17:01:05.000Z',
			closedTime: '2026-03-02T17:01:05.000Z',
		});
		expect((await call(`PATCH /tickets/${id}`, {})).body.errorCode).toBe('EMPTY_PAYLOAD');
	});

	it('knows seconds alone by a switch, and answers a strange id with 404 or 403', async () => {
		desk().clock.advance(123);
		desk().setOpenPoints({ timePrecision: 'seconds' });
		const { body } = await call('POST /accounts', { accountName: 'Kestrel' });
		expect(body.modifiedTime).toBe('2026-03-02T17:00:00.000Z');
		expect((await call('/tickets/7')).body.errorCode).toBe('URL_NOT_FOUND');
		desk().setOpenPoints({ wrongId: '403' });
		expect((await call('/tickets/7')).body.errorCode).toBe('FORBIDDEN');
	});

	it.each([
		['contacts', { lastName: 'Lee' }, { lastName: 'Li' }],
		['accounts', { accountName: 'Kestrel' }, { accountName: 'Lumen' }],
		['tasks', { subject: 'Call', departmentId }, { subject: 'Write' }],
		['products', { productName: 'Box', departmentIds: [departmentId] }, { productName: 'Case' }],
		['calls', { subject: 'Ring', departmentId, startTime: '2026-03-02T17:00:00.000Z' }, { subject: 'Again' }],
		['cm_devices', { name: 'Router', departmentId, cf: { cf_serial_number: '1' } }, { name: 'Switch' }],
	])('works for %s', async (module, fields, change) => {
		const { body } = await call(`POST /${module}`, fields);
		expect((await call(`PATCH /${module}/${body.id}`, change)).body).toMatchObject(change);
		expect((await call(`/${module}/${body.id}`)).body).toMatchObject(change);
	});

	it('sets one field of many: tickets answer 204, the others a result for each id', async () => {
		const ids = addTickets(desk(), 2);
		expect((await call('POST /tickets/updateMany', { ids, fieldName: 'priority', fieldValue: 'Low' })).status).toBe(
			204,
		);
		expect(
			desk()
				.records('tickets')
				.map(({ priority }) => priority),
		).toEqual(['Low', 'Low']);
		const id = desk().add('contacts', { lastName: 'Lee' });
		const { body } = await call('POST /contacts/updateMany', {
			ids: [id, '7'],
			fieldName: 'title',
			fieldValue: 'Nurse',
		});
		expect(body.results).toMatchObject([
			{ id, success: true, errors: null },
			{ id: '7', success: false },
		]);
	});
});

describe('The trash', () => {
	it('takes each module by its own key and gives back from the recycle bin', async () => {
		const [id = ''] = addTickets(desk(), 1);
		expect((await call('POST /tickets/moveToTrash', { ids: [id] })).status).toBe(422);
		expect((await call('POST /tickets/moveToTrash', { ticketIds: [id] })).status).toBe(204);
		expect((await call(`/tickets/${id}`)).status).toBe(404);
		expect((await call('/recycleBin?module=tickets')).body.data).toMatchObject([
			{ id, displayName: 'Ticket 1', type: 'tickets' },
		]);
		const { body } = await call('POST /recycleBin/restore', { ids: [id, '7'] });
		expect(body.results.map(({ success }: { success: boolean }) => success)).toEqual([true, false]);
		expect(idsOf(await call('/tickets'))).toEqual([id]);
	});

	it('refuses all for one false id, or takes the others; its bound is a switch', async () => {
		const ticketIds = [...addTickets(desk(), 1), '7'];
		expect((await call('POST /tickets/moveToTrash', { ticketIds })).status).toBe(422);
		desk().setOpenPoints({ trashFailure: 'partial', trashMost: '50' });
		expect((await call('POST /tickets/moveToTrash', { ticketIds })).status).toBe(204);
		expect(desk().records('tickets')).toEqual([]);
		const many = Array.from({ length: 51 }, () => '7');
		expect((await call('POST /tickets/moveToTrash', { ticketIds: many })).body.message).toContain("'1-50'");
	});
});
