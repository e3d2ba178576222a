import type { ModuleName } from './helpdesk';

/** What a known field holds; `time` is a date, with or without a time of day. */
export type FieldKind = 'text' | 'time';

/**
 * A field known by name. Portals add fields of their own: these lists only offer suggestions (reference section 7).
 */
export interface KnownField {
	readonly label: string;
	readonly kind: FieldKind;
	/** False if the service sets it. */
	readonly writable: boolean;
}

const text = (label: string): KnownField => ({ label, kind: 'text', writable: true });
const time = (label: string): KnownField => ({ label, kind: 'time', writable: true });

/** Set by the service on every record. */
const KEPT_BY_SERVICE: readonly KnownField[] = [
	{ label: 'Created Time', kind: 'time', writable: false },
	{ label: 'Modified Time', kind: 'time', writable: false },
	{ label: 'Created By', kind: 'text', writable: false },
	{ label: 'Modified By', kind: 'text', writable: false },
];

/**
 * The known fields of each module. Those of cases, accounts and contacts come from reference section 7; the rest are
 * the labels in the forms of the service, by analogy.
 */
export const KNOWN_FIELDS: Readonly<Record<ModuleName, readonly KnownField[]>> = {
	case: [
		...[
			'Subject',
			'Contact Name',
			'Email',
			'Phone',
			'Account Name',
			'Product Name',
			'Case Owner',
			'Status',
			'Priority',
		].map(text),
		...['Channel', 'Classification', 'Category', 'Description', 'Resolution', 'To Address'].map(text),
		time('Due Date'),
		{ label: 'Request Id', kind: 'text', writable: false },
		{ label: 'Is Overdue', kind: 'text', writable: false },
		{ label: 'Is Escalated', kind: 'text', writable: false },
		{ label: 'URI', kind: 'text', writable: false },
		...KEPT_BY_SERVICE,
	],
	contact: [
		...[
			'First Name',
			'Last Name',
			'Email',
			'Phone',
			'Mobile',
			'Account Name',
			'Contact Owner',
			'Title',
			'Description',
		].map(text),
		...KEPT_BY_SERVICE,
	],
	account: [
		...['Account Name', 'Email', 'Phone', 'Fax', 'Website', 'Industry', 'Account Owner', 'Description'].map(text),
		...KEPT_BY_SERVICE,
	],
	task: [
		...['Subject', 'Contact Name', 'Account Name', 'Status', 'Priority', 'Task Owner', 'Description'].map(text),
		time('Due Date'),
		...KEPT_BY_SERVICE,
	],
	solution: [
		...['Solution Title', 'Product Name', 'Status', 'Question', 'Answer', 'Solution Owner'].map(text),
		...KEPT_BY_SERVICE,
	],
	product: [
		...[
			'Product Name',
			'Product Code',
			'Product Category',
			'Manufacturer',
			'Unit Price',
			'Product Owner',
			'Description',
		].map(text),
		time('Support Start Date'),
		time('Support Expiry Date'),
		...KEPT_BY_SERVICE,
	],
	contract: [
		...[
			'Contract Name',
			'Account Name',
			'Product Name',
			'Contract Number',
			'Support Plan',
			'Contract Owner',
			'Description',
		].map(text),
		time('Start Date'),
		time('End Date'),
		...KEPT_BY_SERVICE,
	],
};

/**
 * The labels under which answers give the id of a record, the usual one first (reference section 3; all but CASEID by
 * analogy).
 */
export const RECORD_ID_LABELS: Readonly<Record<ModuleName, readonly string[]>> = {
	case: ['CASEID'],
	contact: ['CONTACTID'],
	account: ['ACCOUNTID'],
	task: ['TASKID', 'ACTIVITYID'],
	solution: ['SOLUTIONID'],
	product: ['PRODUCTID'],
	contract: ['CONTRACTID'],
};

/**
 * True for a field that a new record never takes from a write: a read-only field, in upper or lower case, or any
 * record id.
 */
export function isSetByService(module: ModuleName, label: string): boolean {
	const isLabel = (known: string) => known.toLowerCase() === label.toLowerCase();
	// A record of any module may have its own address.
	const isReadOnly = isLabel('URI') || KNOWN_FIELDS[module].some((field) => !field.writable && isLabel(field.label));
	return isReadOnly || Object.values(RECORD_ID_LABELS).flat().includes(label);
}

/** Fields that change over time without an edit [guessed from the name; no source says so]. */
export const MOVES_BY_ITSELF: ReadonlySet<string> = new Set(['Is Overdue']);

const KINDS: ReadonlyMap<ModuleName, ReadonlyMap<string, FieldKind>> = new Map(
	(Object.keys(KNOWN_FIELDS) as ModuleName[]).map((name) => [
		name,
		new Map(KNOWN_FIELDS[name].map((field) => [field.label, field.kind])),
	]),
);

/** What a field holds; undefined for an unknown label (a custom field). */
export function fieldKind(module: ModuleName, label: string): FieldKind | undefined {
	return KINDS.get(module)?.get(label);
}
