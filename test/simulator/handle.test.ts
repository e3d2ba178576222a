import { describe, expect, it } from '@jest/globals';
import { Agent, request } from 'undici';

import { startSimulator } from '../../simulator/support/simulator';
import { ACCESS, addCases, call, document, errorCode, get, post, rowsOf } from './calling';
import { simulators } from './simulator-of-test';

const start = simulators();

describe('The journal', () => {
	it('has an entry for every request, with masked secrets and shortened long values', async () => {
		const simulator = await start();
		addCases(simulator, 2);
		await call(simulator, 'Cases/getrecords', { selectfields: 'x'.repeat(5_000) });
		await call(simulator, 'Cases/getrecords');
		const [first, second] = simulator.journal.entries();
		expect(first).toMatchObject({
			kind: 'api',
			transport: 'POST',
			format: 'json',
			module: 'requests',
			method: 'getrecords',
			outcome: 'error',
			code: '4600',
			status: 200,
		});
		expect(first?.parameters).toMatchObject({ authtoken: '•••', portal: 'demosupport' });
		expect(first?.parameters.selectfields?.length).toBeLessThan(300);
		expect(second).toMatchObject({
			outcome: 'ok',
			rows: 2,
			counted: true,
			fault: null,
			secretsInAddress: false,
			at: '2026-03-02T17:02:00.000Z',
		});
	});

	it('counts the entries that match a filter', async () => {
		const simulator = await start();
		await call(simulator, 'requests/getrecords');
		await call(simulator, 'requests/deleterecords', { id: '7' });
		await post(simulator, '/api/xml/contacts/getrecords', ACCESS);
		await post(simulator, '/login', {});
		expect(simulator.journal.count()).toBe(4);
		expect(simulator.journal.count({ method: 'getrecords' })).toBe(2);
		expect(simulator.journal.count({ module: 'contacts', format: 'xml' })).toBe(1);
		expect(simulator.journal.count({ kind: 'sign-in' })).toBe(1);
		expect(simulator.journal.count({ outcome: 'empty' })).toBe(2);
		simulator.journal.clear();
		expect(simulator.journal.count()).toBe(0);
	});

	it('notices secrets in the address and does not record them', async () => {
		const simulator = await start();
		await get(simulator, '/api/json/requests/getrecords', { authToken: ACCESS.authtoken });
		const [entry] = simulator.journal.entries();
		expect(entry?.secretsInAddress).toBe(true);
		expect(JSON.stringify(entry)).not.toContain(ACCESS.authtoken);
	});

	it('tells connections apart', async () => {
		const simulator = await start();
		const connections = [new Agent(), new Agent()];
		for (const dispatcher of [...connections, ...connections]) {
			const { body } = await request(`${simulator.url}/api/json/fake/route`, { dispatcher });
			await body.text();
		}
		expect(simulator.journal.entries().map(({ connection }) => connection)).toEqual([1, 2, 1, 2]);
		await Promise.all(connections.map((agent) => agent.close()));
	});
});

