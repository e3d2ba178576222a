import type { ServiceTime } from '../../helpdesk/instants';
import type { Condition } from './conditions';

/** What a person waits for. */
export const EVENT_CHOICES = ['created', 'updated', 'createdOrUpdated', 'fieldChanged'] as const;
export type EventChoice = (typeof EVENT_CHOICES)[number];

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
