import { type WallTime, wallTime } from '../../helpdesk/instants';

/** What a trigger may spend of the Pacific day. */
export interface Budget {
	/** Requests of a whole day that are for work which nobody waits for. */
	readonly room: number;
	/** Those of them that are left today. */
	readonly left: number;
	readonly now: WallTime;
	/** When the day ends and the requests come back. */
	readonly resetsAt: WallTime;
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

/** When the next poll may ask, and what that was reckoned with. Every part may be missing, in a state of an earlier version. */
export interface Pace {
	/** Absent: at once. */
	readonly due?: WallTime;
	/** When it was reckoned. */
	readonly paced?: WallTime;
	/** The room of a day, then. */
	readonly room?: number;
}

/**
 * The pace after a poll that was to ask at `due`. The next one is reckoned from then, not from when it ran, so that polls which come a
 * little late or early keep the mean. The new day begins at once.
 */
export function paceAfter(due: WallTime | undefined, cost: number, budget: Budget): Pace {
	const { room, now, resetsAt } = budget;
	const wait = spread(cost, budget) ?? Infinity;
	if (wait <= SHORTEST_WAIT_MS) return {};
	return { due: wallTime(Math.min(resetsAt, Math.max(due ?? now, now - wait) + wait)), paced: now, room };
}

/**
 * True when a poll may ask now: when it is time, when a person has made room for more since (a raised limit, a lowered reserve), and when
 * our clock was set back, so that the time says nothing.
 */
export function isDue({ due, paced, room = -Infinity }: Pace, today: Pick<Budget, 'room' | 'now'>): boolean {
	return due === undefined || today.now >= due || (paced !== undefined && today.now < paced) || today.room > room;
}
