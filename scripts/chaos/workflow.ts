/** The workflow under test: a new case, told to the other side, then read again by the Zoho Support node. */
import { CREDENTIAL_TYPE, NODE_TYPE } from '../n8n/session';
import type { StoredCredential, Workflow, WorkflowNode } from '../n8n/workflow';

/** Seconds between two polls. n8n polls no more often than each minute: so there are as many poll times as it takes. */
const EVERY = 5;

interface Parts {
	readonly name: string;
	readonly credential: StoredCredential;
	/** Where the other side listens. */
	readonly url: string;
	/** The polls come at this second of the minute and each five seconds before and after it. */
	readonly second: number;
}

const TELLING = `={{ JSON.stringify({
	id: $('New case').item.json.id,
	event: $('New case').item.json.event,
	possibleRepeat: $('New case').item.json.possibleRepeat ?? false,
	execution: $execution.id,
	workflow: $workflow.id,
}) }}`;

/**
 * The node at the end is what many workflows have behind this trigger, and what keeps counts of requests beside the trigger's state.
 */
export function chaosWorkflow({ name, credential, url, second }: Parts): Workflow {
	const credentials = { [CREDENTIAL_TYPE]: credential };
	const nodes: WorkflowNode[] = [
		node(
			'New case',
			`${NODE_TYPE}Trigger`,
			1,
			{ pollTimes: { item: pollTimes(second) }, resource: 'case', event: 'created' },
			credentials,
		),
		node('Tell', 'n8n-nodes-base.httpRequest', 4.2, {
			method: 'POST',
			url,
			sendBody: true,
			specifyBody: 'json',
			jsonBody: TELLING,
		}),
		node(
			'Read again',
			NODE_TYPE,
			1,
			{ resource: 'case', operation: 'get', recordId: "={{ $('New case').item.json.id }}" },
			credentials,
		),
	];
	const connections = { 'New case': leadsTo('Tell'), Tell: leadsTo('Read again') };
	return { name, nodes, connections, settings: { executionOrder: 'v1' } };
}

function node(
	name: string,
	type: string,
	typeVersion: number,
	parameters: object,
	credentials: object = {},
): WorkflowNode {
	return { id: name, name, type, typeVersion, position: [0, 0], parameters, credentials };
}

function leadsTo(next: string): object {
	return { main: [[{ node: next, type: 'main', index: 0 }]] };
}

function pollTimes(second: number): object[] {
	const seconds = Array.from({ length: 60 / EVERY }, (_, place) => (second + place * EVERY) % 60);
	return seconds.map((each) => ({ mode: 'custom', cronExpression: `${each} * * * * *` }));
}
