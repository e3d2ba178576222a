import type { DeskPoints } from './desk/points';
import type { OpenPoints } from './list-service';
import type { Settings } from './system';

/** A change outside the trigger. `at` picks a record by its position from the newest one. */
export type Change =
	| { readonly do: 'create'; readonly count: number; readonly subject: number; readonly status: number }
	| {
			readonly do: 'edit';
			readonly at: number;
			readonly count: number;
			readonly how: 'subject' | 'status' | 'back' | 'nothing';
	  }
	| { readonly do: 'delete'; readonly at: number; readonly count: number }
	| { readonly do: 'wait'; readonly ms: number }
	| { readonly do: 'our clock'; readonly by: number }
	| { readonly do: 'portal zone'; readonly to: string }
	| { readonly do: 'credential zone' };

/**
 * What happens after a poll returned. `crash-before`: a crash before n8n saved anything; `crash-between`: a crash after
 * the state was saved and before the execution was.
 */
export type Fate = 'kept' | 'crash-before' | 'crash-between' | 'crash-after' | 'not-committed' | 'late';

/** Something that happens before an answer. */
export type Meanwhile =
	| Change
	| { readonly do: 'fault'; readonly kind: 'network' | 'garbled' | 'quota' | 'reserve' | 'sign-in' }
	| { readonly do: 'crash' }
	| { readonly do: 'republish' }
	| { readonly do: 'poll'; readonly by: number };

export interface Poll {
	readonly do: 'poll';
	/** Which of two n8n processes polls; used with durable cursors only. */
	readonly by: number;
	/** What happens before the first answer, the second, and so on. */
	readonly meanwhile: ReadonlyArray<readonly Meanwhile[]>;
	/** Duration of a request, in milliseconds. */
	readonly latency: number;
	/** True for a short time limit, so that the reading continues with the next poll. */
	readonly hurried: boolean;
	readonly fate: Fate;
}

/** A poll without disturbances. */
export const QUIET: Poll = { do: 'poll', by: 0, meanwhile: [], latency: 40, hurried: false, fate: 'kept' };

/** `wipe`: somebody empties the static data while n8n runs. */
export type Action =
	| Change
	| Poll
	| { readonly do: 'restart' }
	| { readonly do: 'wipe' }
	| { readonly do: 'republish' }
	| { readonly do: 'deactivate'; readonly ms: number };

/** A random history of a service and a trigger. */
export interface History {
	readonly durable: boolean;
	readonly points: OpenPoints;
	/** Only for Zoho Desk: then it counts in place of `points`, and no zone is wrong or changes. */
	readonly desk?: DeskPoints;
	readonly zone: string;
	/** The first zone in the credential, if it is not the portal's. */
	readonly wrongZone: string | undefined;
	readonly begins: number;
	readonly ourClock: number;
	readonly settings: Settings;
	readonly before: readonly Change[];
	readonly actions: readonly Action[];
}
