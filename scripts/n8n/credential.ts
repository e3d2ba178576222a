/** The credentials that open a simulated Zoho Support and a simulated Zoho Desk. */
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { DeskSimulator } from '../../simulator/desk/simulator';
import type { Simulator } from '../../simulator/support/simulator';

export const NODE_TYPE = 'n8n-nodes-zoho-support.zohoSupport';
export const CREDENTIAL_TYPE = 'zohoSupportApi';
export const DESK_CREDENTIAL_TYPE = 'zohoDeskOAuth2Api';
export const DESK_CREDENTIAL_NAME = 'Zoho Desk (connected)';

/** The type of the credential of each service; the first is preset in the node. */
export const CREDENTIAL_TYPES = { desk: DESK_CREDENTIAL_TYPE, support: CREDENTIAL_TYPE } as const;
export type ServiceName = keyof typeof CREDENTIAL_TYPES;

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

/** What a person fills in to reach a simulated Zoho Desk. */
export function deskFields({ url, access }: DeskSimulator) {
	const { clientId, clientSecret } = access;
	return { dataCentre: 'custom', deskAddress: url, accountsAddress: url, clientId, clientSecret };
}

/**
 * Data of a credential that is connected already: with tokens of the simulator, so that nobody has to consent. The
 * simulator that was just started or reset gives the same tokens each time.
 */
export function connectedDesk(desk: DeskSimulator): ICredentialDataDecryptedObject {
	const [scopes, lifetime] = [['Desk.*.ALL'], 3_600];
	const [access, refresh] = [desk.grants.accessToken(scopes), desk.grants.refreshToken(scopes)];
	const tokens = { access_token: access, refresh_token: refresh, token_type: 'Bearer', expires_in: lifetime };
	return { ...deskFields(desk), oauthTokenData: tokens };
}
