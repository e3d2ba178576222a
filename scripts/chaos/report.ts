/** The verdict of a run, in words. Pure. */
import { broken, type Mode } from './modes';
import type { Reckoning } from './reckoning';
import type { Outcome } from './run';

const TITLES: Readonly<Record<Mode, string>> = { durable: 'durable cursors', default: 'n8n by default' };

/** The figures of a mode and what they mean, a line each; the last says whether what has to hold held. */
export function verdict(mode: Mode, rounds: number, { reckoning, kills, gaveUp }: Outcome): string[] {
	const { cases, told, lost, begunAndKilled, inTwoExecutions, repeats, killedExecutions } = reckoning;
	const figures = [
		`${rounds} rounds, n8n killed ${kills} times, ${killedExecutions} executions killed midway`,
		`${cases} cases: ${told} told, ${begunAndKilled.length} begun and killed, ${lost.length} lost`,
		`told again: ${repeats.marked} marked, ${repeats.unmarked.length} without a mark`,
		...(mode === 'durable' ? [`${inTwoExecutions.length} in two executions`] : []),
	];
	const sentences = broken(mode, reckoning);
	const end = sentences.length === 0 ? '  ✓ holds' : `  ✗ ${sentences.join('; ')}`;
	return [`${TITLES[mode]}: ${figures.join(' · ')}`, ...reasons(reckoning, kills + gaveUp), ...stumbles(gaveUp), end];
}

function stumbles(gaveUp: number): string[] {
	const why =
		'n8n gave up while it started and was started once more (it may not get over an execution that was killed as it began)';
	return gaveUp === 0 ? [] : [`  ${why}: ${gaveUp} times`];
}

function reasons({ begunAndKilled, repeats, markedFirst, startsWithMarks }: Reckoning, starts: number): string[] {
	const begun = 'n8n had begun the execution (status crashed) and does not run it again: its own at-most-once';
	const again =
		'by default n8n saves the state before the execution is there, so a new process gives the last events out again';
	return [
		...(begunAndKilled.length === 0 ? [] : [`  begun and killed: ${begun}`]),
		...(repeats.marked + markedFirst === 0 ? [] : [`  marked: ${again}: after ${startsWithMarks} of ${starts} starts`]),
		...(markedFirst === 0
			? []
			: [
					`  marked and yet the first telling of their case: ${markedFirst}; the execution before was killed, or never came to be`,
				]),
	];
}
