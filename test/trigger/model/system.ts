import type { Row, Version } from './records';

/** The settings of the trigger. */
export interface Settings {
	readonly events: 'created' | 'updated' | 'createdOrUpdated' | 'fieldChanged';
	readonly start:
		| { readonly from: 'now' }
		| { readonly from: 'instant'; readonly at: number }
		| { readonly from: 'everything'; readonly most: number };
	/** Most events per poll. */
	readonly most: number;
	readonly pageSize: number;
	/** Rows that an offset can reach; only for Zoho Desk. */
	readonly reach?: number;
}

/** The field that *Field Changed* watches. */
export const WATCHED = 'Status';

/** What a poll can use. */
export interface PollPlace {
	/** The static data of the node. */
	readonly staticData: Record<string, unknown>;
	/**
	 * The static data of the workflow. Saved at activation and with each execution, but not after a silent poll.
	 */
	readonly shared: Record<string, unknown>;
	/** True if n8n saves it in one transaction with the execution. */
	readonly durable: boolean;
	/** Time limit in milliseconds. */
	readonly budget: number;
	/** The time zone in the credential. */
	readonly zone: string;
	readonly wall: () => number;
	readonly steady: () => number;
	/** One request, which only the service understands. */
	readonly ask: (question: object) => Promise<readonly Row[]>;
	/** When the day's quota is renewed, by our clock; undefined unless it is spent. */
	readonly spentUntil: () => number | undefined;
}

/** A request that failed. */
export class Fault extends Error {
	constructor(readonly kind: 'network' | 'garbled' | 'quota' | 'reserve' | 'sign-in') {
		super(`the request failed: ${kind}`);
	}
}

/** Whether a poll may end with this error: an injected fault, or rows that moved too often. */
export function isExpected(error: unknown): boolean {
	return (
		error instanceof Fault ||
		(error instanceof Error && ['HelpdeskError', 'ShiftingRows'].includes(error.name)) ||
		(error instanceof Error && /moved too often/.test(error.message))
	);
}

/** An event that a poll emitted. */
export interface Given {
	readonly kind: 'created' | 'updated' | 'fieldChanged';
	readonly version: Version;
	readonly possibleRepeat: boolean;
	/** True if it repeats the event of an earlier version than the record shows. */
	readonly isEarlier?: true;
	/** Old value of the watched field; undefined if it was not known or not requested. */
	readonly old?: string | null;
}

/** A trigger in one n8n process. Its memory ends with the process. */
export interface TriggerProcess {
	poll(place: PollPlace): Promise<readonly Given[]>;
}

/** A trigger that the model check can play. */
export interface SystemUnderTest {
	readonly name: string;
	start(settings: Settings): TriggerProcess;
}
