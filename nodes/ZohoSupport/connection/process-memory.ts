import type { Problem } from '../helpdesk/problem';

/**
 * The memory of one n8n process between calls. Node, trigger and credential are in one bundle and share it. It holds
 * secrets: never log or return any of it.
 */

/** What this process counted for one portal on one day of the service, in the unit of the quota. */
export interface DayCount {
	day: string;
	used: number;
	/** The daily limit that was in use when the service said it was used up; null if it has not said so. */
	spentLimit: number | null;
	/** When the service said that calls go on, in milliseconds since 1970. Undefined: when the day ends. */
	spentUntil?: number;
	/** What the service said is left, less what was counted since. Undefined if it has not said so. */
	left?: number;
	/** When it said so, in milliseconds since 1970. */
	leftAt?: number;
}

export interface RefusedSignIn {
	/** What was refused: the sign-in itself, the new token, or all sign-ins for a while (HTTP 429). */
	readonly what: 'sign-in' | 'new token' | 'too many';
	readonly problem: Problem;
	/** No other sign-in is sent before this time, in milliseconds since 1970. */
	readonly until: number;
}

/** Counted requests, by portal. */
export const dayCounts = new Map<string, DayCount>();

/** The token or ticket in use, by user and way to sign in. */
export const tokens = new Map<string, string>();

/**
 * Tokens that the service refused and this process replaced, by user. A credential may still hold one long afterwards.
 */
export const replacedTokens = new Map<string, Set<string>>();

/** Sign-ins in progress, by user: parallel first calls wait for one token instead of making many. */
export const signInsUnderWay = new Map<string, Promise<string>>();

/** Sign-ins that the service refused, so that they are not repeated in a loop. */
export const refusedSignIns = new Map<string, RefusedSignIn>();

/** The records that got a value, newest last. */
export interface WrittenValue {
	/** Time of the steady clock, in milliseconds. */
	readonly at: number;
	/** Each with a digest of the exact text; the id is null if the service did not give it. */
	readonly records: ReadonlyArray<{ readonly id: string | null; readonly text: string }>;
}

/** Recently written values, by a digest of place, module, label and value without its form; newest last. */
export const writtenValues = new Map<string, WrittenValue>();

/** Records that were deleted or no longer exist, by a digest of place, module and id; newest last. */
export const goneRecords = new Set<string>();

/** The values that a run works on, by the same digests. The promise settles when the run is done. */
export const valuesAtWork = new Map<string, Promise<void>>();

/** The calls of this process to one organization: how many run, and who waits for a turn. */
export interface Lane {
	running: number;
	readonly waiting: Array<() => void>;
	/** Only one call at once until then: time of the steady clock, in milliseconds. */
	narrowUntil: number;
}

/** Calls that run at once, by what the service counts them for. */
export const lanes = new Map<string, Lane>();
