import type { INodeProperties } from 'n8n-workflow';
import { HelpdeskError, problem } from '../helpdesk/problem';
import type { Service } from '../services/service';
import { fieldOptions, forEachModule } from './field-lists';
import { type Given, labelsOf } from './given';

const WATCHED = 'Fields to Watch';
const MORE_WATCHED = 'More Fields to Watch (Labels)';

/** Fields whose change starts the workflow. */
export const fieldsToWatchForm = (service: Service): INodeProperties[] => [
	...forEachModule(service, (module) => ({
		displayName: WATCHED,
		name: 'watchedFields',
		type: 'multiOptions',
		options: fieldOptions(module, 'all'),
		default: [],
		description: 'The workflow starts when one of these fields changes',
		displayOptions: { show: { event: ['fieldChanged'] } },
	})),
	{
		displayName: MORE_WATCHED,
		name: 'watchedCustomFields',
		type: 'string',
		default: '',
		placeholder: 'e.g. Severity, Contract Tier',
		description: 'Labels of your own fields, exactly as Zoho shows them, separated by commas',
		displayOptions: { show: { event: ['fieldChanged'] } },
	},
];

/** The labels of the fields to watch, one at least. */
export function fieldsToWatch(given: Given): string[] {
	const picked = labelsOf(given('watchedFields', []), WATCHED);
	const labels = [...new Set([...picked, ...labelsOf(given('watchedCustomFields', []), MORE_WATCHED)])];
	if (labels.length > 0) return labels;
	throw new HelpdeskError(
		problem('data', 'No field to watch is chosen.', `Choose one or more under ${WATCHED}, or type their labels.`),
	);
}
