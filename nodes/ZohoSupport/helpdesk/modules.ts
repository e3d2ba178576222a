import type { ModuleName } from './helpdesk';

/** One module of the help desk and its names in the classic API (reference section 3; ids by analogy but for CASEID). */
export interface ModuleRow {
	readonly name: ModuleName;
	readonly label: string;
	readonly plural: string;
	/** The module in a classic path, and the name inside `selectfields`. */
	readonly path: string;
	readonly selectName: string;
	/** The element that holds the rows of an answer. */
	readonly element: string;
	/** Labels under which answers give the record's own id; the first is the usual one. */
	readonly idLabels: readonly string[];
}

/** The seven modules. A new module is a new row here, and its fields in fields.ts. */
export const MODULES: readonly ModuleRow[] = [
	{ name: 'case', label: 'Case', plural: 'cases', path: 'requests', selectName: 'Requests', element: 'Cases', idLabels: ['CASEID'] },
	{ name: 'contact', label: 'Contact', plural: 'contacts', path: 'contacts', selectName: 'Contacts', element: 'Contacts', idLabels: ['CONTACTID'] },
	{ name: 'account', label: 'Account', plural: 'accounts', path: 'accounts', selectName: 'Accounts', element: 'Accounts', idLabels: ['ACCOUNTID'] },
	{ name: 'task', label: 'Task', plural: 'tasks', path: 'tasks', selectName: 'Tasks', element: 'Tasks', idLabels: ['TASKID', 'ACTIVITYID'] },
	{ name: 'solution', label: 'Solution', plural: 'solutions', path: 'solutions', selectName: 'Solutions', element: 'Solutions', idLabels: ['SOLUTIONID'] },
	{ name: 'product', label: 'Product', plural: 'products', path: 'products', selectName: 'Products', element: 'Products', idLabels: ['PRODUCTID'] },
	{ name: 'contract', label: 'Contract', plural: 'contracts', path: 'contracts', selectName: 'Contracts', element: 'Contracts', idLabels: ['CONTRACTID'] },
];

const BY_NAME = new Map(MODULES.map((row) => [row.name, row]));

/** The row of a module. */
export function moduleRow(name: ModuleName): ModuleRow {
	const row = BY_NAME.get(name);
	if (row === undefined) throw new Error(`There is no module '${String(name)}'`);
	return row;
}

/** True for the name of one of the seven modules. */
export function isModuleName(name: string): name is ModuleName {
	return MODULES.some((row) => row.name === name);
}
