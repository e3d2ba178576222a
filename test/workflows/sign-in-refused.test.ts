import { afterEach, describe, expect, it } from '@jest/globals';
import { serve, type LocalService } from '../engine/local-service';
import { CREATE, MINTED, newCases, openPortal, READ } from './portal';
import { ZOHO } from './zoho-node';

const GO_ON = { onError: 'continueRegularOutput' };
const FORMS = ['lines', 'one-line', 'comments-last'] as const;

/** The causes of the simulator, with a user who gets them, the message and the next step. */
const CAUSES: ReadonlyArray<
	readonly [cause: string, credential: { email?: string; password?: string }, sentence: RegExp, nextStep: RegExp]
> = [
	[
		'INVALID_PASSWORD',
		{ password: 'not-the-password' },
		/The password is wrong/,
		/Enter the e-mail and password .* again/,
	],
	[
		'NO_SUCH_USER',
		{ email: 'nobody@demosupport.example' },
		/The user does not exist in this data centre/,
		/Check the e-mail.*data centre/,
	],
	['USER_NOT_ACTIVE', { email: 'inactive@demosupport.example' }, /The user is not active/, /Ask the administrator/],
	[
		'ACCOUNT_REGISTRATION_NOT_CONFIRMED',
		{ email: 'unconfirmed@demosupport.example' },
		/was not confirmed/,
		/Open the confirmation e-mail/,
	],
	[
		'WEB_LOGIN_REQUIRED',
		{ email: 'twofactor@demosupport.example' },
		/A password alone is not enough/,
		/application-specific password/,
	],
	[
		'EXCEEDED_MAXIMUM_ALLOWED_AUTHTOKENS',
		{ email: 'ceiling@demosupport.example' },
		/maximum number of auth tokens/,
		/Remove old tokens/,
	],
];

