import { describe, expect, it } from '@jest/globals';
import { CREATE, MINTED, newCases, openPortal, READ, SIGN_INS } from './portal';
import { ZOHO } from './zoho-node';

const ANSWER_FORMS = ['lines', 'one-line', 'comments-last'] as const;
const WEEK = 7 * 24 * 60 * 60_000;

/** Each way to sign in that n8n makes something for, with each form its answer can have. */
const MINTED_IN_EACH_FORM = MINTED.flatMap((signIn) => ANSWER_FORMS.map((form) => [signIn, form] as const));

describe('signing in', () => {
	const portal = openPortal();

	it.each([
		['an auth token that was typed in', 'authToken', []],
		['e-mail and password, for which apiauthtoken/nb/create makes a token', 'password', ['apiauthtoken']],
		['a ticket of login and an API key', 'ticket', ['login']],
	])('works with %s', async (_, signIn, methods) => {
		await portal.save({ signIn });
		const outcome = await portal.run(CREATE, { items: newCases(1) });
		const signIns = portal.desk.journal.entries().filter(({ kind }) => kind === 'sign-in');
		expect(outcome.json(ZOHO)).toMatchObject([{ outcome: 'created', Subject: 'Case 0' }]);
		expect(signIns.map(({ method }) => method)).toEqual(methods);
		expect(portal.cost().requests).toBe(1);
	});

	it.each(MINTED_IN_EACH_FORM)(
		'reads the answer to a sign-in with %s in the form "%s"',
		async (signIn, signInAnswer) => {
			portal.desk.setOpenPoints({ signInAnswer });
			await portal.save({ signIn });
			const outcome = await portal.run(READ);
			expect(outcome.error).toBeUndefined();
			expect(portal.cost()).toEqual({ signIns: 1, requests: 1 });
		},
	);

	it.each(SIGN_INS)(
		'with %s puts token, ticket, API key and password into the bodies of POSTs only',
		async (signIn) => {
			await portal.save({ signIn });
			await portal.run(READ);
			await portal.run(CREATE, { items: newCases(2) });
			const entries = portal.desk.journal.entries();
			expect(entries.filter(({ transport, secretsInAddress }) => transport !== 'POST' || secretsInAddress)).toEqual([]);
			expect(portal.cost().requests).toBe(2);
		},
	);
});

