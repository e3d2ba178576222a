import type { INodeProperties } from 'n8n-workflow';
import { HelpdeskError, problem } from '../helpdesk/problem';
import type { Service } from '../services/service';
import { fieldOptions, forEachModule } from './field-lists';
import { type Given, labelsOf } from './given';
import { ownFieldRows, ownFieldsIn } from './own-field';

const WATCHED = 'Fields to Watch';
const OWN_WATCHED = 'Custom Fields to Watch';

/** Fields whose change starts the workflow. */
export const fieldsToWatchForm = (service: Service): INodeProperties[] => [
	...forEachModule(service, (module) => ({
		displayName: WATCHED,
		name: 'watchedFields',
		type: 'multiOptions',
		options: fieldOptions(module),
		default: [],
		description: 'The workflow starts when one of these fields changes',
		displayOptions: { show: { event: ['fieldChanged'] } },
	})),
	{
		...ownFieldRows(OWN_WATCHED, 'ownWatchedFields', 'Custom fields whose change counts too'),
		displayOptions: { show: { event: ['fieldChanged'] } },
	},
];

/** The labels of the fields to watch, one at least. */
export function fieldsToWatch(given: Given): string[] {
	const picked = labelsOf(given('watchedFields', []), WATCHED);
	const own = ownFieldsIn(given('ownWatchedFields', {}), OWN_WATCHED);
	const labels = [...new Set([...picked, ...own])];
	if (labels.length > 0) return labels;
	throw new HelpdeskError(
		problem('data', 'No field to watch is chosen.', `Choose one or more under ${WATCHED} or ${OWN_WATCHED}.`),
	);
}
