import type { OpenPoints } from '../open-points';
import { pacificStamp } from '../../zone-time';
import type { Accounts, SignedIn } from './accounts';

export type SignInMethod = 'apiauthtoken' | 'login';

/** Carries out a sign-in. Parameters must have their exact names (reference, sections 2a and 2b). */
export function signIn(method: SignInMethod, parameters: ReadonlyMap<string, string>, accounts: Accounts): SignedIn {
	return method === 'login' ? byTicket(parameters, accounts) : byToken(parameters, accounts);
}

function byToken(parameters: ReadonlyMap<string, string>, accounts: Accounts): SignedIn {
	const scopes = (parameters.get('SCOPE') ?? parameters.get('scope') ?? '').split(',');
	const [email, password] = [parameters.get('EMAIL_ID'), parameters.get('PASSWORD')];
	if (!scopes.includes('ZohoSupport/supportapi') || email === undefined || password === undefined)
		return { cause: 'INVALID_CREDENTIALS' };
	return accounts.makeToken(email, password);
}

function byTicket(parameters: ReadonlyMap<string, string>, accounts: Accounts): SignedIn {
	const isComplete = parameters.get('servicename') === 'ZohoSupport' && parameters.get('FROM_AGENT') === 'true';
	const [email, password] = [parameters.get('LOGIN_ID'), parameters.get('PASSWORD')];
	if (!isComplete || email === undefined || password === undefined) return { cause: 'INVALID_CREDENTIALS' };
	return accounts.makeTicket(email, password);
}

/** The plain-text answer: comment lines, then `KEY=value` lines. `moment` is the comment's, in milliseconds. */
export function signInText(
	method: SignInMethod,
	signedIn: SignedIn,
	moment: number,
	layout: OpenPoints['signInAnswer'],
): string {
	const comments = ['#', `#${pacificStamp(moment)}`];
	const lines = fieldLines(method, signedIn);
	if (layout === 'one-line') return ['#', ...comments.slice(1), ...lines].join(' ');
	if (layout === 'comments-last') return [...lines.reverse(), ...comments, ''].join('\n');
	return [...comments, ...lines, ''].join('\n');
}

function fieldLines(method: SignInMethod, signedIn: SignedIn): string[] {
	if ('cause' in signedIn) return [`CAUSE=${signedIn.cause}`, 'RESULT=FALSE'];
	if (method === 'apiauthtoken') return [`AUTHTOKEN=${signedIn.secret}`, 'RESULT=TRUE'];
	return ['GETUSERNAME=null', 'WARNING=null', 'PASS_EXPIRY=39', `TICKET=${signedIn.secret}`, 'RESULT=TRUE'];
}
