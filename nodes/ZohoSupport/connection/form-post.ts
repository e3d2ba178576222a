import type { IHttpRequestHelper, IHttpRequestMethods, IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';
import type { Account } from './account';
import { networkTrouble } from './network-trouble';
import { retryAfterSeconds } from './retry';
import type { PostForm } from './session';

const SIGN_IN_TIMEOUT_MS = 60_000;

/** A form POST whose answer is taken as text, whatever its status: secrets are in the body, never in the address. */
export function requestOptions(url: string, form: Readonly<Record<string, string>>, timeout: number) {
	const method: IHttpRequestMethods = 'POST';
	return {
		method,
		url,
		body: new URLSearchParams(form),
		encoding: 'text' as const,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		// A form with a token must not follow to another address.
		disableFollowRedirect: true,
		timeout,
	};
}

/** Status, text and wait of an answer of n8n's helper. */
export function fullResponse(answer: unknown): { status: number; body: string; retryAfter: number | undefined } {
	if (!isFullResponse(answer)) return { status: 0, body: '', retryAfter: undefined };
	const body = typeof answer.body === 'string' ? answer.body : '';
	return { status: answer.statusCode, body, retryAfter: retryAfterSeconds(answer.headers['retry-after'], new Date()) };
}

function isFullResponse(answer: unknown): answer is IN8nHttpFullResponse {
	return typeof answer === 'object' && answer !== null && 'statusCode' in answer && 'headers' in answer;
}

/** Sends the form of a sign-in through n8n's helper. */
export function postForSignIn(helpers: IHttpRequestHelper['helpers']): PostForm {
	return async (url, form) => {
		try {
			return fullResponse(await helpers.httpRequest(requestOptions(url, form, SIGN_IN_TIMEOUT_MS)));
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
