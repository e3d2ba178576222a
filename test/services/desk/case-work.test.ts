import { describe, expect, it } from '@jest/globals';
import type { Reply } from '../../../nodes/ZohoSupport/helpdesk/case-work';
import type { DeskCall } from '../../../nodes/ZohoSupport/services/desk/call';
import { caseWorkOn } from './case-work-on';
import { body, EMPTY, pageOf, refusal, type Script, scriptedDoor, thrown } from './scripted-door';

const REPLY: Reply = {
	from: 'help@example.com',
	to: [],
	cc: [],
	bcc: [],
	content: '<p>Hello</p>',
	isHtml: true,
	isDraft: false,
	attachments: [],
};

function workAt(script: Script) {
	const door = scriptedDoor(script);
	return { door, work: caseWorkOn(door.send) };
}

const namesOf = (call: DeskCall | undefined, key: string) => (call?.body as Record<string, string[]>)[key];

describe('a reply', () => {
	it('goes out by e-mail, with what a person gave and no more', async () => {
		const { door, work } = workAt(() => body({ id: '55', createdTime: 1764000000000 }));
		const outcome = await work.reply('9', REPLY);
		expect(outcome).toEqual({
			kind: 'written',
			id: '55',
			record: { id: '55', createdTime: '2025-11-24T16:00:00.000Z' },
		});
		expect(door.calls).toMatchObject([{ access: 'write', method: 'POST', path: '/tickets/9/sendReply', weight: 1 }]);
		expect(door.calls[0].body).toEqual({
			channel: 'EMAIL',
			fromEmailAddress: 'help@example.com',
			content: '<p>Hello</p>',
			contentType: 'html',
		});
	});

	it('takes addresses and files', async () => {
		const { door, work } = workAt(() => body({ id: '55' }));
		const to = ['ann@example.com', 'bob@example.com'];
		await work.reply('9', { ...REPLY, to, cc: ['cy@example.com'], bcc: ['di@example.com'], attachments: ['7'] });
		expect(door.calls[0].body).toMatchObject({
			to: 'ann@example.com,bob@example.com',
			cc: 'cy@example.com',
			bcc: 'di@example.com',
			attachmentIds: ['7'],
		});
	});

	it('can be kept as a draft, in plain text', async () => {
		const { door, work } = workAt(() => body({ id: '55' }));
		await work.reply('9', { ...REPLY, isDraft: true, isHtml: false });
		expect(door.calls).toMatchObject([{ path: '/tickets/9/draftReply', body: { contentType: 'plainText' } }]);
	});
});

describe('a comment', () => {
	it('always says whether customers see it', async () => {
		const { door, work } = workAt(() => body({ id: '66' }));
		await work.comment('9', { content: 'Hi', isHtml: false, isPublic: false, attachments: [] });
		expect(door.calls).toMatchObject([{ path: '/tickets/9/comments', weight: 1 }]);
		expect(door.calls[0].body).toEqual({ content: 'Hi', contentType: 'plainText', isPublic: false });
	});
});

describe('what became of a write', () => {
	const outcomeOf = async (script: Script) => await workAt(script).work.reply('9', REPLY);

	it('is refused with the words of the service', async () => {
		expect(await outcomeOf(() => refusal('data'))).toMatchObject({
			kind: 'refused',
			wholeCall: false,
			problem: { message: 'Zoho says: no [X]' },
		});
		expect(await outcomeOf(() => refusal('not-found'))).toMatchObject({ kind: 'refused' });
	});

	it.each(['network', 'service', 'garbled'] as const)('is uncertain if the answer was lost: %s', async (kind) => {
		const outcome = await outcomeOf(() => thrown(kind));
		expect(outcome).toMatchObject({ kind: 'uncertain', problem: { kind } });
		expect(outcome.kind === 'uncertain' && outcome.problem.message).toContain('not known whether Zoho carried it out');
	});

	it.each(['service', 'unclear'] as const)('is uncertain after an error that proves nothing: %s', async (kind) => {
		expect(await outcomeOf(() => refusal(kind))).toMatchObject({ kind: 'uncertain' });
	});

	it('is uncertain if the answer shows no id, and written if the service gave none', async () => {
		expect(await outcomeOf(() => body({ status: 'SUCCESS' }))).toMatchObject({ kind: 'uncertain' });
		expect(await outcomeOf(() => EMPTY)).toEqual({ kind: 'written', id: null });
	});

	it('is an error if it never arrived, or if it is the same for all items', async () => {
		await expect(outcomeOf(() => thrown('network', { neverArrived: true }))).rejects.toThrow('The answer was lost.');
		await expect(outcomeOf(() => thrown('service', { whileSigningIn: true }))).rejects.toThrow();
		await expect(outcomeOf(() => thrown('quota'))).rejects.toThrow();
		await expect(outcomeOf(() => refusal('permission'))).rejects.toThrow('Zoho says: no [X]');
	});
});

describe('an owner', () => {
	it('is an agent, a team, or both; what is not given stays', async () => {
		const { door, work } = workAt(() => body({ id: '9' }));
		expect(await work.assign('9', { agent: '4' })).toMatchObject({ kind: 'written', id: '9' });
		await work.assign('9', { team: '5' });
		await work.assign('9', { agent: '4', team: '5' });
		expect(door.calls.map((call) => call.body)).toEqual([
			{ assigneeId: '4' },
			{ teamId: '5' },
			{ assigneeId: '4', teamId: '5' },
		]);
		expect(door.asked()[0]).toBe('PATCH /tickets/9');
	});

	it('can be taken away', async () => {
		const { door, work } = workAt(() => EMPTY);
		await work.assign('9', { agent: '', team: '' });
		expect(door.calls[0].body).toEqual({ assigneeId: null, teamId: '' });
	});
});

