import { describe, expect, it } from '@jest/globals';

import { FAULT_KINDS } from '../../simulator/support/faults/fault';
import type { FaultKind } from '../../simulator/support/faults/fault';
import type { Simulator } from '../../simulator/support/simulator';
import { ACCESS, call, document, errorCode, post, rowsOf } from './calling';
import { simulators } from './simulator-of-test';

const start = simulators();
const XML = document({ 'Contact Name': 'Ann Lee' });

async function add(simulator: Simulator): Promise<{ status: number; text: string; retryAfter: string | null }> {
	const answer = await fetch(`${simulator.url}/api/json/requests/addrecords`, {
		method: 'POST',
		body: new URLSearchParams({ ...ACCESS, xml: XML }),
	});
	return { status: answer.status, text: await answer.text(), retryAfter: answer.headers.get('retry-after') };
}

interface Expected {
	/** How many cases are stored afterwards. */
	readonly stored: number;
	/** How many requests were counted. */
	readonly cost: number;
	readonly outcome: string;
	readonly answers: (sent: Promise<{ status: number; text: string; retryAfter: string | null }>) => Promise<unknown>;
}

const broken: Expected['answers'] = (sent) => expect(sent).rejects.toThrow();
const refused =
	(code: string): Expected['answers'] =>
	async (sent) =>
		expect((await sent).text).toContain(`"code":"${code}"`);
const fine: Expected['answers'] = async (sent) => expect((await sent).text).toContain('"2001"');

