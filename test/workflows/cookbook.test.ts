import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { isOurs } from '../../scripts/start/example';
import { createEngine } from '../engine/engine';
import { DEMO_CREDENTIALS, loadFlow, openCookbook } from './cookbook-bench';

const NAMES = readdirSync('examples/cookbook').map((file) => file.replace('.json', ''));

describe('every flow of the cookbook', () => {
	it.each(NAMES)('%s has a note that says what to change, what it costs and how to try it', (name) => {
		const note = String(loadFlow(name).nodes.find(({ type }) => type.endsWith('.stickyNote'))?.parameters.content);
		expect(note).toMatch(/\*\*Before you start\*\*/);
		expect(note).toMatch(/\*\*What it costs\*\*.*(credit|request)/);
		expect(note).toMatch(/\*\*Try it\*\*/);
	});

	it.each(NAMES)('%s uses the credential names that all examples share', (name) => {
		const asked = loadFlow(name)
			.nodes.filter(({ type }) => isOurs(type))
			.flatMap(({ credentials = {} }) => Object.values(credentials).map((credential) => credential.name));
		expect(DEMO_CREDENTIALS).toEqual(expect.arrayContaining(asked));
	});

	it.each(NAMES)('%s has only nodes that n8n brings, and ours', async (name) => {
		const { types } = await createEngine();
		for (const { type, typeVersion } of loadFlow(name).nodes.filter(({ type: own }) => !own.endsWith('.stickyNote')))
			expect(types.getByNameAndVersion(type, typeVersion)).toBeDefined();
	});

	it.each(NAMES)('%s has a part of the page', (name) => {
		expect(readFileSync('docs/cookbook.md', 'utf8')).toContain(`(../examples/cookbook/${name}.json)`);
	});
});

