import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { asHelpdeskError } from '../helpdesk/problem';
import type { DailyLimit } from './service';
import { SERVICE } from './services';

/**
 * The daily limit of the credential chosen in a form; undefined if none is chosen, or if it is incomplete. Costs no
 * request.
 */
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
