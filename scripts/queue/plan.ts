/** Which processes of n8n are killed, and when: drawn from a seed. Pure. */
import fc from 'fast-check';

/**
 * What is waited for before the kill:
 * - `polling`: a poll that sees new cases
 * - `answering`: the other side has written down a case and does not answer before the kill: so the kill surely comes
 *   between the node that tells and the note that n8n makes of it
 * - `told`: the other side has written down a case and answers
 * - `anytime`: nothing
 */
export type Moment = 'polling' | 'answering' | 'told' | 'anytime';

/** The processes of n8n, by their place: the main n8n and two workers. */
export const PROCESSES = ['main', 'worker 1', 'worker 2'] as const;
export type ProcessName = (typeof PROCESSES)[number];

export interface QueueRound {
	readonly victims: readonly ProcessName[];
	readonly moment: Moment;
	/** Milliseconds from the moment to the kill. */
	readonly delay: number;
	/** Cases that come in before the kill, and before the killed are started again. */
	readonly cases: { readonly before: number; readonly down: number };
}

/** Milliseconds: a poll and the execution that it starts take less; polls are five seconds apart. */
const LONGEST_DELAY: Readonly<Record<Moment, number>> = { polling: 400, answering: 100, told: 200, anytime: 6_000 };

/** What any six rounds hold, in any order: each process alone, and several at once. */
const VICTIMS: Array<readonly ProcessName[]> = [
	['main'],
	['worker 1'],
	['worker 2'],
	['worker 1', 'worker 2'],
	['main', 'worker 1'],
	[...PROCESSES],
];

const MOMENTS: Moment[] = ['polling', 'polling', 'answering', 'answering', 'told', 'anytime'];

const shuffled = <Value>(values: Value[]) => fc.shuffledSubarray(values, { minLength: values.length });

const SIX_ROUNDS = fc.tuple(shuffled(VICTIMS), shuffled(MOMENTS)).chain(([victims, moments]) =>
	fc.tuple(
		...moments.map((moment, place) =>
			fc.record({
				victims: fc.constant(victims[place]),
				moment: fc.constant(moment),
				delay: fc.integer({ min: 0, max: LONGEST_DELAY[moment] }),
				cases: fc.record({ before: fc.integer({ min: 1, max: 4 }), down: fc.integer({ min: 0, max: 3 }) }),
			}),
		),
	),
);

/** The rounds that a seed makes. A longer run begins like a shorter one. */
export function planQueueRounds(seed: number, rounds: number): QueueRound[] {
	const sixes = fc.sample(fc.noBias(SIX_ROUNDS), { seed, numRuns: Math.ceil(rounds / 6) });
	return sixes.flat().slice(0, rounds);
}
