import { describe, expect, it } from '@jest/globals';

import type { SimulatorOptions } from '../../simulator/support/simulator';
import { ACCESS, call, document, errorCode, post } from './calling';
import { simulators } from './simulator-of-test';

const start = simulators();

describe('The daily requests', () => {
	it.each<[SimulatorOptions, number]>([
		[{ edition: 'free', licences: 10 }, 250],
		[{ edition: 'express', licences: 4 }, 1_000],
		[{ edition: 'professional', licences: 40 }, 5_000],
		[{ edition: 'enterprise', licences: 40 }, 10_000],
		[{ edition: 'enterprise', licences: 400 }, 15_000],
		[{ edition: 'free', dailyLimit: 3 }, 3],
	])('are %j: %i', async (options, limit) => {
		expect((await start(options)).quota.limit()).toBe(limit);
	});

	it('are used up by calls that succeed and by calls that fail after the sign-in', async () => {
		const simulator = await start();
		await call(simulator, 'requests/getrecords');
		await call(simulator, 'requests/addrecords', { xml: 'no document' });
		await call(simulator, 'requests/getrecords', { portal: 'other' });
		expect(simulator.quota.used()).toBe(3);
		await call(simulator, 'requests/getrecords', { authtoken: 'unknown' });
		await post(simulator, '/apiauthtoken/nb/create', {
			SCOPE: 'ZohoSupport/supportapi',
			EMAIL_ID: simulator.access.email,
			PASSWORD: 'demo-password',
		});
		expect(simulator.quota.used()).toBe(3);
		expect(simulator.journal.entries().map(({ counted }) => counted)).toEqual([true, true, true, false, false]);
	});

	it('block all calls once they are used up', async () => {
		const simulator = await start({ dailyLimit: 1 });
		const xml = document({ 'Contact Name': 'A' });
		await call(simulator, 'requests/addrecords', { xml });
		expect(errorCode(await call(simulator, 'requests/addrecords', { xml }))).toBe('4421');
		expect(simulator.records('requests')).toHaveLength(1);
		expect(simulator.quota.used()).toBe(1);
	});

	it.each([
		['in winter', '2026-01-15T07:59:59Z', '2026-01-15T08:00:00Z'],
		['in summer', '2026-07-15T06:59:59Z', '2026-07-15T07:00:00Z'],
		['on the day the clocks go forward', '2026-03-09T06:59:59Z', '2026-03-09T07:00:00Z'],
		['on the day the clocks go back', '2026-11-02T07:59:59Z', '2026-11-02T08:00:00Z'],
	])('come back at midnight in Los Angeles %s', async (_season, before, after) => {
		const simulator = await start({ now: before });
		simulator.clock.freeze();
		simulator.quota.exhaust();
		expect(errorCode(await call(simulator, 'requests/getrecords'))).toBe('4421');
		simulator.clock.set(after);
		expect(errorCode(await call(simulator, 'requests/getrecords'))).toBe('4422');
		expect(simulator.quota.used()).toBe(1);
	});

	it('can be spent and restored by a test', async () => {
		const simulator = await start({ dailyLimit: 10 });
		simulator.quota.spend(9);
		await call(simulator, 'requests/getrecords');
		expect(errorCode(await call(simulator, 'requests/getrecords'))).toBe('4421');
		simulator.quota.restore();
		expect(errorCode(await call(simulator, 'requests/getrecords'))).toBe('4422');
	});

	it('give HTTP 429 once used up, when errors have a status of their own', async () => {
		const simulator = await start({ dailyLimit: 0, openPoints: { errorStatus: '4xx' } });
		expect((await post(simulator, '/api/xml/requests/getrecords', ACCESS)).status).toBe(429);
	});
});
