import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { startDeskSimulator, type DeskSimulator, type OpenPoints } from '../../../simulator/desk/simulator';
import { dayCounts, lanes } from '../../../nodes/ZohoSupport/connection/process-memory';
import { accountOf } from '../../../nodes/ZohoSupport/services/desk/account';
import type { DeskCall } from '../../../nodes/ZohoSupport/services/desk/call';
import { checkConnection } from '../../../nodes/ZohoSupport/services/desk/check';
import { forgetOrganizations } from '../../../nodes/ZohoSupport/services/desk/organization';
import { SCOPE } from '../../../nodes/ZohoSupport/services/desk/scopes';
import { deskHost, type DeskHost } from './desk-host';
import { LIST, opened, troubleOf, WRITE } from './opened';

let zoho: DeskSimulator;

beforeEach(async () => {
	for (const memory of [dayCounts, lanes]) memory.clear();
	forgetOrganizations();
	zoho = await startDeskSimulator({ seed: 1, tickets: 20 });
});

afterEach(async () => await zoho.close());

/** A host that is connected with these scopes: all that the credential asks for, unless said otherwise. */
async function connected(scopes = SCOPE.split(','), more: ICredentialDataDecryptedObject = {}): Promise<DeskHost> {
	const tokens = { access_token: zoho.grants.accessToken(scopes), refresh_token: zoho.grants.refreshToken(scopes) };
	return await deskHost(zoho.url, {
		...{ clientId: zoho.access.clientId, clientSecret: zoho.access.clientSecret },
		oauthTokenData: { token_type: 'Bearer', expires_in: 3600, ...tokens },
		...more,
	});
}

const READS: readonly DeskCall[] = [
	...['/tickets', '/contacts', '/accounts', '/tasks', '/products', '/contracts', '/articles'],
	...['/departments', '/agents', '/organizationFields?module=tickets', '/layouts?module=tickets'],
	'/tickets/search?subject=*a*',
].map((address) => {
	const [path, query = ''] = address.split('?');
	const more: Record<string, string> = /Fields|layouts/.test(path) ? {} : { limit: '10' };
	return {
		access: 'read',
		method: 'GET',
		path,
		query: { ...Object.fromEntries(new URLSearchParams(query)), ...more },
		weight: 3,
	};
});

describe('Zoho Desk, as its simulator knows it', () => {
	it('is reached: organization, edition and credits', async () => {
		const host = await connected();
		expect(await checkConnection(accountOf(await host.stored()), await opened(host))).toMatch(
			/^Connected to .+ \(60000000001\)\. Its edition is Enterprise\. [\d,]+ credits are left today\.$/,
		);
	});

	it.each(READS.map((call) => [call.path, call] as const))(
		'lets %s be read with the scopes of the credential',
		async (_path, call) => {
			const answer = await (await opened(await connected())).call(call);
			expect(answer.kind === 'error' ? answer.problem.message : answer.kind).toMatch(/^(body|empty)$/);
		},
	);

	it('says exactly what was spent', async () => {
		const connection = await opened(await connected());
		await connection.call(LIST);
		await connection.call(LIST);
		expect(connection.spent).toBe(zoho.journal.credits());
		expect(connection.usage().left).toBe(zoho.credits.limit - zoho.credits.used);
	});

	it('gives a new access token after the old one ended', async () => {
		const host = await connected();
		zoho.grants.expireAccessTokens();
		expect(await (await opened(host)).call(LIST)).toMatchObject({ kind: 'body' });
	});

	it('that was revoked is told as such', async () => {
		const host = await connected();
		zoho.grants.revoke();
		zoho.grants.expireAccessTokens();
		expect(await troubleOf((await opened(host)).call(LIST))).toMatchObject({
			kind: 'sign-in',
			message: expect.stringContaining('revoked'),
		});
	});

	it.each<[Partial<OpenPoints>]>([[{ tokenThrottle: '400' }], [{ tokenThrottle: '200' }]])(
		'that asks for fewer tokens is left alone: %j',
		async (points) => {
			zoho.setOpenPoints(points);
			const host = await connected();
			for (let runs = 0; runs < 10; runs += 1) {
				zoho.grants.expireAccessTokens();
				await (await opened(host)).call(LIST);
			}
			zoho.grants.expireAccessTokens();
			expect(await troubleOf((await opened(host)).call(LIST))).toMatchObject({ kind: 'rate' });
			const asked = zoho.journal.entries().length;
			await troubleOf((await opened(host)).call(LIST));
			expect(zoho.journal.entries().length - asked).toBe(1);
		},
	);

	it.each<[Partial<OpenPoints>, RegExp]>([
		[{ missingScope: '403' }, /Desk\.tickets\.READ/],
		[{ missingScope: '404' }, /./],
	])('that misses a right is told as such: %j', async (points, words) => {
		zoho.setOpenPoints(points);
		const answer = await (await opened(await connected(['Desk.basic.READ']))).call(LIST);
		if (answer.kind !== 'error') throw new Error('A refusal was expected');
		expect(answer.problem.message).toMatch(words);
		expect(answer.problem.nextStep).toMatch(/right/);
	});

	it('whose credits are gone stops all calls', async () => {
		const host = await connected();
		zoho.credits.exhaust();
		expect(await troubleOf((await opened(host)).call(LIST))).toMatchObject({ kind: 'quota' });
		const asked = zoho.journal.entries().length;
		await troubleOf((await opened(host)).call(WRITE));
		expect(zoho.journal.entries().length).toBe(asked);
	});

	it.each(['message', 'errorMessage'] as const)(
		'names a limit that is too great, under `%s`',
		async (errorMessageKey) => {
			zoho.setOpenPoints({ errorMessageKey });
			const answer = await (await opened(await connected())).call({ ...LIST, query: { limit: '101' } });
			expect(answer).toMatchObject({ kind: 'error', parameter: 'limit', range: { least: 1, most: 100 } });
		},
	);

	it.each([
		['http-500', 'service'],
		['html', 'garbled'],
		['half', 'garbled'],
		['rubbish', 'garbled'],
		['reset-after', 'network'],
	] as const)('whose answer to a write is damaged (%s) is not asked again', async (kind, trouble) => {
		const connection = await opened(await connected());
		await connection.call(LIST);
		zoho.journal.clear();
		zoho.faults.add({ kind, count: 1 });
		expect(await troubleOf(connection.call(WRITE))).toMatchObject({ kind: trouble });
		expect(zoho.journal.entries()).toHaveLength(1);
	});

	it('that repeats what was sent shows no secret', async () => {
		const host = await connected();
		const connection = await opened(host);
		await connection.call(LIST);
		zoho.faults.add({ kind: 'echo-error', count: 1 });
		const answer = await connection.call(WRITE);
		const { oauthTokenData, clientSecret } = await host.stored();
		const { access_token: token } = oauthTokenData as unknown as { access_token: string };
		expect(JSON.stringify(answer)).not.toContain(token);
		expect(JSON.stringify(answer)).not.toContain(String(clientSecret));
	});
});
