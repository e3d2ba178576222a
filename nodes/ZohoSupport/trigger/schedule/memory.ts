import { randomUUID } from 'crypto';
import type { ServiceClock } from '../../helpdesk/changes';
import type { PollState } from '../cursor/step';
import type { TriggerSettings } from '../form/settings';
import type { Remembered } from './resume';

/** What one n8n process remembers of one trigger. A trigger is right without it, but for what resume.ts says. */
export interface TriggerMemory {
	/** A poll is under way: a second one has nothing to do. */
	busy: boolean;
	state?: Remembered;
	/** A reading under way or not given out whole: the state that it goes on from, and what was chosen when it began. */
	work?: { readonly of: string; readonly chosen: Pick<TriggerSettings, 'watch' | 'fields'>; readonly state: PollState };
	/** What is sure of the clock of the service at a place. */
	clock?: { readonly place: string; readonly at: ServiceClock };
	/** The end of the day for which the trigger has said that the quota is spent. */
	toldSpent?: string;
	/** The wait between polls that the trigger has told last, in minutes; 0 for none before the day ends. */
	toldWait?: number;
}

/** A name for this process, to tell the states that it writes from those of others. */
export const PROCESS = randomUUID().slice(0, 8);

/** By workflow and id, then by name: two nodes of a workflow may have one id (pasted JSON), but not one name. */
const triggers = new Map<string, Map<string, TriggerMemory>>();

/**
 * The memory of one trigger, empty the first time. A node with the id of one that is there no longer is that one, renamed.
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
