/** What a person meets who connects Zoho Desk, works with it, and loses the connection. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { INodeParameters } from 'n8n-workflow';
import { SCOPE } from '../../nodes/ZohoSupport/services/desk/scopes';
import { DESK_CREDENTIAL_TYPE } from '../../scripts/n8n/credential';
import { errorOf, type Execution } from '../../scripts/n8n/api';
import { withCredentials, type StoredCredential } from '../../scripts/n8n/workflow';
import { FORM } from './credential-form';
import { noteTokens } from './desk-secrets';
import { decide, OAuthForm, USUAL_NAME } from './oauth-form';
import { OUTPUT_PANEL, outputOnce } from './output-panel';
import { oneStepWorkflow, STEP } from './workflows';
import { picture, pictureOfDocs } from './pictures';
import type { Place } from './place';

const FIELDS = ['Client ID', 'Client Secret', 'Data Centre', 'Organization ID', 'Department ID', 'Custom Scopes'];
const READ: INodeParameters = { service: 'desk', resource: 'case', operation: 'getMany' };
const CHECK: INodeParameters = { service: 'desk', resource: 'apiUsage', operation: 'checkConnection' };

const CONNECTED = /Connected to .+\. Its edition is Enterprise\. [\d,]+ credits are left today/;
const NOT_CONNECTED = /The credential is not connected to an account.*Open the credential and connect your account/s;
const REVOKED =
	/invalid_code\. The connection to Zoho is gone: someone revoked it.*Open the credential and connect your account again/s;

/** The credential that a person made. */
async function connected({ session }: Place): Promise<StoredCredential> {
	const all = await session.api.credentials(DESK_CREDENTIAL_TYPE);
	const made = all.find(({ name }) => name === USUAL_NAME);
	assert.ok(made, 'the credential was not stored');
	return made;
}

/** Stores a workflow of one step that uses the credential. */
async function stored(place: Place, name: string, parameters: INodeParameters): Promise<string> {
	const workflow = withCredentials(oneStepWorkflow(name, parameters), { desk: await connected(place) });
	return await place.session.api.addWorkflow(workflow);
}

/** Runs such a workflow without the editor. */
async function run(place: Place, name: string, parameters: INodeParameters): Promise<Execution> {
	return await place.session.api.run(await stored(place, name, parameters), 'Start');
}

const formOf = ({ browser, session }: Place) => new OAuthForm(browser.page, session.n8n.url);
const renewals = ({ session }: Place) =>
	session.desk.journal
		.entries()
		.filter(({ operationId, body }) => operationId === 'token' && JSON.stringify(body).includes('"refresh_token"'))
		.length;

export function deskConnectionSentences(place: () => Place): void {
	it('shows what to fill in, and the two addresses where the data centre is another one', async () => {
		const form = formOf(place());
		await form.create();
		const before = await form.fieldNames();
		for (const field of FIELDS) assert.ok(before.includes(field), `"${field}" is missing among ${before.join(', ')}`);
		assert.ok(!before.includes('Desk Address'));
		await form.fillIn(place().session.desk);
		const after = await form.fieldNames();
		for (const field of ['Desk Address', 'Accounts Address']) assert.ok(after.includes(field), after.join(', '));
		await picture(place().browser.page, 'credential-desk', FORM);
	});

	it('is not connected when a person rejects the consent, and the window says why', async () => {
		const form = formOf(place());
		const window = await form.connect();
		await decide(window, 'Reject');
		await window.getByText('More details').click();
		const said = await window.locator('body').innerText();
		await picture(window, 'consent-rejected');
		await window.close();
		assert.match(said, /access_denied[^]*Failed to connect/);
		assert.match(await form.says(false), /Connect your account to use this credential/);
	});

	it('ends a run with what to do while it is not connected', async () => {
		const { desk } = place().session;
		const before = desk.journal.count({ kind: 'api' });
		const execution = await run(place(), 'Not connected', READ);
		assert.equal(execution.status, 'error');
		assert.match(errorOf(execution), NOT_CONNECTED);
		assert.equal(desk.journal.count({ kind: 'api' }), before);
	});

	it('is connected when the person accepts, for the scopes that the node needs and with a token to renew', async () => {
		const { browser, session } = place();
		const form = formOf(place());
		await form.open((await connected(place())).id);
		const tokens = () => session.desk.journal.count({ operationId: 'token', status: 200, errorCode: null });
		const before = tokens();
		const window = await form.connect();
		await picture(window, 'consent');
		const asked = new URL(window.url()).searchParams;
		await decide(window, 'Accept');
		const said = await form.says(true);
		noteTokens(session.desk);
		await form.showHead();
		await pictureOfDocs(browser.page, 'credential-desk-connected', { part: FORM, covered: [form.redirectUrl()] });
		assert.match(said, /Account connected/);
		assert.equal(asked.get('scope'), SCOPE);
		assert.deepEqual([asked.get('access_type'), asked.get('prompt')], ['offline', 'consent']);
		assert.equal(tokens() - before, 1);
	});
}

