/** n8n's own HTTP interface, as far as we need it. n8n is pinned, so its answers are typed and not checked. */
import { randomBytes, randomUUID } from 'node:crypto';
import type { IDataObject, IRunExecutionData } from 'n8n-workflow';
import pWaitFor from 'p-wait-for';
import type { WorkflowJson } from '../../test/engine/engine';

/** Milliseconds: between two looks at what n8n does, and how long it may take. */
const LOOK_EVERY = 50;
const WITHIN = 120_000;

/** What n8n saved about one run of a workflow. */
export interface Execution {
	id: string;
	/** `success`, `error`, `crashed`, … in n8n's words. */
	status: string;
	data?: Partial<IRunExecutionData> | null;
}

/** A community package as n8n lists it. */
export interface InstalledPackage {
	packageName: string;
	installedVersion: string;
	installedNodes: Array<{ name: string; type: string }>;
}

interface ExecutionPage {
	data: Execution[];
	nextCursor: string | null;
}

const UNENDED = new Set(['new', 'running', 'waiting', 'unknown']);

export function hasEnded({ status }: Pick<Execution, 'status'>): boolean {
	return !UNENDED.has(status);
}

/** The items that a node put out over all its runs and outputs. */
export function itemsOf({ data }: Execution, node: string): IDataObject[] {
	const runs = data?.resultData?.runData[node] ?? [];
	return runs.flatMap((run) => (run.data?.main ?? []).flatMap((output) => (output ?? []).map(({ json }) => json)));
}

/** The message of the error that ended the run, '' when there was none. */
export function errorOf({ data }: Execution): string {
	const error = data?.resultData?.error;
	return [error?.message, error?.description].filter(Boolean).join(' ');
}

/** A signed-in owner's view of one n8n. */
export class N8nApi {
	private cookie = '';
	private apiKey = '';
	/** n8n binds a session to the browser that opened it. */
	private readonly browser = randomUUID();

	/** The address may change when n8n is started again. */
	constructor(private readonly n8n: { readonly url: string }) {}

	/** Makes the owner of a new n8n, signs in, and takes an API key for the public interface. */
	async setUpOwner(): Promise<{ email: string; password: string }> {
		const owner = { email: 'owner@example.com', password: `Owner1-${randomBytes(6).toString('hex')}` };
		await this.rest('POST', '/owner/setup', { ...owner, firstName: 'Olive', lastName: 'Owner' });
		const key = { label: 'zoho-support', scopes: ['execution:read', 'execution:list'], expiresAt: null };
		this.apiKey = (await this.rest<{ rawApiKey: string }>('POST', '/api-keys', key)).rawApiKey;
		return owner;
	}

	/** Stores a credential and returns its id. */
	async addCredential(name: string, type: string, data: object): Promise<string> {
		return (await this.rest<{ id: string }>('POST', '/credentials', { name, type, data })).id;
	}

	/** The stored credentials of a type, newest first. */
	async credentials(type: string): Promise<Array<{ id: string; name: string }>> {
		const all = await this.rest<Array<{ id: string; name: string; type: string }>>('GET', '/credentials');
		return all.filter((one) => one.type === type).map(({ id, name }) => ({ id, name }));
	}

	/** Has n8n install a community package from the registry, as Settings > Community nodes does; gives what it installed. */
	async installPackage(name: string): Promise<InstalledPackage> {
		return await this.rest<InstalledPackage>('POST', '/community-packages', { name });
	}

	/** Changes each time n8n has loaded its node types. */
	async typesTag(): Promise<string> {
		const headers = { cookie: this.cookie, 'browser-id': this.browser };
		const answer = await fetch(`${this.n8n.url}/types/nodes.json`, { method: 'HEAD', headers });
		if (!answer.ok) throw new Error(`n8n answered ${answer.status} to a look at its node types.`);
		return answer.headers.get('etag') ?? '';
	}

	/** Stores a workflow and returns its id. */
	async addWorkflow({ name, nodes, connections, settings = {} }: WorkflowJson): Promise<string> {
		return (await this.rest<{ id: string }>('POST', '/workflows', { name, nodes, connections, settings })).id;
	}

	/** Publishes a stored workflow as it is now: its trigger is active from then on. */
	async publish(id: string): Promise<void> {
		const { versionId } = await this.rest<{ versionId: string }>('GET', `/workflows/${id}`);
		await this.rest('POST', `/workflows/${id}/activate`, { versionId });
	}

