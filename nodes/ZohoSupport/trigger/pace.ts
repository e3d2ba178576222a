/** What a trigger may spend of the Pacific day. Instants are milliseconds since 1970, by our clock. */
export interface Budget {
	/** Requests that are left for work which nobody waits for. */
	readonly left: number;
	readonly now: number;
	/** When the day ends and the requests come back. */
	readonly resetsAt: number;
}

/**
 * How long to leave between two polls so that the requests last until the day ends, in milliseconds; undefined when they do not pay
 * for one more.
 * @param cost requests of a poll that finds nothing new
 */
export function spread(cost: number, { left, now, resetsAt }: Budget): number | undefined {
	const polls = Math.floor(left / cost);
	return polls < 1 ? undefined : (resetsAt - now) / polls;
}

/** n8n polls no more often than each minute: a shorter wait is none. */
const SHORTEST_WAIT_MS = 60_000;

/**
 * When the next poll may ask; undefined: whenever n8n polls. Reckoned from when this one was due, not from when it ran, so that polls
 * which come a little late or early keep the mean. The new day begins at once.
 */
export function dueAfter(due: number | undefined, cost: number, budget: Budget): number | undefined {
	const wait = spread(cost, budget);
	if (wait === undefined) return budget.resetsAt;
	if (wait <= SHORTEST_WAIT_MS) return undefined;
	return Math.min(budget.resetsAt, Math.max(due ?? budget.now, budget.now - wait) + wait);
}

/** True when a poll may ask now. A due time that our clock can't have meant, since it was set back, does not count. */
export function isDue(due: number | undefined, now: number): boolean {
	return due === undefined || now >= due || due - now > LONGEST_WAIT_MS;
}

/** A Pacific day that gets an hour from the end of summer time. */
const LONGEST_WAIT_MS = 25 * 60 * 60 * 1000;
