import type { DayQuota } from '../../connection/ledger';
import type { Account } from './account';
import { pacificDay, quotaResetsAt } from './limits';

/** The quota of a portal per Pacific day: the service counts "per organization" [guide]. */
export function dayQuotaOf({ apiAddress, portal, dailyLimit, reserve }: Account): DayQuota {
	const { host, pathname } = new URL(apiAddress);
	return {
		key: `${host}${pathname.replace(/\/$/, '')}/${portal}`,
		unit: 'requests',
		limit: dailyLimit,
		reserve,
		storedAs: 'zohoSupportRequests',
		dayOf: pacificDay,
		resetsAt: quotaResetsAt,
		whenBack: (resetsAt) => `The quota resets at midnight Pacific time (${resetsAt}).`,
		spent: (more) => ({
			kind: 'quota',
			code: '4421',
			message: `Zoho says: today's API requests are used up [4421]. ${more}`,
			nextStep: 'Wait until then, or upgrade the edition or add user licences, and update the credential.',
		}),
	};
}
