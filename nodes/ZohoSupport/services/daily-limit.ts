import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { asHelpdeskError } from '../helpdesk/problem';
import type { DailyLimit } from './service';
import { SERVICE } from './services';

/** The daily limit of the credential that a form names; undefined while it names none, or one that is not filled in. Costs no request. */
export async function dailyLimitOf(context: ILoadOptionsFunctions): Promise<DailyLimit | undefined> {
	const credentials = await context.getCredentials(SERVICE.credentialType).catch(() => undefined);
	if (credentials === undefined) return undefined;
	try {
		return SERVICE.accessOf(credentials).dailyLimit;
	} catch (error) {
		asHelpdeskError(error);
		return undefined;
	}
}