describe.each(MINTED)('the token of a sign-in with %s', (signIn) => {
	const portal = openPortal();

	it('is made once and serves every call of a run', async () => {
		await portal.save({ signIn });
		const ids = [1, 2, 3].map((number) =>
			portal.desk.add('requests', { Subject: `Case ${number}`, 'Contact Name': 'Ann Lee' }),
		);
		const outcome = await portal.run(
			{ resource: 'case', operation: 'get', recordId: '={{ $json.id }}' },
			{ items: ids.map((id) => ({ id })) },
		);
		expect(outcome.json(ZOHO)).toHaveLength(3);
		expect(portal.cost()).toEqual({ signIns: 1, requests: 3 });
	});

	it('is made once and serves every execution', async () => {
		await portal.save({ signIn });
		for (let times = 0; times < 3; times += 1) await portal.run(READ);
		expect(portal.cost()).toEqual({ signIns: 1, requests: 3 });
	});

	it('serves a worker that was started later', async () => {
		await portal.save({ signIn });
		await portal.run(READ);
		const worker = await portal.engine.restarted();
		const outcome = await portal.run(READ, { engine: worker, mode: 'trigger' });
		expect(outcome.error).toBeUndefined();
		expect(portal.cost()).toEqual({ signIns: 1, requests: 2 });
	});

	it('that one worker renewed serves another', async () => {
		await portal.save({ signIn });
		await portal.run(READ);
		const other = await portal.engine.restarted();
		portal.desk.removeToken();
		portal.desk.expireTickets();
		await portal.run(READ, { engine: other });
		const outcome = await portal.run(READ);
		expect(outcome.error).toBeUndefined();
		expect(portal.cost()).toEqual({ signIns: 2, requests: 4 });
	});

	// A worker that made an older one still has it in its memory.
	it('is renewed by workers in turn', async () => {
		await portal.save({ signIn });
		const other = await portal.engine.restarted();
		const errors: unknown[] = [];
		for (const engine of [portal.engine, other, portal.engine]) {
			errors.push((await portal.run(READ, { engine })).error?.message);
			portal.desk.removeToken();
			portal.desk.expireTickets();
		}
		expect(errors).toEqual([undefined, undefined, undefined]);
		expect(portal.cost()).toEqual({ signIns: 3, requests: 5 });
	});

	it('is stored encrypted by n8n', async () => {
		await portal.save({ signIn });
		await portal.run(READ);
		const { sessionToken } = await portal.stored();
		const rows = JSON.stringify(portal.engine.credentials.all());
		const token = String(sessionToken).split('.').at(-1) ?? '';
		expect(token).toMatch(/^[0-9a-f]{32}$/);
		expect([token, 'demo-password', 'demo-apikey', 'sessionToken'].filter((secret) => rows.includes(secret))).toEqual(
			[],
		);
		expect(portal.cost()).toEqual({ signIns: 1, requests: 1 });
	});

	it('is made once for first calls that run side by side', async () => {
		await portal.save({ signIn });
		const outcomes = await Promise.all(Array.from({ length: 6 }, async () => await portal.run(READ)));
		expect(outcomes.map(({ error }) => error)).toEqual(Array.from({ length: 6 }, () => undefined));
		expect(portal.cost()).toEqual({ signIns: 1, requests: 6 });
	});

	it('is renewed once when the service answers 4834, and the call is repeated once', async () => {
		await portal.save({ signIn });
		await portal.run(READ);
		portal.desk.removeToken();
		portal.desk.expireTickets();
		const outcome = await portal.run(CREATE, { items: newCases(2) });
		expect(outcome.json(ZOHO)).toHaveLength(2);
		expect(portal.desk.records('requests')).toHaveLength(2);
		expect(portal.cost()).toEqual({ signIns: 2, requests: 3 });
	});

	it('that was renewed is stored, and serves a worker that was started later', async () => {
		await portal.save({ signIn });
		portal.desk.faults.add({ kind: 'token-removed' });
		await portal.run(READ);
		await portal.run(READ, { engine: await portal.engine.restarted() });
		expect(portal.cost()).toEqual({ signIns: 2, requests: 3 });
	});

	it('is renewed once for runs side by side that all find it removed', async () => {
		await portal.save({ signIn });
		await portal.run(READ);
		portal.desk.removeToken();
		portal.desk.expireTickets();
		const outcomes = await Promise.all(Array.from({ length: 4 }, async () => await portal.run(READ)));
		expect(outcomes.map(({ error }) => error)).toEqual([undefined, undefined, undefined, undefined]);
		expect(portal.cost().signIns).toBe(2);
	});

	it('is renewed once for runs side by side when it is removed while they are under way', async () => {
		await portal.save({ signIn });
		const items = [1, 2, 3, 4].map((number) => ({
			id: portal.desk.add('requests', { Subject: `Case ${number}`, 'Contact Name': 'Ann Lee' }),
		}));
		await portal.run(READ);
		portal.desk.beforeAnswer(() => {
			if (portal.cost().requests !== 8) return;
			portal.desk.removeToken();
			portal.desk.expireTickets();
		});
		const outcomes = await Promise.all(
			Array.from(
				{ length: 4 },
				async () => await portal.run({ resource: 'case', operation: 'get', recordId: '={{ $json.id }}' }, { items }),
			),
		);
		expect(outcomes.map((outcome) => outcome.json(ZOHO).length)).toEqual([4, 4, 4, 4]);
		expect(portal.cost().signIns).toBe(2);
	});

	it('is renewed once, then a clear error comes', async () => {
		await portal.save({ signIn });
		portal.desk.faults.add({ kind: 'token-removed', count: 10 });
		const outcome = await portal.run(READ);
		expect(outcome.error).toMatchObject({
			message: expect.stringMatching(/Invalid Ticket Id \[4834\]/),
			description: expect.stringMatching(/credential/),
		});
		expect(portal.cost()).toEqual({ signIns: 2, requests: 2 });
	});

	// Theirs may be gone as well: that says nothing of one that is made now.
	it('that another worker stored meanwhile and that is gone too is made once more', async () => {
		await portal.save({ signIn });
		await portal.run(READ);
		const [identity] = String((await portal.stored()).sessionToken).split('.');
		let stored: Promise<void> | undefined;
		portal.desk.beforeAnswer(() => {
			if (stored !== undefined) return;
			portal.desk.removeToken();
			portal.desk.expireTickets();
			stored = portal.edit({ sessionToken: `${identity}.${'f'.repeat(32)}` });
		});
		const outcomes = [await portal.run(READ), await portal.run(READ)];
		await stored;
		expect(outcomes.map(({ error }) => error)).toEqual([undefined, undefined]);
		expect(portal.cost()).toEqual({ signIns: 2, requests: 5 });
	});

	// A user can have only so many tokens.
	it('of another data centre than the API is made no more than twice in many runs', async () => {
		await portal.save({ signIn, accountsAddress: `${portal.desk.url}/dc/eu`, email: 'admin@eusupport.example' });
		for (let times = 0; times < 5; times += 1) await portal.run(READ);
		expect(portal.cost().signIns).toBeLessThanOrEqual(2);
	});
});

