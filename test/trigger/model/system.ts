import type { Row, Version, Window } from './model-desk';

/** What a person set. */
export interface Settings {
	readonly events: 'created' | 'updated' | 'createdOrUpdated' | 'fieldChanged';
	readonly start:
		| { readonly from: 'now' }
		| { readonly from: 'instant'; readonly at: number }
		| { readonly from: 'everything'; readonly most: number };
	/** Events a poll, at most. */
	readonly most: number;
	readonly pageSize: number;
}

/** The one field that *Field Changed* watches. */
export const WATCHED = 'Status';

/** What a poll may use. */
export interface PollPlace {
	/** What n8n keeps for the trigger. */
	readonly staticData: Record<string, unknown>;
	/** What n8n keeps for the whole workflow: saved at activation and with each execution, but not after a silent poll. */
	readonly shared: Record<string, unknown>;
	/** True where n8n keeps it in one transaction with the execution. */
	readonly durable: boolean;
	/** Milliseconds. */
	readonly budget: number;
	/** The time zone in the credential. */
	readonly zone: string;
	readonly wall: () => number;
	readonly steady: () => number;
	/** One request; `since` is the text of `lastmodifiedtime`. */
	readonly ask: (since: string | undefined, window: Window) => Promise<Row[]>;
	/** The day's requests are spent until then, milliseconds by our clock. */
	readonly spentUntil: () => number | undefined;
}

/** A request that failed. */
export class Fault extends Error {
	constructor(readonly kind: 'network' | 'garbled' | 'quota' | 'reserve' | 'sign-in') {
		super(`the request failed: ${kind}`);
	}
}

/** Faults that we made, and rows that moved too often: what a poll may end with. */
export function isExpected(error: unknown): boolean {
	return (
		error instanceof Fault ||
		(error instanceof Error && ['HelpdeskError', 'ShiftingRows'].includes(error.name)) ||
		(error instanceof Error && /moved too often/.test(error.message))
	);
}

/** An event that a poll gave out. */
export interface Given {
	readonly kind: 'created' | 'updated' | 'fieldChanged';
	readonly version: Version;
	readonly possibleRepeat: boolean;
	/** It tells again what happened to an earlier version than the record shows. */
	readonly isEarlier?: true;
	/** Old value of the watched field; undefined where it was not known or not asked for. */
	readonly old?: string | null;
}

/** A trigger in one process of n8n: what it remembers ends with it. */
export interface TriggerProcess {
	poll(place: PollPlace): Promise<readonly Given[]>;
}

/** What the model is played against. */
export interface SystemUnderTest {
	readonly name: string;
	start(settings: Settings): TriggerProcess;
}
