import { type Problem, problem } from '../helpdesk/problem';

const CHECK_GATEWAY = 'Check any proxy, firewall or gateway between n8n and Zoho, and the addresses in the credential.';
const PROXY_SIGN_IN =
	'Enter the user and password of the proxy in the proxy setting of this n8n (such as HTTPS_PROXY), or exclude the address from the proxy.';

/**
 * Statuses that judge only the head or the size of a request, before it is passed on, so nothing was carried out [RFC
 * 9110, sections 15.5 and 15.6; RFC 6585; RFC 7725]. Statuses that may also come after the request was carried out are
 * not included: 400, 409 and 422 (an application may use them for anything), 406 (a framework that cannot show its
 * result), 408 (Envoy sends it if the service behind it is slow: "408 Request Timeout … if no upstream response header
 * has been received"), 500, 502, 503 and 504.
 */
const NOT_CARRIED_OUT: Readonly<Record<number, readonly [reason: string, nextStep: string]>> = {
	401: ['requires its own sign-in', CHECK_GATEWAY],
	403: ['forbids the request', CHECK_GATEWAY],
	405: ['does not accept the method of the request at this address', CHECK_GATEWAY],
	407: ['requires a proxy sign-in', PROXY_SIGN_IN],
	411: ['requires the length of the request', CHECK_GATEWAY],
	413: [
		'does not accept a request of this size',
		'Send less text in this item, or allow larger requests in the proxy or gateway.',
	],
	414: ['does not accept an address of this length', CHECK_GATEWAY],
	415: ['does not accept this type of content', CHECK_GATEWAY],
	417: ['does not accept the header Expect', CHECK_GATEWAY],
	421: ['is not responsible for this address', CHECK_GATEWAY],
	426: ['requires another protocol', CHECK_GATEWAY],
	431: ['does not accept headers of this size', CHECK_GATEWAY],
	451: ['blocks the address', CHECK_GATEWAY],
	501: ['does not support the method of the request', CHECK_GATEWAY],
	505: ['does not support this version of HTTP', CHECK_GATEWAY],
	511: ['requires a sign-in to the network', 'Sign in to the network of this n8n, or ask its administrator.'],
};

const TOO_LARGE = 413;

/** The server that answered, as words inside a sentence. */
export type Server = "Zoho's server" | "Zoho's sign-in server";

/**
 * The problem that an HTTP status shows if the answer has no message of the service; undefined if the status shows
 * none.
 */
export function troubleOfStatus(status: number, who: Server, retryAfter: number | undefined): Problem | undefined {
	if (Object.hasOwn(NOT_CARRIED_OUT, status)) return notCarriedOut(status, who);
	if (status === 429) return waiting(tooMany(retryAfter), retryAfter);
	const nextStep = `Try again later. If this stays, the fault is at ${who}, or at a proxy or gateway before it.`;
	if (status === 408)
		return problem('service', `${who}, or a proxy or gateway before it, timed out (HTTP 408).`, nextStep);
	return status >= 500
		? waiting(problem('service', `${who} failed (HTTP ${status}).`, nextStep), retryAfter)
		: undefined;
}

/** True if the request was too large, so fewer rows may be accepted. */
export function isTooLarge(status: number): boolean {
	return status === TOO_LARGE;
}

function notCarriedOut(status: number, who: Server): Problem {
	const [reason, nextStep] = NOT_CARRIED_OUT[status];
	const message = `A proxy or gateway before ${who} ${reason} (HTTP ${status}). The request was not carried out.`;
	return { ...problem(isTooLarge(status) ? 'data' : 'blocked', message, nextStep), neverArrived: true };
}

function tooMany(retryAfter: number | undefined): Problem {
	const wait = retryAfter === undefined || retryAfter === 0 ? 'a minute' : `${retryAfter} seconds`;
	return problem(
		'rate',
		'Zoho does not accept more requests for now (HTTP 429).',
		`Wait ${wait}, then try again. Spread the work over more time.`,
	);
}

/** Adds the wait that the service requests, in seconds. */
export function waiting(trouble: Problem, retryAfter: number | undefined): Problem {
	return retryAfter === undefined ? trouble : { ...trouble, retryAfterSeconds: retryAfter };
}
