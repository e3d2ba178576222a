import type { Json } from '../../helpdesk/json';
import type { WriteOutcome } from '../../helpdesk/helpdesk';
import type { Problem } from '../../helpdesk/problem';

/** A record as it comes out. */
export type DeskRecord = { id: string } & Record<string, Json>;

/** Values to write by API name; custom fields beside the others, as `cf_x`. */
export type DeskValues = Readonly<Record<string, Json>>;

export type Operator =
	| 'is'
	| 'isNot'
	| 'isOneOf'
	| 'contains'
	| 'startsWith'
	| 'isEmpty'
	| 'isNotEmpty'
	| 'from'
	| 'until';

/** A condition on a field, under any name of it. */
export interface Condition {
	readonly field: string;
	readonly operator: Operator;
	/** For `isOneOf`: several values by comma. For `from` and `until`: ISO 8601, both ends included. */
	readonly value: string;
}

/** Which records to read. */
export interface DeskQuery {
	readonly module: string;
	readonly fields?: readonly string[];
	readonly conditions?: readonly Condition[];
	readonly modifiedSince?: Date;
	readonly modifiedUntil?: Date;
	readonly createdSince?: Date;
	readonly createdUntil?: Date;
	readonly match?: { readonly field: string; readonly value: string };
}

export interface ReadOptions {
	/** The newest so many; all, oldest first, if absent. */
	readonly limit?: number;
	/** Called after each request with what was read so far. */
	readonly onPage?: (records: number, requests: number) => void;
}

export interface Listed {
	readonly records: DeskRecord[];
	readonly requests: number;
	/** What stopped the read; the records are those that were read before. */
	readonly trouble?: Problem;
}

/** The outcome of a write; the service answers with the record. */
export type DeskOutcome = WriteOutcome & { readonly record?: DeskRecord };

/** The fields that records are asked for by. */
export function namesAskedIn({ conditions = [], match }: DeskQuery): string[] {
	return [...conditions.map(({ field }) => field), ...(match === undefined ? [] : [match.field])];
}
