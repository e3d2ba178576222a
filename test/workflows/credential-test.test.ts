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
		portal.desk.removeToken();
		portal.desk.expireTickets();
		const results = [await portal.test(), await portal.test()];
		expect(results.map(({ status }) => status)).toEqual(['OK', 'OK']);
		expect(portal.cost().signIns).toBe(2);
	});

	it.each(MINTED)(
		'leaves its renewed token to the next run with %s, although an older one is stored',
		async (signIn) => {
			await portal.save({ signIn });
			await portal.run(READ);
			portal.desk.removeToken();
			portal.desk.expireTickets();
			await portal.test();
			const outcomes = [await portal.run(READ), await portal.run(READ, { engine: await portal.engine.restarted() })];
			expect(outcomes.map(({ error }) => error)).toEqual([undefined, undefined]);
			expect(portal.cost()).toEqual({ signIns: 2, requests: 5 });
		},
	);

	it('uses its renewed token when it is pressed again', async () => {
		await portal.save({ signIn: 'password' });
		await portal.run(READ);
		portal.desk.removeToken();
		for (let times = 0; times < 3; times += 1) await portal.test();
		expect(portal.cost()).toEqual({ signIns: 2, requests: 5 });
	});

	it.each([
		['reset-after', 1],
		['cut', 1],
		['html', 1],
	] as const)('counts its request although the answer is lost: %s', async (kind, used) => {
		await portal.save();
		portal.desk.faults.add({ kind });
		await portal.test();
		expect((await portal.run(USAGE)).json(ZOHO)).toMatchObject([{ used }]);
		expect(portal.cost().requests).toBe(1);
	});

	it('counts no request that never arrived', async () => {
		await portal.save({ apiAddress: await deadAddress() });
		await portal.test();
		expect((await portal.run(USAGE)).json(ZOHO)).toMatchObject([{ used: 0 }]);
		expect(portal.cost().requests).toBe(0);
	});

	it('says that a department without cases is fine', async () => {
		portal.desk.setOpenPoints({ emptyList: 'empty-result' });
		await portal.save();
		expect(await portal.test()).toMatchObject({ status: 'OK' });
		expect(portal.cost()).toEqual({ signIns: 0, requests: 1 });
	});

	it.each([
		['password', /The password is wrong \(INVALID_PASSWORD\).*Enter the e-mail/],
		['ticket', /do not match.*Enter the e-mail/],
	])('tells a wrong password with %s', async (signIn, sentence) => {
		await portal.save({ signIn, password: 'not-the-password' });
		expect(await portal.test()).toEqual({ status: 'Error', message: expect.stringMatching(sentence) });
		expect(portal.cost()).toEqual({ signIns: 1, requests: 0 });
	});

	it('tells an auth token that is not taken', async () => {
		await portal.save({ authToken: 'f'.repeat(32) });
		expect(await portal.test()).toEqual({
			status: 'Error',
			message: expect.stringMatching(
				/\[4834\] \(.*expired\)\. Zoho does not accept the auth token.*\. Create a new token/s,
			),
		});
		expect(portal.cost()).toEqual({ signIns: 0, requests: 1 });
	});

	it('tells a wrong API key, for one ticket', async () => {
		await portal.save({ signIn: 'ticket', apiKey: 'not-the-apikey' });
		expect(await portal.test()).toEqual({
			status: 'Error',
			message: expect.stringMatching(/Wrong API key \[4890\]\. Copy the API key/),
		});
		expect(portal.cost()).toEqual({ signIns: 1, requests: 1 });
	});

	it('tells that there is no such portal', async () => {
		await portal.save({ portal: 'nowhere' });
		expect(await portal.test()).toEqual({
			status: 'Error',
			message: expect.stringMatching(/Invalid portal \[4600\].*Check the portal in the credential/),
		});
		expect(portal.cost()).toEqual({ signIns: 0, requests: 1 });
	});

	it('tells that there is no such department', async () => {
		await portal.save({ department: 'nobody' });
		expect(await portal.test()).toEqual({
			status: 'Error',
			message: expect.stringMatching(/Invalid department \[4600\].*Check the department in the credential/),
		});
		expect(portal.cost()).toEqual({ signIns: 0, requests: 1 });
	});

	it('tells that the user has no permission', async () => {
		await portal.save({ signIn: 'password', email: 'agent@demosupport.example' });
		expect(await portal.test()).toEqual({
			status: 'Error',
			message: expect.stringMatching(/permission.*\[4001\].*administrator/),
		});
		expect(portal.cost()).toEqual({ signIns: 1, requests: 1 });
	});

	it('tells a wrong data centre by a token that it does not know', async () => {
		const elsewhere = `${portal.desk.url}/dc/eu`;
		await portal.save({ apiAddress: elsewhere, accountsAddress: elsewhere });
		expect(await portal.test()).toEqual({
			status: 'Error',
			message: expect.stringMatching(/belongs to another data centre/),
		});
		expect(portal.cost()).toEqual({ signIns: 0, requests: 1 });
	});

	it('tells a wrong data centre by a user that it does not know', async () => {
		const elsewhere = `${portal.desk.url}/dc/eu`;
		await portal.save({ apiAddress: elsewhere, accountsAddress: elsewhere, signIn: 'password' });
		expect(await portal.test()).toEqual({
			status: 'Error',
			message: expect.stringMatching(/does not exist in this data centre.*data centre in which the account was opened/),
		});
		expect(portal.cost()).toEqual({ signIns: 1, requests: 0 });
	});

	it('makes at most two tokens a press where accounts and API are of different data centres', async () => {
		await portal.save({
			signIn: 'password',
			accountsAddress: `${portal.desk.url}/dc/eu`,
			email: 'admin@eusupport.example',
		});
		expect(await portal.test()).toEqual({ status: 'Error', message: expect.stringMatching(/\[4834\].*data centre/) });
		expect(portal.cost()).toEqual({ signIns: 2, requests: 2 });
	});

	it('makes no further token each time it is pressed where accounts and API are of different data centres', async () => {
		await portal.save({
			signIn: 'password',
			accountsAddress: `${portal.desk.url}/dc/eu`,
			email: 'admin@eusupport.example',
		});
		for (let times = 0; times < 4; times += 1) await portal.test();
		expect(portal.cost().signIns).toBeLessThanOrEqual(2);
	});

	it('tells an address of the API that is not reachable', async () => {
		await portal.save({ apiAddress: await deadAddress() });
		expect(await portal.test()).toEqual({
			status: 'Error',
			message: expect.stringMatching(/127\.0\.0\.1:\d+ could not be reached: the connection was refused\. Check/),
		});
		expect(portal.cost()).toEqual({ signIns: 0, requests: 0 });
	});

	it('tells an address of the accounts that is not reachable', async () => {
		await portal.save({ signIn: 'password', accountsAddress: await deadAddress() });
		expect(await portal.test()).toEqual({
			status: 'Error',
			message: expect.stringMatching(/could not be reached: the connection was refused/),
		});
		expect(portal.cost()).toEqual({ signIns: 0, requests: 0 });
	});

	it('tells a name that there is no address for', async () => {
		await portal.save({ apiAddress: 'http://support.invalid' });
		expect(await portal.test()).toEqual({
			status: 'Error',
			message: expect.stringMatching(/support\.invalid could not be reached: /),
		});
		expect(portal.cost()).toEqual({ signIns: 0, requests: 0 });
	});

	it('tells that the classic API no longer answers, and points to Zoho Desk', async () => {
		portal.desk.setOpenPoints({ classicApi: 'gone' });
		await portal.save();
		expect(await portal.test()).toEqual({
			status: 'Error',
			message: expect.stringMatching(/classic Zoho Support API does not answer at this address.*Zoho Desk/),
		});
		expect(portal.cost()).toEqual({ signIns: 0, requests: 1 });
	});

	it('tells that the requests of the day are spent, and when they come back', async () => {
		portal.desk.quota.exhaust();
		await portal.save();
		expect(await portal.test()).toEqual({
			status: 'Error',
			message: expect.stringMatching(/\[4421\].*midnight Pacific time/),
		});
		expect(portal.cost()).toEqual({ signIns: 0, requests: 1 });
	});

	it.each(['html', 'empty', 'half', 'foreign-shape', 'http-500', 'cut', 'reset-before'] as const)(
		'tells an answer that is none: %s',
		async (kind) => {
			portal.desk.add('requests', { Subject: 'Case', 'Contact Name': 'Ann Lee' });
			portal.desk.faults.add({ kind });
			await portal.save();
			expect(await portal.test()).toEqual({
				status: 'Error',
				message: expect.stringMatching(/No usable answer|could not be reached|failed/),
			});
			expect(portal.cost()).toEqual({ signIns: 0, requests: 1 });
		},
	);

	it.each([
		['portal', /'Portal' .* is empty/],
		['department', /'Department' .* is empty/],
		['authToken', /'Auth Token' .* is empty/],
	])('names an empty field without a request: %s', async (field, sentence) => {
		await portal.save({ [field]: '' });
		expect(await portal.test()).toEqual({ status: 'Error', message: expect.stringMatching(sentence) });
		expect(portal.cost()).toEqual({ signIns: 0, requests: 0 });
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
			`AUTHTOKEN=${portal.desk.access.authToken}\nRESULT=TRUE\n`,
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

	it.each([
		['no such portal', { portal: 'nowhere' }, /Invalid portal \[4600\]/],
		['no such department', { department: 'nobody' }, /Invalid department \[4600\]/],
		['no permission', { signIn: 'password', email: 'agent@demosupport.example' }, /\[4001\]/],
		['a token that is not taken', { authToken: 'f'.repeat(32) }, /does not accept the auth token/],
		['a wrong API key', { signIn: 'ticket', apiKey: 'wrong' }, /\[4890\]/],
	])('tells %s also where errors come with an HTTP status of their own', async (_, wrong, sentence) => {
		portal.desk.setOpenPoints({ errorStatus: '4xx' });
		await portal.save(wrong);
		expect(await portal.test()).toEqual({ status: 'Error', message: expect.stringMatching(sentence) });
		expect(portal.desk.quota.used()).toBeLessThanOrEqual(1);
	});

	it('puts secrets into no address', async () => {
		await portal.save({ signIn: 'ticket' });
		await portal.test();
		expect(
			portal.desk.journal.entries().map(({ transport, secretsInAddress }) => [transport, secretsInAddress]),
		).toEqual([
			['POST', false],
			['POST', false],
		]);
	});
});
