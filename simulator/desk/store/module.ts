import type { JsonObject } from '../reference/json';

export const MODULE_NAMES = [
	'tickets',
	'contacts',
	'accounts',
	'tasks',
	'products',
	'contracts',
	'articles',
	'calls',
	'events',
	'cm_devices',
] as const;

export type ModuleName = (typeof MODULE_NAMES)[number];

/** What is particular to a module. */
export interface DeskModule {
	readonly name: ModuleName;
	readonly singular: string;
	/** The field that names a record. */
	readonly nameField: string;
	/** Whether each record belongs to one department. */
	readonly hasDepartment: boolean;
	/** Values of records that were stored without them. */
	readonly defaults: JsonObject;
}

const COUNTS = [
	'threadCount',
	'commentCount',
	'attachmentCount',
	'taskCount',
	'approvalCount',
	'timeEntryCount',
	'tagCount',
	'followerCount',
];

/** All modules. Counts are texts, as in Zoho's samples. */
export const MODULES: Readonly<Record<ModuleName, DeskModule>> = {
	tickets: moduleOf('tickets', 'Ticket', 'subject', true, {
		...Object.fromEntries(COUNTS.map((count) => [count, '0'])),
		status: 'Open',
		statusType: 'Open',
		sentiment: null,
		secondaryContacts: [],
		entitySkills: [],
		sharedDepartments: [],
		source: { appName: null, extId: null, permalink: null, type: 'SYSTEM', appPhotoURL: null },
	}),
	contacts: moduleOf('contacts', 'Contact', 'lastName', false, { accountCount: '0', isAnonymous: false }),
	accounts: moduleOf('accounts', 'Account', 'accountName', false, { associatedSLAIds: [] }),
	tasks: moduleOf('tasks', 'Task', 'subject', true, { status: 'Not Started', statusType: 'Open', reminder: [] }),
	products: moduleOf('products', 'Product', 'productName', false, {}),
	contracts: moduleOf('contracts', 'Contract', 'contractName', true, {
		contractStatus: 'ACTIVE',
		notificationAgentIds: [],
	}),
	articles: moduleOf('articles', 'Article', 'title', true, {
		status: 'Draft',
		permission: 'ALL',
		locale: 'en',
		tags: [],
		attachments: [],
		likeCount: '0',
		dislikeCount: '0',
		viewCount: '0',
		usageCount: '0',
		commentCount: '0',
		feedbackCount: '0',
	}),
	calls: moduleOf('calls', 'Call', 'subject', true, {
		status: 'Completed',
		statusType: 'Closed',
		direction: 'inbound',
	}),
	events: moduleOf('events', 'Event', 'subject', true, { status: 'Not Started', statusType: 'Open' }),
	cm_devices: moduleOf('cm_devices', 'Device', 'name', true, {}),
};

/** The module with this name; undefined when there is none. */
export function moduleNamed(name: string): DeskModule | undefined {
	return MODULE_NAMES.some((known) => known === name) ? MODULES[name as ModuleName] : undefined;
}

function moduleOf(
	name: ModuleName,
	singular: string,
	nameField: string,
	hasDepartment: boolean,
	defaults: JsonObject,
): DeskModule {
	return { name, singular, nameField, hasDepartment, defaults };
}
