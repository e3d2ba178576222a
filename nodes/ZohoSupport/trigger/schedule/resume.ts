import type { Cursor } from '../cursor/cursor';
import { confirmed, doubted, type Progress } from '../cursor/progress';
import type { Start } from '../form/choices';
import type { SteadyTime } from '../../helpdesk/instants';
import type { SavedState } from './saved-state';

/** What this process remembers of a trigger; lost when it ends. */
export interface Remembered {
	/** The last state that it came to. */
	readonly own: SavedState;
	/** The last turn that gave out events, when, and what it went on from. */
	readonly gave?: { readonly turn: number; readonly at: SteadyTime; readonly from: Before };
	/** The last turn that a later poll found saved: n8n has taken over what it gave out. */
	readonly confirmed?: number;
	/** The last state of another process that this one went on from. */
	readonly took?: Pick<SavedState, 'turn' | 'writer'>;
}

/** What a poll goes on from. */
export interface Before {
	readonly progress: Progress;
	readonly beginning?: Start;
}

/** Where a poll goes on from; nothing at all when the trigger begins. */
export interface Resumption {
	/** The state that it is made of. */
	readonly saved?: SavedState;
	/** Its progress, once it is known what became of its last events. */
	readonly from?: Before;
	/** True where what this process read already still waits for its turn. */
	readonly isOwn?: true;
	/** What this process handled, where what was saved is another's. */
	readonly mayHaveGiven?: Cursor;
	readonly confirmed?: number;
	/** n8n may still be about to save the state of the poll before: nothing is to be done yet. */
	readonly tooEarly?: true;
}

/** How long n8n may take to save a state, in milliseconds. */
const SAVED_WITHIN_MS = 10_000;

/**
 * Which state a poll goes on from. n8n saves a state together with the events that belong to it only where its cursors are durable;
 * by default it saves the state a moment earlier, so that a crash in between would lose events. So a state says which of its events may have
 * become no execution, and a process that knows nothing of them gives those out again, marked. Pure.
 * @param saved what n8n kept
 * @param remembered what this process knows; undefined in a new one
 * @param durable true where n8n keeps state and execution in one transaction
 * @param steady now
 */
export function resumeFrom(
	saved: SavedState | undefined,
	remembered: Remembered | undefined,
	durable: boolean,
	steady: SteadyTime,
): Resumption {
	if (remembered === undefined) return saved === undefined ? {} : inNewProcess(saved, durable);
	const { own, took, gave } = remembered;
	if (
		saved !== undefined &&
		saved.writer !== own.writer &&
		!(saved.writer === took?.writer && saved.turn === took.turn)
	) {
		// Another process went on from here; where only one polls, somebody put an older state in its place.
		return { ...inNewProcess(saved, durable), ...(!durable && { mayHaveGiven: own.progress.cursor }) };
	}
	const found = Math.max(remembered.confirmed ?? 0, saved?.writer === own.writer ? saved.turn : 0);
	// Newer than what was saved, and nothing given out that n8n did not take: silent polls, or a state that an execution overwrote.
	if (gave === undefined || gave.turn <= found)
		return { saved: own, from: { progress: confirmed(own.progress) }, isOwn: true, confirmed: found };
	if (steady - gave.at < SAVED_WITHIN_MS) return { tooEarly: true };
	// n8n dropped what was given out last. That is sure where it keeps state and execution together; else an older state may have been put back, or emptied.
	return {
		saved: own,
		from: durable && saved !== undefined ? gave.from : { progress: doubted(own.progress) },
		confirmed: found,
	};
}

function inNewProcess(saved: SavedState, durable: boolean): Resumption {
	return { saved, from: { progress: durable ? confirmed(saved.progress) : doubted(saved.progress) } };
}
