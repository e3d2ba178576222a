import type { IExecuteFunctions } from 'n8n-workflow';
import type { Helpdesk } from '../helpdesk/helpdesk';
import { SupportHelpdesk } from '../helpdesk/support/support-helpdesk';
import { accountOf } from './account';
import { Connection, CREDENTIAL_TYPE } from './connection';
import type { Usage } from './ledger';

/** A help desk ready for use, and what it costs. */
export interface OpenHelpdesk {
	readonly helpdesk: Helpdesk;
	readonly usage: () => Usage;
	/** Requests that this run spent so far. */
	readonly spent: () => number;
}

/**
 * The help desk that the node's credential names. Costs no request.
 * @throws HelpdeskError `setup` when a field of the credential is missing or wrong.
 */
export async function openHelpdesk(context: IExecuteFunctions): Promise<OpenHelpdesk> {
	const credentials = { ...(await context.getCredentials(CREDENTIAL_TYPE)) };
	const account = accountOf(credentials);
	const format = context.getNodeParameter('options.format', 0, 'json') === 'xml' ? 'xml' : 'json';
	// A person presses *Execute* (manual) or *Retry* (retry); all else runs by itself. Sub-workflows (integrated) hide who began.
	const bulk = !['manual', 'retry'].includes(context.getMode());
	const connection = new Connection(context, credentials, account, context.getWorkflowStaticData('global'), { format, bulk });
	const helpdesk = new SupportHelpdesk(async (request) => await connection.call(request), { zone: account.zone });
	return { helpdesk, usage: () => connection.usage(), spent: () => connection.spent };
}
