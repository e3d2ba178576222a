import { RECORD_ID_LABELS } from '../../helpdesk/fields';
import type { ModuleName } from '../../helpdesk/helpdesk';

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
	case: { path: 'requests', selectName: 'Requests', idLabels: RECORD_ID_LABELS.case },
	contact: { path: 'contacts', selectName: 'Contacts', idLabels: RECORD_ID_LABELS.contact },
	account: { path: 'accounts', selectName: 'Accounts', idLabels: RECORD_ID_LABELS.account },
	task: { path: 'tasks', selectName: 'Tasks', idLabels: RECORD_ID_LABELS.task },
	solution: { path: 'solutions', selectName: 'Solutions', idLabels: RECORD_ID_LABELS.solution },
	product: { path: 'products', selectName: 'Products', idLabels: RECORD_ID_LABELS.product },
	contract: { path: 'contracts', selectName: 'Contracts', idLabels: RECORD_ID_LABELS.contract },
};

/** True for the label under which some module gives its own id. */
export function isIdLabel(label: string): boolean {
	return Object.values(CLASSIC_NAMES).some(({ idLabels }) => idLabels.includes(label));
}
