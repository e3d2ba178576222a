/** The two ways in which n8n keeps the state of a trigger, what each has to hold, and the verdict on a run in words. Pure. */
import type { Reckoning } from './reckoning';

export const MODES = ['durable', 'default'] as const;
export type Mode = (typeof MODES)[number];

/** All rounds of one mode. */
export interface Outcome {
	readonly reckoning: Reckoning;
	/** How often n8n was killed, and how often it gave up while it started and was started once more. */
	readonly kills: number;
	readonly gaveUp: number;
}

/** What was not kept, each as a sentence; empty when all is well. */
export function broken(mode: Mode, reckoning: Reckoning): string[] {
	const { lost, uninvited, inTwoExecutions, repeats, markedFirst } = reckoning;
	const marked = repeats.marked + markedFirst;
	const idsOf = (tellings: typeof uninvited) => tellings.map(({ id }) => id).join(', ');
	return [
		...when(lost.length > 0, `lost: ${lost.join(', ')}`),
		...when(uninvited.length > 0, `told by a workflow that does not owe them: ${idsOf(uninvited)}`),
		...when(repeats.unmarked.length > 0, `told again without a mark: ${idsOf(repeats.unmarked)}`),
		...when(
			mode === 'durable' && inTwoExecutions.length > 0,
			`in more than one execution: ${inTwoExecutions.join(', ')}`,
		),
		...when(mode === 'durable' && marked > 0, `${marked} came out marked as possible repeats`),
	];
}

/** The figures of a mode and what they mean, a line each. The last line says whether the mode held what it has to. */
export function verdict(mode: Mode, rounds: number, { reckoning, kills, gaveUp }: Outcome): string[] {
	const { cases, told, lost, begunAndKilled, inTwoExecutions, repeats, markedFirst } = reckoning;
	const { killedExecutions, startsWithMarks } = reckoning;
	const sentences = broken(mode, reckoning);
	return [
		`${mode === 'durable' ? 'With durable cursors' : "In n8n's default mode"}: ${rounds} rounds`,
		`  n8n was killed ${kills} times, and ${killedExecutions} executions with it`,
		...when(gaveUp > 0, `  n8n gave up while it started and was started once more: ${gaveUp} times`),
		`  ${cases} cases: ${told} told, ${begunAndKilled.length} begun and killed, ${lost.length} lost`,
		...when(
			begunAndKilled.length > 0,
			'    begun and killed: the execution was running when n8n was killed, and n8n does not run it again',
		),
		...when(mode === 'durable', `  ${inTwoExecutions.length} cases in two executions`),
		`  told again: ${repeats.marked} marked, ${repeats.unmarked.length} without a mark`,
		...when(
			repeats.marked + markedFirst > 0,
			`    marked, after ${startsWithMarks} of ${kills + gaveUp} starts: by default n8n saves the state before the execution exists,`,
			'    so a new process gives the last events out again',
		),
		...when(
			markedFirst > 0,
			`    marked, but told for the first time: ${markedFirst}. The execution before was killed, or never came to be`,
		),
		sentences.length === 0 ? '  ✓ holds' : `  ✗ ${sentences.join('; ')}`,
	];
}

function when(holds: boolean, ...sentences: string[]): string[] {
	return holds ? sentences : [];
}
