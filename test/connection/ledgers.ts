import type { IDataObject } from 'n8n-workflow';
import { Ledger } from '../../nodes/ZohoSupport/connection/ledger';
import { dayCounts } from '../../nodes/ZohoSupport/connection/process-memory';
import type { Account } from '../../nodes/ZohoSupport/services/support/account';
import { dayQuotaOf } from '../../nodes/ZohoSupport/services/support/day-quota';
import { freshAccount } from '../services/support/accounts';

/** A clock that the test sets. */
class Clock {
	now = new Date('2026-11-24T20:00:00Z');

	readonly read = () => this.now;
}

export function ledgerOf(account: Account = freshAccount(), staticData: IDataObject = {}, clock = new Clock()) {
	return { account, staticData, clock, ledger: new Ledger(dayQuotaOf(account), staticData, clock.read) };
}

/** A restart of n8n: the memory of the process is empty, and the static data comes from the database. */
export function restart(staticData: IDataObject): IDataObject {
	dayCounts.clear();
	return structuredClone(staticData);
}
