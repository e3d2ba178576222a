import { Accounts } from './accounts/accounts';
import { ACCESS, DEPARTMENTS, EUROPEAN_PORTAL, EUROPEAN_USERS, USERS } from './accounts/users';
import type { Clock } from '../clock';
import { RecordStore } from './portal/record-store';
import { Quota } from './quota';

/** One data centre: its accounts and its one portal, with the portal's records and its requests of the day. */
export interface DataCentre {
	readonly portal: string;
	readonly apiKey: string;
	readonly accounts: Accounts;
	readonly store: RecordStore;
	readonly quota: Quota;
}

/** The main data centre and the European one at `/dc/eu`. They share no data. */
export interface DataCentres {
	readonly main: DataCentre;
	readonly eu: DataCentre;
}

/** Both data centres in their initial state: the main one with its fixed token, and no records. */
export function openDataCentres(clock: Clock, dailyLimit: number, tokenCeiling: number): DataCentres {
	const main = {
		portal: ACCESS.portal,
		apiKey: ACCESS.apiKey,
		accounts: new Accounts(clock, USERS, tokenCeiling),
		store: new RecordStore(clock, DEPARTMENTS),
		quota: new Quota(clock, dailyLimit),
	};
	main.accounts.grant(ACCESS.authToken, ACCESS.email);
	const eu = {
		portal: EUROPEAN_PORTAL,
		apiKey: `${EUROPEAN_PORTAL}-apikey`,
		accounts: new Accounts(clock, EUROPEAN_USERS, tokenCeiling),
		store: new RecordStore(clock, [ACCESS.department]),
		quota: new Quota(clock, dailyLimit),
	};
	return { main, eu };
}
