import { describe, expect, it } from '@jest/globals';

import { addTickets, idsOf, oneDesk } from './desk-of-test';

const { desk, call } = oneDesk();
const REPLY = {
	channel: 'EMAIL',
	fromEmailAddress: 'support@demodesk.example',
	to: 'lee@mail.example',
	content: '<b>Done</b>',
	contentType: 'html',
};
const modifiedTime = async (id: string) => (await call(`/tickets/${id}`)).body.modifiedTime;

/** A multipart form with one file. */
async function send(path: string, name: string, content: string): Promise<{ id: string }> {
	const form = new FormData();
	form.set('file', new Blob([content]), name);
	const headers = { authorization: `Bearer ${desk().grants.accessToken()}` };
	const answer = await fetch(`${desk().url}/api/v1${path}`, { method: 'POST', headers, body: form });
	return (await answer.json()) as { id: string };
}

describe('A conversation', () => {
	it('begins with the mail of the customer: rows have a summary, a thread alone has its content', async () => {
		const [id] = addTickets(desk(), 1, { channel: 'Email', threadCount: '1' });
		const [row] = (await call(`/tickets/${id}/threads`)).body.data;
		expect(row).toMatchObject({
			direction: 'in',
			isDescriptionThread: true,
			summary: expect.stringContaining('Ticket 1'),
		});
		expect(row).not.toHaveProperty('content');
		expect((await call(`/tickets/${id}/threads/${row.id}`)).body.content).toContain('<div>Ticket 1');
	});

	it('goes on with a reply, which counts, and moves modifiedTime by a switch', async () => {
		const [id = ''] = addTickets(desk(), 1);
		const before = await modifiedTime(id);
		desk().clock.advance(1_000);
		desk().setOpenPoints({ replyModifies: 'no' });
		const { body } = await call(`POST /tickets/${id}/sendReply`, REPLY);
		expect(body).toMatchObject({ direction: 'out', status: 'SUCCESS', content: '<b>Done</b>', summary: 'Done' });
		expect([await modifiedTime(id), (await call('/tickets')).body.data[0].threadCount]).toEqual([before, '1']);
		desk().setOpenPoints({ replyModifies: 'yes' });
		await call(`POST /tickets/${id}/sendReply`, REPLY);
		expect(await modifiedTime(id)).not.toBe(before);
	});

	it('takes what a customer writes: it counts, and an e-mail moves customerResponseTime', async () => {
		const [id = ''] = addTickets(desk(), 1);
		desk().clock.advance(1_000);
		const [mail, comment] = (['reply', 'comment'] as const).map((kind) =>
			desk().receive(id, { kind, content: 'Hello' }),
		);
		const ticket = (await call('/tickets')).body.data[0];
		const [thread] = (await call(`/tickets/${id}/threads`)).body.data;
		const [note] = (await call(`/tickets/${id}/comments`)).body.data;
		expect([ticket.threadCount, ticket.commentCount]).toEqual(['1', '1']);
		expect(Date.parse(ticket.customerResponseTime)).toBeGreaterThan(Date.parse(ticket.createdTime));
		expect([thread, note]).toMatchObject([
			{ id: mail, direction: 'in', author: { type: 'END_USER' } },
			{ id: comment, content: 'Hello', isPublic: true, commenter: { type: 'END_USER' } },
		]);
	});

	it('wants channel and sender of a reply, and an address of the department', async () => {
		const [id] = addTickets(desk(), 1);
		const { fromEmailAddress: _from, ...without } = REPLY;
		expect((await call(`POST /tickets/${id}/sendReply`, without)).body.errors).toMatchObject([
			{ fieldName: '/fromEmailAddress', errorType: 'missing' },
		]);
		expect((await call(`POST /tickets/${id}/sendReply`, { ...REPLY, fromEmailAddress: 'x@y.example' })).status).toBe(
			422,
		);
	});

	it('keeps a draft until it is sent', async () => {
		const [id] = addTickets(desk(), 1);
		const { body } = await call(`POST /tickets/${id}/draftReply`, REPLY);
		expect(body.status).toBe('DRAFT');
		expect((await call(`POST /tickets/${id}/sendDraft?draftThreadId=${body.id}`)).body.status).toBe('SUCCESS');
	});

	it('mixes threads and comments, newest first', async () => {
		const [id] = addTickets(desk(), 1);
		await call(`POST /tickets/${id}/sendReply`, REPLY);
		desk().clock.advance(1_000);
		await call(`POST /tickets/${id}/comments`, { content: 'Note', isPublic: false });
		const { body } = await call(`/tickets/${id}/conversations`);
		expect(body.data).toMatchObject([
			{ type: 'comment', content: 'Note' },
			{ type: 'thread', summary: 'Done' },
		]);
	});
});

