import type { ICredentialDataDecryptedObject, IHttpRequestHelper, IHttpRequestOptions } from 'n8n-workflow';
import { accountOf } from './account';
import { postForSignIn, withSignIn } from './form-post';
import { obtainToken, storedSession, tokenOf } from './session';

/** Puts the sign-in into the form body of a request: never into its address. */
export async function authenticate(
	credentials: ICredentialDataDecryptedObject,
	request: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const account = accountOf(credentials);
	const { signIn } = account;
	const token = signIn.kind === 'authToken' ? signIn.authToken : (tokenOf(account, credentials.sessionToken) ?? '');
	return await Promise.resolve(withSignIn(request, account, token));
}

/** Makes the auth token or ticket where none is stored; n8n stores what comes back, encrypted. */
export async function newSession(
	{ helpers }: IHttpRequestHelper,
	credentials: ICredentialDataDecryptedObject,
): Promise<{ sessionToken?: string }> {
	const account = accountOf(credentials);
	if (account.signIn.kind === 'authToken') return {};
	// A session that is still stored was refused by the service, or n8n would not ask.
	const token = await obtainToken(account, postForSignIn(helpers), tokenOf(account, credentials.sessionToken));
	return { sessionToken: storedSession(account, token) };
}
