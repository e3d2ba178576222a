/** What a run in queue mode has to hold, and its figures. Pure. */
import { broken, figures } from '../chaos/verdict';
import type { QueueOutcome } from './run';

/** What was not kept, each as a sentence; empty when all is well. */
export function queueProblems({ reckoning, unended }: QueueOutcome): string[] {
	return [
		...broken('durable', reckoning),
		...(reckoning.renewals === 0 ? ['no token was made'] : []),
		...(unended.length > 0 ? [`executions that never ended: ${unended.join(', ')}`] : []),
	];
}

/** The figures, each with what it counts. */
export function queueFigures({ reckoning, kills, gaveUp }: QueueOutcome): Record<string, number> {
	const ofProcesses = [...kills].map(([name, times]) => [`${name} was killed`, times]);
	// Kills of n8n as a whole: there are none here.
	const { 'n8n was killed': _, ...others } = figures({ reckoning, kills: 0, gaveUp });
	return { ...Object.fromEntries(ofProcesses), ...others };
}

/** The outcome in one line. */
export function endLine({ reckoning, kills }: QueueOutcome): string {
	const { cases, told, lost, begunAndKilled, repeats, markedFirst, inTwoExecutions, writtenAgain, renewals } =
		reckoning;
	const all = [...kills].map(([name, times]) => `${name} ${times}`).join(', ');
	return [
		`${cases} cases`,
		`lost ${lost.length}`,
		`told ${told}`,
		`begun and killed ${begunAndKilled.length}`,
		`told again ${repeats.marked + repeats.unmarked.length}`,
		`marked ${repeats.marked + markedFirst}`,
		`in two executions ${inTwoExecutions.length}`,
		`written again ${writtenAgain.length}`,
		`tokens ${renewals}`,
		`killed: ${all}`,
	].join(', ');
}
