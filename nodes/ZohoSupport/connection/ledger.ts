import type { IDataObject } from 'n8n-workflow';
import type { Problem } from '../helpdesk/problem';
import { type DayCount, dayCounts } from './process-memory';

/** What is known of the day's requests. Asking for it costs no request. */
export interface Usage {
	readonly limit: number;
	/** Requests that this n8n counted today; other tools on the same portal are not seen. */
	readonly used: number;
	readonly left: number;
	/** Requests of the limit that are kept for people. */
	readonly reserve: number;
	/** When the service's day ends, ISO 8601 UTC. */
	readonly resetsAt: string;
	/** True once the service has said that the day's requests are spent. */
	readonly spent: boolean;
}

/** How many requests a service allows a day, and how it counts and says so. */
export interface DayQuota {
	/** Names what the service counts for, such as a portal. */
	readonly key: string;
	/** Requests a day. */
	readonly limit: number;
	/** Requests of these that are kept for people. */
	readonly reserve: number;
	/** Where the counts stand in the static data of a workflow. */
	readonly storedAs: string;
	/** The name of the day that an instant is in, such as `2026-11-24`. */
	dayOf(now: Date): string;
	/** When that day ends. */
	resetsAt(now: Date): Date;
	/** When the requests come back, in a sentence. @param resetsAt ISO 8601 UTC */
	whenBack(resetsAt: string): string;
	/** The problem of a spent day. @param more what n8n does about it, in sentences */
	spent(more: string): Problem;
}

/**
 * Counts the day's requests in the memory of the process and, for a poll, in the static data of the workflow
 * (kept-counts.ts). The greater of the two holds for the whole process, so a restart forgets only what was counted since
 * the last poll.
 */
export class Ledger {
	constructor(
		private readonly quota: DayQuota,
		/** What the workflow kept, and where to keep more. A node that is executed has a copy that goes nowhere. */
		private readonly staticData: IDataObject,
		private readonly now: () => Date = () => new Date(),
	) {}

	/**
	 * Why no request may go out now; undefined when one may.
	 * @param bulk true for work that nobody waits for: it leaves the reserve to people.
	 */
	refusal(bulk: boolean): Problem | undefined {
		const { used, limit, reserve, resetsAt, spent } = this.usage();
		const when = this.quota.whenBack(resetsAt);
		if (spent) return this.quota.spent(`No request was sent. ${when}`);
		return bulk && used >= limit - reserve ? keptForPeople(used, limit, reserve, when) : undefined;
	}

	/** Takes back a request that was counted and certainly never reached the service. */
	takeBack(): void {
		this.change((today) => ({ ...today, used: Math.max(0, today.used - 1) }));
	}

	/** Counts one request that goes out to the service. */
	count(): void {
		this.change((today) => ({ ...today, used: today.used + 1 }));
	}

	/** The service said that the quota is spent: stops all calls until its day ends. */
	exhaust(): Problem {
		const { limit } = this.quota;
		this.change((today) => ({ ...today, used: Math.max(today.used, limit), spentLimit: limit }));
		return this.quota.spent(`${this.quota.whenBack(this.usage().resetsAt)} Until then n8n sends none.`);
	}

	usage(): Usage {
		const today = this.today();
		const { limit, reserve } = this.quota;
		const resetsAt = this.quota.resetsAt(this.now()).toISOString();
		// A limit that was raised since then lifts the stop: the credential says that the portal has more requests now.
		const spent = today.spentLimit !== null && limit <= today.spentLimit;
		return { limit, used: today.used, left: spent ? 0 : Math.max(0, limit - today.used), reserve, resetsAt, spent };
	}

	private today(): DayCount {
		const { key, storedAs } = this.quota;
		const day = this.quota.dayOf(this.now());
		const none: DayCount = { day, used: 0, spentLimit: null };
		const saved = savedCount(this.staticData, storedAs, key);
		const today = [dayCounts.get(key), saved].reduce<DayCount>((best, count) => {
			if (count === undefined || count.day !== day) return best;
			// The greater limit holds: an older stop, saved by another workflow, must not lift a newer one.
			const spentLimit = count.spentLimit === null ? best.spentLimit : Math.max(count.spentLimit, best.spentLimit ?? 0);
			return { day, used: Math.max(best.used, count.used), spentLimit };
		}, none);
		// Nodes of other workflows are to know what this one kept.
		if (saved?.day === day) dayCounts.set(key, today);
		return today;
	}

	private change(update: (today: DayCount) => DayCount): void {
		const { key, storedAs } = this.quota;
		const next = update(this.today());
		dayCounts.set(key, next);
		this.staticData[storedAs] = { ...savedCounts(this.staticData, storedAs), [key]: { ...next } };
	}
}

function keptForPeople(used: number, limit: number, reserve: number, when: string): Problem {
	const message = `${used} of the ${limit} requests of today are used; the last ${reserve} are kept for people. No request was sent. ${when}`;
	const nextStep =
		'Run the workflow by hand to use the reserve, make it run less often, or lower the reserve in the credential.';
	return { kind: 'reserve', code: null, message, nextStep };
}

function savedCounts(staticData: IDataObject, storedAs: string): IDataObject {
	const saved = staticData[storedAs];
	return typeof saved === 'object' && saved !== null && !Array.isArray(saved) && !(saved instanceof Date)
		? (saved as IDataObject)
		: {};
}

function savedCount(staticData: IDataObject, storedAs: string, key: string): DayCount | undefined {
	const saved = savedCounts(staticData, storedAs)[key];
	if (typeof saved !== 'object' || saved === null || !('day' in saved) || !('used' in saved)) return undefined;
	const spentLimit = 'spentLimit' in saved && typeof saved.spentLimit === 'number' ? saved.spentLimit : null;
	return typeof saved.day === 'string' && typeof saved.used === 'number'
		? { day: saved.day, used: saved.used, spentLimit }
		: undefined;
}
