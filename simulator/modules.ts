import { FIELDS } from './fields';
import type { Field } from './fields';

export type ModuleName = 'requests' | 'contacts' | 'accounts' | 'tasks' | 'solutions' | 'products' | 'contracts';

/** A module of the portal: its names on the wire and the fields that a record must have. */
export interface Module {
	readonly name: ModuleName;
	/** Element of answers (reference, section 3; the capitalised plurals past Cases and Accounts by analogy). */
	readonly element: string;
	/** What one record is called; for Info/getModules. */
	readonly singular: string;
	readonly idLabel: string;
	/** Names the address accepts besides `name`. */
	readonly aliases: readonly string[];
	/** Labels of which at least one must be filled (reference, section 5 [live]; past Cases, Accounts and Contacts by analogy). */
	readonly mandatory: readonly string[];
	readonly fields: readonly Field[];
	readonly field: ReadonlyMap<string, Field>;
}

const TABLE: readonly [ModuleName, string, string, string, string[], string[]][] = [
	['requests', 'Cases', 'Case', 'CASEID', ['cases', 'Cases'], ['Contact Name']],
	['contacts', 'Contacts', 'Contact', 'CONTACTID', ['Contacts'], ['First Name', 'Last Name']],
	['accounts', 'Accounts', 'Account', 'ACCOUNTID', ['Accounts'], ['Account Name']],
	['tasks', 'Tasks', 'Task', 'TASKID', ['Tasks'], ['Subject']],
	['solutions', 'Solutions', 'Solution', 'SOLUTIONID', ['Solutions'], ['Solution Title']],
	['products', 'Products', 'Product', 'PRODUCTID', ['Products'], ['Product Name']],
	['contracts', 'Contracts', 'Contract', 'CONTRACTID', ['Contracts'], ['Contract Name']],
];

/** The seven modules, in the order Info/getModules lists them. */
export const MODULES: readonly Module[] = TABLE.map(([name, element, singular, idLabel, aliases, mandatory]) => ({
	name,
	element,
	singular,
	idLabel,
	aliases,
	mandatory,
	fields: FIELDS[name],
	field: new Map(FIELDS[name].map((field) => [field.label, field])),
}));

/** The module an address names; undefined when there is none. Case matters: `requests`, `cases` and `Cases` are seen. */
export function moduleAt(addressName: string): Module | undefined {
	return MODULES.find((module) => module.name === addressName || module.aliases.includes(addressName));
}

/** The module by its own name. */
export function moduleNamed(name: ModuleName): Module {
	const module = MODULES.find((candidate) => candidate.name === name);
	if (module === undefined)
		throw new Error(`There is no module "${String(name)}". Modules: ${MODULES.map((known) => known.name).join(', ')}`);
	return module;
}

export function isModuleName(name: unknown): name is ModuleName {
	return MODULES.some((module) => module.name === name);
}
