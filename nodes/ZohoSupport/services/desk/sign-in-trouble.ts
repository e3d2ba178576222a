import { troubleOfStatus } from '../../connection/http-status';
import { networkTrouble } from '../../connection/network-trouble';
import { type Problem, problem, sentences } from '../../helpdesk/problem';
import type { Account } from './account';
import { accountsAddressOf, DATA_CENTRES } from './data-centres';

const CONNECT_AGAIN = 'Open the credential and connect your account again.';
const SERVER = "Zoho's sign-in server";

/** Zoho asks for no time; it counts tokens over 10 minutes [open-points 9]. */
const THROTTLE_SECONDS = 10 * 60;

interface Row {
	readonly meaning: string;
	readonly nextStep: string;
}

const REVOKED: Row = {
	meaning:
		'The connection to Zoho is gone: someone revoked it, the user was deactivated, or the account was connected more than 20 times, which ends the oldest connection',
	nextStep: CONNECT_AGAIN,
};

/** The errors of the sign-in server, which come with HTTP 200 or 400 [open-points 9]. */
const SIGN_IN_ERRORS: Readonly<Record<string, Row>> = {
	invalid_code: REVOKED,
	invalid_grant: REVOKED,
	invalid_client: {
		meaning: 'Zoho does not know the client: its ID is wrong, or it was made in another data centre',
		nextStep:
			'Check the data centre and the Client ID in the credential: make the client at the API console of that data centre.',
	},
	invalid_client_secret: {
		meaning: 'The client secret is wrong',
		nextStep: 'Copy the Client Secret from the API console into the credential, and connect again.',
	},
};

/** The throttle. Its description may be translated; its name is not [open-points 9]. */
const THROTTLE = /^access[ _]denied$/i;

/** The name of an error: a few words. Anything else may repeat what was sent, tokens and client secret too. */
const NAME = /^[\p{L}_ .'-]{1,100}$/u;

/**
 * The problem in an error of the sign-in server.
 * @param error its name: `invalid_code`
 * @param retryAfter how long it asks to wait, in seconds
 */
export function signInRefusal(error: string, retryAfter: number | undefined): Problem {
	if (THROTTLE.test(error)) return throttled(retryAfter ?? THROTTLE_SECONDS);
	const row = Object.hasOwn(SIGN_IN_ERRORS, error) ? SIGN_IN_ERRORS[error] : undefined;
	const said = NAME.test(error)
		? `Zoho's sign-in server says: ${error}`
		: `Zoho's sign-in server gives a reason that is not shown, since it may repeat secrets`;
	return signInProblem(sentences(said, ...(row === undefined ? [] : [row.meaning])), row?.nextStep ?? CONNECT_AGAIN);
}

/** Also a new token was refused: the data centre of the credential is not that of the help desk, or access was ended. */
export function stillRefused(): Problem {
	return signInProblem(
		'Zoho Desk refused the access token, also after n8n renewed it: the connection was revoked, the user has no access to Zoho Desk, or the help desk is in another data centre.',
		`Check the data centre in the credential. ${CONNECT_AGAIN}`,
	);
}

/** No account was connected, or Zoho gave no refresh token. */
export function notConnected(): Problem {
	return signInProblem('The credential is not connected to an account, or n8n has no refresh token.', CONNECT_AGAIN);
}

/**
 * Adds the data centre of the account if the credential has another one.
 * @param accountsServer where Zoho said at the consent that the account is
 */
export function inItsCentre(
	trouble: Problem,
	{ accountsAddress }: Account,
	accountsServer: string | undefined,
): Problem {
	const isOfZoho = DATA_CENTRES.some((centre) => accountsAddressOf(centre) === accountsAddress);
	const its = DATA_CENTRES.find((centre) => accountsAddressOf(centre) === accountsServer?.replace(/\/+$/, ''));
	if (trouble.kind !== 'sign-in' || !isOfZoho || its === undefined || accountsAddressOf(its) === accountsAddress)
		return trouble;
	const where = `${its.name} (${its.domain})`;
	return {
		...trouble,
		message: sentences(trouble.message, `The connected account is in the data centre ${where}`),
		nextStep: `Choose the data centre ${where} in the credential, with a client that was made there, and connect again.`,
	};
}

function throttled(seconds: number): Problem {
	const message =
		"Zoho's sign-in server says: Access Denied. Too many access tokens were asked for: Zoho gives 10 in 10 minutes for one connection.";
	const nextStep = `Try again in ${Math.ceil(seconds / 60)} minutes. n8n asks for no token before then. Do not use the same connection in other tools.`;
	return { ...problem('rate', message, nextStep), whileSigningIn: true, retryAfterSeconds: seconds };
}

function signInProblem(message: string, nextStep: string): Problem {
	return { ...problem('sign-in', message, nextStep), whileSigningIn: true };
}

/**
 * What n8n threw while it renewed a token; undefined if the service refused the call with 401 afterwards. Of the error
 * only its kind is kept: it holds the request with its tokens.
 */
export function renewalTrouble(thrown: unknown, { accountsAddress, deskAddress }: Account): Problem | undefined {
	const errors = [...chain(thrown)];
	const said = errors.map(signInErrorIn).find((error) => error !== undefined);
	if (said !== undefined) return signInRefusal(said, undefined);
	if (errors.some(isNotConnected)) return notConnected();
	const status = errors.map(statusIn).find((found) => found !== undefined);
	if (status === 401) return undefined;
	if (status !== undefined) return { ...ofStatus(status), whileSigningIn: true };
	const address = errors.some((error) => isRequestTo(error, deskAddress, accountsAddress))
		? deskAddress
		: accountsAddress;
	return { ...networkTrouble(thrown, new URL(address).host).problem, whileSigningIn: true };
}

function ofStatus(status: number): Problem {
	const trouble = troubleOfStatus(status, SERVER, undefined);
	const nextStep =
		'Check the data centre in the credential, or its Accounts Address, and any proxy or firewall between n8n and Zoho.';
	return trouble ?? problem('garbled', `${SERVER} gave no usable answer (HTTP ${status}).`, nextStep);
}

/** The error and the errors that it wraps, outermost first. */
function* chain(thrown: unknown): Generator<object> {
	let current = thrown;
	for (let depth = 0; depth < 6 && typeof current === 'object' && current !== null; depth += 1) {
		yield current;
		current = 'cause' in current ? current.cause : undefined;
	}
}

/** `error` in the body of an error of n8n's OAuth2 client. */
function signInErrorIn(error: object): string | undefined {
	const body: unknown = Reflect.get(error, 'body');
	const name: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'error') : undefined;
	return typeof name === 'string' && name !== '' ? name : undefined;
}

function statusIn(error: object): number | undefined {
	const response: unknown = Reflect.get(error, 'response');
	const holder = typeof response === 'object' && response !== null ? response : error;
	const status: unknown = Reflect.get(holder, 'status');
	return typeof status === 'number' ? status : undefined;
}

function isNotConnected(error: object): boolean {
	const message: unknown = Reflect.get(error, 'message');
	return (
		typeof message === 'string' &&
		/not connected|no refresh token|without access token|needs to be reconnected/i.test(message)
	);
}

function isRequestTo(error: object, address: string, other: string): boolean {
	const config: unknown = Reflect.get(error, 'config');
	const url: unknown = typeof config === 'object' && config !== null ? Reflect.get(config, 'url') : undefined;
	return typeof url === 'string' && url.startsWith(address) && !url.startsWith(`${other}/oauth/`);
}