describe('deeds on a ticket', () => {
	it('a move names the department in the address and in the body', async () => {
		const { door, work } = workAt(() => EMPTY);
		expect(await work.move('9', '3')).toEqual({ kind: 'written', id: '9' });
		expect(door.asked()).toEqual(['POST /tickets/9/move?departmentId=3']);
		expect(door.calls[0].body).toEqual({ departmentId: '3' });
	});

	it('marks as read and as unread', async () => {
		const { door, work } = workAt(() => EMPTY);
		await work.mark('9', true);
		await work.mark('9', false);
		expect(door.asked()).toEqual(['POST /tickets/9/markAsRead', 'POST /tickets/9/markAsUnRead']);
	});
});

describe('merging', () => {
	it('sends four others at most with one request', async () => {
		const { door, work } = workAt(() => body({ id: '9' }));
		expect(await work.merge('9', ['1', '2', '3', '4', '5'])).toEqual({ kind: 'written', id: '9' });
		expect(door.calls.map((call) => call.body)).toEqual([{ ids: ['1', '2', '3', '4'] }, { ids: ['5'] }]);
		expect(door.credits()).toBe(3);
	});

	it('says which were merged if a later request fails, and is not to be repeated blindly', async () => {
		const { door, work } = workAt(() => (door.calls.length === 1 ? body({ id: '9' }) : thrown('quota')));
		const outcome = await work.merge('9', ['1', '2', '3', '4', '5']);
		expect(outcome).toMatchObject({ kind: 'uncertain', problem: { kind: 'quota' } });
		expect(outcome.kind === 'uncertain' && outcome.problem.message).toContain('These tickets were merged: 1, 2, 3, 4.');
	});

	it('is refused if the first request is', async () => {
		expect(await workAt(() => refusal('data')).work.merge('9', ['1'])).toMatchObject({ kind: 'refused' });
	});
});

describe('tags', () => {
	it('go by name, 51 with one request', async () => {
		const names = Array.from({ length: 60 }, (_, at) => `tag ${at}`);
		const { door, work } = workAt(() => body({ data: [] }));
		expect(await work.tag('9', names, true)).toEqual({ kind: 'written', id: '9' });
		expect(door.calls.map((call) => namesOf(call, 'tags').length)).toEqual([51, 9]);
		expect(door.asked()[0]).toBe('POST /tickets/9/associateTag');
		expect(door.credits()).toBe(2);
	});

	it('are taken away the same way', async () => {
		const { door, work } = workAt(() => EMPTY);
		await work.tag('9', ['urgent'], false);
		expect(door.asked()).toEqual(['POST /tickets/9/dissociateTag']);
	});
});

describe('closing', () => {
	it('closes many with one request', async () => {
		const { door, work } = workAt(() => EMPTY);
		expect(await work.close(['1', '2'])).toEqual([
			{ kind: 'written', id: '1' },
			{ kind: 'written', id: '2' },
		]);
		expect(door.asked()).toEqual(['POST /closeTickets']);
		expect(door.credits()).toBe(1);
	});

	it('gives each its own result where the service lists them', async () => {
		const errors = { errorCode: 'FORBIDDEN', httpCode: 403, errorMessage: 'not yours' };
		const { work } = workAt(() =>
			body({
				results: [
					{ id: '1', success: true },
					{ id: '2', success: false, errors },
				],
			}),
		);
		expect(await work.close(['1', '2', '3'])).toMatchObject([
			{ kind: 'written' },
			{
				kind: 'refused',
				problem: { message: 'Zoho says: not yours [FORBIDDEN]. The record is 2.', code: 'FORBIDDEN' },
			},
			{ kind: 'uncertain' },
		]);
	});

	it('is refused as a whole, so that the bad one can be found', async () => {
		expect(await workAt(() => refusal('data')).work.close(['1', '2'])).toMatchObject([
			{ kind: 'refused', wholeCall: true },
			{ kind: 'refused', wholeCall: true },
		]);
	});
});

describe('a history', () => {
	const events = Array.from({ length: 70 }, (_, at) => ({
		eventName: 'TicketUpdated',
		eventTime: new Date(Date.UTC(2026, 10, 24) - at * 60_000).toISOString(),
	}));

	it('is read page by page, the newest first', async () => {
		const { door, work } = workAt((call) => pageOf(events, call));
		expect(await work.history('9', {})).toEqual({ events });
		expect(door.asked()).toEqual(['GET /tickets/9/History?from=0&limit=50', 'GET /tickets/9/History?from=50&limit=50']);
		expect(door.credits()).toBe(6);
	});

	it('stops at the limit', async () => {
		const { door, work } = workAt((call) => pageOf(events, call));
		expect((await work.history('9', { limit: 3 })).events).toEqual(events.slice(0, 3));
		expect(door.asked()).toEqual(['GET /tickets/9/History?from=0&limit=3']);
	});

	it('keeps what was read before trouble', async () => {
		const { door, work } = workAt((call) => (door.calls.length === 1 ? pageOf(events, call) : thrown('quota')));
		expect(await work.history('9', {})).toMatchObject({ events: events.slice(0, 50), trouble: { kind: 'quota' } });
	});
});
