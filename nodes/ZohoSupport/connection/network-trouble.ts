import { errorText, HelpdeskError, type Problem, problem, problemIn } from '../helpdesk/problem';

/** Codes after which a request certainly never reached the service: no connection was made. */
const NEVER_ARRIVED: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ERR_INVALID_URL']);
/** What an operating system was asked for, before anything could be sent: to look the name up, to connect. */
const BEFORE_SENDING: ReadonlySet<unknown> = new Set(['connect', 'getaddrinfo']);
/** Words of Node.js and of the proxy agent for a connection that ended before it stood; they have no code of their own. */
const BEFORE_CONNECTED = /before secure TLS connection was established|before receiving CONNECT response/;
/** Codes that only a socket or its time limit gives; its other errors name the call of the operating system. */
const OF_SOCKET = /^(ECONNABORTED|EPROTO|ERR_SSL_)/;
const CERTIFICATE = /^(CERT_|ERR_TLS_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_(VERIFY|GET_ISSUER))/;

const WORDS: Readonly<Record<string, string>> = {
	ECONNREFUSED: 'the address refuses connections',
	ENOTFOUND: 'there is no such address',
	EAI_AGAIN: 'the name of the address could not be looked up',
	ECONNRESET: 'the connection was lost before an answer came',
	ECONNABORTED: 'no answer came in time',
	ETIMEDOUT: 'no answer came in time',
	ERR_BAD_RESPONSE: 'the answer broke off',
};

/**
 * Puts what an HTTP helper threw into a problem. Nothing of the thrown error is kept but its code: it holds the whole
 * request, password and all.
 */
export function networkTrouble(thrown: unknown, host: string): HelpdeskError {
	const own = findOwnProblem(thrown);
	if (own !== undefined) return new HelpdeskError(own);
	const code = findCode(thrown);
	const isForbidden = code === undefined && isRefusedByPolicy(thrown);
	const neverArrived = isForbidden || certainlyNotSent([...chain(thrown)], code);
	const why = isForbidden
		? 'this n8n does not allow the address'
		: code === undefined
			? 'the connection failed'
			: CERTIFICATE.test(code)
				? 'its certificate is not trusted'
				: Object.hasOwn(WORDS, code)
					? WORDS[code]
					: 'the connection failed';
	// n8n replaces a message that holds a common code by its own words, so only the words are given.
	const message = `${host} could not be reached: ${why}${code === undefined || Object.hasOwn(WORDS, code) ? '' : ` (${code})`}.`;
	const nextStep = neverArrived
		? 'Check the data centre or address in the credential, and that this n8n can reach it.'
		: 'Try again later.';
	return new HelpdeskError({ ...problem('network', message, nextStep), neverArrived });
}

/** n8n refuses some addresses by policy, before sending. */
function isRefusedByPolicy(thrown: unknown): boolean {
	return /blocked|not allowed|SSRF|restricted/i.test(errorText(thrown));
}

/** True where an error and what it wraps show that the request never went out. */
function certainlyNotSent(errors: readonly object[], code: string | undefined): boolean {
	if (code !== undefined && (NEVER_ARRIVED.has(code) || CERTIFICATE.test(code))) return true;
	const namesCall = (error: object) => 'syscall' in error && typeof error.syscall === 'string';
	const isOfSocket = (code !== undefined && OF_SOCKET.test(code)) || errors.some(namesCall);
	return errors.some(
		(error) => neverSent(error) || (isOfSocket && 'request' in error && neverConnected(error.request)),
	);
}

/** An error and what it wraps, outermost first. */
function* chain(thrown: unknown): Generator<object> {
	let current = thrown;
	for (let depth = 0; depth < 6 && typeof current === 'object' && current !== null; depth += 1) {
		yield current;
		current = 'cause' in current ? current.cause : undefined;
	}
}

function findCode(thrown: unknown): string | undefined {
	for (const error of chain(thrown)) {
		if ('code' in error && typeof error.code === 'string' && /^[A-Z][A-Z0-9_]+$/.test(error.code)) return error.code;
	}
	return undefined;
}

/** True for an error that shows that the request was not sent: codes such as ECONNRESET say nothing of when. */
function neverSent(error: object): boolean {
	// Where a name has several addresses, Node.js tries to connect to each and gathers the errors.
	if ('errors' in error && Array.isArray(error.errors) && error.errors.length > 0)
		return error.errors.every(isOfConnecting);
	if ('syscall' in error && BEFORE_SENDING.has(error.syscall)) return true;
	return 'message' in error && typeof error.message === 'string' && BEFORE_CONNECTED.test(error.message);
}

function isOfConnecting(error: unknown): boolean {
	if (typeof error !== 'object' || error === null) return false;
	return neverSent(error) || ('code' in error && error.code === 'ERR_SOCKET_CONNECTION_TIMEOUT');
}

/**
 * True for a request of Node.js whose connection never stood: it has none (the proxy gave none), or its TLS handshake
 * was not over. Node.js holds back what is to be sent until then.
 */
function neverConnected(request: unknown): boolean {
	if (typeof request !== 'object' || request === null || !('socket' in request)) return false;
	const { socket } = request;
	if (socket === null) return !('res' in request) || request.res === null || request.res === undefined;
	return typeof socket === 'object' && 'secureConnecting' in socket && socket.secureConnecting === true;
}

/** Our own error may come back wrapped, and from the credential's bundle, whose classes are others: it is known by its shape. */
function findOwnProblem(thrown: unknown): Problem | undefined {
	for (const error of chain(thrown)) {
		const own = problemIn(error);
		if (own !== undefined) return own;
	}
	return undefined;
}
