import { describe, expect, it } from '@jest/globals';
import { CREATE, newCases, openPortal, READ } from './portal';
import { skippedWaits } from './waits';
import { ZOHO } from './zoho-node';

const GO_ON = { onError: 'continueRegularOutput' };

describe('a sign-in service that refuses more sign-ins for now (HTTP 429)', () => {
	const portal = openPortal();
	const waits = skippedWaits();
	const busy = (retryAfter: number) =>
		portal.simulator.faults.add({ kind: 'http-429', method: 'apiauthtoken', retryAfter, count: 10 });

	it('is called once in a run, and the error says what happened and how long to wait', async () => {
		await portal.save({ signIn: 'password' });
		busy(600);
		const outcome = await portal.run(READ);
		expect(outcome.error).toMatchObject({
			message: expect.stringMatching(/does not accept more sign-ins for now \(HTTP 429\)/),
			description: expect.stringMatching(/in 600 seconds/),
		});
		expect([waits, portal.cost()]).toEqual([[], { signIns: 1, requests: 0 }]);
	});

	it('is not called by other runs and the Test button until the wait is over, and they say when that is', async () => {
		await portal.save({ signIn: 'password' });
		busy(600);
		await portal.run(READ);
		const later = (await portal.run(READ, { mode: 'trigger' })).error;
		const pressed = await portal.test();
		expect(`${later?.message} ${later?.description}`).toMatch(
			/HTTP 429\).*did not try again\. Try again after 20\d\d-/,
		);
		expect(pressed).toMatchObject({ status: 'Error', message: expect.stringMatching(/HTTP 429\).*did not try again/) });
		expect(portal.cost()).toEqual({ signIns: 1, requests: 0 });
	});

	it('leaves nothing written and no item uncertain', async () => {
		await portal.save({ signIn: 'password' });
		busy(600);
		const outcome = await portal.run(CREATE, { items: newCases(2), settings: GO_ON });
		expect(outcome.json(ZOHO)).toMatchObject([
			{ details: { outcome: 'notSent' } },
			{ details: { outcome: 'notSent' } },
		]);
		expect(portal.cost()).toEqual({ signIns: 1, requests: 0 });
	});

	it('is reported by the Test button with the time to wait', async () => {
		await portal.save({ signIn: 'password' });
		busy(600);
		expect(await portal.test()).toMatchObject({
			status: 'Error',
			message: expect.stringMatching(/HTTP 429\).*in 600 seconds/),
		});
		expect(portal.cost()).toEqual({ signIns: 1, requests: 0 });
	});
});
