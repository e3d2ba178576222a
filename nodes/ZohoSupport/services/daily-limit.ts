import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { asHelpdeskError } from '../helpdesk/problem';
import type { DailyLimit, Service } from './service';

/**
 * The daily limit of the credential chosen in a form; undefined if none is chosen, or if it is incomplete. Costs no
 * request.
 */
export async function dailyLimitOf(
	{ credentialType, accessOf }: Pick<Service, 'credentialType' | 'accessOf'>,
	context: ILoadOptionsFunctions,
): Promise<DailyLimit | undefined> {
	const credentials = await context.getCredentials(credentialType).catch(() => undefined);
	if (credentials === undefined) return undefined;
	try {
		return accessOf(credentials).dailyLimit;
	} catch (error) {
		asHelpdeskError(error);
		return undefined;
	}
}
