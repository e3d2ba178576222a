import type { Helpdesk } from '../helpdesk/helpdesk';
import { SupportHelpdesk } from '../helpdesk/support/support-helpdesk';
import { type Account, accountOf } from './account';
import { Connection, type ConnectionOptions, CREDENTIAL_TYPE, type NodeContext } from './connection';
import type { Usage } from './ledger';

/** A help desk ready for use, and what it costs. */
export interface OpenHelpdesk {
	readonly helpdesk: Helpdesk;
	/** Names the portal and department that its records are of. */
	readonly place: string;
	readonly usage: () => Usage;
	/** Requests that this run spent so far. */
	readonly spent: () => number;
}

/**
 * The help desk that the node's credential names. Costs no request.
 * @throws HelpdeskError `setup` when a field of the credential is missing or wrong.
 */
export async function openHelpdesk(context: NodeContext, options: ConnectionOptions): Promise<OpenHelpdesk> {
	const credentials = { ...(await context.getCredentials(CREDENTIAL_TYPE)) };
	const account = accountOf(credentials);
	const connection = new Connection(context, credentials, account, context.getWorkflowStaticData('global'), options);
	const helpdesk = new SupportHelpdesk(async (request) => await connection.call(request), { zone: account.zone });
	return { helpdesk, place: placeOf(account), usage: () => connection.usage(), spent: () => connection.spent };
}

/** Names the records that an account leads to: another portal or department has others. */
function placeOf({ apiAddress, portal, department }: Account): string {
	return `${apiAddress} ${portal} ${department}`;
}
