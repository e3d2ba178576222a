/** Removes secrets from a message of the service, such as a token that it repeats. */
export type Redact = (words: string) => string;

/** For messages that cannot contain a secret. */
export const asTheyCame: Redact = (words) => words;

const MAX_LENGTH = 2_000;

/** A message of the service, shortened so that a person can read it and n8n can store it. */
export function shortened(words: string, longest = MAX_LENGTH): string {
	return words.length <= longest ? words : `${words.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
