import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { Silence } from '../../../nodes/ZohoSupport/connection/silence';
import { HelpdeskError, type Problem } from '../../../nodes/ZohoSupport/helpdesk/problem';
import { accountOf } from '../../../nodes/ZohoSupport/services/desk/account';
import type { DeskCall } from '../../../nodes/ZohoSupport/services/desk/call';
import { Connection, CREDENTIAL_TYPE } from '../../../nodes/ZohoSupport/services/desk/connection';
import type { DeskHost } from './desk-host';

export const READ: DeskCall = { access: 'read', method: 'GET', path: '/tickets/1892000000042032', weight: 1 };
export const LIST: DeskCall = { access: 'read', method: 'GET', path: '/tickets', query: { limit: '100' }, weight: 3 };
export const WRITE: DeskCall = {
	...{ access: 'write', method: 'POST', path: '/tickets', weight: 1 },
	body: { subject: 'Printer on fire' },
};

/** A connection as a node opens it: with the credential as it is stored now. */
export async function opened({ context }: DeskHost, bulk = false): Promise<Connection> {
	const credentials: ICredentialDataDecryptedObject = { ...(await context.getCredentials(CREDENTIAL_TYPE)) };
	return new Connection(accountOf(credentials), { context, credentials, silence: new Silence() }, { bulk }, {});
}

/** The problem of a call that fails. */
export async function troubleOf(call: Promise<unknown>): Promise<Problem> {
	const outcome = await call.catch((error: unknown) => error);
	if (outcome instanceof HelpdeskError) return outcome.problem;
	throw new Error(`A problem was expected, and not ${JSON.stringify(outcome).slice(0, 300)}`);
}
