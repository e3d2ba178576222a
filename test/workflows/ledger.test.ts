import { describe, expect, it } from '@jest/globals';
import { MINTED, newCases, CREATE, openPortal, READ, USAGE } from './portal';
import { MIDNIGHT, stoppedClock } from './pacific-date';
import { skippedWaits } from './waits';
import { ZOHO } from './zoho-node';

const GO_ON = { onError: 'continueRegularOutput' };
const GET = { resource: 'case', operation: 'get', recordId: '={{ $json.id }}' };
const SMALL = { edition: 'custom', dailyLimit: 10, reservePercent: 20 };

/** This many items, each of which requests a different record. */
function asking(count: number) {
	return Array.from({ length: count }, (_, place) => ({ id: String(190000000000000000n + BigInt(place)) }));
}

describe('the requests of the day', () => {
	const setDate = stoppedClock();
	const portal = openPortal();
	skippedWaits();
	const usage = async (options = {}) => (await portal.run(USAGE, options)).json(ZOHO)[0];

	it('are shown by Get API Usage without a request: limit, used, left, reserve and when they are back', async () => {
		await portal.save({ signIn: 'password' });
		expect(await usage()).toEqual({
			unit: 'requests',
			dailyLimit: 250,
			usedToday: 0,
			leftToday: 250,
			keptForPeople: 25,
			isUsedUp: false,
			resetsAt: MIDNIGHT,
		});
		expect(portal.cost()).toEqual({ signIns: 0, requests: 0 });
	});

	it('are shown once for every input item', async () => {
		await portal.save();
		const outcome = await portal.run(USAGE, { items: [{}, {}] });
		expect(outcome.items(ZOHO).map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
		expect(portal.cost().requests).toBe(0);
	});

	it('are counted as the service counts them', async () => {
		await portal.save();
		await portal.run(READ);
		await portal.run(CREATE, { items: newCases(150) });
		await portal.run(GET, { items: asking(4), settings: GO_ON });
		expect(await usage()).toMatchObject({ usedToday: portal.simulator.quota.used(), leftToday: 250 - 7 });
		expect(portal.cost().requests).toBe(7);
	});

	it('include every try of a repeated call', async () => {
		await portal.save();
		portal.simulator.faults.add({ kind: 'error-4500', count: 2 });
		await portal.run(READ);
		expect(await usage()).toMatchObject({ usedToday: 3 });
		expect(portal.cost().requests).toBe(3);
	});

	it('do not include a call that certainly never arrived', async () => {
		await portal.save({ apiAddress: 'http://127.0.0.1:9' });
		await portal.run(READ);
		expect(await usage()).toMatchObject({ usedToday: 0 });
		expect(portal.cost().requests).toBe(0);
	});

	it.each(MINTED)('do not include a sign-in with %s', async (signIn) => {
		await portal.save({ signIn });
		await portal.run(READ);
		expect(await usage()).toMatchObject({ usedToday: 1 });
		expect(portal.cost()).toEqual({ signIns: 1, requests: 1 });
	});

	it('are counted for concurrent runs', async () => {
		await portal.save();
		await Promise.all(Array.from({ length: 5 }, async () => await portal.run(READ)));
		expect(await usage()).toMatchObject({ usedToday: 5 });
		expect(portal.cost().requests).toBe(5);
	});

	it('include the request of the Test button', async () => {
		await portal.save();
		await portal.test();
		expect(await usage()).toMatchObject({ usedToday: portal.cost().requests });
	});

	it.each([
		['read', READ],
		['write', CREATE],
		['usage', USAGE],
	])(
		'are never put into the static data by a run of the node, because n8n would save all of it (%s)',
		async (_, parameters) => {
			await portal.save();
			const before = { global: { 'of another node': 1 }, 'node:Zoho Support Trigger': { cursor: 1 } };
			const outcome = await portal.run(parameters, { mode: 'trigger', items: newCases(1), staticData: before });
			expect([outcome.error, outcome.savesStaticData, outcome.staticData]).toEqual([undefined, false, before]);
		},
	);

	it('of a production run are forgotten with the process, but not those that a trigger kept in the static data', async () => {
		await portal.save();
		const { staticData } = await portal.run(READ, { mode: 'trigger' });
		expect(await usage({ engine: await portal.engine.restarted(), staticData })).toMatchObject({ usedToday: 0 });
		const kept = {
			global: {
				zohoSupportRequests: {
					[`${new URL(portal.simulator.url).host}/demosupport`]: { day: '2026-11-24', used: 7, spentLimit: null },
				},
			},
		};
		expect(await usage({ engine: await portal.engine.restarted(), staticData: kept, mode: 'trigger' })).toMatchObject({
			usedToday: 7,
		});
		expect(portal.cost().requests).toBe(1);
	});

	it('restart on the next Pacific day', async () => {
		await portal.save();
		await portal.run(READ);
		setDate(MIDNIGHT);
		expect(await usage()).toMatchObject({ usedToday: 0, leftToday: 250, resetsAt: '2026-11-26T08:00:00.000Z' });
		expect(portal.cost().requests).toBe(1);
	});

	it.each([
		['free', 1, 250],
		['free', 40, 250],
		['express', 1, 250],
		['express', 3, 750],
		['express', 20, 5_000],
		['express', 21, 5_000],
		['professional', 4, 1_000],
		['professional', 100, 5_000],
		['enterprise', 1, 250],
		['enterprise', 60, 15_000],
		['enterprise', 61, 15_000],
	])('for the edition %s with %d licences are %d', async (edition, licences, limit) => {
		await portal.save({ edition, licences });
		expect(await usage()).toMatchObject({ dailyLimit: limit, leftToday: limit, keptForPeople: limit / 10 });
		expect(portal.cost().requests).toBe(0);
	});

	it('are the number that was typed in', async () => {
		await portal.save({ edition: 'custom', dailyLimit: 777 });
		expect(await usage()).toMatchObject({ dailyLimit: 777, keptForPeople: 78 });
		expect(portal.cost().requests).toBe(0);
	});

	it('are shown to a person who ran the node manually', async () => {
		await portal.save();
		const outcome = await portal.run(READ);
		expect(outcome.hints).toMatchObject([
			{ message: "1 request used; 249 of today's 250 are left, as far as this n8n has counted." },
		]);
		expect(portal.cost().requests).toBe(1);
	});
});

describe('the reserve', () => {
	stoppedClock();
	const portal = openPortal();
	skippedWaits();

	it('of ten percent stops a production run, and the error says so', async () => {
		await portal.save({ edition: 'custom', dailyLimit: 10 });
		const outcome = await portal.run(GET, { mode: 'trigger', items: asking(12), settings: GO_ON });
		const last = outcome.json(ZOHO).at(9);
		expect(last).toMatchObject({
			error: expect.stringContaining(
				`9 of today's 10 requests are used, and the last 1 are kept for people. No request was sent. The quota resets at midnight Pacific time (${MIDNIGHT})`,
			),
		});
		expect(portal.cost().requests).toBe(9);
	});

	it('comes with an error that says what to do', async () => {
		await portal.save({ ...SMALL, dailyLimit: 1, reservePercent: 100 });
		const outcome = await portal.run(READ, { mode: 'trigger' });
		expect(outcome.error?.description).toMatch(
			/Run the workflow by hand to use the reserve, run it less often, or lower the reserve/,
		);
		expect(portal.cost().requests).toBe(0);
	});

	it('stops the next production run at once, without a request', async () => {
		await portal.save(SMALL);
		await portal.run(GET, { mode: 'trigger', items: asking(8), settings: GO_ON });
		const outcome = await portal.run(READ, { mode: 'trigger' });
		expect(outcome.error?.message).toMatch(/the last 2 are kept for people/);
		expect(portal.cost().requests).toBe(8);
	});

	it('still stops production runs after a restart when a trigger kept the count in the static data', async () => {
		await portal.save(SMALL);
		const staticData = {
			global: {
				zohoSupportRequests: {
					[`${new URL(portal.simulator.url).host}/demosupport`]: { day: '2026-11-24', used: 8, spentLimit: null },
				},
			},
		};
		await portal.run(READ, { mode: 'trigger', staticData, engine: await portal.engine.restarted() });
		expect(portal.cost().requests).toBe(0);
	});

	it('never stops a manual run, not even above the configured limit', async () => {
		await portal.save(SMALL);
		const outcome = await portal.run(GET, { items: asking(12), settings: GO_ON });
		expect(outcome.json(ZOHO).filter(({ error }) => String(error).includes('There is no case'))).toHaveLength(12);
		expect(portal.cost().requests).toBe(12);
	});

	it('is available to a manual run after a production run was stopped', async () => {
		await portal.save(SMALL);
		await portal.run(GET, { mode: 'trigger', items: asking(12), settings: GO_ON });
		const outcome = await portal.run(READ);
		expect(outcome.error).toBeUndefined();
		expect(portal.cost().requests).toBe(9);
	});

	it('does not let a write of a production run be half sent without an error', async () => {
		await portal.save(SMALL);
		const outcome = await portal.run(
			{ ...CREATE, options: { rowsPerCall: 1 } },
			{ mode: 'trigger', items: newCases(10), settings: GO_ON },
		);
		expect(outcome.json(ZOHO).slice(8)).toMatchObject([
			{ details: { outcome: 'notSent' } },
			{ details: { outcome: 'notSent' } },
		]);
		expect(portal.simulator.records('requests')).toHaveLength(8);
		expect(portal.cost().requests).toBe(8);
	});
});
