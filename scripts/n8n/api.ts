/** n8n's own HTTP interface, as far as we need it: the owner, credentials, workflows, runs and what came of them. */
import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { request } from 'undici';
import { arrayAt, isObject, objectAt, textAt } from './json';
import { readExecution, type Execution } from './execution';
import type { Workflow } from './workflow';

/** Milliseconds: between two looks at a run, for one run or poll at most. */
const LOOK_EVERY = 50;
const RUN_WITHIN = 120_000;

export interface Owner {
	email: string;
	password: string;
}

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/** A signed-in owner's view of one n8n. */
export class N8nApi {
	private cookie = '';
	private apiKey = '';
	/** n8n binds a session to the browser that opened it. */
	private readonly browser = randomUUID();

	constructor(private readonly url: string) {}

	/** Makes the owner of a new n8n, signs in, and takes an API key for the public interface. */
	async setUpOwner(): Promise<Owner> {
		const owner = { email: 'owner@example.com', password: `Desk1-${randomBytes(6).toString('hex')}` };
		await this.rest('POST', '/owner/setup', { ...owner, firstName: 'Olive', lastName: 'Owner' });
		const key = await this.rest('POST', '/api-keys', {
			label: 'zoho-support',
			scopes: ['execution:read', 'execution:list'],
			expiresAt: null,
		});
		this.apiKey = textAt(key, 'rawApiKey');
		return owner;
	}

	/** Stores a credential and returns its id. */
	async addCredential(name: string, type: string, data: Record<string, unknown>): Promise<string> {
		return textAt(await this.rest('POST', '/credentials', { name, type, data }), 'id');
	}

	/** Stores a workflow and returns its id. */
	async addWorkflow(workflow: Workflow): Promise<string> {
		const { name, nodes, connections, settings } = workflow;
		return textAt(await this.rest('POST', '/workflows', { name, nodes, connections, settings }), 'id');
	}

	/** Publishes a stored workflow as it is now: its trigger is active from then on. */
	async publish(workflowId: string): Promise<void> {
		const versionId = textAt(await this.rest('GET', `/workflows/${workflowId}`), 'versionId');
		await this.rest('POST', `/workflows/${workflowId}/activate`, { versionId });
	}

	/** Publishes a workflow whose trigger polls, and waits until the poll that n8n makes at once has left its mark in what n8n saves. */
	async publishAndPoll(workflowId: string): Promise<void> {
		const before = await this.savedState(workflowId);
		await this.publish(workflowId);
		await until(`Workflow ${workflowId} has not polled`, async () =>
			(await this.savedState(workflowId)) === before ? undefined : true,
		);
	}

	/** What n8n keeps for the nodes of a workflow, as JSON. */
	private async savedState(workflowId: string): Promise<string> {
		return JSON.stringify(objectAt(await this.rest('GET', `/workflows/${workflowId}`), 'staticData'));
	}

	/** Its trigger rests from then on; what n8n saved of it stays. */
	async unpublish(workflowId: string): Promise<void> {
		await this.rest('POST', `/workflows/${workflowId}/deactivate`, {});
	}

	/** How far n8n is with publishing, which it does in the background: `published`, `in_progress`, … */
	async publicationStatus(workflowId: string): Promise<string> {
		return textAt(await this.rest('GET', `/workflows/${workflowId}/publication-status`), 'status');
	}

	/** Runs a workflow from its trigger, as the editor's button does, and waits for its end. */
	async run(workflowId: string, trigger: string): Promise<Execution> {
		const started = await this.rest('POST', `/workflows/${workflowId}/run`, { triggerToStartFrom: { name: trigger } });
		const id = textAt(started, 'executionId');
		return await until(`Execution ${id} has not ended`, async () => ended(await this.execution(id)));
	}

	/** The runs that a workflow's own trigger started, oldest first; at most the last 100. */
	async runsOf(workflowId: string): Promise<Execution[]> {
		const answer = await this.send('GET', `/api/v1/executions?workflowId=${workflowId}&includeData=true&limit=100`);
		return arrayAt(answer, 'data').map(readExecution).reverse();
	}

	/** The run that followed so many others of a published workflow, as soon as it has ended. */
	async runAfter(workflowId: string, earlier: number): Promise<Execution> {
		const what = `Run ${earlier + 1} of workflow ${workflowId} has not ended`;
		return await until(what, async () => ended((await this.runsOf(workflowId))[earlier]));
	}

	/** One execution with its data, through n8n's public interface. */
	async execution(id: string): Promise<Execution> {
		return readExecution(await this.send('GET', `/api/v1/executions/${id}?includeData=true`));
	}

	/** All saved executions as the public interface tells them, with data: raw text, for looking for what must not be there. */
	async executionsText(): Promise<string> {
		return JSON.stringify(await this.send('GET', '/api/v1/executions?includeData=true&limit=250'));
	}

	/** Every saved execution with its data, newest first, as the public interface tells it. */
	async executions(): Promise<unknown[]> {
		const all: unknown[] = [];
		for (let cursor = ''; ; ) {
			const page = await this.send('GET', `/api/v1/executions?includeData=true&limit=100${cursor}`);
			all.push(...arrayAt(page, 'data'));
			const next = isObject(page) ? page.nextCursor : undefined;
			if (typeof next !== 'string' || next === '') return all;
			cursor = `&cursor=${encodeURIComponent(next)}`;
		}
	}

	/** A call to n8n's internal interface; gives what it wraps in `data`. */
	private async rest(method: Method, path: string, body?: unknown): Promise<unknown> {
		const answer = await this.send(method, `/rest${path}`, body);
		return isObject(answer) ? answer.data : undefined;
	}

	private async send(method: Method, path: string, body?: unknown): Promise<unknown> {
		const headers: Record<string, string> = { accept: 'application/json', 'browser-id': this.browser };
		if (body !== undefined) headers['content-type'] = 'application/json';
		if (this.cookie !== '') headers.cookie = this.cookie;
		if (this.apiKey !== '' && path.startsWith('/api/')) headers['x-n8n-api-key'] = this.apiKey;
		const answer = await request(this.url + path, {
			method,
			headers,
			body: body === undefined ? null : JSON.stringify(body),
		});
		const text = await answer.body.text();
		if (answer.statusCode >= 300) throw new Error(`n8n answered ${answer.statusCode} to ${method} ${path}: ${text}`);
		this.cookie = sessionCookie(answer.headers['set-cookie']) ?? this.cookie;
		return JSON.parse(text);
	}
}

function ended(execution: Execution | undefined): Execution | undefined {
	return execution?.ended === true ? execution : undefined;
}

/** Looks until there is something to see. @throws `what` when that takes more than two minutes */
async function until<Seen>(what: string, look: () => Promise<Seen | undefined>): Promise<Seen> {
	const deadline = Date.now() + RUN_WITHIN;
	for (;;) {
		const seen = await look();
		if (seen !== undefined) return seen;
		if (Date.now() > deadline) throw new Error(`${what} within ${RUN_WITHIN / 1000} s.`);
		await wait(LOOK_EVERY);
	}
}

/** The `name=value` of n8n's session cookie, when the answer sets it. */
function sessionCookie(header: string | string[] | undefined): string | undefined {
	const lines = typeof header === 'string' ? [header] : (header ?? []);
	return lines.find((line) => line.startsWith('n8n-auth='))?.split(';')[0];
}