const EXPECTED: Record<Exclude<FaultKind, 'never-answer'>, Expected> = {
	delay: { stored: 1, cost: 1, outcome: 'ok', answers: fine },
	'reset-before': { stored: 0, cost: 0, outcome: 'fault', answers: broken },
	'reset-after': { stored: 1, cost: 1, outcome: 'fault', answers: broken },
	cut: { stored: 1, cost: 1, outcome: 'fault', answers: broken },
	half: {
		stored: 1,
		cost: 1,
		outcome: 'fault',
		answers: async (sent) => {
			const { status, text } = await sent;
			expect(status).toBe(200);
			expect(text).toMatch(/^\{"response":/);
			expect(() => JSON.parse(text)).toThrow(SyntaxError);
		},
	},
	'http-500': {
		stored: 0,
		cost: 0,
		outcome: 'fault',
		answers: async (sent) => expect(await sent).toMatchObject({ status: 500, text: expect.stringContaining('<html>') }),
	},
	html: {
		stored: 0,
		cost: 0,
		outcome: 'fault',
		answers: async (sent) => expect(await sent).toMatchObject({ status: 200, text: expect.stringContaining('<html>') }),
	},
	'http-429': {
		stored: 0,
		cost: 0,
		outcome: 'fault',
		answers: async (sent) => expect(await sent).toMatchObject({ status: 429, retryAfter: '7' }),
	},
	gateway: {
		stored: 0,
		cost: 0,
		outcome: 'fault',
		answers: async (sent) => expect(await sent).toMatchObject({ status: 403, text: expect.stringContaining('<html>') }),
	},
	'error-4820': { stored: 0, cost: 1, outcome: 'error', answers: refused('4820') },
	refuse: { stored: 0, cost: 1, outcome: 'error', answers: refused('4001') },
	'error-4500': { stored: 0, cost: 1, outcome: 'error', answers: refused('4500') },
	'echo-error': {
		stored: 0,
		cost: 1,
		outcome: 'error',
		answers: async (sent) => expect((await sent).text).toMatch(/"4600".*0123456789abcdef/),
	},
	'echo-text': {
		stored: 0,
		cost: 0,
		outcome: 'fault',
		answers: async (sent) =>
			expect(await sent).toMatchObject({ status: 200, text: expect.stringContaining('0123456789abcdef') }),
	},
	'duplicate-delivery': { stored: 2, cost: 2, outcome: 'ok', answers: fine },
	'token-removed': { stored: 0, cost: 0, outcome: 'error', answers: refused('4834') },
	'quota-spent': { stored: 0, cost: 100, outcome: 'error', answers: refused('4421') },
	empty: {
		stored: 1,
		cost: 1,
		outcome: 'fault',
		answers: async (sent) => expect(await sent).toMatchObject({ status: 200, text: '' }),
	},
	rubbish: {
		stored: 1,
		cost: 1,
		outcome: 'fault',
		answers: async (sent) => expect((await sent).text.length).toBeGreaterThan(1_000_000),
	},
	'foreign-shape': {
		stored: 1,
		cost: 1,
		outcome: 'fault',
		answers: async (sent) => expect(JSON.parse((await sent).text)).not.toHaveProperty('response'),
	},
};

describe('A fault', () => {
	it.each(Object.entries(EXPECTED))(
		'%s does what it says, and only once',
		async (name, { stored, cost, outcome, answers }) => {
			const simulator = await start({ dailyLimit: 100 });
			const kind = Object.keys(FAULT_KINDS).find((known): known is FaultKind => known === name) ?? 'delay';
			simulator.faults.add({ kind, milliseconds: 1, retryAfter: 7 });
			await answers(add(simulator));
			expect(simulator.records('requests')).toHaveLength(stored);
			expect(simulator.quota.used()).toBe(cost);
			expect(simulator.journal.entries().at(-1)).toMatchObject({ fault: kind, outcome });
			simulator.quota.restore();
			const { text } = await post(simulator, '/apiauthtoken/nb/create', {
				SCOPE: 'ZohoSupport/supportapi',
				EMAIL_ID: simulator.access.email,
				PASSWORD: 'demo-password',
			});
			const authtoken = /AUTHTOKEN=(\w+)/.exec(text)?.[1] ?? '';
			expect(errorCode(await call(simulator, 'tasks/getrecords', { authtoken }))).toBe('4422');
		},
	);

	it('never-answer leaves the client without an answer', async () => {
		const simulator = await start();
		simulator.faults.add({ kind: 'never-answer' });
		const leaving = new AbortController();
		simulator.beforeAnswer(() => leaving.abort());
		const waiting = fetch(`${simulator.url}/api/json/requests/getrecords`, {
			method: 'POST',
			body: new URLSearchParams(ACCESS),
			signal: leaving.signal,
		});
		const dropped = expect(waiting).rejects.toThrow();
		while (simulator.journal.count({ outcome: 'fault' }) === 0) await new Promise(setImmediate);
		await call(simulator, 'requests/getrecords');
		await dropped;
		expect(simulator.journal.entries()[0]).toMatchObject({ fault: 'never-answer', status: 0, counted: false });
	});

	it('affects only the method and module that it names', async () => {
		const simulator = await start();
		simulator.faults.add({ kind: 'error-4500', method: 'getrecords', module: 'contacts' });
		expect(errorCode(await call(simulator, 'requests/getrecords'))).toBe('4422');
		expect(errorCode(await call(simulator, 'contacts/getrecordsbyid', { id: '7' }))).toBe('4103');
		expect(errorCode(await call(simulator, 'Contacts/getrecords'))).toBe('4500');
	});

	it('lets the first requests through, then occurs as often as asked', async () => {
		const simulator = await start();
		simulator.faults.add({ kind: 'error-4820', after: 2, count: 2 });
		const codes: unknown[] = [];
		for (let place = 0; place < 6; place += 1) codes.push(errorCode(await call(simulator, 'requests/getrecords')));
		expect(codes).toEqual(['4422', '4422', '4820', '4820', '4422', '4422']);
	});

	it('occurs at random, in the same way for the same seed', async () => {
		const drawn = async (seed: number): Promise<unknown[]> => {
			const simulator = await start();
			simulator.faults.add({ kind: 'error-4500', probability: 0.5, seed });
			const codes: unknown[] = [];
			for (let place = 0; place < 30; place += 1) codes.push(errorCode(await call(simulator, 'requests/getrecords')));
			return codes;
		};
		const first = await drawn(1);
		expect(new Set(first)).toEqual(new Set(['4422', '4500']));
		expect(await drawn(1)).toEqual(first);
		expect(await drawn(2)).not.toEqual(first);
	});

	it('affects the sign-in only when it names the sign-in', async () => {
		const simulator = await start();
		const form = { SCOPE: 'ZohoSupport/supportapi', EMAIL_ID: simulator.access.email, PASSWORD: 'demo-password' };
		simulator.faults.add({ kind: 'http-500' });
		expect((await post(simulator, '/apiauthtoken/nb/create', form)).status).toBe(200);
		simulator.faults.add({ kind: 'html', method: 'apiauthtoken' });
		expect((await post(simulator, '/apiauthtoken/nb/create', form)).text).toContain('maintenance');
		expect(() => simulator.faults.add({ kind: 'error-4500', method: 'login' })).toThrow('cannot affect a sign-in');
	});

	it.each(['echo-error', 'echo-text'] as const)('repeats the password of a sign-in in the answer: %s', async (kind) => {
		const simulator = await start();
		simulator.faults.add({ kind, method: 'login' });
		const { text } = await post(simulator, '/login', { LOGIN_ID: simulator.access.email, PASSWORD: 'demo-password' });
		expect(text).toContain('demo-password');
	});

	it('also spoils XML, and is gone after faults are cleared', async () => {
		const simulator = await start();
		simulator.faults.add({ kind: 'foreign-shape' });
		expect((await post(simulator, '/api/xml/requests/getrecords', ACCESS)).text).toContain('<envelope>');
		simulator.faults.add({ kind: 'error-4500', count: 5 });
		simulator.faults.clear();
		simulator.add('requests', { 'Contact Name': 'A' });
		expect(rowsOf(await call(simulator, 'requests/getrecords'))).toHaveLength(1);
	});
});
