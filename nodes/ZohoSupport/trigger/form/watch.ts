import type { Condition } from '../../helpdesk/conditions';
import type { EventChoice } from '../../form/event';

/** What a trigger watches for. */
export interface Watch {
	readonly events: EventChoice;
	/** Fields whose change counts; only for `fieldChanged`. */
	readonly fields: readonly string[];
	/** All of them must hold. */
	readonly conditions: readonly Condition[];
	/** Events that one poll gives out, at most. */
	readonly most: number;
}
