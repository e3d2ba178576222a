/** What a person meets who wants a workflow to start by itself. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { CREDENTIAL_TYPE, credentialFor } from '../../scripts/n8n/credential';
import { withCredential } from '../../scripts/n8n/workflow';
import { marked, USUAL } from './browser';
import { picture, pictureOfDocs } from './pictures';
import { exampleNamed, type Place } from './place';

const TRIGGER = 'When a case comes in';
const LABELS = [
	'Poll Times',
	'Mode',
	'What It Costs',
	'Resource',
	'Event',
	'Only When',
	'Start From',
	'Simplify',
	'Options',
];

/** The size of the picture in the README: a workflow of two steps needs no more. */
const SMALL = { width: 1240, height: 700 };

/** What the nodes panel calls the trigger's events. */
const EVENTS = [
	'When a record is created',
	'When a record is created or updated',
	'When a field of a record changes',
	'When a record is updated',
];

/** A credential of the Free edition, by its name in n8n. */
const FREE = 'Free edition';

/** One that Zoho refuses. */
const REFUSED = 'Refused token';

export function triggerSentences(place: () => Place): void {
	/** The form of the trigger in a copy of its example: the editor saves what a person changes. */
	const openForm = async () => {
		const { editor, session } = place();
		await editor.openWorkflow(await session.api.addWorkflow(exampleNamed(session, 'new-case-to-webhook').workflow));
		await editor.showAll();
		await editor.openNode(TRIGGER);
	};

	it('is offered, with its icon, for each of its events when a workflow is begun', async () => {
		const { editor, session, browser } = place();
		await editor.openEmptyWorkflow(
			await session.api.addWorkflow({ name: 'Begun', nodes: [], connections: {}, settings: {} }),
		);
		await (await editor.findInNodesPanel('zoho desk')).click();
		const offered = browser.page.locator(marked('item-iterator-item')).filter({ hasText: 'record' });
		await offered.first().waitFor();
		await picture(browser.page, 'nodes-panel-trigger');
		assert.deepEqual(
			(await offered.allInnerTexts()).map((text) => text.trim()),
			EVENTS,
		);
		assert.ok(
			await offered
				.first()
				.locator('img')
				.first()
				.evaluate((image) => 'naturalWidth' in image && Number(image.naturalWidth) > 0),
		);
	});

	it('shows a form whose labels say what there is to decide', async () => {
		const { editor, browser } = place();
		await openForm();
		const shown = await editor.fieldNames();
		await picture(browser.page, 'form-trigger');
		assert.deepEqual(
			shown.filter((label) => label !== 'Credential'),
			LABELS,
		);
	});

	it('shows what a poll each minute costs a day, beside what the edition allows, in a line that can be read', async () => {
		const { editor } = place();
		await openForm();
		assert.match(await editor.shown('price', /day/), /^About 1,440 requests a day; 15,000 are allowed$/);
		assert.ok(await editor.fits('price'), 'the line is cut off');
	});

	it('shows another price for another poll time', async () => {
		const { editor, browser } = place();
		await openForm();
		await editor.choose('mode', 'Every Hour');
		assert.match(await editor.shown('price', /24 requests/), /^About 24 requests a day/);
		await editor.choose('mode', 'Every X');
		assert.match(await editor.shown('price', /12 requests/), /^About 12 requests a day/);
		await picture(browser.page, 'form-trigger-every-x');
	});

	it('shows what the edition of another credential allows', async () => {
		const { editor, session, browser } = place();
		await session.api.addCredential(FREE, CREDENTIAL_TYPE, {
			...credentialFor(session.zoho, 'authToken'),
			edition: 'free',
			licences: 1,
		});
		await openForm();
		await editor.chooseCredential(FREE);
		assert.match(await editor.shown('price', /250/), /^About 1,440 requests a day; only 250 are allowed$/);
		assert.ok(await editor.fits('price'), 'the line is cut off');
		await picture(browser.page, 'form-trigger-free');
	});

	it('says in plain words that an empty portal has nothing to show', async () => {
		const { editor, session, browser } = place();
		session.zoho.reset();
		await openForm();
		const sentence = /The credential shows no cases yet, so there is no test event\./;
		assert.match(await editor.fetchTestEvent(sentence), sentence);
		await picture(browser.page, 'trigger-empty-portal');
	});

	it('fetches one real record, the one changed last, for one request', async () => {
		const { editor, session, browser } = place();
		session.zoho.reset();
		const { clock, add } = session.zoho;
		clock.advance(-60_000);
		add('requests', { Subject: 'An older case' });
		clock.advance(60_000);
		add('requests', { Subject: 'The printer is silent' });
		await openForm();
		const shown = await editor.fetchTestEvent(/The printer is silent/);
		await picture(browser.page, 'trigger-test-event');
		assert.match(shown, /1 item[^]*created[^]*The printer is silent/);
		assert.equal(session.zoho.journal.count({ kind: 'api' }), 1);
	});

	it('is not published with a token that Zoho refuses, and the editor says why', async () => {
		const { editor, session, browser } = place();
		const id = await session.api.addCredential(REFUSED, CREDENTIAL_TYPE, {
			...credentialFor(session.zoho, 'authToken'),
			authToken: 'f'.repeat(32),
		});
		const { workflow } = exampleNamed(session, 'new-case-to-webhook');
		await editor.openWorkflow(await session.api.addWorkflow(withCredential(workflow, { id, name: REFUSED })));
		const said = await editor.publish();
		await picture(browser.page, 'trigger-not-published');
		assert.match(said, /could not be published[^]*does not accept the auth token in the credential/);
	});

	it('asks for the fields to watch where the change of a field starts the workflow', async () => {
		const { editor, browser } = place();
		await openForm();
		assert.ok(!(await editor.fieldNames()).includes('Fields to Watch'));
		await editor.choose('event', 'Field Changed');
		const shown = await editor.fieldNames();
		await picture(browser.page, 'form-trigger-field-changed');
		assert.ok(shown.includes('Fields to Watch'), shown.join(', '));
	});

	it('sends on the newest case with Execute workflow', async () => {
		const { editor, session, browser } = place();
		session.zoho.reset();
		session.receiver.clear();
		session.zoho.add('requests', { Subject: 'The printer is silent' });
		await editor.openWorkflow(exampleNamed(session, 'new-case-to-webhook').id);
		await editor.execute();
		await editor.showAll();
		await picture(browser.page, 'canvas-new-case');
		assert.deepEqual(
			session.receiver.arrived.map(({ Subject: subject }) => subject),
			['The printer is silent'],
		);
	});

	it('raises an escalated case with Execute workflow', async () => {
		const { editor, session, browser } = place();
		session.zoho.reset();
		const id = session.zoho.add('requests', {
			Subject: 'The printer is silent',
			'Contact Name': 'Ann Lee',
			Status: 'Escalated',
		});
		await editor.openWorkflow(exampleNamed(session, 'escalated-case').id);
		await editor.execute();
		await browser.page.setViewportSize(SMALL);
		await editor.showAll();
		await pictureOfDocs(browser.page, 'canvas-escalated', { part: marked('canvas') });
		await browser.page.setViewportSize(USUAL);
		assert.equal(session.zoho.records('requests').find((record) => record.id === id)?.fields.Priority, 'High');
	});
}
