/** When n8n is killed, and what happens meanwhile: drawn from a seed, so that a run can be repeated. Pure. */
import fc from 'fast-check';

/**
 * - `published`: the workflow is new; after its first poll, which n8n makes at activation, and before the one that is scheduled
 * - `polling`: around a poll that sees new cases: while it is answered, its state saved, its execution made and run
 * - `anytime`: at any moment
 * - `starting`: at any moment, and again while n8n starts or makes its first poll
 * - `overtaken`: after the end of an execution that lasted longer than the time between polls
 */
export type Kind = 'published' | 'polling' | 'anytime' | 'starting' | 'overtaken';

export interface RoundPlan {
	readonly kind: Kind;
	/** Cases that come in before the kill, while n8n is down, and while it starts. */
	readonly cases: { readonly before: number; readonly down: number; readonly starting: number };
	/** Milliseconds from the event that the kind waits for to the kill. */
	readonly delay: number;
	/** When `starting` kills again: a part of the time that the last start took. */
	readonly ofStart: number;
}

/** Milliseconds: within which the kill comes. Polls are five seconds apart. */
const LONGEST_DELAY = { published: 2_500, polling: 300, anytime: 6_000, starting: 6_000, overtaken: 3_000 };

/** What any ten rounds hold. They begin with what has to be in the shortest run; the others come in any order. */
const FIRST: readonly Kind[] = ['published', 'polling'];
const OTHERS: Kind[] = ['polling', 'polling', 'polling', 'polling', 'anytime', 'starting', 'starting', 'overtaken'];

const upTo = (max: number) => fc.integer({ min: 0, max });

const roundOf = (kind: Kind): fc.Arbitrary<RoundPlan> =>
	fc.record({
		kind: fc.constant(kind),
		cases: fc.record({ before: fc.integer({ min: 1, max: 3 }), down: upTo(2), starting: upTo(1) }),
		delay: upTo(LONGEST_DELAY[kind]),
		// More than a whole start, so that the first poll and its execution are hit too.
		ofStart: upTo(120).map((percent) => percent / 100),
	});

const TEN_ROUNDS = fc
	.shuffledSubarray(OTHERS, { minLength: OTHERS.length })
	.chain((others) => fc.tuple(...[...FIRST, ...others].map(roundOf)));

/** The rounds that a seed makes. A longer run begins like a shorter one. */
export function planRounds(seed: number, rounds: number): RoundPlan[] {
	const tens = fc.sample(fc.noBias(TEN_ROUNDS), { seed, numRuns: Math.ceil(rounds / 10) });
	return tens.flat().slice(0, rounds);
}
