import { describe, expect, it } from '@jest/globals';
import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { IDataObject } from 'n8n-workflow';
import { CREATE, newCases, openPortal, READ, USAGE } from './portal';
import { skippedWaits } from './waits';
import { GO_ON, subjects } from './workbench';
import { autoMap, ZOHO } from './zoho-node';

const fate = ({ outcome, details }: IDataObject) => outcome ?? (details as IDataObject | undefined)?.outcome;

/** Statuses by which a proxy or firewall says that it did not forward the request. */
const NOT_HANDED_ON = [401, 403, 405, 407, 411, 414, 415, 417, 421, 426, 431, 451, 501, 505, 511];
/** Statuses after which the request may still have been carried out. */
const OPEN = [400, 406, 408, 409, 422, 500, 502, 503, 504];
const WRITES = ['create', 'update', 'delete'] as const;
const write = (operation: (typeof WRITES)[number]) => ({
	resource: 'case',
	operation,
	recordId: '7',
	dataMode: 'json',
	jsonFields: '{"Subject":"x","Contact Name":"Ann"}',
});

describe('a proxy or firewall in front of Zoho', () => {
	const portal = openPortal();
	const waits = skippedWaits();

	it.each(NOT_HANDED_ON.flatMap((status) => WRITES.map((operation) => [status, operation] as const)))(
		'that answers HTTP %i carried out no write: %s',
		async (status, operation) => {
			await portal.save();
			portal.simulator.faults.add({ kind: 'gateway', status, count: 100 });
			const outcome = await portal.run(write(operation), { items: [{}, {}, {}], settings: GO_ON });
			expect(outcome.json(ZOHO).map(fate)).toEqual(['notSent', 'notSent', 'notSent']);
			expect(outcome.json(ZOHO)[0]).toMatchObject({ error: expect.stringContaining(`HTTP ${status}`) });
			expect(portal.cost().requests).toBe(1);
		},
	);

	it.each(OPEN.flatMap((status) => WRITES.map((operation) => [status, operation] as const)))(
		'that answers HTTP %i leaves a write uncertain: %s',
		async (status, operation) => {
			await portal.save();
			portal.simulator.faults.add({ kind: 'gateway', status, count: 100 });
			const outcome = await portal.run(write(operation), { settings: GO_ON });
			expect(outcome.json(ZOHO).map(fate)).toEqual(['uncertain']);
			expect(portal.cost().requests).toBe(1);
		},
	);

	it.each(NOT_HANDED_ON.filter((status) => status !== 411))(
		'that answers a read with HTTP %i is not asked again',
		async (status) => {
			await portal.save();
			portal.simulator.faults.add({ kind: 'gateway', status, count: 100 });
			const outcome = await portal.run(READ, { items: [{}, { n: 2 }] });
			expect(outcome.error?.message).toContain(`HTTP ${status}`);
			expect(portal.cost().requests).toBe(1);
		},
	);

	it('that answers HTTP 408 is asked again for a read', async () => {
		await portal.save();
		portal.simulator.faults.add({ kind: 'gateway', status: 408 });
		expect((await portal.run(READ)).error).toBeUndefined();
		expect(portal.cost().requests).toBe(2);
	});

	it('costs no request of the day when it forwarded none', async () => {
		await portal.save();
		portal.simulator.faults.add({ kind: 'gateway', status: 407 });
		await portal.run(READ);
		expect((await portal.run(USAGE)).json(ZOHO)).toMatchObject([{ usedToday: 0 }]);
	});

	it('that requires a sign-in is reported, with where to enter it', async () => {
		await portal.save();
		portal.simulator.faults.add({ kind: 'gateway', status: 407 });
		const { error } = await portal.run(READ);
		expect(error).toMatchObject({
			message: expect.stringMatching(/proxy .*HTTP 407/),
			description: expect.stringMatching(/user and password of the proxy/),
		});
	});

	it.each(['apiauthtoken', 'login'])(
		'that requires a sign-in is also reported at the sign-in to Zoho: %s',
		async (method) => {
			await portal.save({ signIn: method === 'login' ? 'ticket' : 'password' });
			portal.simulator.faults.add({ kind: 'gateway', status: 407, method });
			const { error } = await portal.run(CREATE, { items: newCases(1) });
			expect(error).toMatchObject({
				message: expect.stringMatching(/proxy .*HTTP 407/),
				description: expect.stringMatching(/user and password of the proxy/),
			});
			expect(`${error?.message} ${error?.description}`).not.toMatch(/retired/);
			expect(portal.cost()).toEqual({ signIns: 1, requests: 0 });
		},
	);

	it.each([500, 502, 503])(
		'that fails at the sign-in with HTTP %i is not reported as a retired service',
		async (status) => {
			await portal.save({ signIn: 'password' });
			portal.simulator.faults.add({ kind: 'gateway', status, method: 'apiauthtoken' });
			const { error } = await portal.run(READ);
			expect(error?.message).toContain(`HTTP ${status}`);
			expect(`${error?.message} ${error?.description}`).not.toMatch(/retired/);
		},
	);

	it.each([407, 403, 500, 429])(
		'that answers HTTP %i is reported by the Test button in the same words',
		async (status) => {
			await portal.save();
			portal.simulator.faults.add({ kind: 'gateway', status, count: 5 });
			const tested = await portal.test();
			portal.simulator.faults.clear();
			portal.simulator.faults.add({ kind: 'gateway', status, count: 5 });
			const { error } = await portal.run(READ);
			expect(tested).toEqual({
				status: 'Error',
				message: `${error?.message.replace('Item 0: ', '')} ${error?.description}`,
			});
		},
	);

	it('that limits the size of a request gets the rows in halves', async () => {
		await portal.save();
		portal.simulator.faults.add({ kind: 'gateway', status: 413, above: 20_000, count: 1000 });
		const items = newCases(40).map((item): IDataObject => ({ ...item, Description: 'x'.repeat(1_000) }));
		const outcome = await portal.run(CREATE, { items, settings: GO_ON });
		expect(outcome.json(ZOHO).map(fate)).toEqual(items.map(() => 'created'));
		expect(subjects(portal.simulator)).toEqual(items.map(({ Subject }) => Subject));
		expect(portal.cost().requests).toBe(6);
	});

	it('that does not accept one large row refuses only that row', async () => {
		await portal.save();
		portal.simulator.faults.add({ kind: 'gateway', status: 413, above: 20_000, count: 1000 });
		const items = newCases(4).map((item, place) => ({ ...item, Description: 'x'.repeat(place === 2 ? 30_000 : 10) }));
		const outcome = await portal.run(CREATE, { items, settings: GO_ON });
		expect(outcome.json(ZOHO).map(fate)).toEqual(['created', 'created', 'refused', 'created']);
		expect(outcome.json(ZOHO)[2]?.error).toMatch(/HTTP 413/);
	});

	it('that does not accept one large change refuses it, and the run continues', async () => {
		await portal.save();
		const id = portal.simulator.add('requests', { Subject: 'x', 'Contact Name': 'Ann' });
		portal.simulator.faults.add({ kind: 'gateway', status: 413, above: 20_000, count: 1000 });
		const parameters = { resource: 'case', operation: 'update', recordId: id, fields: autoMap() };
		const outcome = await portal.run(parameters, {
			items: [{ Description: 'x'.repeat(30_000) }, { Description: 'short' }],
			settings: GO_ON,
		});
		expect(outcome.json(ZOHO).map(fate)).toEqual(['refused', 'updated']);
	});

	it('that answers HTTP 429 without Retry-After gets a read once more after a minute', async () => {
		await portal.save();
		portal.simulator.faults.add({ kind: 'gateway', status: 429 });
		expect((await portal.run(READ)).error).toBeUndefined();
		expect(waits).toEqual([67_500]);
		expect(portal.cost().requests).toBe(2);
	});
});

