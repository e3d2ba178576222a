/** n8n's editor as a person uses it. */
import type { Locator, Page } from 'playwright-core';
import type { Session } from '../../scripts/n8n/session';
import { marked } from './browser';
import { Mouse, type Hand } from './hands';
import { outputOnce } from './output-panel';

/** Milliseconds that the editor may take to ask the node for a dropdown's choices. */
const SHOWN_WITHIN = 5_000;

/** Milliseconds that publishing may take, with all that n8n tries. */
const PUBLISHED_WITHIN = 60_000;

/** How the nodes panel calls node and trigger. */
const ENTRY = 'Zoho Desk and Support';

/** n8n's notice that a run ended well. */
const SUCCESS = 'Workflow executed successfully';

export class Editor {
	constructor(
		private readonly page: Page,
		private readonly url: string,
	) {}

	async signIn({ email, password }: Session['owner']): Promise<void> {
		await this.page.goto(`${this.url}/signin`);
		await this.page.locator(`${marked('emailOrLdapLoginId')} input`).fill(email);
		await this.page.locator(`${marked('password')} input`).fill(password);
		await this.page.locator(marked('form-submit-button')).click();
		await this.page.waitForURL(/\/home\//);
		await this.page.locator(marked('project-name')).waitFor();
	}

	/** Opens a workflow from an empty page, so that nothing of an earlier test is left open. */
	async openWorkflow(id: string): Promise<void> {
		await this.page.goto('about:blank');
		await this.page.goto(`${this.url}/workflow/${id}`);
		await this.page.locator(marked('canvas-node')).first().waitFor();
		await this.page.waitForLoadState('networkidle');
	}

	/** Goes back to the canvas of a workflow: nothing to do where it is open. Gives whether it was opened anew. */
	async returnTo(id: string): Promise<boolean> {
		const form = this.page.locator(marked('node-parameters'));
		if (this.page.url().includes(`/workflow/${id}`) && !(await form.isVisible())) return false;
		await this.openWorkflow(id);
		return true;
	}

	/** Opens a workflow that has no node yet. */
	async openEmptyWorkflow(id: string): Promise<void> {
		await this.page.goto('about:blank');
		await this.page.goto(`${this.url}/workflow/${id}`);
		await this.page.locator(marked('canvas-add-button')).waitFor();
		await this.page.waitForLoadState('networkidle');
	}

	/** Brings every node of the workflow onto the screen. */
	async showAll(): Promise<void> {
		await this.page.locator(marked('zoom-to-fit')).click();
		await this.page.mouse.move(1, 1);
	}

	node(name: string): Locator {
		return this.page.locator(`${marked('canvas-node')}[data-node-name="${name}"]`);
	}

	/** Opens a node's form. */
	async openNode(name: string, hand: Hand = new Mouse(this.page)): Promise<void> {
		await hand.open(this.node(name));
		await this.page.locator(marked('node-parameters')).waitFor();
	}

	/** The names of the fields that the open form shows, in order. */
	async fieldNames(): Promise<string[]> {
		return await labels(this.page.locator(marked('node-parameters')));
	}

	/** Picks an option of a dropdown in the open form. */
	async choose(parameter: string, option: string): Promise<void> {
		await this.page
			.locator(`${marked(`parameter-input-${parameter}`)} input`)
			.first()
			.click();
		const title = this.page.getByText(option, { exact: true });
		await this.page.getByRole('option').filter({ has: title, visible: true }).click();
	}

	/** Picks another credential in the open form. */
	async chooseCredential(name: string): Promise<void> {
		await this.page.locator(marked('node-credentials-select')).first().click();
		await this.page.getByRole('option').filter({ hasText: name, visible: true }).first().click();
	}

	/** Begins a new credential in the open form. */
	async newCredential(): Promise<void> {
		await this.page.locator(marked('node-credentials-select')).first().click();
		await this.page.locator(marked('node-credentials-select-item-new')).click();
	}

	async chosenCredential(): Promise<string> {
		return await this.page
			.locator(`${marked('node-credentials-select')} input`)
			.first()
			.inputValue();
	}

	/** Waits until a dropdown of the open form shows a text; gives what it shows, also where it never did. */
	async shown(parameter: string, text: RegExp): Promise<string> {
		const input = this.page.locator(`${marked(`parameter-input-${parameter}`)} input`).first();
		const watched = { element: await input.elementHandle(), source: text.source };
		await this.page
			.waitForFunction(
				({ element, source }) =>
					element !== null && 'value' in element && new RegExp(source).test(String(element.value)),
				watched,
				{ timeout: SHOWN_WITHIN },
			)
			.catch(() => undefined);
		return await input.inputValue();
	}

	/** Whether all of what a dropdown of the open form shows can be seen. */
	async fits(parameter: string): Promise<boolean> {
		return await this.page
			.locator(`${marked(`parameter-input-${parameter}`)} input`)
			.first()
			.evaluate((input) => input.scrollWidth <= input.clientWidth);
	}

	/**
	 * Clicks *Fetch Test Event* in the open form and waits until the output panel says a text; gives what it says, also
	 * where it never did.
	 */
	async fetchTestEvent(text: RegExp): Promise<string> {
		await this.page.getByRole('button', { name: 'Fetch Test Event' }).first().click();
		return await outputOnce(this.page, text);
	}

	/** Looks for something in the nodes panel and gives our entry there, which stands for node and trigger. */
	async findInNodesPanel(words: string): Promise<Locator> {
		const search = this.page.locator(marked('node-creator-search-bar'));
		const open = marked(['node-creator-plus-button', 'canvas-add-button'].join('"], [data-test-id="'));
		if (!(await search.isVisible())) await this.page.locator(open).first().click();
		await search.fill(words);
		const title = this.page.locator(marked('node-creator-item-name')).getByText(ENTRY, { exact: true });
		const entry = this.page.locator(marked('item-iterator-item')).filter({ has: title });
		await entry.waitFor();
		return entry;
	}

	/** Drops the node that does this, from our entry in the open nodes panel, and waits for its form. */
	async pickAction(action: string): Promise<void> {
		await (await this.findInNodesPanel('zoho desk')).click();
		await this.page.getByText('Actions (').click();
		await this.page.locator(marked('node-creator-item-name')).getByText(action, { exact: true }).first().click();
		await this.page.locator(marked('node-parameters')).waitFor();
	}

	/** Clicks *Execute workflow*, waits until n8n says that it went well, and puts that notice away. */
	async execute(): Promise<void> {
		await this.page.locator(marked('execute-workflow-button')).click();
		const notice = this.page.getByRole('alert').filter({ hasText: SUCCESS });
		await notice.locator('.el-notification__closeBtn').click();
		await notice.waitFor({ state: 'detached' });
	}

	/** Clicks *Execute workflow* of a workflow that fails; gives n8n's notice of it, and puts that away. */
	async executeInVain(): Promise<string> {
		await this.page.locator(marked('execute-workflow-button')).click();
		const notice = this.page.getByRole('alert').filter({ hasText: /problem in node/i });
		const said = await notice.innerText();
		await notice.locator('.el-notification__closeBtn').click();
		await notice.waitFor({ state: 'detached' });
		return said;
	}

	/**
	 * Publishes the open workflow and gives what the editor says of it. n8n tries a trigger that fails several times
	 * over.
	 */
	async publish(): Promise<string> {
		await this.page.getByRole('button', { name: 'Publish' }).first().click();
		await this.page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
		const notice = this.page.getByRole('alert').filter({ hasText: /publish/i });
		await notice.waitFor({ timeout: PUBLISHED_WITHIN });
		return await notice.innerText();
	}
}

/** The first line of every visible label, without the star of a required field; below it stand switches and hints. */
export async function labels(form: Locator): Promise<string[]> {
	const texts = await form.locator('label:visible').allInnerTexts();
	return texts.map((text) => (text.trim().split('\n')[0] ?? '').replace(/ \*$/, '')).filter((text) => text !== '');
}