describe('a refused sign-in', () => {
	const portal = openPortal();
	let accounts: LocalService | undefined;
	let asked = 0;

	afterEach(async () => {
		await accounts?.close();
		accounts = undefined;
	});

	/** A sign-in service that gives these answers one after another and repeats the last. */
	const answering = async (...bodies: string[]) => {
		asked = 0;
		accounts = await serve((_, response) => {
			asked += 1;
			response.end(bodies[Math.min(asked, bodies.length) - 1]);
		});
		return accounts.address;
	};

	it.each(CAUSES)(
		'with the cause %s becomes a sentence with the next step',
		async (cause, credential, sentence, nextStep) => {
			await portal.save({ signIn: 'password', ...credential });
			const outcome = await portal.run(READ);
			expect(outcome.error).toMatchObject({
				message: expect.stringMatching(sentence),
				description: expect.stringMatching(nextStep),
			});
			expect(outcome.error?.message).toContain(`(${cause})`);
			expect(portal.cost()).toEqual({ signIns: 1, requests: 0 });
		},
	);

	it('with the cause INVALID_CREDENTIALS becomes a sentence with the next step', async () => {
		await portal.save({
			signIn: 'password',
			accountsAddress: await answering('#\nCAUSE=INVALID_CREDENTIALS\nRESULT=FALSE\n'),
		});
		const outcome = await portal.run(READ);
		expect(outcome.error).toMatchObject({
			message: expect.stringMatching(/e-mail or the password is wrong \(INVALID_CREDENTIALS\)/),
			description: expect.stringMatching(/Enter the e-mail/),
		});
		expect([asked, portal.cost().requests]).toEqual([1, 0]);
	});

	it.each(FORMS)('of a ticket with a cause in words becomes a sentence, in the form "%s"', async (signInAnswer) => {
		portal.simulator.setOpenPoints({ signInAnswer });
		await portal.save({ signIn: 'ticket', password: 'not-the-password' });
		const outcome = await portal.run(READ);
		expect(outcome.error?.message).toMatch(
			/The e-mail and the password do not match \(Username and Password do not match\)\.$/,
		);
		expect(portal.cost()).toEqual({ signIns: 1, requests: 0 });
	});

	it.each(FORMS)('of a token becomes a sentence, in the form "%s"', async (signInAnswer) => {
		portal.simulator.setOpenPoints({ signInAnswer });
		await portal.save({ signIn: 'password', password: 'not-the-password' });
		const outcome = await portal.run(READ);
		expect(outcome.error?.message).toMatch(/The password is wrong \(INVALID_PASSWORD\)\.$/);
		expect(portal.cost()).toEqual({ signIns: 1, requests: 0 });
	});

	it('shows an unknown cause unchanged', async () => {
		await portal.save({
			signIn: 'password',
			accountsAddress: await answering('#\nCAUSE=MOON_IS_FULL\nRESULT=FALSE\n'),
		});
		const outcome = await portal.run(READ);
		expect(outcome.error?.message).toMatch(/Zoho refused the sign-in: MOON_IS_FULL\.$/);
		expect([asked, portal.cost().requests]).toEqual([1, 0]);
	});

	it('hides the password when the cause repeats it', async () => {
		const password = 'marked-password-90ab';
		await portal.save({
			signIn: 'password',
			password,
			accountsAddress: await answering(`#\nCAUSE=No user has the password ${password}\nRESULT=FALSE\n`),
		});
		const outcome = await portal.run(READ);
		expect(outcome.error?.message).toMatch(/No user has the password/);
		expect(JSON.stringify([outcome.error, outcome.saved, outcome.logs])).not.toContain(password);
		expect([asked, portal.cost().requests]).toEqual([1, 0]);
	});

	// A gap in a known sentence would reveal which word the password is.
	it('is explained in complete sentences even when the password is one of their words', async () => {
		await portal.save({ signIn: 'password', password: 'wrong' });
		const outcome = await portal.run(READ);
		expect(outcome.error?.message).toMatch(/The password is wrong \(INVALID_PASSWORD\)\.$/);
		expect(portal.cost()).toEqual({ signIns: 1, requests: 0 });
	});

	it.each(MINTED)('with %s is one request for many items under Continue on Fail', async (signIn) => {
		await portal.save({ signIn, password: 'not-the-password' });
		const parameters = { resource: 'case', operation: 'get', recordId: '={{ $json.id }}' };
		const outcome = await portal.run(parameters, {
			items: Array.from({ length: 25 }, (_, id) => ({ id: String(id + 1) })),
			settings: GO_ON,
		});
		expect(outcome.json(ZOHO)).toHaveLength(25);
		expect(portal.cost()).toEqual({ signIns: 1, requests: 0 });
	});

	it.each(MINTED)(
		'with %s is one request for many runs, and the error says that it was not tried again',
		async (signIn) => {
			await portal.save({ signIn, password: 'not-the-password' });
			await portal.run(READ);
			await portal.run(CREATE, { items: newCases(3), settings: GO_ON });
			const outcome = await portal.run(READ, { mode: 'trigger' });
			expect(outcome.error?.message).toMatch(/n8n did not .* again, to avoid locking the account/);
			expect(portal.cost()).toEqual({ signIns: 1, requests: 0 });
		},
	);

	it('is one request for concurrent runs', async () => {
		await portal.save({ signIn: 'password', password: 'not-the-password' });
		const outcomes = await Promise.all(Array.from({ length: 5 }, async () => await portal.run(READ)));
		expect(outcomes.filter(({ error }) => error?.message.includes('INVALID_PASSWORD'))).toHaveLength(5);
		expect(portal.cost()).toEqual({ signIns: 1, requests: 0 });
	});

	it('writes nothing, and every item says so', async () => {
		await portal.save({ signIn: 'password', password: 'not-the-password' });
		const outcome = await portal.run(CREATE, { items: newCases(3), settings: GO_ON });
		expect(outcome.json(ZOHO).map(({ details }) => details)).toMatchObject([
			{ outcome: 'notSent' },
			{ outcome: 'notSent' },
			{ outcome: 'notSent' },
		]);
		expect(portal.cost()).toEqual({ signIns: 1, requests: 0 });
	});

	it('is tried again when the password was corrected', async () => {
		await portal.save({ signIn: 'password', password: 'not-the-password' });
		await portal.run(READ);
		await portal.edit({ password: 'demo-password' });
		const outcome = await portal.run(READ);
		expect(outcome.error).toBeUndefined();
		expect(portal.cost()).toEqual({ signIns: 2, requests: 1 });
	});

	it('is not tried again in the next runs after a renewal', async () => {
		const answers = [
			`#\nAUTHTOKEN=${portal.simulator.access.authToken}\nRESULT=TRUE\n`,
			'#\nCAUSE=INVALID_PASSWORD\nRESULT=FALSE\n',
		];
		await portal.save({ signIn: 'password', accountsAddress: await answering(...answers) });
		await portal.run(READ);
		portal.simulator.removeToken();
		for (let times = 0; times < 3; times += 1) await portal.run(READ);
		expect([asked, portal.cost().requests]).toEqual([2, 4]);
	});

	it('follows a changed password although an old token is stored, and the old token is not used', async () => {
		await portal.save({ signIn: 'password' });
		await portal.run(READ);
		await portal.edit({ password: 'changed' });
		const outcome = await portal.run(READ);
		expect(outcome.error?.message).toMatch(/INVALID_PASSWORD/);
		expect(portal.cost()).toEqual({ signIns: 2, requests: 1 });
	});
});

describe('a changed password', () => {
	const portal = openPortal();

	it('makes a new token although an old one is stored', async () => {
		const { authToken } = portal.simulator.access;
		let asked = 0;
		const accounts = await serve((_, response) => {
			asked += 1;
			response.end(`#\nAUTHTOKEN=${authToken}\nRESULT=TRUE\n`);
		});
		await portal.save({ signIn: 'password', accountsAddress: accounts.address });
		await portal.run(READ);
		const before = (await portal.stored()).sessionToken;
		await portal.edit({ password: 'changed' });
		await portal.run(READ);
		await accounts.close();
		expect((await portal.stored()).sessionToken).not.toBe(before);
		expect([asked, portal.cost().requests]).toEqual([2, 2]);
	});
});
