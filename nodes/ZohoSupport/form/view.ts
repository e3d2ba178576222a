import type { INodeProperties } from 'n8n-workflow';
import { HelpdeskError, problem } from '../helpdesk/problem';
import type { Service } from '../services/service';
import { forEachModule } from './field-lists';
import { type Given, textOf } from './given';
import { OR_AN_ID } from './loaded-list';

const NAME = 'view';
const DISPLAY_NAME = 'View Name or ID';

/** A saved view to read, for the modules that have views. */
export function viewForm(service: Service): INodeProperties[] {
	return forEachModule(
		service,
		({ listing }) =>
			listing?.views === undefined
				? undefined
				: {
						displayName: DISPLAY_NAME,
						name: NAME,
						type: 'options',
						typeOptions: { loadOptionsMethod: service.viewChoices, loadOptionsDependsOn: ['resource'] },
						default: '',
						description: [listing.views, `${OR_AN_ID}.`].join(' '),
					},
		'/resource',
	);
}

/** The ID of a view. @throws HelpdeskError `data` for what is none */
export function chosenView(given: Given): string | undefined {
	const view = textOf(given(`options.${NAME}`, ''), DISPLAY_NAME).trim();
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
