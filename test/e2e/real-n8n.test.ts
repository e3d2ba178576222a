/** The package as a person meets it: the real n8n, the real editor in a real browser, a simulated Zoho behind. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { agentSentences } from './agent-sentences';
import { credentialSentences } from './credential-sentences';
import { deskConnectionSentences, deskRunSentences } from './desk-sentences';
import { deskTriggerSentences } from './desk-trigger-sentences';
import { canvasSentences } from './editor-sentences';
import { emptyCanvasSentences } from './empty-canvas-sentences';
import { errorSentences } from './error-sentences';
import { explorerSentences } from './explorer-sentences';
import { operationSentences } from './operation-sentences';
import { comparedPictures, SHOWN_IN_DOCS } from './pictures';
import { closePlace, openPlace, type Place } from './place';
import { requestSentences } from './request-sentences';
import { secrecySentences } from './secrecy-sentences';
import { themeSentences } from './theme-sentences';
import { triggerSentences } from './trigger-sentences';

/** Starting n8n; on a machine that has not installed it yet, installing it first. Milliseconds. */
const START_WITHIN = 20 * 60_000;
/** All of it, on a slow machine too. Milliseconds. */
const END_WITHIN = 2 * START_WITHIN;

/**
 * What n8n's own page says with any package: it asks who is signed in before anybody is, and asks every node for sample
 * output, which only few nodes bring. And its nodes panel looks the package up at the npm registry.
 */
const EXPECTED_ERROR =
	/status of 401 .*\/rest\/login|status of 404 .*\/schemas\/n8n-nodes-|\(https:\/\/[^ ]*\/n8n-nodes-zoho-support\)/;

describe('n8n with the package installed', { timeout: END_WITHIN }, () => {
	let opened: Place | undefined;
	const place = (): Place => {
		assert.ok(opened, 'n8n did not start');
		return opened;
	};

	before(
		async () => {
			opened = await openPlace();
		},
		{ timeout: START_WITHIN },
	);
	after(closePlace);

	it('signs in as the owner', async () => {
		await place().editor.signIn(place().session.owner);
	});

	describe('an empty canvas', () => emptyCanvasSentences(place));
	describe('the canvas', () => canvasSentences(place));
	describe('the node', () => themeSentences(place));
	describe('the node for Zoho Desk', () => operationSentences(place, 'desk'));
	describe('the node for Zoho Support', () => operationSentences(place, 'support'));
	describe('a form', () => requestSentences(place));
	describe('a run that fails', () => errorSentences(place));
	describe('the trigger', () => triggerSentences(place));
	describe('the credential', () => credentialSentences(place));
	describe('a credential of Zoho Desk', () => deskConnectionSentences(place));
	describe('Zoho Desk', () => deskRunSentences(place));
	describe('the trigger of Zoho Desk', () => deskTriggerSentences(place));
	describe('an agent of n8n', () => agentSentences(place));
	describe('a model that builds workflows', () => explorerSentences(place));
	describe('what n8n remembers', () => secrecySentences(place));

	it('has taken each picture that the docs show', () => {
		assert.deepEqual(
			comparedPictures(),
			readdirSync(SHOWN_IN_DOCS)
				.map((file) => file.replace(/\.png$/, ''))
				.sort(),
		);
	});

	it('reports no error on the console of the browser', () => {
		assert.deepEqual(
			place().browser.errors.filter((error) => !EXPECTED_ERROR.test(error)),
			[],
		);
	});
});
