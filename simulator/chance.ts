import { seededRandom } from './seeded-random';

/** Random choices from one generator. */
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

	/** The text in this percentage of calls, otherwise an empty text. */
	sometimes(percent: number, text: string): string {
		return this.below(100) < percent ? text : '';
	}
}
