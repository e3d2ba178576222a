import { createHash } from 'crypto';
import { asHelpdeskError, HelpdeskError, type Problem, problem, sentences } from '../../helpdesk/problem';
import { decodeSignIn, signInRequest } from './sign-in';
import type { Account } from './account';
import {
	type RefusedSignIn,
	refusedSignIns,
	replacedTokens,
	signInsUnderWay,
	tokens,
} from '../../connection/process-memory';
import { hiding } from '../../connection/secrets';

/** Sends a form and returns the answer; throws HelpdeskError if none came. */
export type PostForm = (url: string, form: Readonly<Record<string, string>>) => Promise<SignInAnswer>;

export interface SignInAnswer {
	readonly status: number;
	readonly body: string;
	/** How long the service asks to wait, in seconds. */
	readonly retryAfter?: number | undefined;
}

/**
 * A refused sign-in is not repeated for this long, so that nobody is locked out. Changing the credential or pressing
 * Test ends the wait.
 */
const REFUSAL_HOLDS_MS = 60 * 60 * 1000;

/** After HTTP 429 no sign-in is sent for as long as the service asks, or for a minute; at most for a day. */
const TOO_MANY_HOLDS_SECONDS = 60;
const LONGEST_HOLD_SECONDS = 24 * 60 * 60;

/** The user and the way to sign in, as a digest. A token belongs to it, and a changed password gives another one. */
function identityOf(account: Account): string {
	const { signIn } = account;
	const parts = signIn.kind === 'authToken' ? [] : [signIn.email, signIn.password];
	return createHash('sha256')
		.update(JSON.stringify([signIn.kind, account.accountsAddress, ...parts]))
		.digest('hex')
		.slice(0, 16);
}

/**
 * The stored form of a session: `<identity>.<token>`. So a token that was made with another e-mail or password than
 * the credential has now is never used.
 */
export function storedSession(account: Account, token: string): string {
	return `${identityOf(account)}.${token}`;
}

/** The token of a stored session; undefined if it does not belong to this account. */
export function tokenOf(account: Account, stored: unknown): string | undefined {
	const prefix = `${identityOf(account)}.`;
	return typeof stored === 'string' && stored.startsWith(prefix) ? stored.slice(prefix.length) : undefined;
}

/**
 * The auth token or ticket of an account that signs in with e-mail and password. It is made once and shared by all
 * calls of the process. `rejected` is a token that the service no longer accepts: it is replaced once for all callers.
 * @throws HelpdeskError that explains the cause; a refusal is remembered and thrown again without another try.
 */
export async function obtainToken(account: Account, post: PostForm, rejected?: string): Promise<string> {
	return (await obtainSession(account, post, rejected)).token;
}

/** Like `obtainToken`; `isNew` is true if the token was made just now. */
export async function obtainSession(
	account: Account,
	post: PostForm,
	rejected?: string,
): Promise<{ readonly token: string; readonly isNew: boolean }> {
	const identity = identityOf(account);
	const known = tokens.get(identity);
	if (known !== undefined && known !== rejected) return { token: known, isNew: false };
	const underWay = signInsUnderWay.get(identity);
	if (underWay !== undefined) return { token: await underWay, isNew: true };
	const refusal = refusedSignIns.get(identity);
	if (refusal !== undefined && Date.now() < refusal.until) throw new HelpdeskError(notAgain(refusal));
	const attempt = makeToken(account, post, identity, rejected).finally(() => signInsUnderWay.delete(identity));
	signInsUnderWay.set(identity, attempt);
	return { token: await attempt, isNew: true };
}

/**
 * Makes the token of the credential the one in use, since another process may have made it. Returns false for a token
 * that this process has already replaced: the Test button cannot store a new one.
 */
export function adoptToken(account: Account, token: string): boolean {
	const identity = identityOf(account);
	if (replacedTokens.get(identity)?.has(token) === true) return false;
	tokens.set(identity, token);
	return true;
}

/** Allows the next sign-in of an account although an earlier one was refused. */
export function forgetRefusal(account: Account): void {
	const identity = identityOf(account);
	if (refusedSignIns.get(identity)?.what === 'sign-in') refusedSignIns.delete(identity);
}

