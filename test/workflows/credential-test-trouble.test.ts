import { describe, expect, it } from '@jest/globals';
import { deadAddress } from './dead-address';
import { openPortal } from './portal';

describe('the Test button', () => {
	const portal = openPortal();

	it.each([
		['password', /The password is wrong \(INVALID_PASSWORD\).*Enter the e-mail/],
		['ticket', /do not match.*Enter the e-mail/],
	])('reports a wrong password with %s', async (signIn, sentence) => {
		await portal.save({ signIn, password: 'not-the-password' });
		expect(await portal.test()).toEqual({ status: 'Error', message: expect.stringMatching(sentence) });
		expect(portal.cost()).toEqual({ signIns: 1, requests: 0 });
	});

	it('reports an auth token that Zoho refuses', async () => {
		await portal.save({ authToken: 'f'.repeat(32) });
		expect(await portal.test()).toEqual({
			status: 'Error',
			message: expect.stringMatching(
				/\[4834\] \(.*expired\)\. Zoho does not accept the auth token.*\. Create a new token/s,
			),
		});
		expect(portal.cost()).toEqual({ signIns: 0, requests: 1 });
	});

	it('reports a wrong API key, and makes only one ticket', async () => {
		await portal.save({ signIn: 'ticket', apiKey: 'not-the-apikey' });
		expect(await portal.test()).toEqual({
			status: 'Error',
			message: expect.stringMatching(/Wrong API key \[4890\]\. Copy the API key/),
		});
		expect(portal.cost()).toEqual({ signIns: 1, requests: 1 });
	});

	it('reports an unknown portal', async () => {
		await portal.save({ portal: 'nowhere' });
		expect(await portal.test()).toEqual({
			status: 'Error',
			message: expect.stringMatching(/Invalid portal \[4600\].*Check the portal in the credential/),
		});
		expect(portal.cost()).toEqual({ signIns: 0, requests: 1 });
	});

	it('reports an unknown department', async () => {
		await portal.save({ department: 'nobody' });
		expect(await portal.test()).toEqual({
			status: 'Error',
			message: expect.stringMatching(/Invalid department \[4600\].*Check the department in the credential/),
		});
		expect(portal.cost()).toEqual({ signIns: 0, requests: 1 });
	});

	it('reports a user without permission', async () => {
		await portal.save({ signIn: 'password', email: 'agent@demosupport.example' });
		expect(await portal.test()).toEqual({
			status: 'Error',
			message: expect.stringMatching(/permission.*\[4001\].*administrator/),
		});
		expect(portal.cost()).toEqual({ signIns: 1, requests: 1 });
	});

	it('reports a wrong data centre when it does not know the token', async () => {
		const elsewhere = `${portal.simulator.url}/dc/eu`;
		await portal.save({ apiAddress: elsewhere, accountsAddress: elsewhere });
		expect(await portal.test()).toEqual({
			status: 'Error',
			message: expect.stringMatching(/belongs to another data centre/),
		});
		expect(portal.cost()).toEqual({ signIns: 0, requests: 1 });
	});

	it('reports a wrong data centre when it does not know the user', async () => {
		const elsewhere = `${portal.simulator.url}/dc/eu`;
		await portal.save({ apiAddress: elsewhere, accountsAddress: elsewhere, signIn: 'password' });
		expect(await portal.test()).toEqual({
			status: 'Error',
			message: expect.stringMatching(
				/does not exist in this data centre.*check that the credential has the data centre/,
			),
		});
		expect(portal.cost()).toEqual({ signIns: 1, requests: 0 });
	});

	it('makes at most two tokens per press when accounts and API are in different data centres', async () => {
		await portal.save({
			signIn: 'password',
			accountsAddress: `${portal.simulator.url}/dc/eu`,
			email: 'admin@eusupport.example',
		});
		expect(await portal.test()).toEqual({ status: 'Error', message: expect.stringMatching(/\[4834\].*data centre/) });
		expect(portal.cost()).toEqual({ signIns: 2, requests: 2 });
	});

	it('makes no more tokens at further presses when accounts and API are in different data centres', async () => {
		await portal.save({
			signIn: 'password',
			accountsAddress: `${portal.simulator.url}/dc/eu`,
			email: 'admin@eusupport.example',
		});
		for (let times = 0; times < 4; times += 1) await portal.test();
		expect(portal.cost().signIns).toBeLessThanOrEqual(2);
	});

	it('reports an unreachable API address', async () => {
		await portal.save({ apiAddress: await deadAddress() });
		expect(await portal.test()).toEqual({
			status: 'Error',
			message: expect.stringMatching(/127\.0\.0\.1:\d+ could not be reached: the connection was refused\. Check/),
		});
		expect(portal.cost()).toEqual({ signIns: 0, requests: 0 });
	});

	it('reports an unreachable accounts address', async () => {
		await portal.save({ signIn: 'password', accountsAddress: await deadAddress() });
		expect(await portal.test()).toEqual({
			status: 'Error',
			message: expect.stringMatching(/could not be reached: the connection was refused/),
		});
		expect(portal.cost()).toEqual({ signIns: 0, requests: 0 });
	});

	it('reports a host name that cannot be resolved', async () => {
		await portal.save({ apiAddress: 'http://support.invalid' });
		expect(await portal.test()).toEqual({
			status: 'Error',
			message: expect.stringMatching(/support\.invalid could not be reached: /),
		});
		expect(portal.cost()).toEqual({ signIns: 0, requests: 0 });
	});

	it('reports that the classic API no longer answers, and points to Zoho Desk', async () => {
		portal.simulator.setOpenPoints({ classicApi: 'gone' });
		await portal.save();
		expect(await portal.test()).toEqual({
			status: 'Error',
			message: expect.stringMatching(/The classic Zoho Support API does not answer at this address.*Zoho Desk/),
		});
		expect(portal.cost()).toEqual({ signIns: 0, requests: 1 });
	});

	it('reports that the daily requests are used up, and when they are back', async () => {
		portal.simulator.quota.exhaust();
		await portal.save();
		expect(await portal.test()).toEqual({
			status: 'Error',
			message: expect.stringMatching(/\[4421\].*midnight Pacific time/),
		});
		expect(portal.cost()).toEqual({ signIns: 0, requests: 1 });
	});

	it.each(['html', 'empty', 'half', 'foreign-shape', 'http-500', 'cut', 'reset-before'] as const)(
		'reports an answer that did not come from Zoho: %s',
		async (kind) => {
			portal.simulator.add('requests', { Subject: 'Case', 'Contact Name': 'Ann Lee' });
			portal.simulator.faults.add({ kind });
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

	it.each([
		['no such portal', { portal: 'nowhere' }, /Invalid portal \[4600\]/],
		['no such department', { department: 'nobody' }, /Invalid department \[4600\]/],
		['no permission', { signIn: 'password', email: 'agent@demosupport.example' }, /\[4001\]/],
		['a token that is not taken', { authToken: 'f'.repeat(32) }, /does not accept the auth token/],
		['a wrong API key', { signIn: 'ticket', apiKey: 'wrong' }, /\[4890\]/],
	])('reports %s also when errors have their own HTTP status', async (_, wrong, sentence) => {
		portal.simulator.setOpenPoints({ errorStatus: '4xx' });
		await portal.save(wrong);
		expect(await portal.test()).toEqual({ status: 'Error', message: expect.stringMatching(sentence) });
		expect(portal.simulator.quota.used()).toBeLessThanOrEqual(1);
	});
});
