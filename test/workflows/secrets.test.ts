import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { startSimulator, type Simulator } from '../../simulator/support/simulator';
import { leaksInText } from '../e2e/secrets';
import { createEngine, type Engine } from '../engine/engine';
import { EverythingKept, PLACES } from './everything-kept';
import { CREATE, portalOf, SIGN_INS } from './portal';
import { skipWaits } from './waits';

/** A secret that is sent to Zoho, with any value. */
const SECRET_PARAMETER = /\b(authtoken|ticket|apikey|password)=/i;

describe.each(SIGN_INS)('after every operation, fault and refusal with %s', (signIn) => {
	let engine: Engine;
	let simulator: Simulator;
	let kept: EverythingKept;

	beforeAll(async () => {
		skipWaits();
		engine = await (await createEngine()).restarted();
		simulator = await startSimulator({ tokenCeiling: 1_000 });
		const portal = portalOf(
			() => engine,
			() => simulator,
		);
		await portal.save({ signIn, edition: 'enterprise', licences: 60 });
		kept = new EverythingKept(portal);
		await kept.runOperations();
		await kept.runRefusals(signIn);
		await kept.runTrigger();
		await kept.runFaults();
		await kept.runSignInFaults(signIn);
		kept.keepJournal();
	}, 120_000);

	afterAll(async () => {
		jest.restoreAllMocks();
		await simulator.close();
	});

	it.each(PLACES)('no secret is in the %s', (place) => {
		const secrets = [...kept.secrets];
		expect(kept.text(place)).not.toBe('');
		expect(leaksInText(secrets, place, kept.text(place))).toEqual([]);
		expect(kept.text(place)).not.toMatch(SECRET_PARAMETER);
	});

	it('no secret is in an address, and every request is a POST', () => {
		const entries = simulator.journal.entries();
		expect(entries.length).toBeGreaterThan(100);
		expect(entries.filter(({ transport, secretsInAddress }) => transport !== 'POST' || secretsInAddress)).toEqual([]);
	});

	it('both successful and failed runs were searched', () => {
		const count = (wanted: string) => kept.statuses.filter((status) => status === wanted).length;
		expect(Math.min(count('success'), count('error'))).toBeGreaterThan(10);
		expect(simulator.journal.count({ kind: 'api' })).toBeGreaterThan(100);
	});

	it('the search would find a secret in an item', async () => {
		const { apiKey } = simulator.access;
		const portal = portalOf(
			() => engine,
			() => simulator,
		);
		const { saved } = await portal.run(CREATE, {
			items: [{ Subject: `The key is ${apiKey}.`, 'Contact Name': 'Ann Lee' }],
			settings: { onError: 'continueRegularOutput' },
		});
		expect(leaksInText([...kept.secrets], 'saved executions', saved)).toEqual([
			{ secret: apiKey, place: 'saved executions' },
		]);
	});
});
