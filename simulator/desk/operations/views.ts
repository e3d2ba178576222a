import { fixedId } from '../store/ids';
import { textOf } from '../store/record';
import { invalidField } from '../refusal';
import { listed } from './call';
import type { Handlers } from './call';
import type { Matches } from './paging';

/** A standard view of a module. */
export interface View {
	readonly id: string;
	readonly module: string;
	readonly name: string;
	readonly matches: Matches;
}

const all: Matches = () => true;
const isOpen: Matches = ({ values }) => textOf(values, 'statusType') !== 'Closed';
const isClosed: Matches = ({ values }) => textOf(values, 'statusType') === 'Closed';
const isUnassigned: Matches = (record) => isOpen(record) && textOf(record.values, 'assigneeId') === '';

/** Products have none (reference, view.json). */
export const VIEWS: readonly View[] = [
	{ id: fixedId(701), module: 'tickets', name: 'All Tickets', matches: all },
	{ id: fixedId(702), module: 'tickets', name: 'Open Tickets', matches: isOpen },
	{ id: fixedId(703), module: 'tickets', name: 'Closed Tickets', matches: isClosed },
	{ id: fixedId(704), module: 'tickets', name: 'Unassigned Open Tickets', matches: isUnassigned },
	{ id: fixedId(711), module: 'contacts', name: 'All Contacts', matches: all },
	{ id: fixedId(712), module: 'accounts', name: 'All Accounts', matches: all },
	{ id: fixedId(713), module: 'tasks', name: 'All Tasks', matches: all },
	{ id: fixedId(714), module: 'tasks', name: 'Completed Tasks', matches: isClosed },
	{ id: fixedId(715), module: 'contracts', name: 'All Contracts', matches: all },
];

/** The list of views. */
export const VIEW_LISTS: Handlers = {
	getViews: (call) => {
		const module = call.query.text('module') ?? '';
		const views = VIEWS.filter((view) => view.module === module);
		if (views.length === 0) throw invalidField('module', 'The module has no views');
		const rows = views.map(({ id, name }) => ({
			id,
			name,
			viewName: name,
			displayLabel: name,
			sanitizedName: name.toLowerCase().replaceAll(' ', '-'),
			isCustomView: false,
			isLocked: false,
			deprecatedViewId: null,
		}));
		return listed(call, rows);
	},
};
