import { HelpdeskError, type Problem, problem } from '../../helpdesk/problem';
import { troubleOfStatus } from '../../connection/http-status';
import { asTheyCame, type Redact, shortened } from '../../connection/words';

/** The data for a sign-in. */
export interface SignInAccount {
	readonly kind: 'password' | 'ticket';
	/** `https://accounts.zoho.com` of the data centre, without a slash at the end. */
	readonly accountsAddress: string;
	readonly email: string;
	readonly password: string;
}

/** A sign-in request: a form POST, so that the password is not in the address. */
export interface SignInRequest {
	readonly url: string;
	readonly form: Readonly<Record<string, string>>;
}

/** The request for either way to sign in (reference sections 2a and 2b). */
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
	'Two-factor sign-in is on for this user. Create an application-specific password (My Zoho Account > Security > Application-Specific Passwords) and enter it in the credential as the password.';
const WRONG_PASSWORD =
	'Enter the e-mail and password of a portal administrator again. n8n does not repeat a refused sign-in, to avoid locking the account.';

/** Every documented `CAUSE`: its meaning and the next step. To add a cause, add a row. */
export const CAUSES: Readonly<Record<string, readonly [meaning: string, nextStep: string]>> = {
	INVALID_PASSWORD: ['The password is wrong', WRONG_PASSWORD],
	INVALID_CREDENTIALS: ['The e-mail or the password is wrong', WRONG_PASSWORD],
	'USERNAME AND PASSWORD DO NOT MATCH': ['The e-mail and the password do not match', WRONG_PASSWORD],
	NO_SUCH_USER: [
		'The user does not exist in this data centre',
		'Check the e-mail, and check that the credential has the data centre in which the account was opened.',
	],
	USER_NOT_ACTIVE: ['The user is not active', 'Ask the administrator of the Zoho organization to activate the user.'],
	ACCOUNT_REGISTRATION_NOT_CONFIRMED: [
		'The registration of the account was not confirmed',
		'Open the confirmation e-mail that Zoho sent to this address, and confirm the registration.',
	],
	WEB_LOGIN_REQUIRED: ['A password alone is not enough to sign in', TWO_FACTOR],
	EXCEEDED_MAXIMUM_ALLOWED_AUTHTOKENS: [
		'The user has reached the maximum number of auth tokens',
		'Remove old tokens: Zoho Support > your name > My Zoho Account > Active Authtokens > Remove.',
	],
};

/** True for a documented cause, which has a sentence of ours. */
function isDocumentedCause(cause: string): boolean {
	return Object.hasOwn(CAUSES, cause.toUpperCase());
}

/**
 * Reads the plain-text answer of a sign-in in any form: one or more lines, with or without comment lines, fields in
 * any order [guide shows several]. Returns the auth token or the ticket. `redact` is applied to an undocumented cause.
 * @throws HelpdeskError `sign-in` with a sentence for each documented cause.
 */
export function decodeSignIn(body: string, status: number, redact: Redact = asTheyCame): string {
	const token = /(?:^|[\s#])(?:AUTHTOKEN|TICKET)=([^\s<]+)/.exec(body)?.[1];
	const result = /(?:^|[\s#])RESULT=(TRUE|FALSE)/i.exec(body)?.[1]?.toUpperCase();
	// Without RESULT=TRUE the answer is cut off, and so may be its token.
	if (token !== undefined && token !== 'null' && result === 'TRUE') return token;
	const cause = causeIn(body);
	if (cause !== '') throw new HelpdeskError(causeProblem(cause, redact));
	throw new HelpdeskError(problemWithoutCause(body, status));
}

/** A cause may contain spaces: it ends at the end of the line, or where the next field or comment begins. */
function causeIn(body: string): string {
	const line = /(?:^|[\s#])CAUSE=([^\r\n]*)/.exec(body)?.[1] ?? '';
	const end = line.search(/\s[A-Z_]+=|#/);
	return (end === -1 ? line : line.slice(0, end)).trim();
}

function causeProblem(cause: string, redact: Redact): Problem {
	const row = isDocumentedCause(cause) ? CAUSES[cause.toUpperCase()] : undefined;
	if (row === undefined) {
		const words = shortened(redact(cause));
		return {
			...problem(
				'sign-in',
				`Zoho refused the sign-in: ${words}.`,
				'Zoho does not document this cause. Sign in to Zoho in a browser with the same account, and follow the instructions there.',
			),
			code: words,
		};
	}
	return { kind: 'sign-in', code: cause, message: `Zoho refused the sign-in: ${row[0]} (${cause}).`, nextStep: row[1] };
}

/** The comments or the first field of a sign-in answer; a complete answer always has a result too. */
const BEGINNING = /^\s*(?:#\s+#|[A-Z_]{6,}=)/;

const CUT_OFF = 'Try again. If this stays, check the network, proxy and firewall between n8n and Zoho.';

const RETIRED =
	'Zoho has retired this way to sign in for most accounts. You may need an auth token or a Zoho Desk connection.';

/**
 * The problem of a sign-in answer without a token and without a cause. `RESULT=FALSE` is a refusal; the beginning of
 * an answer is a network problem; anything else did not come from a sign-in service.
 */
function problemWithoutCause(body: string, status: number): Problem {
	if (status === 429)
		return problem('rate', 'Zoho does not accept more sign-ins for now (HTTP 429).', 'Try again in a minute.');
	if (BEGINNING.test(body) && !body.includes('RESULT='))
		return problem('network', 'The answer to the sign-in was incomplete.', CUT_OFF);
	if (/RESULT=FALSE/i.test(body))
		return problem('sign-in', 'Zoho refused the sign-in and gave no reason.', WRONG_PASSWORD);
	const trouble = troubleOfStatus(status, "Zoho's sign-in server", undefined);
	// A proxy does not belong to Zoho; another gateway may.
	if (trouble?.kind === 'blocked') {
		return status === 407 || status === 511 ? trouble : { ...trouble, nextStep: `${trouble.nextStep} ${RETIRED}` };
	}
	const nextStep =
		trouble === undefined ? `Check the accounts address in the credential. ${RETIRED}` : trouble.nextStep;
	return problem('garbled', `No usable answer to the sign-in (HTTP ${status}).`, nextStep);
}
