import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { type Account, accountOf } from '../../../nodes/ZohoSupport/services/support/account';

/** A credential that is filled in correctly. */
export const FILLED_IN: ICredentialDataDecryptedObject = {
	dataCentre: 'eu',
	portal: 'acme',
	department: 'Support',
	timeZone: 'Europe/Berlin',
	signIn: 'password',
	authToken: 'bad18eba1ff45jk7858b8ae88a77fa30',
	email: 'ann@example.com',
	password: 's3cret-pass',
	apiKey: 'key-1',
	edition: 'free',
	licences: 1,
	reservePercent: 10,
};

let portals = 0;

/** An account that no other test has used. A process remembers things by portal and by user. */
export function freshAccount(changes: ICredentialDataDecryptedObject = {}): Account {
	portals += 1;
	return accountOf({ ...FILLED_IN, portal: `portal${portals}`, email: `ann${portals}@example.com`, ...changes });
}
