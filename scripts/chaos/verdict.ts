/** The two ways in which n8n keeps the state of a trigger, what each has to hold, and the figures of a run. Pure. */
import type { ServiceName } from '../n8n/workflow';
import type { Reckoning } from './reckoning';

export const MODES = ['durable', 'default'] as const;
export type Mode = (typeof MODES)[number];

/** What all rounds of one mode came to for one service. */
export interface Outcome {
	readonly mode: Mode;
	readonly service: ServiceName;
	readonly reckoning: Reckoning;
	/** How often n8n was killed, and how often it gave up while it started and was started once more. */
	readonly kills: number;
	readonly gaveUp: number;
}

/** What was not kept, each as a sentence; empty when all is well. */
export function broken(mode: Mode, reckoning: Reckoning): string[] {
	const { lost, uninvited, inTwoExecutions, repeats, markedFirst, writtenAgain, renewedAgain } = reckoning;
	const marked = repeats.marked + markedFirst;
	const idsOf = (tellings: typeof uninvited) => tellings.map(({ id }) => id);
	const found: Array<[string[], string]> = [
		[lost, 'lost'],
		[idsOf(uninvited), 'told by a workflow that does not owe them'],
		[idsOf(repeats.unmarked), 'told again without a mark'],
		[writtenAgain, 'written again by the same execution'],
		[renewedAgain, 'more than one new token'],
		[mode === 'durable' ? inTwoExecutions : [], 'in more than one execution'],
	];
	return [
		...found.filter(([ids]) => ids.length > 0).map(([ids, what]) => `${what}: ${ids.join(', ')}`),
		...(mode === 'durable' && marked > 0 ? [`${marked} came out marked as possible repeats`] : []),
	];
}

/** The figures, each with what it counts. */
export function figures({ reckoning, kills, gaveUp }: Omit<Outcome, 'mode' | 'service'>): Record<string, number> {
	return {
		'n8n was killed': kills,
		'n8n gave up while it started': gaveUp,
		'executions killed with n8n': reckoning.killedExecutions,
		cases: reckoning.cases,
		'cases told': reckoning.told,
		'cases begun and killed': reckoning.begunAndKilled.length,
		'cases lost': reckoning.lost.length,
		'cases in two executions': reckoning.inTwoExecutions.length,
		'told again, with a mark': reckoning.repeats.marked,
		'told again, without a mark': reckoning.repeats.unmarked.length,
		'told first, with a mark': reckoning.markedFirst,
		'starts of n8n that brought marks': reckoning.startsWithMarks,
		'writes carried out': reckoning.writes,
		'written again by the same execution': reckoning.writtenAgain.length,
		'new tokens': reckoning.renewals,
		'more than one new token': reckoning.renewedAgain.length,
	};
}
