import { createHash } from 'crypto';
import { asHelpdeskError, HelpdeskError, type Problem, problem } from '../helpdesk/problem';
import { decodeSignIn, signInRequest } from '../helpdesk/support/sign-in';
import type { Account } from './account';
import { refusedSignIns, signInsUnderWay, tokens } from './process-memory';

/** Sends a form and gives what came back; throws HelpdeskError when nothing came. */
export type PostForm = (url: string, form: Readonly<Record<string, string>>) => Promise<{ readonly status: number; readonly body: string }>;

/** A refused sign-in is not repeated for so long, so that nobody is locked out; changing the credential or pressing Test ends the wait. */
const REFUSAL_HOLDS_MS = 60 * 60 * 1000;

/** Who signs in and how, as a digest: a token belongs to it, and a changed password makes another one. */
function identityOf(account: Account): string {
	const { signIn } = account;
	const parts = signIn.kind === 'authToken' ? [] : [signIn.email, signIn.password];
	return createHash('sha256').update(JSON.stringify([signIn.kind, account.accountsAddress, ...parts])).digest('hex').slice(0, 16);
}

/**
 * The stored form of a session: `<identity>.<token>`, so that a token made with another e-mail or password than those
 * which the credential holds now is never used.
 */
export function storedSession(account: Account, token: string): string {
	return `${identityOf(account)}.${token}`;
}

/** The token of a stored session, or undefined when it is none of this account's. */
export function tokenOf(account: Account, stored: unknown): string | undefined {
	const prefix = `${identityOf(account)}.`;
	return typeof stored === 'string' && stored.startsWith(prefix) ? stored.slice(prefix.length) : undefined;
}

/**
 * The auth token or ticket of an account that signs in with e-mail and password. One is made once and shared by all calls
 * of the process; `rejected` names a token that the service no longer takes, so that it is replaced, once for all who ask.
 * @throws HelpdeskError with the cause in words; a refusal is remembered and given again without another try.
 */
export async function obtainToken(account: Account, post: PostForm, rejected?: string): Promise<string> {
	const identity = identityOf(account);
	const known = tokens.get(identity);
	if (known !== undefined && known !== rejected) return known;
	const underWay = signInsUnderWay.get(identity);
	if (underWay !== undefined) return await underWay;
	const refusal = refusedSignIns.get(identity);
	if (refusal !== undefined && Date.now() - refusal.at < REFUSAL_HOLDS_MS) throw new HelpdeskError(notAgain(refusal.problem));
	const attempt = makeToken(account, post, identity).finally(() => signInsUnderWay.delete(identity));
	signInsUnderWay.set(identity, attempt);
	return await attempt;
}

/** Lets the next sign-in of an account go out although an earlier one was refused. */
export function forgetRefusal(account: Account): void {
	refusedSignIns.delete(identityOf(account));
}

async function makeToken(account: Account, post: PostForm, identity: string): Promise<string> {
	const { signIn } = account;
	if (signIn.kind === 'authToken') throw new HelpdeskError(typedTokenRefused());
	const request = signInRequest({ kind: signIn.kind, accountsAddress: account.accountsAddress, email: signIn.email, password: signIn.password });
	try {
		const { status, body } = await post(request.url, request.form);
		const token = decodeSignIn(body, status);
		tokens.set(identity, token);
		refusedSignIns.delete(identity);
		return token;
	} catch (error) {
		const trouble = asHelpdeskError(error);
		if (trouble.problem.kind === 'sign-in') refusedSignIns.set(identity, { problem: trouble.problem, at: Date.now() });
		throw trouble;
	}
}

/** A token that a person typed in can't be renewed. */
export function typedTokenRefused(): Problem {
	return problem(
		'sign-in',
		'Zoho does not take the auth token of the credential: it was removed, its user was deactivated, or it belongs to another data centre. A token that was typed in cannot be renewed by n8n.',
		'Make a new token (Zoho Support > your name > My Zoho Account > Active Authtokens) and put it into the credential, or sign in with e-mail and password, which n8n renews by itself.',
	);
}

function notAgain(first: Problem): Problem {
	return { ...first, message: `${first.message} n8n did not try again, so that the account is not locked.` };
}
