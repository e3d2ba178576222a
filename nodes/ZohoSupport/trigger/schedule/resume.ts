import type { Cursor } from '../cursor/cursor';
import { confirmed, unconfirmed, type Progress } from '../cursor/progress';
import type { Start } from '../../form/start-from';
import type { SteadyTime } from '../../helpdesk/instants';
import type { SavedState } from './saved-state';

/** What this process remembers of a trigger's states. */
export interface Remembered {
	/** The last state that this process reached. */
	readonly own: SavedState;
	/** The last turn that emitted events, when it did, and the progress before it. */
	readonly emitted?: { readonly turn: number; readonly at: SteadyTime; readonly from: Before };
	/** The last turn that a later poll found saved: its events became an execution. */
	readonly confirmed?: number;
	/** The last state of another process that this one took over. */
	readonly takenOver?: Pick<SavedState, 'turn' | 'writer'>;
}

/** The progress that a poll starts from. */
export interface Before {
	readonly progress: Progress;
	readonly beginning?: Start;
}

/** How a poll continues; empty for the first poll of a trigger. */
export interface Resumption {
	/** The state to continue from. */
	readonly saved?: SavedState;
	/** Its progress, with its last events confirmed or to be repeated. */
	readonly from?: Before;
	/** True if events that this process has read and that still wait stay valid. */
	readonly isOwn?: true;
	/** What this process handled before it took over another process's state. */
	readonly mayHaveEmitted?: Cursor;
	readonly confirmed?: number;
	/** True if n8n may still be saving the last state: this poll does nothing. */
	readonly tooEarly?: true;
}

/** How long n8n may take to save a state, in milliseconds. */
const SAVED_WITHIN_MS = 10_000;

/**
 * Decides which state a poll continues from. With durable cursors n8n saves a state and the execution of its events
 * together. By default it saves the state first, so a crash in between would lose events. That is why a state says
 * which of its events may not have become an execution; a new process emits those again, marked. Pure.
 * @param saved the state that n8n saved
 * @param remembered what this process knows; undefined in a new process
 * @param durable true if n8n saves state and execution in one transaction
 * @param steady now
 */
export function resumeFrom(
	saved: SavedState | undefined,
	remembered: Remembered | undefined,
	durable: boolean,
	steady: SteadyTime,
): Resumption {
	if (remembered === undefined) return saved === undefined ? {} : inNewProcess(saved, durable);
	const { own, takenOver, emitted } = remembered;
	if (
		saved !== undefined &&
		saved.writer !== own.writer &&
		!(saved.writer === takenOver?.writer && saved.turn === takenOver.turn)
	) {
		// Another process polled meanwhile. With only one process, somebody restored an older state.
		return { ...inNewProcess(saved, durable), ...(!durable && { mayHaveEmitted: own.progress.cursor }) };
	}
	const confirmedTurn = Math.max(remembered.confirmed ?? 0, saved?.writer === own.writer ? saved.turn : 0);
	// All emitted events became executions. The saved state may be older: a silent poll is not saved, or an execution
	// overwrote it.
	if (emitted === undefined || emitted.turn <= confirmedTurn)
		return { saved: own, from: { progress: confirmed(own.progress) }, isOwn: true, confirmed: confirmedTurn };
	if (steady - emitted.at < SAVED_WITHIN_MS) return { tooEarly: true };
	// n8n dropped the last events. That is certain only with durable cursors; otherwise the state may have been
	// restored or emptied.
	return {
		saved: own,
		from: durable && saved !== undefined ? emitted.from : { progress: unconfirmed(own.progress) },
		confirmed: confirmedTurn,
	};
}

function inNewProcess(saved: SavedState, durable: boolean): Resumption {
	return { saved, from: { progress: durable ? confirmed(saved.progress) : unconfirmed(saved.progress) } };
}
