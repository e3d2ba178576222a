import type { Json } from '../reference/json';
import { fixedId } from './ids';
import { MODULE_NAMES } from './module';
import type { ModuleName } from './module';

/** One field of a module. */
export interface Field {
	readonly id: string;
	readonly apiName: string;
	readonly label: string;
	/** As in the reference, such as `Picklist`. */
	readonly type: string;
	readonly choices: readonly string[] | undefined;
	readonly isCustom: boolean;
	readonly isMandatory: boolean;
}

type Row = readonly [apiName: string, label: string, type?: string, choices?: readonly string[]];

export const STATUSES = ['Open', 'On Hold', 'Escalated', 'Closed'];
export const PRIORITIES = ['Low', 'Medium', 'High', 'Urgent'];
export const CHANNELS = ['Email', 'Phone', 'Web', 'Chat', 'Twitter', 'Facebook', 'Forums'];
const CATEGORIES = ['Hardware', 'Software', 'Network', 'Billing', 'Access'];
const TASK_STATUSES = ['Not Started', 'In Progress', 'Completed', 'Canceled'];
const NAMED: readonly Row[] = [
	['phone', 'Phone', 'Phone'],
	['email', 'Email', 'Email'],
];
const PLACE: readonly Row[] = [
	['street', 'Street'],
	['city', 'City'],
	['state', 'State'],
	['country', 'Country'],
	['description', 'Description', 'Textarea'],
	['ownerId', 'Owner', 'LookUp'],
];
const ACTIVITY: readonly Row[] = [
	['subject', 'Subject'],
	['status', 'Status', 'Picklist', TASK_STATUSES],
	['priority', 'Priority', 'Picklist', PRIORITIES],
	['ownerId', 'Owner', 'LookUp'],
	['ticketId', 'Ticket', 'LookUp'],
	['description', 'Description', 'Textarea'],
];

const SYSTEM: Readonly<Record<ModuleName, readonly Row[]>> = {
	tickets: [
		['subject', 'Subject'],
		['contactId', 'Contact Name', 'LookUp'],
		['departmentId', 'Department', 'LookUp'],
		['accountId', 'Account Name', 'LookUp'],
		['productId', 'Product Name', 'LookUp'],
		['assigneeId', 'Ticket Owner', 'LookUp'],
		['status', 'Status', 'Picklist', STATUSES],
		['priority', 'Priority', 'Picklist', PRIORITIES],
		['channel', 'Channel', 'Picklist', CHANNELS],
		['classification', 'Classification', 'Picklist', ['Question', 'Problem', 'Feature', 'Others']],
		['category', 'Category', 'Picklist', CATEGORIES],
		['subCategory', 'Sub Category', 'Picklist', ['Printer', 'Screen', 'Server']],
		['language', 'Language', 'Picklist', ['English', 'German', 'French']],
		['dueDate', 'Due Date', 'DateTime'],
		...NAMED,
		['description', 'Description', 'Textarea'],
		['resolution', 'Resolution', 'Textarea'],
	],
	contacts: [
		['firstName', 'First Name'],
		['lastName', 'Last Name'],
		...NAMED,
		['secondaryEmail', 'Secondary Email', 'Email'],
		['mobile', 'Mobile', 'Phone'],
		['accountId', 'Account Name', 'LookUp'],
		['type', 'Type', 'Picklist', ['None', 'paidUser']],
		['title', 'Title'],
		['zip', 'Zip'],
		['twitter', 'Twitter'],
		['facebook', 'Facebook'],
		...PLACE,
	],
	accounts: [
		['accountName', 'Account Name'],
		...NAMED,
		['website', 'Website', 'URL'],
		['fax', 'Fax'],
		['industry', 'Industry', 'Picklist', ['Manufacturing', 'Healthcare', 'Education', 'Retail', 'Energy', 'Media']],
		['annualrevenue', 'Annual Revenue', 'Currency'],
		['code', 'Zip'],
		...PLACE,
	],
	tasks: [
		...ACTIVITY,
		['dueDate', 'Due Date', 'DateTime'],
		['contactId', 'Contact Name', 'LookUp'],
		['category', 'Category', 'Picklist', CATEGORIES],
	],
	products: [
		['productName', 'Product Name'],
		['productCode', 'Product Code'],
		['productCategory', 'Product Category', 'Picklist', CATEGORIES],
		['manufacturer', 'Manufacturer'],
		['unitPrice', 'Unit Price', 'Currency'],
		['ownerId', 'Product Owner', 'LookUp'],
		['description', 'Description', 'Textarea'],
	],
	contracts: [
		['contractName', 'Contract Name'],
		['accountId', 'Account Name', 'LookUp'],
		['productId', 'Product Name', 'LookUp'],
		['contractNumber', 'Contract Number'],
		['startDate', 'Start Date', 'Date'],
		['endDate', 'End Date', 'Date'],
		['ownerId', 'Contract Owner', 'LookUp'],
		['description', 'Description', 'Textarea'],
	],
	articles: [
		['title', 'Title'],
		['answer', 'Answer', 'Textarea'],
		['status', 'Status', 'Picklist', ['Draft', 'Published', 'Review']],
	],
	calls: [
		...ACTIVITY,
		['startTime', 'Start Time', 'DateTime'],
		['duration', 'Duration'],
		['direction', 'Direction', 'Picklist', ['inbound', 'outbound']],
	],
	events: [...ACTIVITY, ['startTime', 'Start Time', 'DateTime'], ['duration', 'Duration']],
	cm_devices: [
		['name', 'Device Name'],
		['ownerId', 'Owner', 'LookUp'],
	],
};

