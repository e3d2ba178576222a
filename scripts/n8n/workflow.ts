/** The examples of this project, and what is changed in a workflow before n8n gets it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { WorkflowJson } from '../../test/engine/engine';
import { CREDENTIAL_TYPE, DESK_CREDENTIAL_TYPE, NODE_TYPE } from './credential';

export interface Example {
	/** File name below the folder without its ending, such as `first-light` or `desk/first-light`. */
	key: string;
	workflow: WorkflowJson;
	/** Name of the node that a run starts from. */
	trigger: string;
}

/** A credential stored in n8n. */
export interface StoredCredential {
	id: string;
	name: string;
}

/** The type of the credential of each service. */
const CREDENTIAL_TYPES = { desk: DESK_CREDENTIAL_TYPE, support: CREDENTIAL_TYPE } as const;
export type ServiceName = keyof typeof CREDENTIAL_TYPES;

const TRIGGER_TYPE = `${NODE_TYPE}Trigger`;
/** The type that n8n makes of our node for agents. */
export const TOOL_TYPE = `${NODE_TYPE}Tool`;

/**
 * All examples of a folder and the folders in it, in the order of their keys. The flows of a cookbook in it are left out:
 * they talk to other systems of the person who imports them.
 * @throws when one has nothing to start it from
 */
export function readExamples(folder: string): Example[] {
	const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
		(file) => file.endsWith('.json') && !file.startsWith(`cookbook${sep}`),
	);
	return files.sort().map((file) => {
		const workflow = JSON.parse(readFileSync(join(folder, file), 'utf8')) as WorkflowJson;
		const trigger = workflow.nodes.find(({ type }) => /trigger$|emailReadImap$/i.test(type))?.name;
		if (trigger === undefined) throw new Error(`${file} has no trigger to start it from.`);
		return { key: file.replaceAll(sep, '/').replace(/\.json$/, ''), workflow, trigger };
	});
}

/** The service that a node of ours names; Zoho Desk is preset. */
function serviceOf({ parameters }: WorkflowJson['nodes'][number]): ServiceName {
	return parameters.service === 'support' ? 'support' : 'desk';
}

/** The workflow with a stored credential of its service in each of our nodes. */
export function withCredentials(
	workflow: WorkflowJson,
	stored: Partial<Record<ServiceName, StoredCredential>>,
): WorkflowJson {
	const nodes = workflow.nodes.map((node) => {
		const service = serviceOf(node);
		const credential = stored[service];
		const isOurs = [NODE_TYPE, TRIGGER_TYPE, TOOL_TYPE].includes(node.type);
		if (!isOurs || credential === undefined) return node;
		return { ...node, credentials: { [CREDENTIAL_TYPES[service]]: credential } };
	});
	return { ...workflow, nodes };
}

/** The workflow with a stored credential of Zoho Support. */
export function withCredential(workflow: WorkflowJson, credential: StoredCredential): WorkflowJson {
	return withCredentials(workflow, { support: credential });
}

/** Whether a language model takes part, which no simulator stands in for. */
export function needsModel({ nodes }: WorkflowJson): boolean {
	return nodes.some(({ type }) => type.startsWith('@n8n/n8n-nodes-langchain.lm'));
}

/** Whether our trigger starts the workflow: once published, it polls. */
export function polls({ nodes }: WorkflowJson): boolean {
	return nodes.some(({ type }) => type === TRIGGER_TYPE);
}

/** The workflow polling when it is published, and then not for a long time: no poll in between disturbs the count of requests. */
export function pollingWhenPublished(workflow: WorkflowJson): WorkflowJson {
	const pollTimes = { item: [{ mode: 'custom', cronExpression: '0 0 0 29 2 *' }] };
	const nodes = workflow.nodes.map((node) =>
		'pollTimes' in node.parameters ? { ...node, parameters: { ...node.parameters, pollTimes } } : node,
	);
	return { ...workflow, nodes };
}
