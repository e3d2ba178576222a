import { describe, expect, it } from '@jest/globals';
import { CREATE, newCases, openPortal, READ, USAGE } from './portal';
import { MIDNIGHT, stoppedClock } from './pacific-date';
import { ZOHO } from './zoho-node';

const GO_ON = { onError: 'continueRegularOutput' };
const GET = { resource: 'case', operation: 'get', recordId: '={{ $json.id }}' };
const JUST_BEFORE_MIDNIGHT = '2026-11-25T07:59:59.999Z';

describe('the answer that the daily requests are used up (4421)', () => {
	const setDate = stoppedClock();
	const portal = openPortal();

	/** The first call of the day that gets this answer. */
	const exhaust = async (mode: 'manual' | 'trigger' = 'manual') => {
		portal.simulator.quota.exhaust();
		return await portal.run(READ, { mode });
	};

	it.each(['json', 'xml'])('stops the run and says when requests are back, in %s', async (format) => {
		await portal.save();
		portal.simulator.quota.exhaust();
		const outcome = await portal.run({ ...READ, options: { format } });
		expect(outcome.error?.message).toMatch(/^Item 0: Zoho says: .*\[4421\]/);
		expect(outcome.error?.message).toContain(`midnight Pacific time (${MIDNIGHT})`);
		expect(outcome.error?.description).toMatch(/upgrade the edition or add user licences/);
		expect(portal.cost().requests).toBe(1);
	});

	it.each(['json', 'xml'])(
		'is not mistaken for a rate limit when it has the HTTP status 429, in %s',
		async (format) => {
			portal.simulator.setOpenPoints({ errorStatus: '4xx' });
			await portal.save();
			portal.simulator.quota.exhaust();
			const outcome = await portal.run({ ...READ, options: { format } });
			expect(outcome.error?.message).toMatch(/\[4421\]/);
			expect(portal.cost().requests).toBe(1);
		},
	);

	it('stops every call of the credential until the day ends, at once and without a request', async () => {
		await portal.save();
		await exhaust();
		const outcomes = [
			await portal.run(READ),
			await portal.run(CREATE, { items: newCases(2) }),
			await portal.run(READ, { mode: 'trigger' }),
		];
		expect(
			outcomes.filter(({ error }) =>
				error?.message.includes(`[4421]. No request was sent. The quota resets at midnight Pacific time (${MIDNIGHT})`),
			),
		).toHaveLength(3);
		expect(portal.cost().requests).toBe(1);
	});

	it('also stops the Test button', async () => {
		await portal.save();
		await exhaust();
		expect(await portal.test()).toEqual({
			status: 'Error',
			message: expect.stringMatching(/\[4421\]\. No request was sent/),
		});
		expect(portal.cost().requests).toBe(1);
	});

	it('to the Test button stops the runs after it', async () => {
		await portal.save();
		portal.simulator.quota.exhaust();
		await portal.test();
		const outcome = await portal.run(READ);
		expect(outcome.error?.message).toMatch(/\[4421\]\. No request was sent/);
		expect(portal.cost().requests).toBe(1);
	});

	it('costs one request again after a restart', async () => {
		await portal.save();
		const { staticData } = await exhaust('trigger');
		const engine = await portal.engine.restarted();
		const outcomes = [
			await portal.run(READ, { mode: 'trigger', staticData, engine }),
			await portal.run(READ, { mode: 'trigger', staticData, engine }),
		];
		expect(outcomes.map(({ error }) => error?.message)).toEqual([
			expect.stringMatching(/\[4421\]/),
			expect.stringMatching(/\[4421\]\. No request was sent/),
		]);
		expect(portal.cost().requests).toBe(2);
	});

	it('is valid until the last moment of the Pacific day', async () => {
		await portal.save();
		await exhaust();
		setDate(JUST_BEFORE_MIDNIGHT);
		await portal.run(READ);
		expect(portal.cost().requests).toBe(1);
	});

	it.each(['manual', 'trigger'] as const)('is over the next Pacific day, in mode %s', async (mode) => {
		await portal.save();
		const { staticData } = await exhaust(mode);
		setDate(MIDNIGHT);
		const outcome = await portal.run(READ, { mode, staticData });
		expect(outcome.error).toBeUndefined();
		expect(portal.cost().requests).toBe(2);
	});

	it.each([[{ edition: 'professional', licences: 2 }], [{ edition: 'custom', dailyLimit: 300 }]])(
		'is lifted by a raised limit in the credential: %j',
		async (raised) => {
			await portal.save();
			await exhaust();
			portal.simulator.quota.restore();
			await portal.edit(raised);
			const outcome = await portal.run(READ);
			expect(outcome.error).toBeUndefined();
			expect(portal.cost().requests).toBe(2);
		},
	);

	it('ends a run of many items after one request, and every item says so', async () => {
		await portal.save();
		portal.simulator.quota.exhaust();
		const outcome = await portal.run(GET, { items: [1, 2, 3].map((id) => ({ id: String(id) })), settings: GO_ON });
		expect(outcome.json(ZOHO).filter(({ error }) => String(error).includes('[4421]'))).toHaveLength(3);
		expect(portal.cost().requests).toBe(1);
	});

	it('in the middle of a write separates written items from those that were not sent', async () => {
		await portal.save();
		portal.simulator.faults.add({ kind: 'quota-spent', after: 1 });
		const outcome = await portal.run(CREATE, { items: newCases(250), settings: GO_ON });
		const fates = outcome.json(ZOHO).map(({ outcome: fate, details }) => fate ?? details);
		expect(fates.filter((fate) => fate === 'created')).toHaveLength(100);
		expect(fates.slice(100)).toEqual(
			Array.from({ length: 150 }, () => expect.objectContaining({ outcome: 'notSent', code: '4421' })),
		);
		expect(portal.cost().requests).toBe(2);
	});

	it('in the middle of a long read keeps the records so far', async () => {
		await portal.save();
		for (let number = 0; number < 300; number += 1)
			portal.simulator.add('requests', { Subject: `Case ${number}`, 'Contact Name': 'Ann Lee' });
		portal.simulator.faults.add({ kind: 'quota-spent', after: 1 });
		const outcome = await portal.run({ resource: 'case', operation: 'getMany', returnAll: true }, { settings: GO_ON });
		expect(outcome.json(ZOHO)).toHaveLength(201);
		expect(portal.cost().requests).toBe(2);
	});

	it('is shown by Get API Usage, without a request', async () => {
		await portal.save();
		await exhaust();
		const outcome = await portal.run(USAGE);
		expect(outcome.json(ZOHO)).toEqual([
			{
				unit: 'requests',
				...{ dailyLimit: 250, usedToday: 250, leftToday: 0, keptForPeople: 25 },
				...{ isUsedUp: true, resetsAt: MIDNIGHT },
			},
		]);
		expect(portal.cost().requests).toBe(1);
	});
});
