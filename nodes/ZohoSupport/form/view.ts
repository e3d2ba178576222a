import type { INodeProperties } from 'n8n-workflow';
import { HelpdeskError, problem } from '../helpdesk/problem';
import type { Service } from '../services/service';
import { forEachModule } from './field-lists';
import { type Given, plainOf, textOf } from './given';
import { BY_ID, fromList, locator } from './locator';

const NAME = 'view';
const DISPLAY_NAME = 'View';

/** A saved view to read, for the modules that have views. */
export function viewForm(service: Service): INodeProperties[] {
	return forEachModule(
		service,
		({ listing }) =>
			listing?.views === undefined
				? undefined
				: locator(
						{ displayName: DISPLAY_NAME, name: NAME, description: listing.views },
						[fromList('views', 'Choose a view…'), BY_ID],
						false,
					),
		'/resource',
	);
}

/** The ID of a view. @throws HelpdeskError `data` for what is none */
export function chosenView(given: Given): string | undefined {
	const view = textOf(plainOf(given(`options.${NAME}`, '')), DISPLAY_NAME).trim();
	if (view === '') return undefined;
	if (/^\d+$/.test(view)) return view;
	throw new HelpdeskError(
		problem(
			'data',
			`'${DISPLAY_NAME}' holds '${view.slice(0, 60)}', which is not the ID of a view.`,
			'Choose a view from the list.',
		),
	);
}