	/** Publishes a workflow whose trigger polls, and waits until n8n has saved what its first poll came to. */
	async publishAndPoll(id: string): Promise<void> {
		const saved = async () =>
			JSON.stringify((await this.rest<{ staticData: unknown }>('GET', `/workflows/${id}`)).staticData);
		const before = await saved();
		await this.publish(id);
		await until(`Workflow ${id} did not poll`, async () => (await saved()) !== before);
	}

	/** Its trigger rests from then on. What n8n saved of it stays. */
	async unpublish(id: string): Promise<void> {
		await this.rest('POST', `/workflows/${id}/deactivate`, {});
	}

	/** Waits until n8n has published a workflow, which it does in the background. */
	async published(id: string, signal?: AbortSignal): Promise<void> {
		const path = `/workflows/${id}/publication-status`;
		const isPublished = async () => (await this.rest<{ status: string }>('GET', path)).status === 'published';
		await until(`n8n did not publish workflow ${id}`, isPublished, signal);
	}

	/** Runs a workflow from its trigger, as the editor's button does, and waits for its end. */
	async run(workflowId: string, trigger: string): Promise<Execution> {
		const from = { triggerToStartFrom: { name: trigger } };
		const started = await this.rest<{ executionId: string }>('POST', `/workflows/${workflowId}/run`, from);
		const path = `/api/v1/executions/${started.executionId}?includeData=true`;
		return await until('A run did not end', async () => ended(await this.send<Execution>('GET', path)));
	}

	/** Waits for the run that followed so many others of a published workflow. */
	async runAfter(workflowId: string, earlier: number): Promise<Execution> {
		const look = async () => ended((await this.executions(workflowId)).at(-1 - earlier));
		return await until(`Run ${earlier + 1} of workflow ${workflowId} did not end`, look);
	}

	/** All saved executions with their data, or those of one workflow, newest first. */
	async executions(workflowId = ''): Promise<Execution[]> {
		const query = new URLSearchParams({ includeData: 'true', limit: '100', ...(workflowId && { workflowId }) });
		for (const all: Execution[] = []; ; ) {
			const page = await this.send<ExecutionPage>('GET', `/api/v1/executions?${query}`);
			all.push(...page.data);
			if (page.nextCursor === null) return all;
			query.set('cursor', page.nextCursor);
		}
	}

	/** Opens n8n's MCP server to language models, and gives the key for it. */
	async openMcp(): Promise<string> {
		await this.rest('PATCH', '/mcp/settings', { mcpAccessEnabled: true });
		return (await this.rest<{ apiKey: string }>('GET', '/mcp/api-key')).apiKey;
	}

	/** A call to n8n's internal interface; gives what it wraps in `data`. */
	private async rest<Answer>(method: 'GET' | 'POST' | 'PATCH', path: string, body?: object): Promise<Answer> {
		return (await this.send<{ data: Answer }>(method, `/rest${path}`, body)).data;
	}

	private async send<Answer>(method: 'GET' | 'POST' | 'PATCH', path: string, body?: object): Promise<Answer> {
		const answer = await fetch(this.n8n.url + path, {
			method,
			headers: {
				'content-type': 'application/json',
				'browser-id': this.browser,
				cookie: this.cookie,
				...(path.startsWith('/api/') && { 'x-n8n-api-key': this.apiKey }),
			},
			...(body && { body: JSON.stringify(body) }),
		});
		const text = await answer.text();
		if (!answer.ok) throw new Error(`n8n answered ${answer.status} to ${method} ${path}: ${text}`);
		const session = answer.headers.getSetCookie().find((line) => line.startsWith('n8n-auth='));
		this.cookie = session?.split(';')[0] ?? this.cookie;
		return JSON.parse(text) as Answer;
	}
}

function ended(execution: Execution | undefined): Execution | false {
	return execution !== undefined && hasEnded(execution) && execution;
}

/** Looks until there is something to see. @throws `what` when that takes more than two minutes */
async function until<Seen>(what: string, look: () => Promise<Seen | false>, signal?: AbortSignal): Promise<Seen> {
	const message = `${what} within ${WITHIN / 1_000} s.`;
	const condition = async () => {
		const seen = await look();
		return seen !== false && pWaitFor.resolveWith(seen);
	};
	return await pWaitFor(condition, { interval: LOOK_EVERY, signal, timeout: { milliseconds: WITHIN, message } });
}
