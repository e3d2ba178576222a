import type { IDataObject } from 'n8n-workflow';
import type { Problem } from '../helpdesk/problem';
import { type DayCount, dayCounts } from './process-memory';

/** The state of the daily quota. Reading it costs no request. */
export interface Usage {
	readonly limit: number;
	/** Requests that this n8n counted today. Requests of other tools to the same portal are not included. */
	readonly used: number;
	readonly left: number;
	/** Requests of the limit that are kept for people. */
	readonly reserve: number;
	/** When the day of the service ends, ISO 8601 UTC. */
	readonly resetsAt: string;
	/** True once the service has said that the quota is used up. */
	readonly spent: boolean;
}

/** The daily quota of a service, and how the service counts and describes it. */
export interface DayQuota {
	/** Identifies what the service counts for, such as a portal. */
	readonly key: string;
	/** Requests per day. */
	readonly limit: number;
	/** How many of them are kept for people. */
	readonly reserve: number;
	/** The key of the counts in the static data of a workflow. */
	readonly storedAs: string;
	/** The day of an instant, such as `2026-11-24`. */
	dayOf(now: Date): string;
	/** When the day of an instant ends. */
	resetsAt(now: Date): Date;
	/**
	 * A sentence that says when the quota resets.
	 * @param resetsAt ISO 8601 UTC
	 */
	whenBack(resetsAt: string): string;
	/**
	 * The problem for a quota that is used up.
	 * @param more sentences about what n8n does now
	 */
	spent(more: string): Problem;
}

/**
 * Counts the requests of the day in the memory of the process and, for a poll, in the static data of the workflow
 * (kept-counts.ts). The whole process uses the greater of the two, so a restart forgets only the requests since the
 * last poll.
 */
export class Ledger {
	constructor(
		private readonly quota: DayQuota,
		/** The stored counts of the workflow. An executed node has a copy that is never saved. */
		private readonly staticData: IDataObject,
		private readonly now: () => Date = () => new Date(),
	) {}

	/**
	 * The reason why no request may be sent now; undefined if one may.
	 * @param bulk true for work that nobody waits for: it does not use the reserve.
	 */
	refusal(bulk: boolean): Problem | undefined {
		const { used, limit, reserve, resetsAt, spent } = this.usage();
		const when = this.quota.whenBack(resetsAt);
		if (spent) return this.quota.spent(`No request was sent. ${when}`);
		return bulk && used >= limit - reserve ? keptForPeople(used, limit, reserve, when) : undefined;
	}

	/** Uncounts a request that certainly never reached the service. */
	takeBack(): void {
		this.change((today) => ({ ...today, used: Math.max(0, today.used - 1) }));
	}

	/** Counts one request to the service. */
	count(): void {
		this.change((today) => ({ ...today, used: today.used + 1 }));
	}

	/**
	 * Notes that the service refused a request because the quota is used up. Stops all requests until the day of the
	 * service ends.
	 */
	exhaust(): Problem {
		const { limit } = this.quota;
		this.change((today) => ({ ...today, used: Math.max(today.used, limit), spentLimit: limit }));
		return this.quota.spent(`${this.quota.whenBack(this.usage().resetsAt)} n8n sends no requests until then.`);
	}

	usage(): Usage {
		const today = this.today();
		const { limit, reserve } = this.quota;
		const resetsAt = this.quota.resetsAt(this.now()).toISOString();
		// A higher limit in the credential lifts the stop: the portal now has more requests.
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
			// The greater limit applies: an older stop that another workflow saved must not lift a newer one.
			const spentLimit = count.spentLimit === null ? best.spentLimit : Math.max(count.spentLimit, best.spentLimit ?? 0);
			return { day, used: Math.max(best.used, count.used), spentLimit };
		}, none);
		// Shares the stored count with the nodes of other workflows.
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
	const counts = `${used} of today's ${limit} requests are used, and the last ${reserve} are kept for people.`;
	const nextStep =
		'Run the workflow by hand to use the reserve, run it less often, or lower the reserve in the credential.';
	return { kind: 'reserve', code: null, message: `${counts} No request was sent. ${when}`, nextStep };
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
