/** What a trigger may spend of the Pacific day. Instants are milliseconds since 1970, by our clock. */
export interface Budget {
	/** Requests of a whole day that are for work which nobody waits for. */
	readonly room: number;
	/** Those of them that are left today. */
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

/** When the next poll may ask, and what that was reckoned with. Every part may be missing, in a state of an earlier version. */
export interface Pace {
	/** Absent: at once. */
	readonly due?: number;
	/** When it was reckoned, by our clock. */
	readonly paced?: number;
	/** The room of a day, then. */
	readonly room?: number;
}

/** The pace after a poll that was to ask at `due`. */
export function paceAfter(due: number | undefined, cost: number, budget: Budget): Pace {
	const next = dueAfter(due, cost, budget);
	return next === undefined ? {} : { due: next, paced: budget.now, room: budget.room };
}

/**
 * True when a poll may ask now: when it is time, when a person has made room for more since (a raised limit, a lowered reserve), and when
 * our clock was set back, so that the time says nothing.
 */
export function isDue({ due = -Infinity, paced = Infinity, room = -Infinity }: Pace, now: Pick<Budget, 'room' | 'now'>): boolean {
	return now.now >= due || now.now < paced || now.room > room;
}
