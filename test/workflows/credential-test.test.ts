import { describe, expect, it } from '@jest/globals';
import { serve } from '../engine/local-service';
import { deadAddress } from './dead-address';
import { MINTED, openPortal, READ, SIGN_INS, USAGE } from './portal';
import { ZOHO } from './zoho-node';

describe('the Test button', () => {
	const portal = openPortal();

	it.each(SIGN_INS)('costs one request with %s', async (signIn) => {
		await portal.save({ signIn });
		const result = await portal.test();
		expect(result).toEqual({ status: 'OK', message: expect.stringMatching(/Connected/) });
		expect(portal.cost().requests).toBe(1);
	});

	it.each(MINTED)('makes no new token at each press with %s', async (signIn) => {
		await portal.save({ signIn });
		for (let times = 0; times < 3; times += 1) await portal.test();
		expect(portal.cost()).toEqual({ signIns: 1, requests: 3 });
	});

	it.each(MINTED)('makes no token with %s when a token is stored, also after a restart', async (signIn) => {
		await portal.save({ signIn });
		await portal.run(READ);
		const result = await portal.test({}, await portal.engine.restarted());
		expect(result.status).toBe('OK');
		expect(portal.cost()).toEqual({ signIns: 1, requests: 2 });
	});

	it.each(MINTED)('leaves its new token to the next run with %s', async (signIn) => {
		await portal.save({ signIn });
		await portal.test();
		const outcome = await portal.run(READ);
		expect(outcome.error).toBeUndefined();
		expect(portal.cost()).toEqual({ signIns: 1, requests: 2 });
	});

	it.each(MINTED)('renews a removed token of %s once', async (signIn) => {
		await portal.save({ signIn });
		await portal.run(READ);
		portal.simulator.removeToken();
		portal.simulator.expireTickets();
		const results = [await portal.test(), await portal.test()];
		expect(results.map(({ status }) => status)).toEqual(['OK', 'OK']);
		expect(portal.cost().signIns).toBe(2);
	});

	it.each(MINTED)(
		'leaves its renewed token to the next run with %s, although an older one is stored',
		async (signIn) => {
			await portal.save({ signIn });
			await portal.run(READ);
			portal.simulator.removeToken();
			portal.simulator.expireTickets();
			await portal.test();
			const outcomes = [await portal.run(READ), await portal.run(READ, { engine: await portal.engine.restarted() })];
			expect(outcomes.map(({ error }) => error)).toEqual([undefined, undefined]);
			expect(portal.cost()).toEqual({ signIns: 2, requests: 5 });
		},
	);

	it('uses its renewed token when it is pressed again', async () => {
		await portal.save({ signIn: 'password' });
		await portal.run(READ);
		portal.simulator.removeToken();
		for (let times = 0; times < 3; times += 1) await portal.test();
		expect(portal.cost()).toEqual({ signIns: 2, requests: 5 });
	});

	it.each([
		['reset-after', 1],
		['cut', 1],
		['html', 1],
	] as const)('counts its request although the answer is lost: %s', async (kind, used) => {
		await portal.save();
		portal.simulator.faults.add({ kind });
		await portal.test();
		expect((await portal.run(USAGE)).json(ZOHO)).toMatchObject([{ usedToday: used }]);
		expect(portal.cost().requests).toBe(1);
	});

	it('counts no request that never arrived', async () => {
		await portal.save({ apiAddress: await deadAddress() });
		await portal.test();
		expect((await portal.run(USAGE)).json(ZOHO)).toMatchObject([{ usedToday: 0 }]);
		expect(portal.cost().requests).toBe(0);
	});

	it('says that a department without cases is fine', async () => {
		portal.simulator.setOpenPoints({ emptyList: 'empty-result' });
		await portal.save();
		expect(await portal.test()).toMatchObject({ status: 'OK' });
		expect(portal.cost()).toEqual({ signIns: 0, requests: 1 });
	});

	it('tries a refused sign-in again, since a person pressed it', async () => {
		await portal.save({ signIn: 'password', password: 'not-the-password' });
		await portal.run(READ);
		await portal.test();
		expect(portal.cost()).toEqual({ signIns: 2, requests: 0 });
	});

	it('ends the wait after a refused sign-in when the cause was fixed in Zoho', async () => {
		const answers = [
			'CAUSE=USER_NOT_ACTIVE\nRESULT=FALSE\n',
			`AUTHTOKEN=${portal.simulator.access.authToken}\nRESULT=TRUE\n`,
		];
		const accounts = await serve((_, response) => void response.end(answers.shift()));
		await portal.save({ signIn: 'password', accountsAddress: accounts.address });
		await portal.run(READ);
		const result = await portal.test();
		const outcome = await portal.run(READ);
		await accounts.close();
		expect([result.status, outcome.error, answers]).toEqual(['OK', undefined, []]);
		expect(portal.cost().requests).toBe(2);
	});

	it('puts secrets into no address', async () => {
		await portal.save({ signIn: 'ticket' });
		await portal.test();
		expect(
			portal.simulator.journal.entries().map(({ transport, secretsInAddress }) => [transport, secretsInAddress]),
		).toEqual([
			['POST', false],
			['POST', false],
		]);
	});
});
