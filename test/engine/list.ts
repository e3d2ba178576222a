import type { INodeListSearchResult, INodeProperties, INodePropertyMode } from 'n8n-workflow';
import { openFormOf } from './form';
import type { RunTools, WorkflowJson } from './run-options';

/** What the editor asks of a list: what is typed, and the token of the page before. */
export interface ListQuestion {
	/** The node whose form is open, and the field with the list. */
	readonly node: string;
	readonly field: string;
	/** The list itself, for a field inside a row of the form. */
	readonly method?: string;
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
	{ node: name, field, method: named, filter, after }: ListQuestion,
): Promise<INodeListSearchResult> {
	const { property, type, ask } = openFormOf(tools, json, name, field);
	const method = type.methods?.listSearch?.[named ?? methodOf(property, field)];
	if (method === undefined) throw new Error(`The node has no list for "${field}"`);
	return await ask(async (form) => await method.call(form, filter, after));
}

function methodOf(property: INodeProperties | undefined, field: string): string {
	const list = property?.modes?.find(({ name }: INodePropertyMode) => name === 'list');
	const method = list?.typeOptions?.searchListMethod;
	if (method === undefined) throw new Error(`The form shows no list for "${field}"`);
	return method;
}
