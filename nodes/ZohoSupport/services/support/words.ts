/** Takes out of words of the service what must not be shown, such as a token that it repeats. */
export type Hide = (words: string) => string;

/** For words that can hold nothing of the kind. */
export const asTheyCame: Hide = (words) => words;

const LONGEST = 2_000;

/** Words of the service of a length that a person reads and n8n can store. */
export function shortened(words: string, longest = LONGEST): string {
	return words.length <= longest ? words : `${words.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
