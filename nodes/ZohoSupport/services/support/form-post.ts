import type { IHttpRequestHelper, IHttpRequestMethods, IHttpRequestOptions } from 'n8n-workflow';
import { asciiOf } from '../../connection/answer-text';
import type { Account } from './account';
import { networkTrouble } from '../../connection/network-trouble';
import { fullResponse, type HttpReply } from '../../connection/http-reply';
import type { PostForm, SignInAnswer } from './session';

const SIGN_IN_TIMEOUT_MS = 60_000;

/** The options of a form POST that returns bytes for any status. Secrets are in the body, never in the address. */
export function requestOptions(url: string, form: Readonly<Record<string, string>>, timeout: number) {
	const method: IHttpRequestMethods = 'POST';
	return {
		method,
		url,
		body: new URLSearchParams(form),
		// As text, it would be decoded as UTF-8 whatever encoding it declares.
		encoding: 'arraybuffer' as const,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		// A form with a token must not be redirected to another address.
		disableFollowRedirect: true,
		timeout,
	};
}

/** The answer to a sign-in; only its ASCII part matters. */
export function signInAnswerOf({ status, bytes, retryAfter }: HttpReply): SignInAnswer {
	return { status, body: asciiOf(bytes), retryAfter };
}

/** Returns a function that sends a sign-in form with n8n's helper. */
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

/** The sign-in parameters of each call (reference sections 2a and 2b). */
export function signInParameters(account: Account, token: string): Record<string, string> {
	return account.signIn.kind === 'ticket' ? { ticket: token, apikey: account.signIn.apiKey } : { authtoken: token };
}

/** Adds the sign-in parameters to the form of a request. */
export function withSignIn(request: IHttpRequestOptions, account: Account, token: string): IHttpRequestOptions {
	const body = new URLSearchParams(request.body instanceof URLSearchParams ? request.body : plainForm(request.body));
	for (const [name, value] of Object.entries(signInParameters(account, token))) body.set(name, value);
	return { ...request, body };
}

function plainForm(body: IHttpRequestOptions['body']): Record<string, string> {
	if (typeof body !== 'object' || body === null || Array.isArray(body)) return {};
	return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, String(value)]));
}
