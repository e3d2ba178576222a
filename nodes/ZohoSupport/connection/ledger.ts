import type { IDataObject } from 'n8n-workflow';
import type { Problem } from '../helpdesk/problem';
import { type DayCount, dayCounts } from './process-memory';
import { shownNumber } from '../helpdesk/numbers';

/** The state of the daily quota. Reading it costs no request. */
export interface Usage {
	readonly limit: number;
	/**
	 * What this n8n counted today. Calls of other tools to the same portal are included only if the service says what is
	 * left.
	 */
	readonly used: number;
	readonly left: number;
	/** What is kept of the limit for people. */
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
	/** What the service counts, in the plural: `requests`. */
	readonly unit: string;
	/** How many of them a day has. An estimate, if the service says what is left. */
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
 * Counts the day's requests, or what else the service counts, in the memory of the process and, for a poll, in the static data of the workflow
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
		const kept = () => keptForPeople(this.quota.unit, used, limit, reserve, when);
		return bulk && used >= limit - reserve ? kept() : undefined;
	}

	/** Uncounts a request that certainly never reached the service, or that cost less than expected. */
	takeBack(weight = 1): void {
		this.add(-weight);
	}

	/** Counts one request to the service, by what it costs. */
	count(weight = 1): void {
		this.add(weight);
	}

	/** Notes what the service says is left of the day. Its word counts more than any count of ours. */
	observe(left: number): void {
		const leftAt = this.now().getTime();
		this.change((today) => ({ ...today, left: Math.max(0, left), leftAt }));
	}

	/** True if the service has said today what is left. */
	isObserved(): boolean {
		return this.today().left !== undefined;
	}

	/**
	 * Notes that the service refused a request because the quota is used up. Stops all requests until the day of the
	 * service ends, or for as long as the service says.
	 */
	exhaust(waitSeconds?: number): Problem {
		const { limit } = this.quota;
		const until = waitSeconds === undefined ? {} : { spentUntil: this.now().getTime() + waitSeconds * 1000 };
		this.change((today) => ({
			...today,
			...until,
			used: Math.max(today.used, limit),
			spentLimit: limit,
			left: undefined,
			leftAt: undefined,
		}));
		return this.quota.spent(`${this.quota.whenBack(this.usage().resetsAt)} n8n sends no requests until then.`);
	}

	usage(): Usage {
		const today = this.today();
		const ends = this.quota.resetsAt(this.now());
		const resetsAt = (today.spentUntil === undefined ? ends : new Date(today.spentUntil)).toISOString();
		// A higher limit in the credential lifts the stop, unless the service said how long: the portal now has more requests.
		const isLifted = today.spentUntil === undefined && this.quota.limit > (today.spentLimit ?? 0);
		const spent = today.spentLimit !== null && !isLifted;
		const used = Math.max(today.used, today.left === undefined ? 0 : this.quota.limit - today.left);
		const limit = today.left === undefined ? this.quota.limit : used + today.left;
		// The same part of the day, whatever the day turns out to hold.
		const reserve = Math.ceil((this.quota.reserve * limit) / this.quota.limit);
		return { limit, used, left: spent ? 0 : Math.max(0, limit - used), reserve, resetsAt, spent };
	}

	private today(): DayCount {
		const { key, storedAs } = this.quota;
		const day = this.quota.dayOf(this.now());
		const saved = savedCount(this.staticData, storedAs, key);
		const counts = [dayCounts.get(key), saved].filter((count) => this.isOfToday(count, day));
		const today = counts.reduce<DayCount>((best, count) => merged(best, { ...count, day }), {
			day,
			used: 0,
			spentLimit: null,
		});
		// Shares the stored count with the nodes of other workflows.
		if (saved !== undefined && counts.includes(saved)) dayCounts.set(key, today);
		return today;
	}

	/** A stop for some hours counts for as long as the service said, whatever day we think it is. */
	private isOfToday(count: DayCount | undefined, day: string): count is DayCount {
		if (count === undefined) return false;
		return count.spentUntil === undefined ? count.day === day : this.now().getTime() < count.spentUntil;
	}

	private add(weight: number): void {
		this.change((today) => ({
			...today,
			used: Math.max(0, today.used + weight),
			...(today.left === undefined ? {} : { left: Math.max(0, today.left - weight) }),
		}));
	}

	private change(update: (today: DayCount) => DayCount): void {
		const { key, storedAs } = this.quota;
		const next = update(this.today());
		dayCounts.set(key, next);
		this.staticData[storedAs] = { ...savedCounts(this.staticData, storedAs), [key]: { ...next } };
	}
}

/** The greater count applies, and the latest word of the service. */
function merged(best: DayCount, count: DayCount): DayCount {
	// The greater limit applies: an older stop that another workflow saved must not lift a newer one.
	const spentLimit = count.spentLimit === null ? best.spentLimit : Math.max(count.spentLimit, best.spentLimit ?? 0);
	const [older, newer] = (best.leftAt ?? 0) > (count.leftAt ?? 0) ? [count, best] : [best, count];
	return { ...older, ...newer, used: Math.max(best.used, count.used), spentLimit };
}

function keptForPeople(unit: string, used: number, limit: number, reserve: number, when: string): Problem {
	const counts = `${shownNumber(used)} of today's ${shownNumber(limit)} ${unit} are used, and the last ${shownNumber(reserve)} are kept for people.`;
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
	if (typeof saved.day !== 'string' || typeof saved.used !== 'number') return undefined;
	const number = (name: 'spentUntil' | 'left' | 'leftAt') => {
		const value: unknown = name in saved ? Reflect.get(saved, name) : undefined;
		return typeof value === 'number' ? { [name]: value } : {};
	};
	const spentLimit = 'spentLimit' in saved && typeof saved.spentLimit === 'number' ? saved.spentLimit : null;
	const { day, used } = saved;
	return { day, used, spentLimit, ...number('spentUntil'), ...number('left'), ...number('leftAt') };
}
