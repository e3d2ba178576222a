import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { dayCounts, lanes } from '../../../nodes/ZohoSupport/connection/process-memory';
import { forgetOrganizations } from '../../../nodes/ZohoSupport/services/desk/organization';
import { deskHost } from './desk-host';
import { deskStub, type DeskStub, type Given, ONE_ORGANIZATION, type Seen } from './desk-stub';
import { LIST, opened, READ, troubleOf, WRITE } from './opened';

let answer: (seen: Seen) => Given;
let organizations: Given;
let stub: DeskStub;

beforeEach(async () => {
	forgetOrganizations();
	dayCounts.clear();
	lanes.clear();
	organizations = ONE_ORGANIZATION;
	answer = () => ({ body: { id: '1' } });
	stub = await deskStub((seen) => (seen.path === '/organizations' ? organizations : answer(seen)));
});

afterEach(async () => await stub.close());

const host = async (more = {}) => await deskHost(stub.address, more);

describe('a call', () => {
	it('carries the organization as a header, the token only as a header, and no organization to list them', async () => {
		await (await opened(await host())).call(LIST);
		const [list, call] = stub.seen;
		expect([list.headers.orgid, call.headers.orgid]).toEqual([undefined, '77']);
		expect(call.headers.authorization).toBe('Bearer access 1');
		expect(call.query).toEqual({ limit: '100' });
	});

	it('sends its body as JSON', async () => {
		await (await opened(await host({ organizationId: '77' }))).call(WRITE);
		expect(stub.seen[0]).toMatchObject({
			headers: { 'content-type': 'application/json' },
			body: '{"subject":"Printer on fire"}',
		});
	});

	it('brings a file with its bytes and its name, whatever type Zoho gives it', async () => {
		answer = () => ({
			headers: { 'content-type': 'text/html', 'content-disposition': `attachment; filename*=UTF-8''a%20%C3%A4.txt` },
			body: '<b>bytes</b>',
		});
		const { call } = await opened(await host({ organizationId: '77' }));
		const file = await call({ ...READ, isDownload: true });
		expect(file).toMatchObject({ kind: 'file', fileName: 'a ä.txt', contentType: 'text/html' });
		if (file.kind === 'file') expect(new TextDecoder().decode(file.content)).toBe('<b>bytes</b>');
	});

	it('without a body in the answer is empty', async () => {
		answer = () => ({ status: 204 });
		expect(await (await opened(await host())).call(LIST)).toEqual({ kind: 'empty' });
	});

	it('keeps ids with all their digits', async () => {
		answer = () => ({ body: '{"id":18920000000420321234,"count":3}' });
		expect(await (await opened(await host())).call(READ)).toEqual({
			kind: 'body',
			body: { id: '18920000000420321234', count: 3 },
		});
	});

	it('that is redirected is not followed: the token would go elsewhere', async () => {
		answer = () => ({ status: 302, headers: { location: `${stub.address}/elsewhere` } });
		expect(await troubleOf((await opened(await host())).call(WRITE))).toMatchObject({ kind: 'garbled' });
		expect(stub.calls()).not.toContain('GET /elsewhere');
	});
});

describe('the organization', () => {
	it('is found by itself if there is one, once for the process', async () => {
		const desk = await host();
		await (await opened(desk)).call(READ);
		await (await opened(desk)).call(READ);
		expect(stub.calls().filter((call) => call === 'GET /organizations')).toHaveLength(1);
	});

	it('is not looked up if the credential names it', async () => {
		answer = () => ({ headers: { 'x-rate-limit-remaining-v3': '90' }, body: {} });
		const connection = await opened(await host({ organizationId: '5' }));
		await connection.call(READ);
		await connection.call(READ);
		expect(stub.calls()).not.toContain('GET /organizations');
	});

	it('must be chosen if there are several: the message lists them', async () => {
		organizations = { body: { data: [...ORGANIZATIONS] } };
		expect(await troubleOf((await opened(await host())).call(READ))).toMatchObject({
			kind: 'setup',
			message: expect.stringContaining('Acme (77), Beta (78)'),
			nextStep: expect.stringContaining('Organization ID'),
		});
		expect(stub.calls()).toEqual(['GET /organizations']);
	});

	it('is missing for an account that has none', async () => {
		organizations = { status: 204 };
		expect((await troubleOf((await opened(await host())).call(READ))).message).toContain('no organization');
	});
});

const ORGANIZATIONS = [
	{ id: '77', companyName: 'Acme', edition: 'FREE' },
	{ id: '78', companyName: 'Beta', edition: 'ENTERPRISE' },
];

