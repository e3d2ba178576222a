import type { IHttpRequestHelper, IHttpRequestMethods, IHttpRequestOptions } from 'n8n-workflow';
import { asciiOf } from './answer-text';
import type { Account } from './account';
import { networkTrouble } from '../../connection/network-trouble';
import { fullResponse, type HttpReply } from '../../connection/http-reply';
import type { PostForm, SignInAnswer } from './session';

const SIGN_IN_TIMEOUT_MS = 60_000;

/** A form POST whose answer is taken as bytes, whatever its status: secrets are in the body, never in the address. */
export function requestOptions(url: string, form: Readonly<Record<string, string>>, timeout: number) {
	const method: IHttpRequestMethods = 'POST';
	return {
		method,
		url,
		body: new URLSearchParams(form),
		// As text it would be read as UTF-8, whatever it says of itself.
		encoding: 'arraybuffer' as const,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		// A form with a token must not follow to another address.
		disableFollowRedirect: true,
		timeout,
	};
}

/** The answer to a sign-in, of which only ASCII matters. */
export function signInAnswerOf({ status, bytes, retryAfter }: HttpReply): SignInAnswer {
	return { status, body: asciiOf(bytes), retryAfter };
}

/** Sends the form of a sign-in through n8n's helper. */
export function postForSignIn(helpers: IHttpRequestHelper['helpers']): PostForm {
	return async (url, form) => {
		try {
			const answer: unknown = await helpers.httpRequest(requestOptions(url, form, SIGN_IN_TIMEOUT_MS));
			return signInAnswerOf(fullResponse(answer));
		} catch (error) {
			throw networkTrouble(error, new URL(url).host);
		}
	};
}

/** What each call carries to be let in (reference sections 2a and 2b). */
export function signInParameters(account: Account, token: string): Record<string, string> {
	return account.signIn.kind === 'ticket' ? { ticket: token, apikey: account.signIn.apiKey } : { authtoken: token };
}

/** A request with the sign-in put into its form body. */
export function withSignIn(request: IHttpRequestOptions, account: Account, token: string): IHttpRequestOptions {
	const body = new URLSearchParams(request.body instanceof URLSearchParams ? request.body : plainForm(request.body));
	for (const [name, value] of Object.entries(signInParameters(account, token))) body.set(name, value);
	return { ...request, body };
}

function plainForm(body: IHttpRequestOptions['body']): Record<string, string> {
	if (typeof body !== 'object' || body === null || Array.isArray(body)) return {};
	return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, String(value)]));
}
