import type { KnownField, Module } from '../../helpdesk/catalogue';

/** A module of the classic API: what people see of it, and its names on the wire. */
export interface SupportModule extends Module {
	/** The module in a path. */
	readonly path: string;
	/** The module inside `selectfields`. */
	readonly selectName: string;
}

const text = (label: string): KnownField => ({ label, kind: 'text', writable: true });
const time = (label: string): KnownField => ({ label, kind: 'time', writable: true });
const choice = (label: string): KnownField => ({ label, kind: 'choice', writable: true });
const number = (label: string): KnownField => ({ label, kind: 'number', writable: true });
const readOnly = (label: string): KnownField => ({ label, kind: 'text', writable: false });
const yesNo = (label: string): KnownField => ({ label, kind: 'boolean', writable: false });

/** Set by the service on every record. */
const KEPT_BY_SERVICE: readonly KnownField[] = [
	{ label: 'Created Time', kind: 'time', writable: false },
	{ label: 'Modified Time', kind: 'time', writable: false },
	readOnly('Created By'),
	readOnly('Modified By'),
];

/**
 * The modules of the classic API. A new module is a new row here, and nothing else.
 *
 * Paths and select names are from reference section 3. The fields of cases, accounts and contacts are from reference
 * section 7; those of the others are the labels that the service's own forms use, by analogy. The id label of cases
 * is documented; the others are by analogy.
 */
export const MODULES: readonly SupportModule[] = [
	{
		name: 'case',
		label: 'Case',
		plural: 'cases',
		path: 'requests',
		selectName: 'Requests',
		idLabels: ['CASEID'],
		keyField: 'Subject',
		stateField: 'Status',
		numberField: 'Request Id',
		abilities: ['conversation'],
		simple: [
			'Request Id',
			'Subject',
			'Status',
			'Priority',
			'Channel',
			'Contact Name',
			'Email',
			'Phone',
			'Account Name',
			'Case Owner',
			'Due Date',
			'Classification',
			'Category',
			'Product Name',
			'Description',
			'Resolution',
			'Created Time',
			'Modified Time',
			'URI',
		],
		fields: [
			...['Subject', 'Contact Name', 'Email', 'Phone', 'Account Name', 'Product Name'].map(text),
			text('Case Owner'),
			...['Status', 'Priority', 'Channel', 'Classification', 'Category'].map(choice),
			...['Description', 'Resolution', 'To Address'].map(text),
			time('Due Date'),
			readOnly('Request Id'),
			...['Is Overdue', 'Is Escalated'].map(yesNo),
			readOnly('URI'),
			...KEPT_BY_SERVICE,
		],
	},
	{
		name: 'contact',
		label: 'Contact',
		plural: 'contacts',
		path: 'contacts',
		selectName: 'Contacts',
		idLabels: ['CONTACTID'],
		keyField: 'Email',
		simple: [
			'First Name',
			'Last Name',
			'Email',
			'Phone',
			'Mobile',
			'Account Name',
			'Contact Owner',
			'Title',
			'Description',
			'Created Time',
			'Modified Time',
		],
		fields: [
			...['First Name', 'Last Name', 'Email', 'Phone', 'Mobile', 'Account Name'].map(text),
			...['Contact Owner', 'Title', 'Description'].map(text),
			...KEPT_BY_SERVICE,
		],
	},
	{
		name: 'account',
		label: 'Account',
		plural: 'accounts',
		path: 'accounts',
		selectName: 'Accounts',
		idLabels: ['ACCOUNTID'],
		keyField: 'Account Name',
		simple: [
			'Account Name',
			'Email',
			'Phone',
			'Website',
			'Industry',
			'Account Owner',
			'Description',
			'Created Time',
			'Modified Time',
		],
		fields: [
			...['Account Name', 'Email', 'Phone', 'Fax', 'Website', 'Industry', 'Account Owner', 'Description'].map(text),
			...KEPT_BY_SERVICE,
		],
	},
	{
		name: 'task',
		label: 'Task',
		plural: 'tasks',
		path: 'tasks',
		selectName: 'Tasks',
		idLabels: ['TASKID', 'ACTIVITYID'],
		keyField: 'Subject',
		stateField: 'Status',
		simple: [
			'Subject',
			'Status',
			'Priority',
			'Due Date',
			'Task Owner',
			'Contact Name',
			'Account Name',
			'Description',
			'Created Time',
			'Modified Time',
		],
		fields: [
			...['Subject', 'Contact Name', 'Account Name'].map(text),
			...['Status', 'Priority'].map(choice),
			...['Task Owner', 'Description'].map(text),
			time('Due Date'),
			...KEPT_BY_SERVICE,
		],
	},
	{
		name: 'solution',
		label: 'Solution',
		plural: 'solutions',
		path: 'solutions',
		selectName: 'Solutions',
		idLabels: ['SOLUTIONID'],
		keyField: 'Solution Title',
		stateField: 'Status',
		simple: [
			'Solution Title',
			'Status',
			'Question',
			'Answer',
			'Product Name',
			'Solution Owner',
			'Created Time',
			'Modified Time',
		],
		fields: [
			...['Solution Title', 'Product Name'].map(text),
			choice('Status'),
			...['Question', 'Answer', 'Solution Owner'].map(text),
			...KEPT_BY_SERVICE,
		],
	},
	{
		name: 'product',
		label: 'Product',
		plural: 'products',
		path: 'products',
		selectName: 'Products',
		idLabels: ['PRODUCTID'],
		keyField: 'Product Name',
		simple: [
			'Product Name',
			'Product Code',
			'Product Category',
			'Manufacturer',
			'Unit Price',
			'Product Owner',
			'Description',
			'Created Time',
			'Modified Time',
		],
		fields: [
			...['Product Name', 'Product Code'].map(text),
			...['Product Category', 'Manufacturer'].map(choice),
			number('Unit Price'),
			...['Product Owner', 'Description'].map(text),
			...['Support Start Date', 'Support Expiry Date'].map(time),
			...KEPT_BY_SERVICE,
		],
	},
	{
		name: 'contract',
		label: 'Contract',
		plural: 'contracts',
		path: 'contracts',
		selectName: 'Contracts',
		idLabels: ['CONTRACTID'],
		keyField: 'Contract Name',
		simple: [
			'Contract Name',
			'Contract Number',
			'Account Name',
			'Product Name',
			'Start Date',
			'End Date',
			'Support Plan',
			'Contract Owner',
			'Description',
			'Created Time',
			'Modified Time',
		],
		fields: [
			...['Contract Name', 'Account Name', 'Product Name', 'Contract Number'].map(text),
			...['Support Plan', 'Contract Owner', 'Description'].map(text),
			...['Start Date', 'End Date'].map(time),
			...KEPT_BY_SERVICE,
		],
	},
];

/** Set by the service on records of any module: a record may carry its own address. */
export const ALWAYS_READ_ONLY: readonly string[] = ['URI'];

/** Fields that change with the clock while nobody changes the record [by their name; no source says so]. */
export const MOVES_BY_ITSELF: ReadonlySet<string> = new Set(['Is Overdue']);
