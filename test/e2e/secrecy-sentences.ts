/** What n8n must not remember, after runs that went well and runs that failed in every way. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import getPort from 'get-port';
import { errorOf } from '../../scripts/n8n/api';
import { CREDENTIAL_TYPE, credentialFor, SIGN_INS } from '../../scripts/n8n/credential';
import { withCredential, type StoredCredential } from '../../scripts/n8n/workflow';
import { readOneWorkflow } from './workflows';
import { WRONG_PASSWORD } from './credential-sentences';
import type { Place } from './place';
import { deskSecrets } from './desk-secrets';
import { leaksInFolder, leaksInText } from './secrets';

/** A record that no simulator has. */
const ABSENT = '99999999999';
/** A secret on its way to Zoho, whatever its value: tickets that the node obtained are known to nobody else. */
const SECRET_PARAMETER = /\b(authtoken|ticket|apikey|password)=/i;
const WRONG_SECRET = 'marked-wrong-secret-7c1d';

export function secrecySentences(place: () => Place): void {
	const run = async (title: string, credential: StoredCredential) => {
		const { api } = place().session;
		const workflow = withCredential(readOneWorkflow(title, ABSENT), credential);
		return await api.run(await api.addWorkflow(workflow), 'Start');
	};

	for (const signIn of SIGN_INS) {
		it(`fails a run with a sentence when there is no such record, signed in by ${signIn}`, async () => {
			const execution = await run(`Absent, ${signIn}`, place().session.credentials[signIn]);
			assert.equal(execution.status, 'error');
			assert.match(errorOf(execution), new RegExp(`no case with the ID ${ABSENT}`));
		});

		it(`fails a run with a sentence when the secrets are wrong, signed in by ${signIn}`, async () => {
			const { session } = place();
			const data = credentialFor(session.zoho, signIn);
			for (const field of ['authToken', 'password', 'apiKey']) if (field in data) data[field] = WRONG_SECRET;
			const name = `Wrong, ${signIn}`;
			const execution = await run(name, { name, id: await session.api.addCredential(name, CREDENTIAL_TYPE, data) });
			assert.equal(execution.status, 'error');
			assert.match(errorOf(execution), /password|token|key|sign/i);
		});

		it(`fails a run with a sentence when nobody answers, signed in by ${signIn}`, async () => {
			const { session } = place();
			const nowhere = `http://127.0.0.1:${await getPort()}`;
			const data = { ...credentialFor(session.zoho, signIn), apiAddress: nowhere, accountsAddress: nowhere };
			const name = `Nobody, ${signIn}`;
			const execution = await run(name, { name, id: await session.api.addCredential(name, CREDENTIAL_TYPE, data) });
			assert.equal(execution.status, 'error');
			assert.match(errorOf(execution), /could not be reached/);
		});
	}

	it('keeps no secret in the executions it saved, in its database, its log or any other file', async () => {
		const { session, browser } = place();
		const { authToken, password, apiKey } = session.zoho.access;
		const secrets = [WRONG_SECRET, WRONG_PASSWORD, authToken, password, apiKey, ...session.zoho.tokens()];
		secrets.push(...deskSecrets(session.desk));
		assert.ok(secrets.length > 10);
		const saved = JSON.stringify(await session.api.executions());
		assert.match(saved, /no case with the ID/, 'the failed runs are among the saved executions');
		assert.doesNotMatch(saved, SECRET_PARAMETER);
		assert.deepEqual(leaksInText(secrets, 'saved executions', saved), []);
		assert.deepEqual(leaksInFolder(secrets, session.n8n.folder.path), []);
		assert.deepEqual(leaksInText(secrets, 'console of the browser', browser.errors.join('\n')), []);
	});

	it('puts no secret of Zoho Desk into an address', () => {
		const entries = place().session.desk.journal.entries();
		assert.ok(entries.some(({ operationId }) => operationId === 'token'));
		assert.deepEqual(
			entries.filter(({ secretsInAddress }) => secretsInAddress),
			[],
		);
	});

	it('would find a secret that n8n did keep', () => {
		const { owner, n8n } = place().session;
		assert.notDeepEqual(leaksInFolder([owner.email], n8n.folder.path), []);
	});
}
