import type { Comparison } from '../../helpdesk/conditions';
import type { RecordQuery } from '../../helpdesk/helpdesk';

/** A comparison of the port. */
export type Operator = Comparison;

/** A condition on a field, under any name of it. */
export interface Condition {
	readonly field: string;
	readonly operator: Operator;
	/** For `isOneOf`: several values by comma. For `from` and `until`: ISO 8601, or a number. */
	readonly value: string;
}

/** Which records to read. */
export interface DeskQuery extends Omit<RecordQuery, 'conditions'> {
	readonly conditions?: readonly Condition[];
}

/** The fields that records are asked for by. */
export function namesAskedIn({ conditions = [], match }: DeskQuery): string[] {
	return [...conditions.map(({ field }) => field), ...(match === undefined ? [] : [match.field])];
}
