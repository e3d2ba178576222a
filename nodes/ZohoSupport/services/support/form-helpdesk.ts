import type { ICredentialDataDecryptedObject, ILoadOptionsFunctions } from 'n8n-workflow';
import { PATIENCE_AT_FORM_MS } from '../../connection/sending';
import { Silence } from '../../connection/silence';
import { type Account, accountOf } from './account';
import { Connection } from './connection';
import { SupportHelpdesk } from './support-helpdesk';

/** The account of a credential, and its help desk for a form. @throws HelpdeskError `setup` for a wrong field */
export function formHelpdesk(
	context: ILoadOptionsFunctions,
	credentials: ICredentialDataDecryptedObject,
): { readonly account: Account; readonly helpdesk: SupportHelpdesk } {
	const account = accountOf(credentials);
	const opening = { context, credentials, silence: new Silence() };
	const options = { bulk: false, format: 'json', patienceMs: PATIENCE_AT_FORM_MS } as const;
	const connection = new Connection(account, opening, options, {});
	const send = connection.call.bind(connection);
	return { account, helpdesk: new SupportHelpdesk(send, { zone: account.zone }) };
}
