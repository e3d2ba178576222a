import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createEngine, type Engine } from './engine';
import { serve, type LocalService } from './local-service';
import { chain, node } from './workflow-json';

/** n8n's Metabase credential mints a session with preAuthentication, as ours does. */
describe('credentials in the engine', () => {
	let engine: Engine;
	let service: LocalService;
	let minted = 0;
	let accepted = '';

	beforeAll(async () => {
		service = await serve((request, response) => {
			response.setHeader('content-type', 'application/json');
			if (request.url === '/api/session') {
				accepted = `session ${++minted}`;
				return void response.end(JSON.stringify({ id: accepted }));
			}
			response.statusCode = request.headers['x-metabase-session'] === accepted ? 200 : 401;
			response.end('{"ok":true}');
		});
	});

	afterAll(async () => await service.close());

	beforeEach(async () => {
		engine = await createEngine();
		minted = 0;
		accepted = '';
	});

	const account = () => ({
		Desk: { url: service.address, username: 'ann@example.com', password: 'a secret password' },
	});
	const workflow = () =>
		chain(
			node('Start', 'manualTrigger'),
			node(
				'Call',
				'httpRequest',
				{
					url: service.address,
					authentication: 'predefinedCredentialType',
					nodeCredentialType: 'metabaseApi',
					options: {},
				},
				{ typeVersion: 4.2, credentials: { metabaseApi: { id: null, name: 'Desk' } } },
			),
		);

	it('mints once what expires, and keeps it for the next run', async () => {
		const first = await engine.run(workflow(), { credentials: account() });
		const second = await engine.run(workflow());
		expect([first.error, second.error]).toEqual([undefined, undefined]);
		expect(minted).toBe(1);
		expect(await engine.credentials.decrypted('metabaseApi', 'Desk')).toEqual({
			...account().Desk,
			sessionToken: 'session 1',
		});
	});

	it('mints anew when the service answers 401', async () => {
		await engine.run(workflow(), { credentials: account() });
		accepted = 'nothing';
		const outcome = await engine.run(workflow());
		expect(outcome.error).toBeUndefined();
		expect(minted).toBe(2);
	});

	it('stores everything encrypted', async () => {
		await engine.run(workflow(), { credentials: account() });
		const stored = JSON.stringify(engine.credentials.all());
		expect(stored).not.toMatch(/secret|session 1|ann@example/);
	});

	it('fails the node that uses a credential which is not there', async () => {
		const outcome = await engine.run(workflow());
		expect(outcome.error?.node).toBe('Call');
	});
});
