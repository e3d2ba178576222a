import { describe, expect, it } from '@jest/globals';
import { request } from 'undici';

import type { Simulator } from '../../simulator/support/simulator';
import { ACCESS, call, errorCode } from './calling';
import type { Json } from './calling';
import { simulators } from './simulator-of-test';

const start = simulators();

async function control(
	simulator: Simulator,
	method: string,
	path: string,
	body?: Json,
): Promise<{ status: number; content: Json }> {
	const answer = await fetch(`${simulator.url}/control/${path}`, {
		method,
		...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
	});
	const content: Json = JSON.parse(await answer.text());
	return { status: answer.status, content };
}

describe('The control port', () => {
	it('shows the state without a journal entry or a counted request', async () => {
		const simulator = await start({ seed: 1, cases: 10 });
		const { content } = await control(simulator, 'GET', 'state');
		expect(content).toMatchObject({
			url: simulator.url,
			quota: { limit: 15_000, used: 0 },
			records: { requests: 10 },
			tokens: { live: 1, ceiling: 20 },
		});
		expect(simulator.journal.count()).toBe(0);
	});

	it('sets switches, and names a wrong one', async () => {
		const simulator = await start();
		expect((await control(simulator, 'POST', 'open-points', { flCase: 'upper' })).content).toMatchObject({
			flCase: 'upper',
		});
		expect(simulator.openPoints.flCase).toBe('upper');
		expect(await control(simulator, 'POST', 'open-points', { flCase: 'middle' })).toEqual({
			status: 400,
			content: { error: 'Open point flCase cannot be "middle". Values: lower, upper' },
		});
	});

	it('adds and clears faults', async () => {
		const simulator = await start();
		expect((await control(simulator, 'POST', 'faults', { kind: 'error-4500', count: 2 })).content).toEqual([
			{ fault: { kind: 'error-4500', count: 2 }, left: 2 },
		]);
		expect(errorCode(await call(simulator, 'requests/getrecords'))).toBe('4500');
		expect((await control(simulator, 'DELETE', 'faults')).content).toEqual([]);
		expect(errorCode(await call(simulator, 'requests/getrecords'))).toBe('4422');
	});

	it.each([
		['an unknown fault', 'faults', { kind: 'earthquake' }],
		['a fault with a text instead of a number', 'faults', { kind: 'delay', milliseconds: 'long' }],
		['a wrong date', 'clock', { set: 'never' }],
		['a wrong number', 'quota', { spend: -1 }],
		['an unknown option', 'reset', { sead: 1 }],
		['an unknown module', 'records', { module: 'shoes', fields: {} }],
		['an unknown department', 'records', { module: 'tasks', fields: {}, department: 'shoes' }],
		['a field that is not a text', 'records', { module: 'tasks', fields: { Subject: 1 } }],
		['a list instead of an object', 'open-points', []],
	])('refuses %s with 400', async (_what, path, body) => {
		expect(await control(await start(), 'POST', path, body)).toEqual({
			status: 400,
			content: { error: expect.any(String) },
		});
	});

	it('shows and clears the journal', async () => {
		const simulator = await start();
		await call(simulator, 'requests/getrecords');
		await call(simulator, 'tasks/getrecords');
		expect((await control(simulator, 'GET', 'journal?limit=1')).content).toMatchObject({
			total: 2,
			entries: [{ module: 'tasks' }],
		});
		await control(simulator, 'DELETE', 'journal');
		expect(simulator.journal.count()).toBe(0);
	});

	it('moves and stops the clock', async () => {
		const simulator = await start({ now: '2026-01-01T00:00:00Z' });
		await control(simulator, 'POST', 'clock', { freeze: true });
		expect((await control(simulator, 'POST', 'clock', { set: '2026-05-05T00:00:00Z' })).content).toEqual({
			now: '2026-05-05T00:00:00.000Z',
			frozen: true,
		});
		await control(simulator, 'POST', 'clock', { advance: 1_000 });
		expect(simulator.clock.now().toISOString()).toBe('2026-05-05T00:00:01.000Z');
		expect((await control(simulator, 'POST', 'clock', { freeze: false })).content).toMatchObject({ frozen: false });
	});

	it("spends and restores the day's requests", async () => {
		const simulator = await start({ dailyLimit: 10 });
		expect((await control(simulator, 'POST', 'quota', { spend: 4 })).content).toEqual({ limit: 10, used: 4 });
		expect((await control(simulator, 'POST', 'quota', { exhaust: true })).content).toEqual({ limit: 10, used: 10 });
		expect((await control(simulator, 'POST', 'quota', { restore: true })).content).toEqual({ limit: 10, used: 0 });
	});

	it('adds, lists, changes and removes records', async () => {
		const simulator = await start();
		const { content } = await control(simulator, 'POST', 'records', {
			module: 'tasks',
			fields: { Subject: 'Call' },
			department: 'billing',
		});
		const [{ id } = { id: '' }] = simulator.records('tasks', 'billing');
		expect(content).toEqual({ id });
		await control(simulator, 'PATCH', `records/tasks/${id}`, { fields: { Subject: 'Write', Status: null } });
		expect((await control(simulator, 'GET', 'records/tasks')).content).toMatchObject([
			{ id, fields: { Subject: 'Write' } },
		]);
		await control(simulator, 'DELETE', `records/tasks/${id}`);
		expect(simulator.records('tasks')).toEqual([]);
		expect((await control(simulator, 'DELETE', `records/tasks/${id}`)).status).toBe(400);
	});

	it('files a different new case each time, without costing a request', async () => {
		const simulator = await start();
		const filed = [await control(simulator, 'POST', 'new-case'), await control(simulator, 'POST', 'new-case', {})];
		const [first, second] = simulator.records('requests');
		expect(filed.map(({ content }) => content)).toEqual(
			[first, second].map((record) => ({ id: record?.id, subject: record?.fields.Subject })),
		);
		expect(first?.fields).toMatchObject({
			'Contact Name': expect.stringMatching(/^\S+ \S+$/),
			Email: expect.stringMatching(/^[\x21-\x7e]+@mail\.example$/),
			Status: 'Open',
			Channel: 'Email',
		});
		expect(first?.fields.Description).toContain(first?.fields.Subject);
		expect(second?.fields).not.toEqual(first?.fields);
		expect(simulator.quota.used()).toBe(0);
	});

	it('tells listeners about a new case, and counts it in the state', async () => {
		const simulator = await start({ seed: 1, cases: 10 });
		const { body } = await request(`${simulator.url}/control/events`);
		body.on('error', () => undefined);
		const told = body[Symbol.asyncIterator]();
		await told.next();
		await control(simulator, 'POST', 'new-case');
		expect(String((await told.next()).value)).toContain('event: change');
		expect((await control(simulator, 'GET', 'state')).content).toMatchObject({ records: { requests: 11 } });
	});

	it('removes tokens, sets the token limit and expires tickets', async () => {
		const simulator = await start();
		await control(simulator, 'POST', 'tokens/ceiling', { ceiling: 1 });
		const form = new URLSearchParams({
			SCOPE: 'ZohoSupport/supportapi',
			EMAIL_ID: simulator.access.email,
			PASSWORD: 'demo-password',
		});
		const refused = await fetch(`${simulator.url}/apiauthtoken/nb/create`, { method: 'POST', body: form });
		expect(await refused.text()).toContain('EXCEEDED_MAXIMUM_ALLOWED_AUTHTOKENS');
		expect((await control(simulator, 'POST', 'tokens/remove', { token: ACCESS.authtoken })).content).toEqual({
			tokens: 0,
		});
		expect((await control(simulator, 'POST', 'tickets/expire', {})).status).toBe(200);
	});

	it('resets to other options', async () => {
		const simulator = await start();
		await control(simulator, 'POST', 'reset', {
			seed: 1,
			cases: 5,
			edition: 'free',
			openPoints: { xmlText: 'escaped' },
		});
		expect([simulator.records('requests').length, simulator.quota.limit(), simulator.openPoints.xmlText]).toEqual([
			5,
			250,
			'escaped',
		]);
	});

	it('tells listeners that something changed', async () => {
		const simulator = await start();
		const { body, headers } = await request(`${simulator.url}/control/events`);
		expect(headers['content-type']).toBe('text/event-stream');
		body.on('error', () => undefined);
		const told = body[Symbol.asyncIterator]();
		expect(String((await told.next()).value)).toContain('event: change');
		await call(simulator, 'requests/getrecords');
		expect(String((await told.next()).value)).toContain('event: change');
	});
});

