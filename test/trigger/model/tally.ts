/** The counts of one history. */
export interface Tally {
	polls: number;
	requests: number;
	events: number;
	/** Repeats that were marked as such. */
	marked: number;
	longestState: number;
}
