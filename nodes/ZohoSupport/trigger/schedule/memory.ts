import { randomUUID } from 'crypto';
import type { ServiceClock } from '../cursor/service-clock';
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

const triggers = new Map<string, TriggerMemory>();

/** The memory of one trigger, empty the first time. */
export function memoryOf(workflowId: string, nodeId: string): TriggerMemory {
	const key = `${workflowId} ${nodeId}`;
	const memory = triggers.get(key) ?? { busy: false };
	triggers.set(key, memory);
	return memory;
}
