import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { fakeDates } from './fake-dates';
import { NOON } from './pacific-date';
import { type ActiveTrigger, openTriggerBench, type Polled, TRIGGER, type TriggerBench } from './trigger-bench';
import { addCases, idsOf } from './workbench';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Moves the dates of n8n and of the service together, from noon in California. */
function dates(bench: () => TriggerBench) {
	fakeDates(new Date(NOON));
	beforeEach(() => {
		bench().simulator.clock.set(new Date());
		bench().simulator.clock.freeze();
	});
	return (milliseconds: number) => {
		jest.setSystemTime(Date.now() + milliseconds);
		bench().simulator.clock.advance(milliseconds);
	};
}

describe('the trigger and the quota of the day', () => {
	const bench = openTriggerBench();
	const advance = dates(() => bench);
	const polls = async (trigger: ActiveTrigger, count: number, every: number): Promise<Polled[]> => {
		const done: Polled[] = [];
		for (let poll = 0; poll < count; poll += 1) {
			done.push(await trigger.poll());
			advance(every);
		}
		return done;
	};
	const portalKey = () => `${new URL(bench.simulator.url).host}/demosupport`;
	const spentBy = (done: readonly Polled[]) => done.reduce((sum, { requests }) => sum + requests, 0);

	it('reports a used-up quota once, is silent until the next day, and then catches up', async () => {
		const trigger = bench.activate();
		await trigger.poll();
		const ids = addCases(bench.simulator, 3);
		bench.simulator.quota.exhaust();
		const [first, ...rest] = await polls(trigger, 20, HOUR / 2);
		expect(first?.error?.message).toMatch(/today's API requests are used up \[4421\]/);
		expect([first?.requests, spentBy(rest), rest.filter(({ error }) => error !== undefined)]).toEqual([1, 0, []]);
		advance(3 * HOUR);
		const next = await trigger.poll();
		expect([idsOf(next.items), next.requests]).toEqual([ids, 1]);
	});

	it('leaves the reserve to people, and says so only in the log', async () => {
		const free = { edition: 'free', dailyLimit: 250 };
		const trigger = bench.activate(undefined, free);
		// A separate process, because its memory counts for the whole process.
		await trigger.restart();
		await trigger.poll();
		const usage = { day: '2026-11-24', used: 230, spentLimit: null };
		trigger.staticData = { ...trigger.staticData, global: { zohoSupportRequests: { [portalKey()]: usage } } };
		const done = await polls(trigger, 10, HOUR);
		expect([spentBy(done), done.filter(({ error, items }) => error !== undefined || items.length > 0)]).toEqual([
			0,
			[],
		]);
	});

	it('spreads polls over the rest of the day, says what that means, and is back at full rate the next day', async () => {
		const trigger = bench.activate(undefined, { edition: 'free' });
		const today = await polls(trigger, 12 * 60, MINUTE);
		expect(spentBy(today)).toBeGreaterThan(200);
		expect(spentBy(today)).toBeLessThanOrEqual(225);
		expect(
			today.flatMap(({ outcome }) => outcome.logs).filter((line) => /the trigger polls at most every/.test(line)),
		).toHaveLength(1);
		const tomorrow = await polls(trigger, 60, MINUTE);
		expect(tomorrow[0]?.requests).toBe(1);
		expect(spentBy(tomorrow)).toBeGreaterThanOrEqual(9);
	});

	it.each([
		['the limit is raised', { dailyLimit: 400 }],
		['the reserve is lowered', { reservePercent: 0 }],
		['a greater edition is chosen', { edition: 'enterprise', licences: 4 }],
	])('continues at once when %s while it waits for midnight, also after a restart', async (_, change) => {
		for (const restarted of [false, true]) {
			const small = { edition: 'custom', dailyLimit: 20, reservePercent: 50 };
			const trigger = bench.activate(undefined, small);
			await trigger.restart();
			trigger.staticData = {
				global: { zohoSupportRequests: { [portalKey()]: { day: '2026-11-24', used: 9, spentLimit: null } } },
			};
			await trigger.poll();
			addCases(bench.simulator, 1);
			const waiting = await polls(trigger, 20, 5 * MINUTE);
			if (restarted) await trigger.restart();
			trigger.publish({ resource: 'case', event: 'created' }, { ...small, ...change });
			const next = await trigger.poll();
			expect([restarted, spentBy(waiting), next.requests, next.items.length]).toEqual([restarted, 0, 1, 1]);
		}
	});

	it('continues at once when its clock, which was a day ahead, is corrected', async () => {
		const trigger = bench.activate(undefined, { edition: 'free' });
		await trigger.restart();
		await trigger.poll();
		jest.setSystemTime(Date.now() + 20 * HOUR);
		await trigger.poll();
		jest.setSystemTime(Date.now() - 20 * HOUR + MINUTE);
		expect((await trigger.poll()).requests).toBe(1);
	});

	it('does not spread polls when the day has enough requests', async () => {
		const trigger = bench.activate(undefined, { edition: 'free' });
		const done = await polls(trigger, 4 * 11, 15 * MINUTE);
		expect(spentBy(done)).toBe(done.length);
	});

	it('reports a wrong password at each poll, keeps the cursor and does not sign in again', async () => {
		const trigger = bench.activate(undefined, { signIn: 'password' });
		await trigger.poll();
		const ids = addCases(bench.simulator, 2);
		const before = JSON.stringify(trigger.staticData[`node:${TRIGGER}`]);
		trigger.publish({ resource: 'case', event: 'created' }, { signIn: 'password', password: 'wrong' });
		const signIns = bench.simulator.journal.count({ kind: 'sign-in' });
		const failed = await polls(trigger, 5, MINUTE);
		expect(failed.map(({ error }) => error?.message)).toEqual(
			Array.from({ length: 5 }, () => expect.stringMatching(/INVALID_PASSWORD/)),
		);
		expect(bench.simulator.journal.count({ kind: 'sign-in' }) - signIns).toBe(1);
		expect(JSON.stringify(trigger.staticData[`node:${TRIGGER}`])).toBe(before);
		trigger.publish({ resource: 'case', event: 'created' }, { signIn: 'password' });
		expect(idsOf((await trigger.poll()).items)).toEqual(ids);
	});

	it('reports a removed token at each poll, and loses nothing', async () => {
		const trigger = bench.activate();
		await trigger.poll();
		const ids = addCases(bench.simulator, 2);
		bench.simulator.removeToken();
		const failed = await polls(trigger, 3, MINUTE);
		expect(failed.map(({ error }) => error?.message)).toEqual(
			Array.from({ length: 3 }, () => expect.stringMatching(/token/i)),
		);
		trigger.publish({ resource: 'case', event: 'created' }, { signIn: 'password' });
		expect(idsOf((await trigger.poll()).items)).toEqual(ids);
	});
});
