/** The verdict of a run, in words. Pure. */
import { broken, type Mode } from './modes';
import type { Outcome } from './run';

const TITLES: Readonly<Record<Mode, string>> = { durable: 'durable cursors', default: 'n8n by default' };

/** The figures of a mode and what they mean, a line each; the last says whether what has to hold held. */
export function verdict(mode: Mode, rounds: number, { reckoning, kills }: Outcome): string[] {
	const { cases, told, lost, begunAndKilled, inTwoExecutions, repeats, markedFirst, startsWithMarks, uninvited } = reckoning;
	const figures = [
		`${rounds} rounds, n8n killed ${kills} times`,
		`${cases} cases: ${told} told, ${begunAndKilled.length} begun and killed, ${lost.length} lost`,
		`${repeats.marked + repeats.unmarked.length} repeats, ${repeats.unmarked.length} of them without a mark`,
		`${inTwoExecutions.length} cases in two executions`,
		...(uninvited.length === 0 ? [] : [`${uninvited.length} told by a workflow that does not owe them`]),
	];
	const why = [
		...(begunAndKilled.length === 0 ? [] : [`  begun and killed: n8n had begun the execution (status crashed) and does not run it again: its own at-most-once`]),
		...(mode === 'durable' ? [] : [`  repeats: by default n8n saves the state before the execution is there, so a new process gives the last events out again, marked: after ${startsWithMarks} of ${kills} starts`]),
		...(markedFirst === 0 ? [] : [`  ${markedFirst} came marked and were the first of their case to be told: the execution before was killed or never came to be`]),
	];
	const sentences = broken(mode, reckoning);
	const end = sentences.length === 0 ? '  ✓ holds' : `  ✗ ${sentences.join('; ')}`;
	return [`${TITLES[mode]}: ${figures.join(' · ')}`, ...why, end];
}
