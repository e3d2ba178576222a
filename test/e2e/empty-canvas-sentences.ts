/** The first minutes of a person who never used the node: from an empty canvas to tickets. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { marked } from './browser';
import { FORM } from './credential-form';
import { noteTokens } from './desk-secrets';
import { Mouse } from './hands';
import { NodeForm } from './node-form';
import { decide, OAuthForm } from './oauth-form';
import { picture, pictureOfDocs } from './pictures';
import { TICKETS, type Place } from './place';

const PANEL = marked('node-creator');
const WORDS = ['zoho support', 'help desk', 'ticket', 'zoho desk'];
const IN_DOCS = 'zoho desk';
/** What the new credential is called. The tests of the connection make one of their own. */
const CREDENTIAL = 'My help desk';

export function emptyCanvasSentences(place: () => Place): void {
	for (const [index, words] of WORDS.entries())
		it(`finds node and trigger, with their icon, in the nodes panel by "${words}"`, async () => {
			const { editor, session, browser } = place();
			if (index === 0) {
				const id = await session.api.addWorkflow({ name: 'Begun', nodes: [], connections: {}, settings: {} });
				await editor.openEmptyWorkflow(id);
			}
			const entry = await editor.findInNodesPanel(words);
			const icon = entry.locator('img').first();
			assert.ok(await icon.evaluate((image) => 'naturalWidth' in image && Number(image.naturalWidth) > 0));
			if (words === IN_DOCS) await pictureOfDocs(browser.page, 'nodes-panel', { part: PANEL });
			else await picture(browser.page, `nodes-panel ${words}`.replaceAll(' ', '-'), PANEL);
		});

	it('drops the node that reads tickets, and nothing has to be filled in', async () => {
		const { editor, browser } = place();
		await editor.pickAction('Get many tickets');
		await picture(browser.page, 'dropped-node');
		const shown = await editor.fieldNames();
		assert.deepEqual(shown.slice(0, 3), ['Credential', 'Resource', 'Operation']);
		assert.equal(await browser.page.locator(marked('parameter-issues')).count(), 0);
	});

	it('connects Zoho Desk from the form of the node', async () => {
		const { editor, session, browser } = place();
		await editor.newCredential();
		const form = new OAuthForm(browser.page, session.n8n.url);
		await form.rename(CREDENTIAL);
		await form.fillIn(session.desk);
		await decide(await form.connect(), 'Accept');
		await browser.page.locator(FORM).waitFor({ state: 'detached' });
		noteTokens(session.desk);
		assert.equal(await editor.chosenCredential(), CREDENTIAL);
	});

	it('runs freshly dropped, and shows tickets', async () => {
		const { browser } = place();
		const { page } = browser;
		const items = new RegExp(`\\b${TICKETS} items[^]*ticketNumber`);
		const shown = await new NodeForm(page, new Mouse(page)).execute(items);
		assert.match(shown, items);
		await pictureOfDocs(page, 'first-run', { covered: [page.getByText(/credits used/)] });
	});
}
