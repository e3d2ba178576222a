import type { ILoadOptionsFunctions, INodeProperties, INodeType } from 'n8n-workflow';
import { additionalDataFor } from './additional-data';
import { isShown, withIsolate } from './older-n8n';
import { pointCredentialsByName } from './run';
import type { RunTools, WorkflowJson } from './run-options';

/** The form of a node, as n8n's server opens it for a question of the editor. */
export interface OpenForm {
	/** The field that the form shows under the name; undefined if it shows none. */
	readonly property: INodeProperties | undefined;
	readonly type: INodeType;
	/** Runs a method of the node in the context of the form. */
	ask<Answer>(method: (form: ILoadOptionsFunctions) => Promise<Answer>): Promise<Answer>;
}

export function openFormOf(tools: RunTools, json: WorkflowJson, name: string, field: string): OpenForm {
	const { n8n, types } = tools;
	const shownJson = structuredClone(json);
	pointCredentialsByName(tools.credentials, shownJson);
	const workflow = new n8n.workflow.Workflow({ ...shownJson, active: false, nodeTypes: types });
	const node = workflow.getNode(name);
	if (node === null) throw new Error(`The workflow has no node "${name}"`);
	const type = types.getByNameAndVersion(node.type, node.typeVersion);
	const { description } = type;
	const property = description.properties.find(
		(one) => one.name === field && isShown(n8n, one, node.parameters, { node, description }),
	);
	const additionalData = additionalDataFor(tools, workflow, 'internal', 'form', undefined);
	additionalData.currentNodeParameters = node.parameters;
	const form = new n8n.core.LoadOptionsContext(workflow, node, additionalData, `parameters.${field}`);
	return {
		property,
		type,
		ask: async (method) => await withIsolate(workflow, async () => await method(form)),
	};
}
