import { describe, expect, it } from '@jest/globals';
import type { INodeParameters } from 'n8n-workflow';
import type { Fault } from '../../../simulator/desk/simulator';
import { deskWorkflow } from '../desk-portal';
import { ZOHO } from '../zoho-node';
import { addTickets, openDeskBench } from './bench';

const TICKET = { resource: 'case', operation: 'get' };
const ASSIGN = { resource: 'case', operation: 'assign', assignTo: 'agentAndTeam' };
const CREATE = { resource: 'case', operation: 'create' };

describe('an open form on Zoho Desk', () => {
	const bench = openDeskBench();

	const list = async (parameters: INodeParameters = TICKET, field = 'recordId') => {
		const { results } = await bench.engine.list(deskWorkflow(parameters), { node: ZOHO, field });
		return results.map(({ name }) => name);
	};
	const refused = async (...given: Parameters<typeof list>) =>
		String(await list(...given).catch((error: unknown) => (error as Error).message));
	const columns = async () => {
		const { fields, emptyFieldsNotice } = await bench.engine.columns(deskWorkflow(CREATE), {
			node: ZOHO,
			field: 'fields',
		});
		return { notice: emptyFieldsNotice, own: fields.flatMap(({ id }) => /\((cf_\w+)\)$/.exec(id)?.[1] ?? []) };
	};
	const requests = () => bench.zoho.journal.count({ kind: 'api' });

	it.each<readonly [what: string, fault: Fault, words: RegExp]>([
		['a page comes in place of an answer', { kind: 'html', count: 3 }, /web page came.*addresses in the credential/],
		['the answer is cut off', { kind: 'half', count: 3 }, /cut off.*addresses in the credential/],
		['the connection breaks', { kind: 'reset-before', count: 3 }, /could not be reached.*network, proxy and firewall/],
		['Zoho fails', { kind: 'http-500', count: 3 }, /HTTP 500.*If this stays, the fault is at Zoho/],
		['Zoho has an internal error', { kind: 'internal-error', count: 3 }, /INTERNAL_SERVER_ERROR.*report it to Zoho/],
		['Zoho refuses', { kind: 'refuse', code: 'FORBIDDEN', count: 1 }, /FORBIDDEN.*profile of the connected user/],
		['a gateway refuses', { kind: 'gateway', status: 403, count: 1 }, /HTTP 403.*proxy, firewall or gateway/],
		['Zoho wants a pause', { kind: 'http-429', retryAfter: 100, count: 1 }, /HTTP 429.*Wait 100 seconds, then try/],
		['a row has no ID', { kind: 'foreign-shape', count: 1 }, /a record has no ID/],
	])('says what to do where %s, and asks again when it is opened again', async (_, fault, words) => {
		addTickets(bench.zoho, 1);
		bench.zoho.faults.add({ ...fault, operationId: 'getTickets' });
		expect(await refused()).toMatch(words);
		expect(await list()).toHaveLength(1);
	});

	it('says until when no credits are left', async () => {
		bench.zoho.credits.exhaust();
		expect(await refused()).toMatch(/credits are used up.*come back at 20\d\d.*upgrade the edition/);
	});

	it('renews a token that expired', async () => {
		addTickets(bench.zoho, 1);
		bench.zoho.grants.expireAccessTokens();
		expect(await list()).toHaveLength(1);
		expect(bench.zoho.journal.count({ operationId: 'token' })).toBe(1);
	});

	it('says that a consent was revoked, asks for one token, and works after a new consent', async () => {
		bench.zoho.grants.revoke();
		bench.zoho.grants.expireAccessTokens();
		expect(await refused()).toMatch(/connection to Zoho is gone.*connect your account again/);
		expect(await refused(ASSIGN, 'agentId')).toMatch(/did not ask for a token again.*connect your account again/);
		expect(bench.zoho.journal.count({ operationId: 'token' })).toBe(1);
		await bench.save();
		expect(await list(ASSIGN, 'agentId')).toContain('Ada Admin (ada@demodesk.example)');
	});

	it('does not keep for a day that an account has no organization', async () => {
		addTickets(bench.zoho, 1);
		bench.zoho.faults.add({ kind: 'empty', operationId: 'getOrganizations', count: 1 });
		expect(await refused()).toMatch(/belongs to no organization.*data centre/);
		expect(await list()).toHaveLength(1);
	});

	it.each([
		['layouts', 'getLayouts'],
		['the layout', 'getLayout'],
	])('shows Zoho’s words where %s could not be read, and the own fields the next time', async (_, operationId) => {
		bench.zoho.faults.add({ kind: 'internal-error', operationId, count: 3 });
		expect(await columns()).toEqual({ notice: expect.stringContaining('INTERNAL_SERVER_ERROR'), own: [] });
		expect((await columns()).own).toContain('cf_severity');
	});

	it('shows the known fields to an account that may not read them, and the own fields once it may', async () => {
		for (const operationId of ['getLayouts', 'getFields'])
			bench.zoho.faults.add({ kind: 'refuse', code: 'FORBIDDEN', operationId, count: 1 });
		expect(await columns()).toEqual({ notice: undefined, own: [] });
		expect((await columns()).own).toContain('cf_severity');
	});

	it('shows nothing of an organization to an account that only knows its ID', async () => {
		addTickets(bench.zoho, 1);
		const organizationId = bench.zoho.access.orgId;
		await bench.save({ organizationId });
		await Promise.all([list(), list(ASSIGN, 'agentId'), columns()]);
		const assign = { ...ASSIGN, assignTo: 'agent', recordId: '1' };
		await bench.items({ ...assign, agentId: 'Ada Admin', options: { dryRun: true } });
		const before = requests();
		await bench.save({ organizationId, oauthTokenData: { access_token: 'strange', refresh_token: 'strange' } });
		expect(await refused()).toMatch(/connect your account again/);
		expect(await refused(ASSIGN, 'agentId')).toMatch(/connect your account again/);
		expect((await columns()).notice).toMatch(/connect your account again/);
		const { error } = await bench.run({ ...assign, agentId: 'Nobody' });
		expect(`${error?.message} ${error?.description}`).not.toMatch(/Ada Admin/);
		expect(requests()).toBeGreaterThan(before);
	});
});
