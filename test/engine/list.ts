import type { INodeListSearchResult, INodeProperties, INodePropertyMode } from 'n8n-workflow';
import { additionalDataFor } from './additional-data';
import { pointCredentialsByName } from './run';
import type { RunTools, WorkflowJson } from './run-options';

/** What the editor asks of a list: what is typed, and the token of the page before. */
export interface ListQuestion {
	/** The node whose form is open, and the field with the list. */
	readonly node: string;
	readonly field: string;
	readonly filter?: string;
	readonly after?: string;
}

/**
 * One page of the list of a field, as n8n's own editor gets it: the method that the field names, in the context of a
 * form. A text that is not typed yet is left out.
 */
export async function pageOfList(
	tools: RunTools,
	json: WorkflowJson,
	{ node: name, field, filter, after }: ListQuestion,
): Promise<INodeListSearchResult> {
	const { n8n, types } = tools;
	const shownJson = structuredClone(json);
	pointCredentialsByName(tools.credentials, shownJson);
	const workflow = new n8n.workflow.Workflow({ ...shownJson, active: false, nodeTypes: types });
	const node = workflow.getNode(name);
	if (node === null) throw new Error(`The workflow has no node "${name}"`);
	const type = types.getByNameAndVersion(node.type, node.typeVersion);
	const shown = type.description.properties.find(
		(property) =>
			property.name === field &&
			n8n.workflow.NodeHelpers.displayParameter(node.parameters, property, node, type.description),
	);
	const method = type.methods?.listSearch?.[methodOf(shown, field)];
	if (method === undefined) throw new Error(`The node has no list for "${field}"`);
	const additionalData = additionalDataFor(tools, workflow, 'internal', 'form', undefined);
	additionalData.currentNodeParameters = node.parameters;
	const form = new n8n.core.LoadOptionsContext(workflow, node, additionalData, `parameters.${field}`);
	return await workflow.expression.withIsolate(async () => await method.call(form, filter, after));
}

function methodOf(property: INodeProperties | undefined, field: string): string {
	const list = property?.modes?.find(({ name }: INodePropertyMode) => name === 'list');
	const method = list?.typeOptions?.searchListMethod;
	if (method === undefined) throw new Error(`The form shows no list for "${field}"`);
	return method;
}
