/** The two ways in which n8n keeps the state of a trigger, and what each of them has to hold. */
import type { Reckoning } from './reckoning';

export const MODES = ['durable', 'default'] as const;
export type Mode = (typeof MODES)[number];

/** How n8n is told, beside what it would do by itself. */
export const SETTINGS: Readonly<Record<Mode, Record<string, string>>> = {
	default: {},
	durable: {
		N8N_POLLER_DURABLE_CURSORS_ENABLED: 'true',
		N8N_SCHEDULER_ENABLED: 'true',
		N8N_SCHEDULER_POLL_TRIGGERS_ENABLED: 'true',
		N8N_USE_WORKFLOW_PUBLICATION_SERVICE: 'true',
		// Seconds: its scheduler looks often enough for a poll each five seconds.
		N8N_SCHEDULER_EXECUTOR_INTERVAL: '1',
		N8N_SCHEDULER_MATERIALIZATION_INTERVAL: '1',
		N8N_SCHEDULER_REAPER_INTERVAL: '5',
	},
};

/** What was not kept, each as a sentence; empty when all is well. */
export function broken(mode: Mode, reckoning: Reckoning): string[] {
	const { lost, uninvited, inTwoExecutions, repeats, markedFirst } = reckoning;
	const sentences = [
		...when(lost, `lost: ${lost.join(', ')}`),
		...when(uninvited, `told by a workflow that does not owe them: ${idsOf(uninvited)}`),
		...when(repeats.unmarked, `told again without a mark: ${idsOf(repeats.unmarked)}`),
	];
	if (mode === 'default') return sentences;
	const marked = repeats.marked + markedFirst;
	return [
		...sentences,
		...when(inTwoExecutions, `in more than one execution: ${inTwoExecutions.join(', ')}`),
		...(marked === 0 ? [] : [`${marked} came out marked as possible repeats`]),
	];
}

function when(list: readonly unknown[], sentence: string): string[] {
	return list.length === 0 ? [] : [sentence];
}

function idsOf(tellings: ReadonlyArray<{ readonly id: string }>): string {
	return tellings.map(({ id }) => id).join(', ');
}
