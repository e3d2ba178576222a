import { randomUUID } from 'crypto';
import type { ServiceClock } from '../../helpdesk/changes';
import type { PollState } from '../cursor/step';
import type { TriggerSettings } from '../form/settings';
import type { Remembered } from './resume';

/** What one n8n process remembers of one trigger. resume.ts says what is lost without it. */
export interface TriggerMemory {
	/** True while a poll runs. */
	busy: boolean;
	state?: Remembered;
	/**
	 * A reading that is not complete, or whose events are not all emitted: the state to continue from, and the settings
	 * that it began with. `of` names the saved state that it belongs to.
	 */
	work?: { readonly of: string; readonly chosen: Pick<TriggerSettings, 'watch' | 'fields'>; readonly state: PollState };
	/** What is known of the service's clock at a place. */
	clock?: { readonly place: string; readonly at: ServiceClock };
	/** The end of the day for which the trigger has reported that the quota is spent. */
	reportedSpent?: string;
	/** The wait between polls that was logged last, in minutes; 0 if no request was left for the day. */
	loggedWait?: number;
}

/** The name of this process. It marks the states that this process writes. */
export const PROCESS = randomUUID().slice(0, 8);

/** By workflow and node id, then by name: nodes of pasted JSON may share an id, but not a name. */
const triggers = new Map<string, Map<string, TriggerMemory>>();

/**
 * The memory of one trigger, empty the first time.
 * If a known name is gone and a new name has the same id, the node was renamed and keeps its memory.
 * @param isThere whether the workflow has a trigger of that name
 */
export function memoryOf(
	workflowId: string,
	{ id, name }: { readonly id: string; readonly name: string },
	isThere: (name: string) => boolean,
): TriggerMemory {
	const key = JSON.stringify([workflowId, id]);
	const byName = triggers.get(key) ?? new Map<string, TriggerMemory>();
	const former = [...byName.keys()].find((other) => other !== name && !isThere(other));
	const memory = byName.get(name) ?? byName.get(former ?? '') ?? { busy: false };
	if (former !== undefined) byName.delete(former);
	triggers.set(key, byName.set(name, memory));
	return memory;
}
