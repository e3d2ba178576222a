/** What a language model that builds workflows learns of a help desk, through the MCP server of n8n. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { CREDENTIAL_TYPE, DESK_CREDENTIAL_TYPE, NODE_TYPE } from '../../scripts/n8n/credential';
import type { Session } from '../../scripts/n8n/session';

interface Explored {
	readonly results: ReadonlyArray<{ readonly name: string; readonly value: string }>;
	readonly paginationToken?: string;
}

export function explorerSentences(place: () => { readonly session: Session }): void {
	let key = '';

	before(async () => void (key = await place().session.api.openMcp()));

	/** Calls n8n's resource explorer for a list of the node, with nothing but what the model chose so far. */
	async function explore(methodName: string, currentNodeParameters: object, more: object = {}): Promise<Explored> {
		const { n8n, credentials } = place().session;
		const isDesk = 'service' in currentNodeParameters && currentNodeParameters.service === 'desk';
		const credential = isDesk
			? { credentialType: DESK_CREDENTIAL_TYPE, credentialId: credentials.desk.id }
			: { credentialType: CREDENTIAL_TYPE, credentialId: credentials.authToken.id };
		const node = { nodeType: NODE_TYPE, version: 1, methodName, methodType: 'listSearch' };
		const given = { ...node, ...credential, currentNodeParameters, ...more };
		const answer = await fetch(`${n8n.url}/mcp-server/http`, {
			method: 'POST',
			headers: {
				'content-type': 'application/json',
				accept: 'application/json, text/event-stream',
				authorization: `Bearer ${key}`,
			},
			body: JSON.stringify({
				jsonrpc: '2.0',
				id: 1,
				method: 'tools/call',
				params: { name: 'explore_node_resources', arguments: given },
			}),
		});
		const text = await answer.text();
		const data = /^data: (.*)$/m.exec(text)?.[1] ?? text;
		const { result } = JSON.parse(data) as { result?: { structuredContent?: Explored } };
		assert.ok(result?.structuredContent, text);
		return result.structuredContent;
	}

	it('finds agents, departments and teams by name, for one request each', async () => {
		const { desk } = place().session;
		const service = { service: 'desk', resource: 'case', operation: 'assign' };
		const before = desk.journal.count({ kind: 'api' });
		const agents = await explore('agents', service);
		assert.ok(agents.results.some(({ value }) => value === desk.access.agents.ben));
		assert.deepEqual(await explore('agents', service, { filter: 'ben' }), {
			results: [{ name: 'Ben Agent (ben@demodesk.example)', value: desk.access.agents.ben }],
		});
		const departments = await explore('departments', service);
		assert.deepEqual(departments.results.map(({ name }) => name).sort(), ['Billing', 'Support']);
		assert.ok((await explore('teams', service)).results.length > 0);
		assert.ok(desk.journal.count({ kind: 'api' }) - before <= 4);
	});

	it('finds records, and goes on to the next page by a token', async () => {
		const { desk } = place().session;
		const first = await explore('records', { service: 'desk', resource: 'case', operation: 'get' });
		const ids = desk.records('tickets').map(({ id }) => String(id));
		assert.ok(first.results.length > 0 && first.results.every(({ value }) => ids.includes(value)));
		assert.ok(first.paginationToken === undefined || typeof first.paginationToken === 'string');
	});

	it('finds records of the classic service', async () => {
		const { zoho } = place().session;
		const id = zoho.add('requests', { Subject: 'Explored', 'Contact Name': 'Ann Lee' });
		const { results } = await explore('records', { service: 'support', resource: 'case', operation: 'get' });
		assert.ok(results.some(({ value }) => value === id));
	});
}
