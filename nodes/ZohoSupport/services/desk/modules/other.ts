import { setByService, reference, written } from '../field';
import { type DeskModule, EVERY_SEARCH, PARAMETER, sortedBy } from '../module';

const { choices, text } = PARAMETER;

/** A module that a person names: calls, events, or one of the organization's own. Its fields are learnt. */
export const OTHER: DeskModule = {
	name: 'otherModule',
	label: 'Other Module',
	plural: 'records',
	path: '',
	idLabels: [],
	keyField: 'name',
	fields: [
		...written('Text', { name: 'Name' }),
		reference('ownerId', 'Owner', 'owner'),
		reference('departmentId', 'Department', 'department'),
		...setByService('DateTime', { createdTime: 'Created Time', modifiedTime: 'Modified Time' }),
	],
	// What calls, events and own modules have beside the fields that a portal describes. Low confidence: public clients.
	beside: [
		...['layoutId', 'contactId', 'contact', 'ticketId', 'ticket', 'assignee', 'creatorId', 'createdBy', 'modifiedBy'],
		...['statusType', 'completedTime', 'webUrl', 'isSpam', 'isCommented', 'category'],
	],
	list: {
		most: 100,
		oldestFirst: 'createdTime',
		newestFirst: '-createdTime',
		sorts: sortedBy('createdTime', 'modifiedTime'),
		filters: {},
		include: [],
		lacks: [],
	},
	include: [],
	canUpdateMany: false,
	departmentField: 'departmentId',
	isNamedByPerson: true,
};

/** Calls and events are searched like tasks; an own module only by its times and all its columns [openapi search.json]. */
const OF_ACTIVITIES = { subject: text('subject', 3), status: choices('status'), priority: choices('priority') };

/** The module with this API name: `calls`, `cm_devices`. */
export function otherModule(path: string): DeskModule {
	const isOwn = path.startsWith('cm_');
	return {
		...OTHER,
		name: `${OTHER.name}:${path}`,
		label: path,
		path,
		described: path,
		keyField: isOwn ? 'name' : 'subject',
		search: {
			parameters: { ...EVERY_SEARCH, ...(isOwn ? {} : OF_ACTIVITIES) },
			sorts: sortedBy('createdTime', 'modifiedTime'),
			hasCustomFields: !isOwn,
			hasDepartment: !isOwn,
			lacks: [],
			splitBy: [],
		},
		// [open-points 12]: `recordIds` for own modules, `entityIds` for activities.
		trashKey: isOwn ? 'recordIds' : 'entityIds',
	};
}
