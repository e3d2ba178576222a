import type { OpenPoints } from './model-desk';
import type { Settings } from './system';

/** Something that happens beside the trigger. `at` picks a record by its place from the last changed on. */
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

/** What becomes of a poll after it returned. `crash-before`: before n8n saved anything; `crash-between`: between state and execution. */
export type Fate = 'kept' | 'crash-before' | 'crash-between' | 'crash-after' | 'not-committed' | 'late';

/** What happens before an answer. */
export type Meanwhile =
	| Change
	| { readonly do: 'fault'; readonly kind: 'network' | 'garbled' | 'quota' | 'reserve' | 'sign-in' }
	| { readonly do: 'crash' }
	| { readonly do: 'republish' }
	| { readonly do: 'poll'; readonly by: number };

export interface Poll {
	readonly do: 'poll';
	/** Which of two n8n processes polls; only where cursors are durable. */
	readonly by: number;
	/** Before the first answer, the second, and so on. */
	readonly meanwhile: ReadonlyArray<readonly Meanwhile[]>;
	/** Milliseconds of a request. */
	readonly latency: number;
	/** A poll that may take so little time goes on with the next one. */
	readonly hurried: boolean;
	readonly fate: Fate;
}

/** A poll that nothing disturbs. */
export const QUIET: Poll = { do: 'poll', by: 0, meanwhile: [], latency: 40, hurried: false, fate: 'kept' };

/** `wipe`: somebody empties what n8n keeps of the trigger while it runs. */
export type Action =
	| Change
	| Poll
	| { readonly do: 'restart' }
	| { readonly do: 'wipe' }
	| { readonly do: 'republish' }
	| { readonly do: 'deactivate'; readonly ms: number };

/** One random life of a help desk and a trigger. */
export interface History {
	readonly durable: boolean;
	readonly points: OpenPoints;
	readonly zone: string;
	/** The zone in the credential at first; undefined: the portal's. */
	readonly wrongZone: string | undefined;
	readonly begins: number;
	readonly ourClock: number;
	readonly settings: Settings;
	readonly before: readonly Change[];
	readonly actions: readonly Action[];
}
