import type { ICredentialDataDecryptedObject, ILoadOptionsFunctions } from 'n8n-workflow';
import { PATIENCE_AT_FORM_MS } from '../../connection/sending';
import { Silence } from '../../connection/silence';
import { type Account, accountOf } from './account';
import { Connection } from './connection';

/** The account of a credential, and the way to it for a form. @throws HelpdeskError `setup` for a wrong field */
export function formConnection(
	context: ILoadOptionsFunctions,
	credentials: ICredentialDataDecryptedObject,
): { readonly account: Account; readonly connection: Connection } {
	const account = accountOf(credentials);
	const opening = { context, credentials, silence: new Silence() };
	return {
		account,
		connection: new Connection(account, opening, { bulk: false, patienceMs: PATIENCE_AT_FORM_MS }, {}),
	};
}
