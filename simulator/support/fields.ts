export type ModuleName = 'requests' | 'contacts' | 'accounts' | 'tasks' | 'solutions' | 'products' | 'contracts';

/**
 * Only the service sets `system` and `id` fields, and writes to them are ignored. A date is stored as it was written.
 */
export type FieldKind = 'text' | 'date' | 'id' | 'system';

/** A field of this portal. */
export interface Field {
	readonly label: string;
	readonly kind: FieldKind;
	readonly custom: boolean;
}

/**
 * Labels by kind: from section 7 for Cases, plausible ones for the rest. Every portal has its own fields; these are the
 * fields of one portal.
 */
interface Labels {
	readonly id: string;
	readonly system?: readonly string[];
	readonly text: readonly string[];
	readonly date?: readonly string[];
}

const STAMPS = ['Created Time', 'Modified Time', 'Created By', 'Modified By'];
const CUSTOM_TEXT = ['Severity', 'Contract Tier'];
const CUSTOM_DATE = ['Follow Up On'];

const LABELS: Readonly<Record<ModuleName, Labels>> = {
	requests: {
		id: 'CASEID',
		system: ['URI', 'Request Id', 'Is Overdue', 'Is Escalated'],
		text: [
			'Subject',
			'Contact Name',
			'Email',
			'Phone',
			'Account Name',
			'Product Name',
			'Case Owner',
			'Status',
			'Priority',
			'Channel',
			'Classification',
			'Category',
			'Description',
			'Resolution',
			'To Address',
		],
		date: ['Due Date'],
	},
	contacts: {
		id: 'CONTACTID',
		text: [
			'First Name',
			'Last Name',
			'Email',
			'Phone',
			'Mobile',
			'Account Name',
			'Contact Owner',
			'Title',
			'Description',
		],
	},
	accounts: {
		id: 'ACCOUNTID',
		text: ['Account Name', 'Email', 'Phone', 'Fax', 'Website', 'Industry', 'Account Owner', 'Description'],
	},
	tasks: {
		id: 'TASKID',
		text: ['Subject', 'Contact Name', 'Account Name', 'Status', 'Priority', 'Task Owner', 'Description'],
		date: ['Due Date'],
	},
	solutions: {
		id: 'SOLUTIONID',
		text: ['Solution Title', 'Product Name', 'Status', 'Question', 'Answer', 'Solution Owner'],
	},
	products: {
		id: 'PRODUCTID',
		text: [
			'Product Name',
			'Product Code',
			'Product Category',
			'Manufacturer',
			'Unit Price',
			'Product Owner',
			'Description',
		],
		date: ['Support Start Date', 'Support Expiry Date'],
	},
	contracts: {
		id: 'CONTRACTID',
		text: [
			'Contract Name',
			'Account Name',
			'Product Name',
			'Contract Number',
			'Support Plan',
			'Contract Owner',
			'Description',
		],
		date: ['Start Date', 'End Date'],
	},
};

function fieldsOf({ id, system = [], text, date = [] }: Labels): Field[] {
	const of = (labels: readonly string[], kind: FieldKind, custom = false): Field[] =>
		labels.map((label) => ({ label, kind, custom }));
	return [
		...of([id], 'id'),
		...of(system, 'system'),
		...of(text, 'text'),
		...of(date, 'date'),
		...of(STAMPS, 'system'),
		...of(CUSTOM_TEXT, 'text', true),
		...of(CUSTOM_DATE, 'date', true),
	];
}

/** The known fields of each module, the id first, custom fields last. */
export const FIELDS: Readonly<Record<ModuleName, readonly Field[]>> = {
	requests: fieldsOf(LABELS.requests),
	contacts: fieldsOf(LABELS.contacts),
	accounts: fieldsOf(LABELS.accounts),
	tasks: fieldsOf(LABELS.tasks),
	solutions: fieldsOf(LABELS.solutions),
	products: fieldsOf(LABELS.products),
	contracts: fieldsOf(LABELS.contracts),
};