describe('The page', () => {
	it('loads nothing from other servers', async () => {
		const simulator = await start();
		const texts = await Promise.all(
			['/', '/page/style.css', '/page/script.js'].map(async (path) => (await fetch(simulator.url + path)).text()),
		);
		expect(texts.join('\n')).not.toMatch(/https?:\/\//);
		expect((await fetch(simulator.url)).headers.get('content-security-policy')).toContain("default-src 'none'");
	});

	it('labels every control and starts with a link that skips the header', async () => {
		const page = await (await fetch((await start()).url)).text();
		expect(page).toMatch(/<body>\s*<a class="skip" href="#main">/);
		const ids = [...page.matchAll(/<(?:input|select|meter)[^>]* id="([^"]+)"/g)].map(([, id]) => id);
		expect(ids.length).toBeGreaterThan(4);
		for (const id of ids) expect(page).toContain(`for="${id ?? ''}"`);
		expect(page).not.toMatch(/<th>/);
	});

	it('has a button for a new case, and announces the case to screen readers', async () => {
		const { url } = await start();
		const [page, script] = await Promise.all(
			['/', '/page/script.js'].map(async (path) => (await fetch(url + path)).text()),
		);
		expect(page).toContain(
			'<button type="button" id="new-case">New case from a customer</button> <output id="filed"></output>',
		);
		expect(script).toContain("by('new-case').addEventListener('click'");
	});

	it('answers 404 for an unknown address', async () => {
		expect((await fetch(`${(await start()).url}/nowhere`)).status).toBe(404);
	});
});
