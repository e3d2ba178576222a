/** What one history came to. */
export interface Tally {
	polls: number;
	requests: number;
	events: number;
	/** Repeats that were marked, after a crash or restart. */
	marked: number;
	longestState: number;
}
