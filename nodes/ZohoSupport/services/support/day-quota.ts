import type { DayQuota } from '../../connection/ledger';
import type { Account } from './account';
import { pacificDay, quotaResetsAt } from './limits';

/** The requests a Pacific day of a portal: the service counts "per organization" [guide]. */
export function dayQuotaOf({ apiAddress, portal, dailyLimit, reserve }: Account): DayQuota {
	const { host, pathname } = new URL(apiAddress);
	return {
		key: `${host}${pathname.replace(/\/$/, '')}/${portal}`,
		limit: dailyLimit,
		reserve,
		storedAs: 'zohoSupportRequests',
		dayOf: pacificDay,
		resetsAt: quotaResetsAt,
		whenBack: (resetsAt) => `The requests come back at midnight Pacific time (${resetsAt}).`,
		spent: (more) => ({
			kind: 'quota',
			code: '4421',
			message: `Zoho says: the API requests of today are spent [4421]. ${more}`,
			nextStep: 'Wait until then, or raise the edition or licences of the portal and of the credential.',
		}),
	};
}
