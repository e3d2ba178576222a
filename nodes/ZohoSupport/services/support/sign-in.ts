import { HelpdeskError, type Problem, problem } from '../../helpdesk/problem';
import { troubleOfStatus } from './http-status';
import { asTheyCame, type Hide, shortened } from './words';

/** What is typed into a sign-in. */
export interface SignInAccount {
	readonly kind: 'password' | 'ticket';
	/** `https://accounts.zoho.com` of the data centre, without a slash at the end. */
	readonly accountsAddress: string;
	readonly email: string;
	readonly password: string;
}

/** A sign-in request: a form POST, so that the password is in no address. */
export interface SignInRequest {
	readonly url: string;
	readonly form: Readonly<Record<string, string>>;
}

/** The request of either generation (reference sections 2a and 2b). */
export function signInRequest(account: SignInAccount): SignInRequest {
	if (account.kind === 'ticket') {
		const form = {
			servicename: 'ZohoSupport',
			FROM_AGENT: 'true',
			LOGIN_ID: account.email,
			PASSWORD: account.password,
		};
		return { url: `${account.accountsAddress}/login`, form };
	}
	const form = {
		SCOPE: 'ZohoSupport/supportapi',
		EMAIL_ID: account.email,
		PASSWORD: account.password,
		DISPLAY_NAME: 'n8n',
	};
	return { url: `${account.accountsAddress}/apiauthtoken/nb/create`, form };
}

const TWO_FACTOR =
	'Two-factor sign-in is on for this user. Make an application-specific password under My Zoho Account > Security > Application-Specific Passwords, and use it as the password in the credential.';
const WRONG_PASSWORD =
	'Type the e-mail and password of an administrator of the portal again. n8n does not repeat a refused sign-in, so that Zoho does not lock the account.';

/** Every documented `CAUSE`, what it means and what to do. A new cause is a new row. */
export const CAUSES: Readonly<Record<string, readonly [meaning: string, nextStep: string]>> = {
	INVALID_PASSWORD: ['The password is wrong', WRONG_PASSWORD],
	INVALID_CREDENTIALS: ['The e-mail or the password is wrong', WRONG_PASSWORD],
	'USERNAME AND PASSWORD DO NOT MATCH': ['The e-mail and the password do not match', WRONG_PASSWORD],
	NO_SUCH_USER: [
		'There is no such user in this data centre',
		'Check the e-mail, and check that the data centre is the one where the account was opened.',
	],
	USER_NOT_ACTIVE: ['The user is not active', 'Ask the administrator of the Zoho organization to activate the user.'],
	ACCOUNT_REGISTRATION_NOT_CONFIRMED: [
		'The registration of the account was not confirmed',
		'Open the confirmation e-mail that Zoho sent to this address, and confirm the registration.',
	],
	WEB_LOGIN_REQUIRED: ['A password alone is not enough to sign in', TWO_FACTOR],
	EXCEEDED_MAXIMUM_ALLOWED_AUTHTOKENS: [
		'The user has as many auth tokens as Zoho allows',
		'Remove old tokens under Zoho Support > your name > My Zoho Account > Active Authtokens.',
	],
};

/** True for a cause that the documents list: its sentence is ours. */
function isDocumentedCause(cause: string): boolean {
	return Object.hasOwn(CAUSES, cause.toUpperCase());
}

/**
 * Reads the plain-text answer of a sign-in in any of its forms: many lines or one, with or without comment lines, fields in
 * any order [guide shows several]. Gives the auth token or the ticket. `hide` is for a cause that is shown as it came.
 * @throws HelpdeskError `sign-in` with a sentence for each documented cause.
 */
export function decodeSignIn(body: string, status: number, hide: Hide = asTheyCame): string {
	const token = /(?:^|[\s#])(?:AUTHTOKEN|TICKET)=([^\s<]+)/.exec(body)?.[1];
	const result = /(?:^|[\s#])RESULT=(TRUE|FALSE)/i.exec(body)?.[1]?.toUpperCase();
	// Without RESULT=TRUE the answer was cut, and its token may be too.
	if (token !== undefined && token !== 'null' && result === 'TRUE') return token;
	const cause = causeIn(body);
	if (cause !== '') throw new HelpdeskError(causeProblem(cause, hide));
	throw new HelpdeskError(noAnswer(body, status));
}

/** A cause may be words with spaces: it ends at the line's end, or where the next field or comment begins. */
function causeIn(body: string): string {
	const line = /(?:^|[\s#])CAUSE=([^\r\n]*)/.exec(body)?.[1] ?? '';
	const end = line.search(/\s[A-Z_]+=|#/);
	return (end === -1 ? line : line.slice(0, end)).trim();
}

function causeProblem(cause: string, hide: Hide): Problem {
	const row = isDocumentedCause(cause) ? CAUSES[cause.toUpperCase()] : undefined;
	if (row === undefined) {
		const words = shortened(hide(cause));
		return {
			...problem(
				'sign-in',
				`Zoho refused the sign-in: ${words}.`,
				'Zoho does not document this cause. Sign in to Zoho in a browser with the same account, and follow what Zoho says there.',
			),
			code: words,
		};
	}
	return { kind: 'sign-in', code: cause, message: `Zoho refused the sign-in: ${row[0]} (${cause}).`, nextStep: row[1] };
}

/** The comments or the first field of a sign-in answer, which always has a result too. */
const BEGINNING = /^\s*(?:#\s+#|[A-Z_]{6,}=)/;

const RETIRED =
	'Zoho has retired this way to sign in for most accounts, so you may need an auth token or a Zoho Desk connection.';

/** A `RESULT=FALSE` without a cause is a refusal; anything else but a beginning is no sign-in service. */
function noAnswer(body: string, status: number): Problem {
	if (status === 429)
		return problem('rate', 'Zoho accepts no more sign-ins for now (HTTP 429).', 'Wait a minute, then try again.');
	if (BEGINNING.test(body) && !body.includes('RESULT='))
		return problem('network', 'The answer to the sign-in broke off.', 'Try again later.');
	if (/RESULT=FALSE/i.test(body))
		return problem('sign-in', 'Zoho refused the sign-in and gave no reason.', WRONG_PASSWORD);
	const trouble = troubleOfStatus(status, "Zoho's sign-in server", undefined);
	// A proxy is none of Zoho's; other gates may be.
	if (trouble?.kind === 'blocked') {
		return status === 407 || status === 511 ? trouble : { ...trouble, nextStep: `${trouble.nextStep} ${RETIRED}` };
	}
	const nextStep =
		trouble === undefined ? `Check the accounts address in the credential. ${RETIRED}` : trouble.nextStep;
	return problem('garbled', `The answer to the sign-in did not come from Zoho (HTTP ${status}).`, nextStep);
}
