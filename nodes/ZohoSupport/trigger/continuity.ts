import type { Cursor } from './cursor';
import type { Saved } from './saved';

/** What this process remembers of a trigger; lost when it ends. */
export interface Remembered {
	readonly saved: Saved;
	/** The last turn that gave out events, and when, by the steady clock. */
	readonly gaveOut?: number;
	readonly gaveOutAt?: number;
	/** The last turn that a later poll found saved: n8n has taken over what it gave out. */
	readonly confirmed?: number;
	/** The last state of another process that this one went on from. */
	readonly took?: StateName;
}

/** Names a state: turns of two processes say nothing of each other. */
export type StateName = Pick<Saved, 'turn' | 'writer'>;

/** Where a poll goes on from; nothing at all when the trigger begins. */
export interface Continuation {
	readonly saved?: Saved;
	readonly cursor?: Cursor;
	/** Events up to this cursor may have been given out before. */
	readonly given?: Cursor;
	readonly confirmed?: number;
	/** What was given out last did not become an execution. */
	readonly dropped?: true;
	/** n8n may still be about to save the state of the poll before: nothing is to be done yet. */
	readonly tooEarly?: true;
}

/** How long n8n may take to save a state, in milliseconds. */
const SAVED_WITHIN_MS = 10_000;

/**
 * Which state a poll goes on from. n8n saves a state together with the events that belong to it only where its cursors are durable;
 * by default it saves the state a moment earlier, so that a crash in between would lose events. So a state says what it was before
 * the last events, and a process that knows nothing of them gives them out again, marked. Pure.
 * @param saved what n8n kept
 * @param remembered what this process knows; undefined in a new one
 * @param durable true where n8n keeps state and execution in one transaction
 * @param steady now, by a clock that only moves on
 */
export function goOnFrom(saved: Saved | undefined, remembered: Remembered | undefined, durable: boolean, steady: number): Continuation {
	if (remembered === undefined) return saved === undefined ? {} : inNewProcess(saved, durable);
	const { gaveOut = 0, saved: own, took } = remembered;
	// Another process went on from here.
	if (saved !== undefined && saved.writer !== own.writer && !(saved.writer === took?.writer && saved.turn === took.turn)) return inNewProcess(saved, durable);
	const confirmed = Math.max(remembered.confirmed ?? 0, saved?.writer === own.writer ? saved.turn : 0);
	// Newer than what was saved, and nothing given out that n8n did not take: silent polls, or a state that an execution overwrote.
	if (gaveOut <= confirmed) {
		const { before: _settled, ...kept } = own;
		return { saved: kept, cursor: own.cursor, confirmed };
	}
	if (steady - (remembered.gaveOutAt ?? 0) < SAVED_WITHIN_MS) return { tooEarly: true };
	// What was given out last was dropped by n8n, as when the workflow was published anew meanwhile. Silent polls before it still count.
	if (own.before !== undefined) return { saved: own, cursor: own.before, confirmed, dropped: true };
	return saved === undefined ? {} : { saved, cursor: saved.cursor, confirmed, dropped: true };
}

function inNewProcess(saved: Saved, durable: boolean): Continuation {
	if (durable || saved.before === undefined) return { saved, cursor: saved.cursor };
	return { saved, cursor: saved.before, given: saved.cursor };
}
