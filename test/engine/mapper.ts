import type { ResourceMapperFields } from 'n8n-workflow';
import { openFormOf } from './form';
import type { RunTools, WorkflowJson } from './run-options';

/** The columns of a resource mapper, as the editor gets them from the method that the field names. */
export async function columnsOf(
	tools: RunTools,
	json: WorkflowJson,
	{ node, field }: { readonly node: string; readonly field: string },
): Promise<ResourceMapperFields> {
	const { property, type, ask } = openFormOf(tools, json, node, field);
	const method = property?.typeOptions?.resourceMapper?.resourceMapperMethod;
	const columns = type.methods?.resourceMapping?.[method ?? ''];
	if (columns === undefined) throw new Error(`The form shows no columns for "${field}"`);
	return await ask(async (form) => await columns.call(form));
}