describe('Comments, tags and files', () => {
	it('a comment has commentedTime and leaves modifiedTime alone, or not', async () => {
		const [id = ''] = addTickets(desk(), 1);
		const before = await modifiedTime(id);
		desk().clock.advance(1_000);
		const { body } = await call(`POST /tickets/${id}/comments`, { content: 'Note', isPublic: true });
		expect(body).toMatchObject({
			isPublic: true,
			commentedTime: '2026-03-02T17:01:01.000Z',
			commenter: { name: 'Ada Admin' },
		});
		expect([await modifiedTime(id), (await call('/tickets')).body.data[0].commentCount]).toEqual([before, '1']);
		desk().setOpenPoints({ commentModifies: 'yes' });
		await call(`POST /tickets/${id}/comments`, { content: 'Again' });
		expect(await modifiedTime(id)).not.toBe(before);
		expect((await call(`DELETE /tickets/${id}/comments/${body.id}`)).status).toBe(200);
		expect(idsOf(await call(`/tickets/${id}/comments`))).toHaveLength(1);
	});

	it('tags go by name and come under tags', async () => {
		const [id] = addTickets(desk(), 1);
		const { body } = await call(`POST /tickets/${id}/associateTag`, { tags: ['urgent', 'VIP'] });
		expect(body.data).toMatchObject([{ name: 'urgent' }, { name: 'VIP' }]);
		await call(`POST /tickets/${id}/dissociateTag`, { tags: ['Urgent'] });
		expect((await call(`/tickets/${id}/tags`)).body.tags).toMatchObject([{ name: 'VIP' }]);
		expect(
			(await call(`/ticketTags?limit=10&departmentId=${desk().access.departments.support}`)).body.data,
		).toMatchObject([{ name: 'VIP', ticketCount: '1' }]);
		expect(idsOf(await call(`/tags/${body.data[1].id}/tickets`))).toEqual([id]);
		expect((await call(`POST /tickets/${id}/associateTag`, { tags: [] })).status).toBe(422);
	});

	it('files come up as a form and down as text/html', async () => {
		const [id] = addTickets(desk(), 1);
		const file = await send(`/tickets/${id}/attachments?isPublic=true`, 'grüße.txt', 'Hallo');
		expect(file).toMatchObject({ name: 'grüße.txt', size: '5', isPublic: true });
		expect(idsOf(await call(`/tickets/${id}/attachments`))).toEqual([file.id]);
		const headers = { authorization: `Bearer ${desk().grants.accessToken()}` };
		const down = await fetch(`${desk().url}/api/v1/tickets/${id}/attachments/${file.id}/content`, { headers });
		expect([down.headers.get('content-type'), await down.text()]).toEqual(['text/html;charset=utf-8', 'Hallo']);
	});

	it('an upload goes out with a reply', async () => {
		const [id] = addTickets(desk(), 1);
		const { id: fileId } = await send('/uploads', 'a.txt', 'A');
		const { body } = await call(`POST /tickets/${id}/sendReply`, { ...REPLY, attachmentIds: [fileId] });
		expect(body).toMatchObject({ hasAttach: true, attachments: [{ name: 'a.txt' }] });
	});
});

describe('Tickets', () => {
	it('are moved, closed, merged and read, and have a history', async () => {
		const [one = '', other = ''] = addTickets(desk(), 2);
		const { billing } = desk().access.departments;
		expect((await call(`POST /tickets/${one}/move?departmentId=${billing}`, { departmentId: billing })).status).toBe(
			200,
		);
		expect((await call('POST /closeTickets', { ids: [one] })).status).toBe(200);
		expect((await call(`/tickets/${one}?include=isRead`)).body).toMatchObject({
			departmentId: billing,
			status: 'Closed',
			isRead: false,
		});
		expect((await call(`POST /tickets/${one}/markAsRead`)).status).toBe(200);
		expect((await call(`POST /tickets/${other}/comments`, { content: 'Note' })).status).toBe(200);
		expect((await call(`POST /tickets/${one}/merge`, { ids: [other], source: { subject: other } })).body).toMatchObject(
			{ subject: 'Ticket 2', commentCount: '1' },
		);
		expect((await call(`/tickets/${other}`)).status).toBe(404);
		const names = (await call(`/tickets/${one}/History`)).body.data.map(
			({ eventName }: { eventName: string }) => eventName,
		);
		expect(names).toEqual(['TicketMergedMaster', 'TicketUpdated', 'TicketCreated']);
	});
});
