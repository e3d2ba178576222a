import type { INodePropertyOptions } from 'n8n-workflow';
import { openFormOf } from './form';
import type { RunTools, WorkflowJson } from './run-options';

/** What the editor asks of a list that it loads whole: the node whose form is open, the field, and its method. */
export interface ChoicesQuestion {
	readonly node: string;
	readonly field: string;
	readonly method: string;
}

/** The choices of a field, as the editor gets them from the method that the field names. */
export async function choicesOf(
	tools: RunTools,
	json: WorkflowJson,
	{ node, field, method }: ChoicesQuestion,
): Promise<INodePropertyOptions[]> {
	const { type, ask } = openFormOf(tools, json, node, field);
	const choices = type.methods?.loadOptions?.[method];
	if (choices === undefined) throw new Error(`The node has no list "${method}"`);
	return await ask(async (form) => await choices.call(form));
}
