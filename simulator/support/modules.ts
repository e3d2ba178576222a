import { FIELDS } from './fields';
import type { Field, ModuleName } from './fields';

export type { ModuleName };

/** A module of the portal: its names on the wire and the fields that a record must have. */
export interface Module {
	readonly name: ModuleName;
	/** Element of answers (reference, section 3; beyond Cases and Accounts by analogy). */
	readonly element: string;
	/** The name of one record, for Info/getModules. */
	readonly singular: string;
	readonly idLabel: string;
	/** Other names that an address may use. */
	readonly aliases: readonly string[];
	/**
	 * At least one of these labels must have a value (reference, section 5 [live]; beyond Cases, Accounts and Contacts by
	 * analogy).
	 */
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

/** The seven modules, in the order of Info/getModules. */
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

/**
 * The module that an address names; undefined when it is unknown. Case matters: `requests`, `cases` and `Cases` are
 * known.
 */
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