describe('a handshake that fails', () => {
	const portal = openPortal();
	skippedWaits();

	/** A server that accepts the connection and then does this with the first bytes, the beginning of TLS. */
	async function atHandshake(meet: (socket: Socket) => void): Promise<{ address: string; close: () => void }> {
		const server = createServer((socket) => {
			socket.on('error', () => undefined);
			socket.once('data', () => meet(socket));
		});
		await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
		return { address: `https://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => void server.close() };
	}

	it.each<readonly [string, (socket: Socket) => void]>([
		['a server that speaks no TLS', (socket) => void socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')],
		['a connection that is closed', (socket) => void socket.destroy()],
		['a connection that is reset', (socket) => void socket.resetAndDestroy()],
		['an alert', (socket) => void socket.end(Buffer.from([21, 3, 3, 0, 2, 2, 40]))],
	])('never sent a write: %s', async (_what, meet) => {
		const server = await atHandshake(meet);
		await portal.save({ apiAddress: server.address });
		const outcome = await portal.run(CREATE, { items: newCases(2), settings: GO_ON });
		const usage = await portal.run(USAGE);
		server.close();
		expect(outcome.json(ZOHO).map(fate)).toEqual(['notSent', 'notSent']);
		expect(usage.json(ZOHO)).toMatchObject([{ usedToday: 0 }]);
	});
});
