/** What a person sees whose run fails: what happened, and what to do next. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { CREDENTIAL_TYPE, credentialFor } from '../../scripts/n8n/credential';
import { withCredentials } from '../../scripts/n8n/workflow';
import { Mouse } from './hands';
import { NodeForm } from './node-form';
import { OUTPUT_PANEL } from './output-panel';
import { picture, pictureOfDocs } from './pictures';
import type { Place } from './place';
import { oneStepWorkflow, STEP } from './workflows';

/** An ID that no ticket has. */
const ABSENT = '600000000009999999';

export function errorSentences(place: () => Place): void {
	/** Runs a step of Get and gives what the output panel says, once it says it. */
	const readOne = async (recordId: string, sentence: RegExp): Promise<string> => {
		const { editor, session, browser } = place();
		const step = oneStepWorkflow('Read one', { service: 'desk', operation: 'get', recordId });
		await editor.openWorkflow(await session.api.addWorkflow(withCredentials(step, session.credentials)));
		await editor.openNode(STEP);
		return await new NodeForm(browser.page, new Mouse(browser.page)).execute(sentence);
	};

	it('says that there is no ticket with an ID, and where else to look', async () => {
		const sentence = /There is no ticket with the ID 600000000009999999\.\s+Check the ID\./;
		const said = await readOne(ABSENT, sentence);
		await pictureOfDocs(place().browser.page, 'error-no-such-ticket', { part: OUTPUT_PANEL });
		assert.match(said, sentence);
	});

	it('says that the number of a ticket is no ID, before it asks Zoho', async () => {
		const { desk } = place().session;
		const before = desk.journal.count({ kind: 'api' });
		const sentence = /'#1043', which is not an ID[^]*not its ticket number/;
		const said = await readOne('#1043', sentence);
		await picture(place().browser.page, 'error-number-as-id', OUTPUT_PANEL);
		assert.match(said, sentence);
		assert.equal(desk.journal.count({ kind: 'api' }), before);
	});

	it('says that Zoho refuses the credential, and where a new token comes from', async () => {
		const { editor, session, browser } = place();
		const name = 'A token that has ended';
		const data = { ...credentialFor(session.zoho, 'authToken'), authToken: 'e'.repeat(32) };
		const support = { name, id: await session.api.addCredential(name, CREDENTIAL_TYPE, data) };
		const step = oneStepWorkflow('Read cases', { service: 'support' });
		await editor.openWorkflow(await session.api.addWorkflow(withCredentials(step, { support })));
		await editor.openNode(STEP);
		const sentence = /does not accept the auth token in the credential[^]*Create a new token/;
		const said = await new NodeForm(browser.page, new Mouse(browser.page)).execute(sentence);
		await pictureOfDocs(browser.page, 'error-refused-credential', { part: OUTPUT_PANEL });
		assert.match(said, sentence);
	});
}
