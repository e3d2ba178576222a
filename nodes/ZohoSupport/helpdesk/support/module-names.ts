import type { ModuleName } from '../helpdesk';

/** A module's names in the classic API (reference section 3; ids by analogy but for CASEID). */
export interface ClassicNames {
	/** The module in a path. */
	readonly path: string;
	/** The module inside `selectfields`. */
	readonly selectName: string;
	/** Labels under which answers give the record's own id; the first is the usual one. */
	readonly idLabels: readonly string[];
}

export const CLASSIC_NAMES: Readonly<Record<ModuleName, ClassicNames>> = {
	case: { path: 'requests', selectName: 'Requests', idLabels: ['CASEID'] },
	contact: { path: 'contacts', selectName: 'Contacts', idLabels: ['CONTACTID'] },
	account: { path: 'accounts', selectName: 'Accounts', idLabels: ['ACCOUNTID'] },
	task: { path: 'tasks', selectName: 'Tasks', idLabels: ['TASKID', 'ACTIVITYID'] },
	solution: { path: 'solutions', selectName: 'Solutions', idLabels: ['SOLUTIONID'] },
	product: { path: 'products', selectName: 'Products', idLabels: ['PRODUCTID'] },
	contract: { path: 'contracts', selectName: 'Contracts', idLabels: ['CONTRACTID'] },
};

/** True for the label under which some module gives its own id. */
export function isIdLabel(label: string): boolean {
	return Object.values(CLASSIC_NAMES).some(({ idLabels }) => idLabels.includes(label));
}
