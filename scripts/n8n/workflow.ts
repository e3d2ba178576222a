/** Workflows as n8n exports them, and the examples of this project. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { arrayAt, isObject, objectAt, textAt, type JsonObject } from './json';

export interface WorkflowNode extends JsonObject {
	name: string;
	type: string;
}

export interface Workflow {
	name: string;
	nodes: WorkflowNode[];
	connections: JsonObject;
	settings: JsonObject;
}

export interface Example {
	/** File name without its ending, such as `first-light`. */
	key: string;
	workflow: Workflow;
	/** Name of the node that a run starts from. */
	trigger: string;
}

/** A credential stored in n8n. */
export interface StoredCredential {
	id: string;
	name: string;
}

/** All examples of a folder, in the order of their names. */
export function readExamples(folder: string): Example[] {
	const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
	return files.sort().map((file) => readExample(join(folder, file)));
}

/**
 * One example from its file.
 * @throws when it is not a workflow or has nothing to start it from
 */
export function readExample(file: string): Example {
	const key = basename(file, '.json');
	const workflow = parseWorkflow(JSON.parse(readFileSync(file, 'utf8')), key);
	const trigger = workflow.nodes.find((node) => /trigger$/i.test(node.type))?.name;
	if (trigger === undefined) throw new Error(`${file} has no trigger to run it from.`);
	return { key, workflow, trigger };
}

function parseWorkflow(value: unknown, key: string): Workflow {
	const nodes = arrayAt(value, 'nodes').map((node): WorkflowNode => {
		return { ...(isObject(node) ? node : {}), name: textAt(node, 'name'), type: textAt(node, 'type') };
	});
	const name = isObject(value) && typeof value.name === 'string' ? value.name : key;
	return { name, nodes, connections: objectAt(value, 'connections'), settings: objectAt(value, 'settings') };
}

/** The workflow with every node of a type, and of the trigger that belongs to it, using a stored credential. */
export function withCredential(
	workflow: Workflow,
	nodeType: string,
	credentialType: string,
	credential: StoredCredential,
): Workflow {
	const nodes = workflow.nodes.map((node) =>
		node.type === nodeType || node.type === triggerOf(nodeType)
			? { ...node, credentials: { [credentialType]: credential } }
			: node,
	);
	return { ...workflow, nodes };
}

/** n8n's way to name the trigger of a service. */
function triggerOf(nodeType: string): string {
	return `${nodeType}Trigger`;
}

/** Whether a trigger of this node starts the example: once published, it polls. */
export function polls({ workflow }: Example, nodeType: string): boolean {
	return workflow.nodes.some(({ type }) => type === triggerOf(nodeType));
}

/** The workflow polling when it is published, and then not for days: whoever counts its requests wants no poll in between. */
export function pollingWhenPublished(workflow: Workflow): Workflow {
	const dayOfMonth = ((new Date().getDate() + 13) % 28) + 1;
	const rarely = { item: [{ mode: 'everyMonth', dayOfMonth, hour: 0, minute: 0 }] };
	const nodes = workflow.nodes.map((node) => {
		const parameters = objectAt(node, 'parameters');
		return 'pollTimes' in parameters ? { ...node, parameters: { ...parameters, pollTimes: rarely } } : node;
	});
	return { ...workflow, nodes };
}
