import type { Condition } from '../../form/conditions';
import type { EventChoice } from '../../form/event';
import type { ServiceTime } from '../../helpdesk/instants';

export type { EventChoice };

/** Where a person wants to begin. */
export type Start =
	| { readonly from: 'now' }
	| { readonly from: 'instant'; readonly at: ServiceTime }
	/** All there is, but no more than the newest `most`. */
	| { readonly from: 'everything'; readonly most: number };

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