describe('a ticket', () => {
	const portal = openPortal();

	it('serves for less than seven days without a sign-in', async () => {
		await portal.save({ signIn: 'ticket' });
		await portal.run(READ);
		portal.desk.clock.advance(WEEK - 60_000);
		await portal.run(READ);
		expect(portal.cost()).toEqual({ signIns: 1, requests: 2 });
	});

	it('is renewed once after seven days', async () => {
		await portal.save({ signIn: 'ticket' });
		await portal.run(READ);
		portal.desk.clock.advance(WEEK);
		const outcomes = [await portal.run(READ), await portal.run(READ)];
		expect(outcomes.map(({ error }) => error)).toEqual([undefined, undefined]);
		expect(portal.cost()).toEqual({ signIns: 2, requests: 4 });
	});

	it('beside a wrong API key is not renewed, and the error points to the key', async () => {
		await portal.save({ signIn: 'ticket', apiKey: 'another-apikey' });
		const outcome = await portal.run(READ);
		expect(outcome.error).toMatchObject({
			message: expect.stringMatching(/Wrong API key \[4890\]/),
			description: expect.stringMatching(/Copy the API key/),
		});
		expect(portal.cost()).toEqual({ signIns: 1, requests: 1 });
	});
});

describe('an auth token that was typed in', () => {
	const portal = openPortal();

	it('cannot be renewed when it was removed: the error says so', async () => {
		await portal.save();
		portal.desk.removeToken();
		const outcome = await portal.run(READ);
		expect(outcome.error).toMatchObject({
			message: expect.stringMatching(/cannot renew a token/),
			description: expect.stringMatching(/Create a new token/),
		});
		expect(portal.cost()).toEqual({ signIns: 0, requests: 1 });
	});

	it('that was removed is told with the code and the words of Zoho', async () => {
		await portal.save();
		portal.desk.removeToken();
		const outcome = await portal.run(READ);
		expect(outcome.error?.message).toMatch(/Invalid Ticket Id \[4834\]/);
		expect(portal.cost().requests).toBe(1);
	});

	it('that was removed ends a run of many items at the first', async () => {
		await portal.save();
		portal.desk.removeToken();
		const parameters = { resource: 'case', operation: 'get', recordId: '={{ $json.id }}' };
		const outcome = await portal.run(parameters, {
			items: [1, 2, 3].map((id) => ({ id: String(id) })),
			settings: { onError: 'continueRegularOutput' },
		});
		expect(outcome.json(ZOHO)).toHaveLength(3);
		expect(portal.cost()).toEqual({ signIns: 0, requests: 1 });
	});
});