describe('the credits of the day', () => {
	it('are what the service says is left', async () => {
		answer = () => ({
			headers: { 'X-Rate-Limit-Remaining-v3': '74000', 'X-Rate-Limit-Request-Weight-v3': '3' },
			body: {},
		});
		const connection = await opened(await host());
		await connection.call(LIST);
		expect(connection.usage()).toMatchObject({ left: 74_000, used: 1_000, limit: 75_000 });
		expect(connection.spent).toBe(4);
	});

	it('may be more than the estimate by edition', async () => {
		answer = () => ({ headers: { 'X-Rate-Limit-Remaining-v3': '80000' }, body: {} });
		const connection = await opened(await host({ organizationId: '77', edition: 'professional' }));
		await connection.call(LIST);
		expect(connection.usage()).toMatchObject({ left: 80_000, used: 3, limit: 80_003 });
	});

	it('cost what the service says, which may be more than expected', async () => {
		answer = () => ({ headers: { 'X-Rate-Limit-Request-Weight-v3': '50' }, body: {} });
		const connection = await opened(await host({ organizationId: '77', edition: 'enterprise' }));
		await connection.call(LIST);
		expect([connection.spent, connection.usage().used]).toEqual([50, 50]);
	});

	it('are estimated by the edition that the service names, if it does not say what is left', async () => {
		const connection = await opened(await host({ organizationId: '77' }));
		await connection.call(READ);
		await connection.call(READ);
		await connection.call(READ);
		expect(connection.usage()).toMatchObject({ limit: 75_000, used: 4 });
		expect(stub.calls().filter((call) => call === 'GET /organizations')).toHaveLength(1);
	});

	it('are not used by workflows that nobody waits for when only the reserve is left', async () => {
		answer = () => ({ headers: { 'X-Rate-Limit-Remaining-v3': '500' }, body: {} });
		const desk = await host({ organizationId: '77', edition: 'free' });
		await (await opened(desk)).call(READ);
		expect(await troubleOf((await opened(desk, true)).call(READ))).toMatchObject({
			kind: 'reserve',
			message: expect.stringContaining("4,500 of today's 5,000 credits are used"),
		});
		expect(await (await opened(desk)).call(READ)).toMatchObject({ kind: 'body' });
	});

	it('are kept for people by the edition that the service names, whatever others have used', async () => {
		answer = () => ({ headers: { 'X-Rate-Limit-Remaining-v3': '7500' }, body: {} });
		const desk = await host({ organizationId: '77' });
		await (await opened(desk, true)).call(READ);
		const connection = await opened(desk, true);
		expect(await troubleOf(connection.call(READ))).toMatchObject({ kind: 'reserve' });
		expect(connection.usage()).toMatchObject({ limit: 75_000, reserve: 7_500, left: 7_500 });
	});

	it('that are gone stay so when the edition becomes known', async () => {
		answer = () => ({ status: 429, body: { errorCode: 'THRESHOLD_EXCEEDED' } });
		const desk = await host({ organizationId: '77' });
		await troubleOf((await opened(desk)).call(READ));
		const again = await opened(desk, true);
		expect(await troubleOf(again.call(READ))).toMatchObject({ kind: 'quota' });
		expect(stub.calls()).toEqual(['GET /tickets/1892000000042032']);
	});

	it('are gone: nothing is sent for as long as the service asks, by no workflow', async () => {
		answer = () => ({ status: 429, headers: { 'Retry-After': '7200' }, body: { errorCode: 'THRESHOLD_EXCEEDED' } });
		const desk = await host({ organizationId: '77' });
		const before = Date.now();
		const trouble = await troubleOf((await opened(desk)).call(READ));
		expect(trouble).toMatchObject({ kind: 'quota', code: 'THRESHOLD_EXCEEDED' });
		const connection = await opened(desk);
		expect((await troubleOf(connection.call(READ))).message).toContain('No request was sent');
		expect(Date.parse(connection.usage().resetsAt) - before).toBeGreaterThanOrEqual(7_200_000);
		expect(stub.calls()).toHaveLength(1);
	});
});

describe('a call that never arrived', () => {
	it('costs nothing and says which address cannot be reached', async () => {
		const desk = await host({ organizationId: '77' });
		const connection = await opened(desk);
		await stub.close();
		const trouble = await troubleOf(connection.call(WRITE));
		expect(trouble).toMatchObject({ kind: 'network', neverArrived: true });
		expect(trouble.message).toContain('127.0.0.1');
		expect(connection.spent).toBe(0);
		stub = await deskStub(() => ({}));
	});
});
