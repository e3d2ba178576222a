import type { IDataObject } from 'n8n-workflow';
import type { Problem } from '../helpdesk/problem';
import { pacificDay, quotaResetsAt } from '../services/support/limits';
import type { Account } from '../services/support/account';
import { type DayCount, dayCounts } from './process-memory';

/** What is known of the day's requests, at the price of none. */
export interface Usage {
	readonly limit: number;
	/** Requests that this n8n counted today; other tools on the same portal are not seen. */
	readonly used: number;
	readonly left: number;
	/** Requests of the limit that are kept for people. */
	readonly reserve: number;
	/** The next midnight in Pacific time, ISO 8601 UTC. */
	readonly resetsAt: string;
	/** True once the service has said that the day's requests are spent. */
	readonly spent: boolean;
}

/**
 * Counts the day's requests of a portal in the memory of the process and, for a poll, in the static data of the workflow (kept-counts.ts):
 * the greater of the two holds, for all of the process, so that a restart forgets only what was counted since the last poll. Counted by
 * portal, since the service counts so [guide: "per organization"].
 */
export class Ledger {
	private readonly key: string;

	constructor(
		private readonly account: Account,
		/** What the workflow kept, and where to keep more; of a node that is executed, a copy that goes nowhere. */
		private readonly staticData: IDataObject,
		private readonly now: () => Date = () => new Date(),
	) {
		this.key = `${new URL(account.apiAddress).host}${new URL(account.apiAddress).pathname.replace(/\/$/, '')}/${account.portal}`;
	}

	/**
	 * Why no request may go out now; undefined when one may.
	 * @param bulk true for work that nobody waits for: it leaves the reserve to people.
	 */
	refusal(bulk: boolean): Problem | undefined {
		const usage = this.usage();
		const when = `The requests come back at midnight Pacific time (${usage.resetsAt}).`;
		if (usage.spent) {
			return spentProblem(`No request was sent. ${when}`);
		}
		if (bulk && usage.used >= usage.limit - usage.reserve) {
			const message = `${usage.used} of the ${usage.limit} requests of today are used; the last ${usage.reserve} are kept for people. No request was sent. ${when}`;
			return {
				kind: 'reserve',
				code: null,
				message,
				nextStep:
					'Run the workflow by hand to use the reserve, make it run less often, or lower the reserve in the credential.',
			};
		}
		return undefined;
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
		this.change((today) => ({
			...today,
			used: Math.max(today.used, this.account.dailyLimit),
			spentLimit: this.account.dailyLimit,
		}));
		const resetsAt = quotaResetsAt(this.now()).toISOString();
		return spentProblem(`They come back at midnight Pacific time (${resetsAt}); until then n8n sends none.`);
	}

	usage(): Usage {
		const today = this.today();
		const limit = this.account.dailyLimit;
		const resetsAt = quotaResetsAt(this.now()).toISOString();
		// A limit that was raised since lifts the stop: the credential says that the portal has more requests now.
		const spent = today.spentLimit !== null && limit <= today.spentLimit;
		return {
			limit,
			used: today.used,
			left: spent ? 0 : Math.max(0, limit - today.used),
			reserve: this.account.reserve,
			resetsAt,
			spent,
		};
	}

	private today(): DayCount {
		const day = pacificDay(this.now());
		const none: DayCount = { day, used: 0, spentLimit: null };
		const inMemory = dayCounts.get(this.key);
		const saved = savedCount(this.staticData, this.key);
		const today = [inMemory, saved].reduce<DayCount>((best, count) => {
			if (count === undefined || count.day !== day) return best;
			// The greater limit holds: an older stop, saved by another workflow, must not lift a newer one.
			const spentLimit = count.spentLimit === null ? best.spentLimit : Math.max(count.spentLimit, best.spentLimit ?? 0);
			return { day, used: Math.max(best.used, count.used), spentLimit };
		}, none);
		// Nodes of other workflows are to know what this one kept.
		if (saved?.day === day) dayCounts.set(this.key, today);
		return today;
	}

	private change(update: (today: DayCount) => DayCount): void {
		const next = update(this.today());
		dayCounts.set(this.key, next);
		this.staticData[STATIC_KEY] = { ...savedCounts(this.staticData), [this.key]: { ...next } };
	}
}

function spentProblem(more: string): Problem {
	return {
		kind: 'quota',
		code: '4421',
		message: `Zoho says: the API requests of today are spent [4421]. ${more}`,
		nextStep: 'Wait until then, or raise the edition or licences of the portal and of the credential.',
	};
}

const STATIC_KEY = 'zohoSupportRequests';

function savedCounts(staticData: IDataObject): IDataObject {
	const saved = staticData[STATIC_KEY];
	return typeof saved === 'object' && saved !== null && !Array.isArray(saved) && !(saved instanceof Date)
		? (saved as IDataObject)
		: {};
}

function savedCount(staticData: IDataObject, key: string): DayCount | undefined {
	const saved = savedCounts(staticData)[key];
	if (typeof saved !== 'object' || saved === null || !('day' in saved) || !('used' in saved)) return undefined;
	const spentLimit = 'spentLimit' in saved && typeof saved.spentLimit === 'number' ? saved.spentLimit : null;
	return typeof saved.day === 'string' && typeof saved.used === 'number'
		? { day: saved.day, used: saved.used, spentLimit }
		: undefined;
}
