import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { asHelpdeskError } from '../helpdesk/problem';
import { accountOf } from '../services/support/account';
import { CREDENTIAL_TYPE } from './connection';

/** Requests a Pacific day that a credential allows, and how many of them are kept for people. */
export interface DailyLimit {
	readonly requests: number;
	readonly reserve: number;
}

/** The daily limit of the credential that a form names; undefined while it names none, or one that is not filled in. Costs no request. */
export async function dailyLimitOf(context: ILoadOptionsFunctions): Promise<DailyLimit | undefined> {
	const credentials = await context.getCredentials(CREDENTIAL_TYPE).catch(() => undefined);
	if (credentials === undefined) return undefined;
	try {
		const { dailyLimit, reserve } = accountOf(credentials);
		return { requests: dailyLimit, reserve };
	} catch (error) {
		asHelpdeskError(error);
		return undefined;
	}
}