export function deskRunSentences(place: () => Place): void {
	it('reads the tickets with Execute workflow and shows them', async () => {
		const { editor, session, browser } = place();
		await editor.openWorkflow(await stored(place(), 'Read tickets', { ...READ, returnAll: true }));
		await editor.execute();
		await editor.openNode(STEP);
		const tickets = session.desk.records('tickets');
		const shown = await outputOnce(browser.page, /ticketNumber/);
		await picture(browser.page, 'desk-get-many');
		assert.match(shown, new RegExp(`\\b${tickets.length} items`));
		assert.match(shown, /ticketNumber/);
		assert.equal(renewals(place()), 0);
	});

	it('names the organization and what is left of the credits with Check Connection', async () => {
		const { editor, browser } = place();
		await editor.openWorkflow(await stored(place(), 'Check', CHECK));
		await editor.execute();
		await editor.openNode(STEP);
		const shown = await outputOnce(browser.page, CONNECTED);
		await picture(browser.page, 'desk-check-connection');
		assert.match(shown, CONNECTED);
	});

	it('runs on after the access token has expired, for one new token', async () => {
		const { session } = place();
		const before = renewals(place());
		session.desk.grants.expireAccessTokens();
		const execution = await run(place(), 'Expired', READ);
		noteTokens(session.desk);
		assert.equal(execution.status, 'success', errorOf(execution));
		assert.equal(renewals(place()) - before, 1);
		assert.equal((await run(place(), 'Renewed', READ)).status, 'success');
		assert.equal(renewals(place()) - before, 1, 'n8n kept the new token');
	});

	it('says what happened and what to do when someone has revoked the connection', async () => {
		const { editor, session, browser } = place();
		session.desk.grants.revoke(session.desk.grants.refreshTokens().at(-1));
		await editor.openWorkflow(await stored(place(), 'Revoked', READ));
		const notice = await editor.executeInVain();
		await editor.openNode(STEP);
		const shown = await outputOnce(browser.page, REVOKED);
		await pictureOfDocs(browser.page, 'error-revoked', { part: OUTPUT_PANEL });
		assert.match(notice, /The connection to Zoho is gone/);
		assert.match(shown, REVOKED);
	});

	it('asks for no further token while the connection is gone', async () => {
		const before = renewals(place());
		const execution = await run(place(), 'Revoked still', READ);
		assert.match(errorOf(execution), /The connection to Zoho is gone.*connect your account again/s);
		assert.equal(renewals(place()), before);
	});

	it('works again as soon as the account is connected again', async () => {
		const { session } = place();
		const form = formOf(place());
		await form.open((await connected(place())).id);
		await decide(await form.connect(), 'Accept');
		await form.says(true);
		noteTokens(session.desk);
		const execution = await run(place(), 'Connected again', READ);
		assert.equal(execution.status, 'success', errorOf(execution));
	});
}
