import type { INodeProperties } from 'n8n-workflow';
import { booleanOf, labelsOf, wholeNumberOf } from '../form/given';
import type { Run } from './run';

/** The labels that a person chose to read; undefined = all. */
export function selectedFields(run: Run, index: number): string[] | undefined {
	const picked = labelsOf(run.context.getNodeParameter('options.fields', index, []), 'Fields');
	const typed = labelsOf(run.context.getNodeParameter('options.customFields', index, ''), 'More Fields (Labels)');
	const labels = [...picked, ...typed];
	return labels.length === 0 ? undefined : [...new Set(labels)];
}

/** All records, or as many as a person wants. */
export const HOW_MANY: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
		hint: 'All records cost one request for each 199, and one or two more: 1,000 records cost 6 or 7 requests of the day',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		description: 'Max number of results to return',
		hint: 'Costs one request for each 200 records. Zoho decides the order; usually the newest come first.',
		displayOptions: { show: { returnAll: [false] } },
	},
];

/** How many records to read; undefined = all. */
export function wantedRecords(run: Run, index: number): number | undefined {
	if (booleanOf(run.context.getNodeParameter('returnAll', index, false), 'Return All')) return undefined;
	return wholeNumberOf(run.context.getNodeParameter('limit', index, 50), 'Limit');
}

/** The id of the record that an operation is about. */
export function recordId(displayName: string, description: string): INodeProperties {
	return {
		displayName,
		name: 'recordId',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 191901909990000123',
		description,
	};
}
