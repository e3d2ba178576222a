import type { INodeProperties } from 'n8n-workflow';
import type { Service } from '../services/service';
import { forEachModule } from './field-lists';
import { type Given, labelsOf } from './given';

const NAME = 'include';
const DISPLAY_NAME = 'Include';

/** Other records that come along, for the modules whose records bring any. */
export function includeForm(service: Service): INodeProperties[] {
	return forEachModule(
		service,
		({ listing }) =>
			listing === undefined || listing.includes.length === 0
				? undefined
				: {
						displayName: DISPLAY_NAME,
						name: NAME,
						type: 'multiOptions',
						options: [...listing.includes],
						default: [],
						description: listing.including,
					},
		'/resource',
	);
}

/** The keys of the other records; undefined = none. @throws HelpdeskError `data` for what is no list */
export function chosenIncludes(given: Given): string[] | undefined {
	const keys = labelsOf(given(`options.${NAME}`, []), DISPLAY_NAME);
	return keys.length === 0 ? undefined : keys;
}
