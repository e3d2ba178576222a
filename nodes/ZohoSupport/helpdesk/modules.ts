import type { ModuleName } from './helpdesk';

/** One module of the help desk, with its name for people. */
export interface ModuleRow {
	readonly name: ModuleName;
	readonly label: string;
	readonly plural: string;
}

/**
 * The seven modules. To add a module, add a row here, its fields in fields.ts, and its names in each API's own table.
 */
export const MODULES: readonly ModuleRow[] = [
	{ name: 'case', label: 'Case', plural: 'cases' },
	{ name: 'contact', label: 'Contact', plural: 'contacts' },
	{ name: 'account', label: 'Account', plural: 'accounts' },
	{ name: 'task', label: 'Task', plural: 'tasks' },
	{ name: 'solution', label: 'Solution', plural: 'solutions' },
	{ name: 'product', label: 'Product', plural: 'products' },
	{ name: 'contract', label: 'Contract', plural: 'contracts' },
];

const BY_NAME = new Map(MODULES.map((row) => [row.name, row]));

/** The row of a module. */
export function moduleRow(name: ModuleName): ModuleRow {
	const row = BY_NAME.get(name);
	if (row === undefined) throw new Error(`There is no module '${String(name)}'`);
	return row;
}

/** True for a module name. */
export function isModuleName(name: string): name is ModuleName {
	return MODULES.some((row) => row.name === name);
}
