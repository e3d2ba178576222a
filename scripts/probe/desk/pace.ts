/** The clock of the probe, and how it waits. */
export interface Pace {
	readonly now: () => number;
	/** Rejects when the probe is stopped. */
	readonly wait: (milliseconds: number) => Promise<void>;
}
