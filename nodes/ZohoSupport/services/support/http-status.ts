import { type Problem, problem } from '../../helpdesk/problem';

const HANDED_BACK = 'Check the proxy, firewall or gateway between n8n and Zoho, and the addresses in the credential.';
const PROXY_SIGN_IN =
	'Put the user and password of the proxy into the proxy setting of n8n (such as HTTPS_PROXY), or let n8n reach the address without the proxy.';

/**
 * Statuses that are given for what the head of a request says, or its size, and so before it is handed on: nothing of
 * it was carried out [RFC 9110, sections 15.5 and 15.6; RFC 6585; RFC 7725]. Left out is what may come after the request
 * was carried out: 400, 409 and 422 (an application says them of anything), 406 (a framework that can't show its
 * result), 408 (Envoy sends it when the service behind it is slow: "408 Request Timeout … if no upstream response header
 * has been received"), 500, 502, 503 and 504.
 */
const NOT_CARRIED_OUT: Readonly<Record<number, readonly [words: string, nextStep: string]>> = {
	401: ['asks for a sign-in of its own', HANDED_BACK],
	403: ['forbids the request', HANDED_BACK],
	405: ['does not accept POST requests at this address', HANDED_BACK],
	407: ['asks for a sign-in to the proxy', PROXY_SIGN_IN],
	411: ['needs the length of the request', HANDED_BACK],
	413: [
		'does not accept requests of this size',
		'Send less text in this item, or allow larger requests in the proxy or gateway.',
	],
	414: ['does not accept addresses of this length', HANDED_BACK],
	415: ['does not accept forms', HANDED_BACK],
	417: ['does not accept the header Expect', HANDED_BACK],
	421: ['says that it is not the server of this address', HANDED_BACK],
	426: ['asks for another protocol', HANDED_BACK],
	431: ['does not accept headers of this size', HANDED_BACK],
	451: ['blocks the address', HANDED_BACK],
	501: ['does not support POST', HANDED_BACK],
	505: ['does not support this version of HTTP', HANDED_BACK],
	511: ['asks for a sign-in to the network', 'Sign in to the network of this n8n, or ask its administrator.'],
};

const TOO_LARGE = 413;

/** Who answered, in the middle of a sentence. */
export type Server = "Zoho's server" | "Zoho's sign-in server";

/** What an HTTP status says where the answer has no words of the service; undefined where it says nothing of its own. */
export function troubleOfStatus(status: number, who: Server, retryAfter: number | undefined): Problem | undefined {
	if (Object.hasOwn(NOT_CARRIED_OUT, status)) return notCarriedOut(status, who);
	if (status === 429) return waiting(tooMany(retryAfter), retryAfter);
	const passes = 'Try again later.';
	if (status === 408)
		return problem('service', `${who}, or a proxy or gateway before it, got no answer in time (HTTP 408).`, passes);
	return status >= 500 ? waiting(problem('service', `${who} failed (HTTP ${status}).`, passes), retryAfter) : undefined;
}

/** True for trouble after which fewer rows may pass. */
export function isTooLarge(status: number): boolean {
	return status === TOO_LARGE;
}

function notCarriedOut(status: number, who: Server): Problem {
	const [words, nextStep] = NOT_CARRIED_OUT[status];
	const message = `A proxy or gateway before ${who} ${words} (HTTP ${status}). The request was not carried out.`;
	return { ...problem(isTooLarge(status) ? 'data' : 'blocked', message, nextStep), neverArrived: true };
}

function tooMany(retryAfter: number | undefined): Problem {
	const wait = retryAfter === undefined || retryAfter === 0 ? 'a minute' : `${retryAfter} seconds`;
	return problem(
		'rate',
		'Zoho accepts no more requests for now (HTTP 429).',
		`Wait ${wait}, then run the node again. Spread the work over more time.`,
	);
}

/** Zoho's own code for too many requests at once: the reference says to back off (section 5), for a minute in our own words. */
const TOO_FAST = '4820';
const TOO_FAST_WAIT_SECONDS = 60;

/** With how long the service asked to wait, in seconds; less than a minute does not count beside the code for too fast. */
export function waiting(trouble: Problem, retryAfter: number | undefined): Problem {
	const isTooShort = trouble.code === TOO_FAST && (retryAfter ?? 0) < TOO_FAST_WAIT_SECONDS;
	return retryAfter === undefined || isTooShort ? trouble : { ...trouble, retryAfterSeconds: retryAfter };
}