const CUSTOM: Readonly<Partial<Record<ModuleName, readonly Row[]>>> = {
	tickets: [
		['cf_severity', 'Severity', 'Picklist', ['S1', 'S2', 'S3', 'S4']],
		['cf_follow_up', 'Follow Up', 'DateTime'],
		['cf_affected', 'Affected', 'Multiselect', ['Mail', 'Phone', 'Web']],
		['cf_order_number', 'Order Number'],
		['cf_confirmed', 'Confirmed', 'Boolean'],
	],
	contacts: [['cf_tier', 'Tier', 'Picklist', ['Basic', 'Silver', 'Gold', 'Platinum']]],
	accounts: [['cf_region', 'Region']],
	tasks: [['cf_effort', 'Effort', 'Number']],
	products: [['cf_shelf', 'Shelf']],
	cm_devices: [['cf_serial_number', 'Serial Number']],
};

const MANDATORY = [
	'subject',
	'contactId',
	'departmentId',
	'status',
	'lastName',
	'accountName',
	'productName',
	'contractName',
	'title',
	'name',
];

const FIELDS: ReadonlyMap<ModuleName, readonly Field[]> = new Map(MODULE_NAMES.map(fieldsOfModule));

/** The fields of a module. */
export function fieldsOf(module: ModuleName): readonly Field[] {
	return FIELDS.get(module) ?? [];
}

/** The custom fields of a module. */
export function customFieldsOf(module: ModuleName): readonly Field[] {
	return fieldsOf(module).filter(({ isCustom }) => isCustom);
}

/** Custom fields as answers have them under `cf`: all of them, null when they are empty. */
export function cfOf(module: ModuleName, stored: Json | undefined): Record<string, Json> {
	const given = typeof stored === 'object' && stored !== null && !Array.isArray(stored) ? stored : {};
	return Object.fromEntries(customFieldsOf(module).map(({ apiName }) => [apiName, given[apiName] ?? null]));
}

function fieldsOfModule(name: ModuleName, place: number): [ModuleName, readonly Field[]] {
	const id = (index: number): string => fixedId(10_000 + place * 100 + index);
	const system = SYSTEM[name].map((row, index) => fieldOf(row, false, id(index)));
	const custom = (CUSTOM[name] ?? []).map((row, index) => fieldOf(row, true, id(system.length + index)));
	return [name, [...system, ...custom]];
}

function fieldOf([apiName, label, type = 'Text', choices]: Row, isCustom: boolean, id: string): Field {
	return { id, apiName, label, type, choices, isCustom, isMandatory: MANDATORY.includes(apiName) };
}
