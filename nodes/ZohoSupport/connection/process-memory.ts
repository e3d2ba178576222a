import type { Problem } from '../helpdesk/problem';

/**
 * What one n8n process remembers between calls. The build keeps this module in a file of its own, so that node and
 * credential, which are bundled apart, share it. It holds secrets: nothing of it is ever logged or given out.
 */

/** The requests that this process counted for one portal on one Pacific day. */
export interface DayCount {
	day: string;
	used: number;
	/** The daily limit for which the service said that it is spent; null while it has not. */
	spentLimit: number | null;
}

export interface RefusedSignIn {
	/** What was refused: the sign-in itself, the token that it gave, or any sign-in for a while (HTTP 429). */
	readonly what: 'sign-in' | 'new token' | 'too many';
	readonly problem: Problem;
	/** No other goes out before then, in milliseconds since 1970. */
	readonly until: number;
}

/** Requests counted, by portal. */
export const dayCounts = new Map<string, DayCount>();

/** The token or ticket in use, by who signed in and how. */
export const tokens = new Map<string, string>();

/** Tokens that the service no longer took and this process replaced, by who signs in: a credential may hold one for long after. */
export const replacedTokens = new Map<string, Set<string>>();

/** Sign-ins under way, by who signs in: parallel first calls wait for one token instead of making many. */
export const signInsUnderWay = new Map<string, Promise<string>>();

/** Sign-ins that the service refused, so that they are not repeated in a loop. */
export const refusedSignIns = new Map<string, RefusedSignIn>();

/** Records that were given a value, newest last. */
export interface WrittenValue {
	/** By the steady clock, in milliseconds. */
	readonly at: number;
	/** Each with a digest of the very text; an id of null where the service did not say it. */
	readonly records: ReadonlyArray<{ readonly id: string | null; readonly text: string }>;
}

/** What was written lately, by digests of place, module, label and value without its form; written last comes last. */
export const writtenValues = new Map<string, WrittenValue>();

/** Records that were deleted or found to be gone, by digests of place, module and id; the last comes last. */
export const goneRecords = new Set<string>();

/** Values that a run works on, by the same digests: the end of its work. */
export const valuesAtWork = new Map<string, Promise<void>>();
