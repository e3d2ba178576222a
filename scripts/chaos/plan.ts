/** When n8n is killed, and what happens meanwhile: drawn from a seed, so that a run can be tried again. Pure. */
import { seededRandom } from '../../simulator/seeded-random';

/**
 * - `published`: the workflow is new; after its first poll, which n8n makes at activation, and before the one that is scheduled
 * - `polling`: around a poll that sees new cases: while it is answered, its state saved, its execution made and run
 * - `anywhen`: at any moment
 * - `starting`: at any moment, and again while n8n starts or makes its first poll
 * - `overtaken`: after an execution that outlasted later polls came to its end
 */
export type Kind = 'published' | 'polling' | 'anywhen' | 'starting' | 'overtaken';

export interface RoundPlan {
	readonly kind: Kind;
	/** Cases that come in before the kill, while n8n is down, and while it starts. */
	readonly cases: { readonly before: number; readonly down: number; readonly starting: number };
	/** Milliseconds from the event that the kind waits for to the kill. */
	readonly delay: number;
	/** When `starting` kills again: a part of the time that the last start took. */
	readonly ofStart: number;
}

/** Milliseconds: within which the kill comes, by kind. Polls are five seconds apart. */
const LONGEST_DELAY: Readonly<Record<Kind, number>> = {
	published: 2_500,
	polling: 300,
	anywhen: 6_000,
	starting: 6_000,
	overtaken: 3_000,
};

/** The first rounds of any run: what has to be in the shortest. */
const FIRST: readonly Kind[] = ['published', 'polling'];
/** What any ten rounds hold. */
const TEN: readonly Kind[] = [
	'published',
	'polling',
	'polling',
	'polling',
	'polling',
	'polling',
	'anywhen',
	'starting',
	'starting',
	'overtaken',
];
/** A start that is killed may be over: so that the first poll and its execution are hit too. */
const LATEST_OF_START = 1.2;

/** The rounds that a seed makes; a longer run begins like a shorter one. */
export function planRounds(seed: number, rounds: number): RoundPlan[] {
	const random = seededRandom(seed);
	const upTo = (most: number) => Math.floor(random() * (most + 1));
	const plans: RoundPlan[] = [];
	while (plans.length < rounds) {
		const kinds = shuffled(TEN, random);
		for (const kind of plans.length === 0 ? [...FIRST, ...without(kinds, FIRST)] : kinds) {
			const cases = { before: 1 + upTo(2), down: upTo(2), starting: upTo(1) };
			plans.push({ kind, cases, delay: upTo(LONGEST_DELAY[kind]), ofStart: random() * LATEST_OF_START });
		}
	}
	return plans.slice(0, rounds);
}

function shuffled<T>(list: readonly T[], random: () => number): T[] {
	return list
		.map((value) => ({ value, place: random() }))
		.sort((a, b) => a.place - b.place)
		.map(({ value }) => value);
}

/** The list less one of each that is named. */
function without<T>(list: readonly T[], named: readonly T[]): T[] {
	const left = [...list];
	for (const each of named) left.splice(left.indexOf(each), 1);
	return left;
}
