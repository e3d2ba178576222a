/** The credentials that open a simulated Zoho Support and a simulated Zoho Desk. */
import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';
import { SCOPE } from '../../nodes/ZohoSupport/services/desk/scopes';
import type { DeskSimulator } from '../../simulator/desk/simulator';
import type { Simulator } from '../../simulator/support/simulator';

export const NODE_TYPE = 'n8n-nodes-zoho-support.zohoSupport';
export const CREDENTIAL_TYPE = 'zohoSupportApi';
export const DESK_CREDENTIAL_TYPE = 'zohoDeskOAuth2Api';

/** The three ways to sign in, and how the stored credentials are called in n8n. */
export const CREDENTIAL_NAMES = {
	authToken: 'Zoho Support (auth token)',
	password: 'Zoho Support (e-mail and password)',
	ticket: 'Zoho Support (ticket)',
};
export type SignIn = keyof typeof CREDENTIAL_NAMES;
export const SIGN_INS = Object.keys(CREDENTIAL_NAMES) as SignIn[];

/** Data of a credential that signs in this way; a fresh object each time. */
export function credentialFor({ url, access }: Simulator, signIn: SignIn): ICredentialDataDecryptedObject {
	const { portal, department, authToken, email, password, apiKey } = access;
	return {
		dataCentre: 'custom',
		apiAddress: url,
		accountsAddress: url,
		portal,
		department,
		timeZone: 'America/Los_Angeles',
		edition: 'enterprise',
		licences: 60,
		signIn,
		...{ authToken: { authToken }, password: { email, password }, ticket: { email, password, apiKey } }[signIn],
	};
}

/** A connected credential of Zoho Desk with the scopes that the node asks for, as n8n stores it after the consent. */
export function deskCredentialFor({ url, access, grants }: DeskSimulator): ICredentialDataDecryptedObject {
	return {
		dataCentre: 'custom',
		deskAddress: url,
		accountsAddress: url,
		clientId: access.clientId,
		clientSecret: access.clientSecret,
		oauthTokenData: tokensFor(grants, SCOPE.split(',')),
	};
}

/** What n8n stores after a consent to these scopes. */
export function tokensFor(grants: DeskSimulator['grants'], scopes: readonly string[]): IDataObject {
	return {
		token_type: 'Bearer',
		expires_in: 3600,
		access_token: grants.accessToken(scopes),
		refresh_token: grants.refreshToken(scopes),
	};
}