/** Sign-in errors that a new token or ticket does not fix: tickets retired, API key inactive or wrong. */
const NOT_RENEWABLE = new Set<string | null>(['4000', '4501', '4890']);

/** True for a sign-in error that a new token or ticket may fix. */
export function isRenewable(trouble: Problem): boolean {
	return trouble.kind === 'sign-in' && !NOT_RENEWABLE.has(trouble.code);
}

/**
 * Notes that the service refused a new token, such as one of another data centre. No more are made for a while, or the
 * user would soon reach the maximum number of tokens.
 */
export function refuseNewToken(account: Account, trouble: Problem): void {
	refusedSignIns.set(identityOf(account), {
		what: 'new token',
		problem: trouble,
		until: Date.now() + REFUSAL_HOLDS_MS,
	});
}

async function makeToken(
	account: Account,
	post: PostForm,
	identity: string,
	rejected: string | undefined,
): Promise<string> {
	const { signIn } = account;
	if (signIn.kind === 'authToken')
		throw new HelpdeskError(
			problem(
				'sign-in',
				'n8n cannot renew an auth token that was entered by hand.',
				'Enter a new token in the credential.',
			),
		);
	const request = signInRequest({
		kind: signIn.kind,
		accountsAddress: account.accountsAddress,
		email: signIn.email,
		password: signIn.password,
	});
	let answer: SignInAnswer | undefined;
	try {
		answer = await post(request.url, request.form);
		const token = decodeSignIn(answer.body, answer.status, hiding([signIn.password]));
		tokens.set(identity, token);
		if (rejected !== undefined)
			replacedTokens.set(identity, new Set([...(replacedTokens.get(identity) ?? []), rejected]));
		refusedSignIns.delete(identity);
		return token;
	} catch (error) {
		const trouble = asHelpdeskError(error);
		const refusal = refusalAfter(trouble.problem, answer?.retryAfter);
		if (refusal !== undefined) refusedSignIns.set(identity, refusal);
		throw refusal === undefined ? trouble : new HelpdeskError(refusal.problem);
	}
}

/** The refusal to remember after a failed sign-in; undefined if the next run may try again. */
function refusalAfter(trouble: Problem, asked: number | undefined): RefusedSignIn | undefined {
	if (trouble.kind === 'sign-in') return { what: 'sign-in', problem: trouble, until: Date.now() + REFUSAL_HOLDS_MS };
	if (trouble.kind !== 'rate') return undefined;
	const seconds = Math.min(asked ?? TOO_MANY_HOLDS_SECONDS, LONGEST_HOLD_SECONDS);
	const nextStep = `Try again in ${seconds} seconds. n8n does not sign in before then.`;
	return {
		what: 'too many',
		problem: { ...trouble, nextStep, retryAfterSeconds: seconds },
		until: Date.now() + seconds * 1000,
	};
}

/** The secrets that calls of an account may contain. They are never shown. */
export function secretsOfCalls(account: Account, stored: unknown): string[] {
	const { signIn } = account;
	if (signIn.kind === 'authToken') return [signIn.authToken];
	const inUse = [
		tokenOf(account, stored),
		tokens.get(identityOf(account)),
		signIn.kind === 'ticket' ? signIn.apiKey : undefined,
	];
	return inUse.filter((secret) => secret !== undefined);
}

/** The problem for a refused token that a person entered: n8n cannot renew it. */
export function typedTokenRefused(refusal: Problem): Problem {
	return {
		...refusal,
		message: sentences(
			refusal.message,
			'Zoho does not accept the auth token in the credential: it was removed, its user was deactivated, or it belongs to another data centre',
			'n8n cannot renew a token that was entered by hand',
		),
		nextStep:
			'Create a new token (Zoho Support > your name > My Zoho Account > Active Authtokens) and enter it in the credential, or sign in with e-mail and password, so that n8n can renew the token.',
	};
}

function notAgain({ what, problem: first, until }: RefusedSignIn): Problem {
	if (what !== 'too many')
		return { ...first, message: sentences(first.message, 'n8n did not try again, to avoid locking the account') };
	const when = new Date(until).toISOString();
	return {
		...first,
		message: sentences(first.message, 'n8n did not try again'),
		nextStep: `Try again after ${when}. n8n does not sign in before then.`,
	};
}
