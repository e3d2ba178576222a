/** What the probe can say of one point: `value` is one of the switch's values (for zones an estimate in hours), or null when not settled. */
export interface Verdict {
	readonly value: string | null;
	/** In words and counts; nothing of a record. */
	readonly evidence: string;
}

export function settled(value: string, evidence: string): Verdict {
	return { value, evidence };
}

export function notSettled(why: string): Verdict {
	return { value: null, evidence: why };
}

/** `1 case`, `2 cases`. */
export function count(number: number, word: string): string {
	return `${number} ${word}${number === 1 ? '' : 's'}`;
}

/** How often each word comes: `fl × 140, FL × 2`. */
export function tally(words: readonly string[]): string {
	return [...new Set(words)].map((word) => `${word} × ${words.filter((other) => other === word).length}`).join(', ');
}
