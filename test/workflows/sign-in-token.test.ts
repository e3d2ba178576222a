import { describe, expect, it } from '@jest/globals';
import { CREATE, MINTED, newCases, openPortal, READ } from './portal';
import { ZOHO } from './zoho-node';

describe.each(MINTED)('the token of a sign-in with %s', (signIn) => {
	const portal = openPortal();

	it('is made once and serves every call of a run', async () => {
		await portal.save({ signIn });
		const ids = [1, 2, 3].map((number) =>
			portal.simulator.add('requests', { Subject: `Case ${number}`, 'Contact Name': 'Ann Lee' }),
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

	it('serves other workers after one renewed it', async () => {
		await portal.save({ signIn });
		await portal.run(READ);
		const other = await portal.engine.restarted();
		portal.simulator.removeToken();
		portal.simulator.expireTickets();
		await portal.run(READ, { engine: other });
		const outcome = await portal.run(READ);
		expect(outcome.error).toBeUndefined();
		expect(portal.cost()).toEqual({ signIns: 2, requests: 4 });
	});

	// A worker that made an older token still has it in memory.
	it('is renewed by workers in turn', async () => {
		await portal.save({ signIn });
		const other = await portal.engine.restarted();
		const errors: unknown[] = [];
		for (const engine of [portal.engine, other, portal.engine]) {
			errors.push((await portal.run(READ, { engine })).error?.message);
			portal.simulator.removeToken();
			portal.simulator.expireTickets();
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

	it('is made once for concurrent first calls', async () => {
		await portal.save({ signIn });
		const outcomes = await Promise.all(Array.from({ length: 6 }, async () => await portal.run(READ)));
		expect(outcomes.map(({ error }) => error)).toEqual(Array.from({ length: 6 }, () => undefined));
		expect(portal.cost()).toEqual({ signIns: 1, requests: 6 });
	});

	it('is renewed once when the service answers 4834, and the call is repeated once', async () => {
		await portal.save({ signIn });
		await portal.run(READ);
		portal.simulator.removeToken();
		portal.simulator.expireTickets();
		const outcome = await portal.run(CREATE, { items: newCases(2) });
		expect(outcome.json(ZOHO)).toHaveLength(2);
		expect(portal.simulator.records('requests')).toHaveLength(2);
		expect(portal.cost()).toEqual({ signIns: 2, requests: 3 });
	});

	it('is stored after a renewal, and serves a worker that was started later', async () => {
		await portal.save({ signIn });
		portal.simulator.faults.add({ kind: 'token-removed' });
		await portal.run(READ);
		await portal.run(READ, { engine: await portal.engine.restarted() });
		expect(portal.cost()).toEqual({ signIns: 2, requests: 3 });
	});

	it('is renewed once for concurrent runs that all find it removed', async () => {
		await portal.save({ signIn });
		await portal.run(READ);
		portal.simulator.removeToken();
		portal.simulator.expireTickets();
		const outcomes = await Promise.all(Array.from({ length: 4 }, async () => await portal.run(READ)));
		expect(outcomes.map(({ error }) => error)).toEqual([undefined, undefined, undefined, undefined]);
		expect(portal.cost().signIns).toBe(2);
	});

	it('is renewed once for concurrent runs when it is removed while they run', async () => {
		await portal.save({ signIn });
		const items = [1, 2, 3, 4].map((number) => ({
			id: portal.simulator.add('requests', { Subject: `Case ${number}`, 'Contact Name': 'Ann Lee' }),
		}));
		await portal.run(READ);
		portal.simulator.beforeAnswer(() => {
			if (portal.cost().requests !== 8) return;
			portal.simulator.removeToken();
			portal.simulator.expireTickets();
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

	it('is renewed once, then the run fails with a clear error', async () => {
		await portal.save({ signIn });
		portal.simulator.faults.add({ kind: 'token-removed', count: 10 });
		const outcome = await portal.run(READ);
		expect(outcome.error).toMatchObject({
			message: expect.stringMatching(/Invalid Ticket Id \[4834\]/),
			description: expect.stringMatching(/credential/),
		});
		expect(portal.cost()).toEqual({ signIns: 2, requests: 2 });
	});

	// Their token may be gone as well, which says nothing about a new one.
	it('is made once more when the stored token of another worker is gone too', async () => {
		await portal.save({ signIn });
		await portal.run(READ);
		const [identity] = String((await portal.stored()).sessionToken).split('.');
		let stored: Promise<void> | undefined;
		portal.simulator.beforeAnswer(() => {
			if (stored !== undefined) return;
			portal.simulator.removeToken();
			portal.simulator.expireTickets();
			stored = portal.edit({ sessionToken: `${identity}.${'f'.repeat(32)}` });
		});
		const outcomes = [await portal.run(READ), await portal.run(READ)];
		await stored;
		expect(outcomes.map(({ error }) => error)).toEqual([undefined, undefined]);
		expect(portal.cost()).toEqual({ signIns: 2, requests: 5 });
	});

	// A user can have only a limited number of tokens.
	it('is made at most twice in many runs when the API is in another data centre', async () => {
		await portal.save({ signIn, accountsAddress: `${portal.simulator.url}/dc/eu`, email: 'admin@eusupport.example' });
		for (let times = 0; times < 5; times += 1) await portal.run(READ);
		expect(portal.cost().signIns).toBeLessThanOrEqual(2);
	});
});
