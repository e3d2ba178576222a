import { type WallTime, wallTime } from '../../helpdesk/instants';

/** The requests that a trigger may spend in a day of the service. */
export interface Budget {
	/** Requests of a whole day, without the reserve. */
	readonly room: number;
	/** How many of them are left today. */
	readonly left: number;
	readonly now: WallTime;
	/** When the day ends and the quota is renewed. */
	readonly resetsAt: WallTime;
}

/**
 * The time between two polls that makes the requests last until the day ends, in milliseconds; undefined if they are
 * not enough for one more poll.
 * @param cost requests of a poll that finds nothing new
 */
export function spread(cost: number, { left, now, resetsAt }: Budget): number | undefined {
	const polls = Math.floor(left / cost);
	return polls < 1 ? undefined : (resetsAt - now) / polls;
}

/** n8n polls once a minute at most, so a shorter wait has no effect. */
const SHORTEST_WAIT_MS = 60_000;

/** When the next poll may send requests, and what that was computed from. Any part may be missing. */
export interface Pace {
	/** Absent if the next poll need not wait. */
	readonly due?: WallTime;
	/** When `due` was computed. */
	readonly paced?: WallTime;
	/** `Budget.room` at that time. */
	readonly room?: number;
}

/**
 * The pace after a poll that was due at `due`. The next one is computed from then, not from when the poll ran, so that
 * small delays do not add up. A new day starts without a wait.
 */
export function paceAfter(due: WallTime | undefined, cost: number, budget: Budget): Pace {
	const { room, now, resetsAt } = budget;
	const wait = spread(cost, budget) ?? Infinity;
	if (wait <= SHORTEST_WAIT_MS) return {};
	return { due: wallTime(Math.min(resetsAt, Math.max(due ?? now, now - wait) + wait)), paced: now, room };
}

/**
 * Whether a poll may send requests now: it is due, a person raised the limit or lowered the reserve since, or our clock
 * was set back, which makes `due` meaningless.
 */
export function isDue({ due, paced, room = -Infinity }: Pace, today: Pick<Budget, 'room' | 'now'>): boolean {
	return due === undefined || today.now >= due || (paced !== undefined && today.now < paced) || today.room > room;
}
