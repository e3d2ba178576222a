export { count } from '../counted';

/** What the probe can say about one point. */
export interface Verdict {
	/** A value of the switch, or an estimate in hours for zones; null when the point is not settled. */
	readonly value: string | null;
	/** In words and counts; nothing of a record. */
	readonly evidence: string;
}

export const settled = (value: string, evidence: string): Verdict => ({ value, evidence });

export const notSettled = (evidence: string): Verdict => ({ value: null, evidence });

/** Settled when all observations are the same one, and it is an expected one. */
export function unanimous(observed: readonly string[], evidence: string, expected = observed): Verdict {
	const isSettled = new Set(observed).size === 1 && expected.includes(observed[0]);
	return isSettled ? settled(observed[0], evidence) : notSettled(evidence);
}

/** How often each word comes: `fl × 140, FL × 2`. */
export function tally(words: readonly string[]): string {
	return [...new Set(words)].map((word) => `${word} × ${words.filter((other) => other === word).length}`).join(', ');
}
