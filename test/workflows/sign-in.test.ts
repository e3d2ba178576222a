import { describe, expect, it } from '@jest/globals';
import { CREATE, MINTED, newCases, openPortal, READ, SIGN_INS } from './portal';
import { ZOHO } from './zoho-node';

const ANSWER_FORMS = ['lines', 'one-line', 'comments-last'] as const;
const WEEK = 7 * 24 * 60 * 60_000;

/** Each sign-in method that makes a token or ticket, with each form of its answer. */
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
		const signIns = portal.simulator.journal.entries().filter(({ kind }) => kind === 'sign-in');
		expect(outcome.json(ZOHO)).toMatchObject([{ outcome: 'created', Subject: 'Case 0' }]);
		expect(signIns.map(({ method }) => method)).toEqual(methods);
		expect(portal.cost().requests).toBe(1);
	});

	it.each(MINTED_IN_EACH_FORM)(
		'reads the answer to a sign-in with %s in the form "%s"',
		async (signIn, signInAnswer) => {
			portal.simulator.setOpenPoints({ signInAnswer });
			await portal.save({ signIn });
			const outcome = await portal.run(READ);
			expect(outcome.error).toBeUndefined();
			expect(portal.cost()).toEqual({ signIns: 1, requests: 1 });
		},
	);

	it.each(SIGN_INS)('with %s puts token, ticket, API key and password only into POST bodies', async (signIn) => {
		await portal.save({ signIn });
		await portal.run(READ);
		await portal.run(CREATE, { items: newCases(2) });
		const entries = portal.simulator.journal.entries();
		expect(entries.filter(({ transport, secretsInAddress }) => transport !== 'POST' || secretsInAddress)).toEqual([]);
		expect(portal.cost().requests).toBe(2);
	});
});

describe('a ticket', () => {
	const portal = openPortal();

	it('serves for less than seven days without a sign-in', async () => {
		await portal.save({ signIn: 'ticket' });
		await portal.run(READ);
		portal.simulator.clock.advance(WEEK - 60_000);
		await portal.run(READ);
		expect(portal.cost()).toEqual({ signIns: 1, requests: 2 });
	});

	it('is renewed once after seven days', async () => {
		await portal.save({ signIn: 'ticket' });
		await portal.run(READ);
		portal.simulator.clock.advance(WEEK);
		const outcomes = [await portal.run(READ), await portal.run(READ)];
		expect(outcomes.map(({ error }) => error)).toEqual([undefined, undefined]);
		expect(portal.cost()).toEqual({ signIns: 2, requests: 4 });
	});

	it('is not renewed when the API key is wrong, and the error points to the key', async () => {
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

	it('cannot be renewed when it was removed, and the error says so', async () => {
		await portal.save();
		portal.simulator.removeToken();
		const outcome = await portal.run(READ);
		expect(outcome.error).toMatchObject({
			message: expect.stringMatching(/cannot renew a token/),
			description: expect.stringMatching(/Create a new token/),
		});
		expect(portal.cost()).toEqual({ signIns: 0, requests: 1 });
	});

	it('is reported with the code and the words of Zoho when it was removed', async () => {
		await portal.save();
		portal.simulator.removeToken();
		const outcome = await portal.run(READ);
		expect(outcome.error?.message).toMatch(/Invalid Ticket Id \[4834\]/);
		expect(portal.cost().requests).toBe(1);
	});

	it('ends a run of many items at the first when it was removed', async () => {
		await portal.save();
		portal.simulator.removeToken();
		const parameters = { resource: 'case', operation: 'get', recordId: '={{ $json.id }}' };
		const outcome = await portal.run(parameters, {
			items: [1, 2, 3].map((id) => ({ id: String(id) })),
			settings: { onError: 'continueRegularOutput' },
		});
		expect(outcome.json(ZOHO)).toHaveLength(3);
		expect(portal.cost()).toEqual({ signIns: 0, requests: 1 });
	});
});