describe('A test that holds a simulator', () => {
	it('adds, changes and removes records without costing a request', async () => {
		const simulator = await start();
		const id = simulator.add('accounts', { 'Account Name': 'Northwind', 'Shoe Size': '42', Phone: '1' });
		simulator.change('accounts', id, { 'Account Name': 'Southwind', Phone: null });
		const [stored] = simulator.records('accounts');
		expect(stored).toMatchObject({
			id,
			department: 'demodepartment',
			fields: { 'Account Name': 'Southwind', 'Shoe Size': '42' },
		});
		expect(stored?.fields).not.toHaveProperty('Phone');
		expect(rowsOf(await call(simulator, 'accounts/getrecords'), 'Accounts')[0]).toMatchObject({ 'Shoe Size': '42' });
		simulator.remove('accounts', id);
		expect(simulator.records('accounts')).toEqual([]);
		expect(simulator.quota.used()).toBe(1);
		expect(() => simulator.remove('accounts', id)).toThrow('There is no record');
	});

	it('changes records at one moment of a frozen clock; the last change comes first in the order of changes', async () => {
		const simulator = await start({ openPoints: { recordOrder: 'recently-modified-first' } });
		const ids = ['a', 'b', 'c'].map((Subject) => simulator.add('requests', { Subject, 'Contact Name': 'A' }));
		const [a = '', b = '', c = ''] = ids;
		for (const id of [c, a, b, a]) simulator.change('requests', id, { Priority: 'High' });
		simulator.remove('requests', b);
		expect(new Set(simulator.records('requests').map(({ modified }) => modified.getTime()))).toEqual(
			new Set([simulator.clock.now().getTime()]),
		);
		expect(
			rowsOf(await call(simulator, 'requests/getrecords')).map((row) => [row.Subject, row['Modified Time']]),
		).toEqual([
			['a', '2026-03-02 09:00:00'],
			['c', '2026-03-02 09:00:00'],
		]);
	});

	it('changes records within one second, and answers show one time for them', async () => {
		const simulator = await start();
		for (const Subject of ['a', 'b', 'c']) {
			simulator.add('requests', { Subject, 'Contact Name': 'A' });
			simulator.clock.advance(300);
		}
		const rows = rowsOf(await call(simulator, 'requests/getrecords', { lastmodifiedtime: '2026-03-02 09:00:00' }));
		expect(rows.map((row) => row['Modified Time'])).toEqual(Array.from({ length: 3 }, () => '2026-03-02 09:00:00'));
		expect(new Set(simulator.records('requests').map(({ modified }) => modified.getTime())).size).toBe(3);
	});

	it('changes records between two pages', async () => {
		const simulator = await start();
		addCases(simulator, 4);
		simulator.beforeAnswer(({ parameters }) => {
			if (parameters.fromindex === '3') simulator.add('requests', { Subject: 'late', 'Contact Name': 'A' });
		});
		const page = async (fromindex: string, toindex: string): Promise<unknown[]> =>
			rowsOf(await call(simulator, 'requests/getrecords', { fromindex, toindex })).map((row) => row.Subject);
		expect([await page('1', '2'), await page('3', '4')]).toEqual([
			['Case 4', 'Case 3'],
			['Case 3', 'Case 2'],
		]);
	});

	it('moves the clock', async () => {
		const simulator = await start();
		simulator.clock.advance(1_500);
		expect(simulator.clock.now().toISOString()).toBe('2026-03-02T17:00:01.500Z');
		simulator.clock.set('2030-01-01T00:00:00Z');
		expect(simulator.clock.now().getUTCFullYear()).toBe(2030);
		expect(() => simulator.clock.set('never')).toThrow(RangeError);
	});

	it('resets everything, and the object still works', async () => {
		const simulator = await start();
		const { quota, journal, clock } = simulator;
		addCases(simulator, 2);
		simulator.removeToken();
		simulator.setOpenPoints({ errorStatus: '4xx' });
		simulator.faults.add({ kind: 'http-500' });
		await call(simulator, 'requests/getrecords').catch(() => undefined);
		simulator.reset({ now: '2027-01-01T00:00:00Z', dailyLimit: 5 });
		expect([simulator.records('requests').length, quota.limit(), quota.used(), journal.count()]).toEqual([0, 5, 0, 0]);
		expect(clock.now().getUTCFullYear()).toBe(2027);
		expect(simulator.openPoints.errorStatus).toBe('200');
		expect(errorCode(await call(simulator, 'requests/getrecords'))).toBe('4422');
	});

	it('closes at once with connections open', async () => {
		const simulator = await startSimulator();
		const dispatcher = new Agent({ keepAliveTimeout: 60_000 });
		await (await request(`${simulator.url}/control/state`, { dispatcher })).body.text();
		const events = await request(`${simulator.url}/control/events`, { dispatcher });
		events.body.on('error', () => undefined);
		await simulator.close();
		await expect(request(simulator.url, { dispatcher })).rejects.toThrow();
		await dispatcher.destroy();
	});

	it('gets an error when the port is in use', async () => {
		const { port } = await start();
		await expect(startSimulator({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
	});

	it('gets an error that names the wrong open point', async () => {
		await expect(startSimulator(JSON.parse('{"openPoints":{"recordOrder":"by-name"}}'))).rejects.toThrow(
			'Open point recordOrder cannot be "by-name"',
		);
	});

	it('sees the records of concurrent writers, each once', async () => {
		const simulator = await start();
		await Promise.all(
			Array.from({ length: 50 }, (_, place) =>
				call(simulator, 'tasks/addrecords', { xml: document({ Subject: `t${place}` }) }),
			),
		);
		expect(new Set(simulator.records('tasks').map(({ id }) => id)).size).toBe(50);
	});
});
