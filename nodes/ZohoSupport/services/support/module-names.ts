import { RECORD_ID_LABELS } from '../../helpdesk/fields';
import type { ModuleName } from '../../helpdesk/helpdesk';

/** The names of a module in the classic API (reference section 3; ids by analogy, except CASEID). */
export interface ClassicNames {
	/** The module in a path. */
	readonly path: string;
	/** The module inside `selectfields`. */
	readonly selectName: string;
	/** The labels under which answers give the id of a record, the usual one first. */
	readonly idLabels: readonly string[];
}

export const CLASSIC_NAMES: Readonly<Record<ModuleName, ClassicNames>> = {
	case: { path: 'requests', selectName: 'Requests', idLabels: RECORD_ID_LABELS.case },
	contact: { path: 'contacts', selectName: 'Contacts', idLabels: RECORD_ID_LABELS.contact },
	account: { path: 'accounts', selectName: 'Accounts', idLabels: RECORD_ID_LABELS.account },
	task: { path: 'tasks', selectName: 'Tasks', idLabels: RECORD_ID_LABELS.task },
	solution: { path: 'solutions', selectName: 'Solutions', idLabels: RECORD_ID_LABELS.solution },
	product: { path: 'products', selectName: 'Products', idLabels: RECORD_ID_LABELS.product },
	contract: { path: 'contracts', selectName: 'Contracts', idLabels: RECORD_ID_LABELS.contract },
};

/** True for a label under which some module gives its record id. */
export function isIdLabel(label: string): boolean {
	return Object.values(CLASSIC_NAMES).some(({ idLabels }) => idLabels.includes(label));
}