describe('the cookbook', () => {
	const bench = openCookbook();
	const ann = { lastName: 'Lee', email: 'ann.lee@example.com' };

	const ticketComesIn = (subject: string, more: Record<string, string> = {}): string => {
		bench.later(1);
		const departmentId = bench.desk.access.departments.support;
		const id = bench.desk.add('tickets', {
			subject,
			channel: 'Email',
			email: ann.email,
			status: 'Open',
			threadCount: '1',
			departmentId,
			contact: ann,
			...more,
		});
		bench.later(1);
		return id;
	};
	const ticket = (id: string) => bench.desk.records('tickets').find((record) => record.id === id);
	const sentTo = (operationId: string) =>
		bench.desk.journal.entries().filter((entry) => entry.operationId === operationId);

	it('answers each new ticket once: a page a poll, and two credits a ticket', async () => {
		const flow = bench.open('first-answer');
		await flow.poll();
		bench.later(5);
		expect((await flow.poll()).desk).toEqual({ requests: 1, credits: 3 });
		const id = ticketComesIn('Printer is broken');
		expect((await flow.poll()).desk).toEqual({ requests: 3, credits: 5 });
		await flow.poll();
		const [answer, ...others] = sentTo('sendReply');
		expect(others).toEqual([]);
		expect(answer.path).toBe(`/api/v1/tickets/${id}/sendReply`);
		expect(answer.body).toMatchObject({ content: expect.stringContaining('"Printer is broken"') });
	});

	it('reports the day, for a page', async () => {
		bench.desk.clock.set(new Date());
		const late = new Date(Date.now() - 3_600_000).toISOString();
		for (const subject of ['Printer', 'Screen']) ticketComesIn(subject, { dueDate: late });
		ticketComesIn('Invoice', { status: 'Closed' });
		const { told, desk } = await bench.open('daily-report').execute();
		expect(told).toEqual([
			{
				path: '/report',
				body: {
					text: 'Since yesterday: 2 Open, 1 Closed.',
					changed: 3,
					overdue: 2,
					byStatus: { Open: 2, Closed: 1 },
				},
			},
		]);
		// The organization once, and one page.
		expect(desk).toEqual({ requests: 2, credits: 6 });
	});

	it('tells a chat room of an escalated ticket once', async () => {
		const id = ticketComesIn('Printer is broken');
		const flow = bench.open('escalation-to-chat');
		await flow.poll();
		bench.later(5);
		bench.desk.change('tickets', id, { status: 'Escalated' });
		bench.later(1);
		const { told, desk } = await flow.poll();
		expect(told).toEqual([
			{ path: '/chat', body: { text: expect.stringMatching(/^Ticket \d+ was escalated: Printer is broken\n/) } },
		]);
		expect(desk.requests).toBeLessThanOrEqual(2);
		bench.later(5);
		bench.desk.change('tickets', id, { priority: 'High' });
		bench.later(1);
		expect((await flow.poll()).told).toEqual([]);
	});

	it('makes a ticket from a form, for one credit', async () => {
		const answers = {
			'Your name': 'Ann Lee',
			'E-mail': ann.email,
			'What is it about?': 'Printer is broken',
			'Tell us more': 'It smokes.',
			'How urgent is it?': 'High',
		};
		const { desk } = await bench
			.open('ticket-from-form')
			.execute({ 'A customer fills in the form': [{ json: answers }] });
		expect(bench.desk.records('tickets')).toMatchObject([
			{ subject: 'Printer is broken', description: 'It smokes.', priority: 'High', channel: 'Web', email: ann.email },
		]);
		expect(bench.desk.records('contacts')).toMatchObject([{ email: ann.email }]);
		expect(desk.requests).toBeLessThanOrEqual(3);
	});

	it('makes a ticket from a mail, with its files', async () => {
		const file = (fileName: string) => ({
			data: Buffer.from(`the bytes of ${fileName}`).toString('base64'),
			mimeType: 'text/plain',
			fileName,
		});
		const from = { value: [{ name: 'Ann Lee', address: ann.email }] };
		const mails = [
			{
				json: { subject: 'Printer is broken', text: 'It smokes.', from },
				binary: { attachment_0: file('smoke.txt'), attachment_1: file('log.txt') },
			},
			{ json: { subject: 'Thanks', text: 'It works.', from } },
		];
		const { outcome } = await bench.open('ticket-from-mail').execute({ 'When a mail comes in': mails });
		const created = outcome.json('Create the ticket');
		expect(created.map(({ subject }) => subject)).toEqual(['Printer is broken', 'Thanks']);
		const uploads = sentTo('createTicketAttachment');
		expect(uploads.map(({ path }) => path)).toEqual(
			Array.from({ length: 2 }, () => `/api/v1/tickets/${String(created[0].id)}/attachments`),
		);
		expect(outcome.json('Attach the file').map(({ name }) => name)).toEqual(['smoke.txt', 'log.txt']);
		expect([sentTo('createTicket').length, uploads.length]).toEqual([2, 2]);
	});

	it('warns of tickets that are due within the hour', async () => {
		const due = (minutes: number) => ({ dueDate: new Date(Date.now() + minutes * 60_000).toISOString() });
		const soon = ticketComesIn('Due soon', due(52));
		const others = [due(20), due(120), { ...due(52), status: 'Closed' }].map((more) => ticketComesIn('Another', more));
		const { told, desk } = await bench.open('sla-watch').execute();
		expect(told).toEqual([
			{ path: '/chat', body: { text: expect.stringMatching(/^Due within the hour: \d+ Due soon$/) } },
		]);
		expect([soon, ...others].map((id) => ticket(id)?.commentCount)).toEqual(['1', '0', '0', '0']);
		// The organization and the fields once, one page, one comment.
		expect(desk).toEqual({ requests: 4, credits: 10 });
	});

	it('closes what waited too long, many with one request', async () => {
		bench.desk.clock.set(new Date(Date.now() - 20 * 86_400_000));
		const old = Array.from({ length: 60 }, (_, place) => ticketComesIn(`Old ${place}`, { status: 'On Hold' }));
		const open = ticketComesIn('Old but open');
		bench.desk.clock.set(new Date());
		const fresh = ticketComesIn('Fresh', { status: 'On Hold' });
		await bench.open('bulk-close').execute();
		expect(old.map((id) => ticket(id)?.status)).toEqual(old.map(() => 'Closed'));
		expect([open, fresh].map((id) => ticket(id)?.status)).toEqual(['Open', 'On Hold']);
		expect(sentTo('closeTickets')).toHaveLength(2);
	});

	it.each([
		['{"priority": "High", "classification": "Problem", "reason": "It smokes."}', 'High', 'Problem', 'It smokes.'],
		['{"priority": "Whatever", "classification": "Nonsense"}', 'Medium', 'Others', ''],
		['I think it is urgent!', 'Medium', 'Others', 'The model gave no usable answer.'],
	])('sorts a new ticket as the model says, and checks it: %s', async (content, priority, classification, reason) => {
		const flow = bench.open('ai-triage');
		await flow.poll();
		bench.answer = { choices: [{ message: { role: 'assistant', content } }] };
		const id = ticketComesIn('Printer is broken');
		const { told } = await flow.poll();
		expect(told).toMatchObject([{ path: '/v1/chat/completions', body: { messages: [{}, { role: 'user' }] } }]);
		expect(ticket(id)).toMatchObject({ priority, classification, commentCount: '1' });
		const [comment] = sentTo('createTicketComment');
		expect(comment.body).toMatchObject({ content: expect.stringContaining(reason), isPublic: false });
		bench.later(5);
		expect((await flow.poll()).told).toEqual([]);
	});

	it('copies open cases to Desk, and a second run makes no second ticket', async () => {
		for (const [Subject, Status] of [
			['Printer is broken', 'Open'],
			['Screen is dark', 'Escalated'],
			['Old story', 'Closed'],
		])
			bench.support.add('requests', { Subject, Status, 'Contact Name': 'Ann Lee', Email: ann.email, Priority: 'High' });
		const flow = bench.open('classic-to-desk');
		const first = await flow.execute();
		expect(first.support.requests).toBe(1);
		const subjects = () => bench.desk.records('tickets').map(({ subject }) => String(subject));
		const wanted = [
			expect.stringMatching(/^Printer is broken \[case \d+\]$/),
			expect.stringMatching(/^Screen is dark \[case \d+\]$/),
		];
		expect(subjects().sort()).toEqual(wanted);
		bench.later(10);
		await flow.execute();
		expect(subjects().sort()).toEqual(wanted);
		expect(sentTo('createTicket')).toHaveLength(2);
	});
});
