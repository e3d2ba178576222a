import { createHash } from 'crypto';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { type RefusedSignIn, refusedSignIns, signInsUnderWay } from '../../connection/process-memory';
import { hasNoAnswer, HelpdeskError, type Problem, sentences } from '../../helpdesk/problem';
import type { Account } from './account';
import { inItsCentre, notConnected, renewalTrouble, signInRefusal, stillRefused } from './sign-in-trouble';

/**
 * A refused renewal is not repeated for this long: a refresh token gives 10 access tokens in 10 minutes [open-points 9].
 * Connecting the account again ends the wait.
 */
const REFUSAL_HOLDS_MS = 60 * 60 * 1000;

/** The tokens of a connected account, as n8n stores them. */
export interface Tokens {
	readonly access: string | undefined;
	readonly refresh: string | undefined;
	/** The `error` of the last token answer. n8n takes it for a success if it came as HTTP 200, and stores it. */
	readonly error: string | undefined;
	/** Where Zoho said at the consent that the account is: `https://accounts.zoho.eu`. n8n keeps what came with the code. */
	readonly accountsServer: string | undefined;
}

export function tokensIn({ oauthTokenData }: ICredentialDataDecryptedObject): Tokens {
	const text = (name: string, data: unknown = oauthTokenData) => {
		const value = valueIn(data, name);
		return typeof value === 'string' && value !== '' ? value : undefined;
	};
	return {
		access: text('access_token'),
		refresh: text('refresh_token'),
		error: text('error'),
		accountsServer: text('accounts-server', valueIn(oauthTokenData, 'callbackQueryString')),
	};
}

function valueIn(data: unknown, name: string): unknown {
	return typeof data === 'object' && data !== null ? Reflect.get(data, name) : undefined;
}

/** Why a credential cannot be used before anything is sent; undefined if it has a token. */
export function notReady(account: Account, credentials: ICredentialDataDecryptedObject): Problem | undefined {
	const tokens = tokensIn(credentials);
	if (tokens.access !== undefined) return undefined;
	const problem = tokens.error === undefined ? notConnected() : signInRefusal(tokens.error, undefined);
	return inItsCentre(problem, account, tokens.accountsServer);
}

/** The connected account, as a digest. A new consent or a changed client gives another one. */
export function identityOf({ accountsAddress }: Account, credentials: ICredentialDataDecryptedObject): string {
	const { access, refresh } = tokensIn(credentials);
	const parts = [accountsAddress, credentials.clientId, credentials.clientSecret, refresh ?? access];
	return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}

/** The secrets that calls may contain. They are never shown. */
export function secretsOf(credentials: ICredentialDataDecryptedObject): string[] {
	const { access, refresh } = tokensIn(credentials);
	const { clientSecret } = credentials;
	return [access, refresh, typeof clientSecret === 'string' ? clientSecret : undefined].filter(
		(secret) => secret !== undefined,
	);
}

/** How n8n renews a token: only when a request that it sends gets HTTP 401. */
export interface Renewing {
	/** The credential as it is stored now. */
	stored(): Promise<ICredentialDataDecryptedObject>;
	/** Sends a cheap call with the stored token. n8n renews it on a 401, and sends the call again. */
	sendForRenewal(): Promise<void>;
}

/**
 * Lets n8n renew the access token, once for all calls of the process that were refused.
 * @throws HelpdeskError `whileSigningIn` that says why there is no new token; a refusal is remembered.
 */
export async function renewToken(
	account: Account,
	credentials: ICredentialDataDecryptedObject,
	renewing: Renewing,
): Promise<void> {
	const identity = identityOf(account, credentials);
	const refusal = refusedSignIns.get(identity);
	if (refusal !== undefined && Date.now() < refusal.until) throw new HelpdeskError(notAgain(refusal));
	const underWay = signInsUnderWay.get(identity);
	if (underWay !== undefined) return void (await underWay);
	const attempt = renew(account, identity, tokensIn(credentials), renewing).finally(() =>
		signInsUnderWay.delete(identity),
	);
	signInsUnderWay.set(identity, attempt);
	await attempt;
}

/** Notes that the service refused a new token too. No more are made for a while. */
export function refuseNewToken(account: Account, credentials: ICredentialDataDecryptedObject): Problem {
	const problem = inItsCentre(stillRefused(), account, tokensIn(credentials).accountsServer);
	hold(identityOf(account, credentials), problem);
	return problem;
}

async function renew(account: Account, identity: string, before: Tokens, renewing: Renewing): Promise<string> {
	const failure = await renewing.sendForRenewal().then(
		() => undefined,
		(thrown: unknown) => ({ thrown }),
	);
	const after = tokensIn(await renewing.stored());
	if (failure === undefined) return after.access ?? '';
	const refused = renewalTrouble(failure.thrown, account) ?? refusedRenewal(before, after);
	const problem = inItsCentre(refused, account, after.accountsServer);
	if (!hasNoAnswer(problem)) hold(identity, problem);
	throw new HelpdeskError(problem);
}

/** The service refused the token after n8n renewed it: it is new and refused too, or there was none. */
function refusedRenewal(before: Tokens, after: Tokens): Problem {
	return before.access === after.access ? signInRefusal(after.error ?? 'invalid_code', undefined) : stillRefused();
}

function hold(identity: string, problem: Problem): void {
	const forMs = problem.retryAfterSeconds === undefined ? REFUSAL_HOLDS_MS : problem.retryAfterSeconds * 1000;
	const what = problem.kind === 'rate' ? 'too many' : 'sign-in';
	refusedSignIns.set(identity, { what, problem, until: Date.now() + forMs });
}

function notAgain({ what, problem: first, until }: RefusedSignIn): Problem {
	const message = sentences(first.message, 'n8n did not ask for a token again');
	if (what !== 'too many') return { ...first, message };
	return { ...first, message, nextStep: `Try again after ${new Date(until).toISOString()}.` };
}
