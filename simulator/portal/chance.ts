import { seededRandom } from '../seeded-random';

/** Draws from one generator. */
export class Chance {
	readonly next: () => number;

	constructor(seed: number) {
		this.next = seededRandom(seed);
	}

	below(limit: number): number {
		return Math.floor(this.next() * limit);
	}

	one(choices: readonly string[]): string {
		return choices[this.below(choices.length)] ?? '';
	}

	/** The text in so many of a hundred cases, else nothing. */
	sometimes(percent: number, text: string): string {
		return this.below(100) < percent ? text : '';
	}
}
